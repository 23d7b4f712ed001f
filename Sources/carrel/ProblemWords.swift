import Surface
import Topics

// What carrel says about a problem: what is wrong in `message`, how to mend it in `remedy`. Every name and quoted text goes
// through the escaper, because it comes from a file that may hold anything.

extension Problem {
    /// What is wrong: one sentence without its full stop, safe to show.
    var message: String {
        switch kind {
        case .unreadable(let errno): "this cannot be read (\(ErrnoWords.text(errno)))"
        case .notRegularFile: "this is not an ordinary file"
        case .link(.outside): "this symbolic link leads out of the library"
        case .link(.dangling): "this symbolic link leads nowhere"
        case .link(.folder): "this symbolic link leads to a folder"
        case .unsafeName(.badUTF8): "this name is not UTF-8"
        case .unsafeName(.control): "this name holds a character that cannot be shown"
        case .unsafeName(.leadingDash): "this name begins with a dash"
        case .unsafeName(.tooLong(let limit)): "this name is longer than \(limit) letters"
        case .unsafeName(.outerSpace): "this name begins or ends with a space"
        case .unsafeName(.notAnID): "this name is not made of small letters, digits and hyphens"
        case .tooLarge(let bytes, let limit): "this has \(bytes) bytes; a file may have \(limit)"
        case .emptyFile: "this file is empty"
        case .strayFile: "Carrel does not read a file here"
        case .missingFile(let name): "the library has no \(quoted(name))"
        case .wrongEncoding(let name): "this text is \(name), not UTF-8"
        case .badUTF8: "the bytes here are not UTF-8"
        case .byteOrderMark: "the file begins with a byte order mark"
        case .badCharacter(let scalar): "the character \(Self.name(of: scalar)) may not stand in a text"
        case .tooManyMarks(let limit): "a letter here carries more than \(limit) marks"
        case .rightToLeft(let scalar):
            "the letter \(Self.name(of: scalar)) is written from right to left, and would be shown the wrong way round"

        case .yamlSyntax(let words): "this is not YAML: \(Escaper.safe(words))"
        case .yamlFeature(let feature): "\(Self.name(of: feature)) is not used in Carrel's files"
        case .duplicateKey(let key, let first): "\(quoted(key)) stands here a second time; the first is in line \(first.line)"
        case .nestedTooDeep(let limit): "lists and maps are nested deeper than \(limit)"
        case .headerTooLarge(let limit): "the front matter is longer than \(limit) bytes"
        case .noOpeningFence: "the file does not begin with front matter"
        case .noClosingFence: "the front matter that begins here has no end"
        case .missingKey(let key): "\(quoted(key)) is missing"
        case .unknownKey(let key, _): "\(quoted(key)) is not a key of this file"
        case .wrongType(let key, let shape): "\(quoted(key)) should be \(Self.name(of: shape))"
        case .badDate(let key, let text): "\(quoted(text)) under \(quoted(key)) is not a date that exists"
        case .badValue(let key, let text, _): "\(quoted(text)) is not a value of \(quoted(key))"
        case .badNumber(let key, let text, _): "\(quoted(text)) under \(quoted(key)) is not a number in its range"
        case .badID(let text): "\(quoted(text)) cannot be an id"

        case .noText: "the topic has no text"
        case .unsupported(let what): "Carrel does not show \(Self.name(of: what))"
        case .unknownCallout(let name, _): "\(quoted(name)) is not a box Carrel knows"
        case .emptyCallout: "this box is empty"
        case .blocksTooDeep(let limit): "quotes, lists or brackets are nested deeper than \(limit)"
        case .tableTooWide(let columns, let limit): "there are \(columns) columns here; \(limit) can be shown"
        case .tableUneven(let columns, let header): "this row of dashes has \(columns) columns and the header above it \(header)"
        case .tableInText: "this table stands directly behind a long text"
        case .headingSkipped(let level, let expected): "this heading has level \(level) where level \(expected) is due"
        case .longList(let count, let limit): "this list has \(count) entries; readers keep \(limit) in mind"
        case .badLink(let target): "\(quoted(target)) does not name a topic"
        case .badAddress(let address): "\(quoted(address)) is not a well-formed address"
        case .strangeAddress(let address): "\(quoted(address)) is neither a web nor a mail address"

        case .malformedCitation(let text): "\(quoted(text)) is not a citation"
        case .tooManyFindings(let count, let limit): "this citation names \(count) findings; \(limit) are allowed"
        case .brokenSource(let id): "the file of the source \(quoted(id)) has errors of its own"
        case .unknownSource(let id, _): "there is no source \(quoted(id))"
        case .unknownFinding(let key, _): "the source \(quoted(key.source)) has no finding \(quoted(key.finding))"
        case .sourceNeverCited(let id): "no topic cites the source \(quoted(id))"
        case .uncitedFigure(let figure): "\(quoted(figure)) stands in a statement without a citation"
        case .uncitedAdvice(let words): "\(quoted(words)) is advice without a citation"
        case .figureNotInFinding(let figure, let cited):
            "\(quoted(figure)) is not in what is cited for it, \(cited.map(Self.name(of:)).joined(separator: ", "))"
        case .figureNotInText(let figure, let key): "\(quoted(figure)) under \(quoted(key)) is in no finding the topic cites"
        case .plainFigureWrong(let figure, let plain): "\(quoted(plain)) is not what \(quoted(figure)) means"
        case .tooSure(let certainty): "this is said too surely for findings of \(certainty.rawValue) certainty"
        case .findingNotAnswered(let key, let verdict): "the finding \(Self.name(of: key)) is \(verdict.rawValue) and no box answers it"
        case .findingRepeated(let key, let verdict):
            "the finding \(Self.name(of: key)) is \(verdict.rawValue) and is cited here as if it held"
        case .contradictionNotAnswered(let one, let other):
            "\(Self.name(of: one)) contradicts \(Self.name(of: other)) and no box cites both"
        case .disagreeWithOneSource: "this box of sources that disagree cites fewer than two sources"
        case .claimWithoutCitation: "this box of a claim cites no finding"
        case .retractedUnsaid(let source): "the source \(quoted(source)) is retracted, and the text does not say so"
        case .supersededUnsaid(let source, let by):
            "the source \(quoted(source)) is superseded by \(quoted(by)), and the text does not say so"

        case .citedTooLittle(let share):
            "\(share.percent) in 100 sentences are cited (\(share.cited) of \(share.counted); \(share.exempt) more need no citation)"
        case .citedTooOften(let key, let times, let limit):
            "the finding \(Self.name(of: key)) is cited \(times) times in this topic; \(limit) are enough"

        case .wrongID(let id, let expected): "the id is \(quoted(id)) and the file is named \(quoted(expected))"
        case .notOneReference(let count): "this file holds \(count) references; a source is one"
        case .badIdentifier(let key, let text): "\(quoted(text)) cannot be a \(Escaper.safe(key))"
        case .whyMissing(let finding, let verdict): "the finding \(quoted(finding)) is \(verdict.rawValue) and does not say why"
        case .certaintyMissing(let finding, let basis): "the finding \(quoted(finding)) rests on \(basis.rawValue) and states no certainty"
        case .noFindings: "this source has no findings"

        case .duplicateTopic(let id, let other): "the topic \(quoted(id)) is also in \(Escaper.safe(other))"
        case .topicNotListed(let id): "the topic \(quoted(id)) is not in library.yaml"
        case .listedTopicMissing(let id, _): "the topic \(quoted(id)) is listed here and has no file"
        case .unknownTopic(let id, _): "there is no topic \(quoted(id))"
        case .unknownAnchor(let anchor, let topic, _): "the topic \(quoted(topic)) has no heading \(quoted(anchor))"
        case .linkToWrongSection(let topic, _): "the topic \(quoted(topic)) is not in the folder this link names"
        case .relatedToItself: "the topic names itself as related"
        case .idIsCommand(let id): "\(quoted(id)) is a command of Carrel and cannot name a topic"
        case .unknownSection(let id, _): "the section \(quoted(id)) is not in library.yaml"
        case .unknownLanguage(let code, _): "the language \(quoted(code)) is not in library.yaml"
        case .textMissing(let key, let language): "\(quoted(key)) has no text in the language \(quoted(language))"
        case .duplicateName(let name): "\(quoted(name)) is named a second time"
        case .originalMissing(let language): "this translates a topic that does not exist in the language \(quoted(language))"
        case .translationOlder(let translated, let original):
            "this was translated from the text of \(translated); the original was reviewed on \(original)"
        case .meaningTooLong(let words, let limit): "this meaning has \(words) words; \(limit) are allowed"
        case .duplicateTerm(let term): "\(quoted(term)) already has a meaning"
        case .wrongPlaceholders(let message, _): "the text of \(quoted(message)) has other words in braces than the English one"

        case .reviewOverdue(let due): "the review was due on \(due)"
        case .reviewedInFuture(let day): "\(day) has not come yet"
        case .reviewDueTooEarly(let reviewed, let due): "the review is due on \(due) and was done on \(reviewed)"
        case .reviewDueTooLate(let months, let limit): "the next review is \(months) months off; the library allows \(limit)"
        case .readingLevel(let eased, let raw, let smog):
            "this reads at school grade \(Self.grade(eased)) with its terms explained, \(Self.grade(raw)) without (SMOG \(Self.grade(smog)))"
        case .headingMissing(let words, let limit): "\(words) words stand here without a heading; \(limit) may"
        case .topicLength(let words, let allowed):
            "this topic has \(words) words; the library allows \(allowed.lowerBound) to \(allowed.upperBound)"
        case .jargon(let word): "\(quoted(word)) is a word patients may not know"

        case .keysTogether(let key, let other): "\(quoted(key)) and \(quoted(other)) both say where the library is"
        case .badPasscodeHash: "this is not the hash of a passcode"
        }
    }

    private func quoted(_ text: String) -> String { Self.quoted(text) }

    /// The text in quotation marks, escaped, and cut when it is long.
    static func quoted(_ text: String) -> String {
        let safe = Escaper.safe(text)
        return safe.utf8.count <= 80 ? "“\(safe)”" : "“\(safe.prefix(60))…”"
    }

    static func name(of key: FindingKey) -> String { Escaper.safe("\(key.source), \(key.finding)") }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return scalar.properties.name.map { "\(code) \($0)" } ?? code
    }

    private static func name(of feature: YAMLFeature) -> String {
        switch feature {
        case .anchor: "an anchor (&)"
        case .alias: "an alias (*)"
        case .tag: "a tag (!)"
        case .merge: "a merge key (<<)"
        case .secondDocument: "a second document (---)"
        case .directive: "a directive (%)"
        case .mapKey: "a list or map as a key"
        }
    }

    static func name(of shape: Shape) -> String {
        switch shape {
        case .text: "text"
        case .list: "a list"
        case .map: "a map of keys and values"
        case .textList: "a list of texts"
        case .languages: "a map from language codes to texts"
        case .findingPair: "a pair [source, finding]"
        }
    }

    private static func name(of what: Unsupported) -> String {
        switch what {
        case .image: "images"
        case .rawHTML: "HTML"
        case .referenceDefinition, .referenceLink: "links by reference"
        case .footnote: "footnotes"
        case .taskList: "task lists"
        case .linkTitle: "the title of a link"
        case .emptyLink: "a link without words"
        }
    }

    /// A grade with one decimal, as the reading-level formulas are usually given.
    static func grade(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
