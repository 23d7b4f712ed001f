/// One thing wrong with the author's files: where, what, and how grave. `carrel` puts it into words.
public struct Problem: Equatable, Sendable {
    /// Which rule is broken, with the evidence.
    public var kind: Kind
    /// The file as messages name it.
    public var file: String
    /// Where the fault begins; 1:1 when the file as a whole is at fault.
    public var place: Place

    /// A problem of a whole file stands at its beginning.
    public init(_ kind: Kind, file: String, place: Place = Place(line: 1, column: 1)) {
        self.kind = kind
        self.file = file
        self.place = place
    }

    /// How grave a problem is.
    public enum Severity: String, Sendable {
        /// Must be mended. Found in a topic's own file, it leaves the topic out.
        case error
        /// Ought to be mended; counts only under `--strict`.
        case warning
    }

    /// `C` and three digits: the name of ``kind`` in messages, the same in every version.
    public var number: String { rule.number }
    /// That of its rule.
    public var severity: Severity { rule.severity }
    /// The rule of the house it breaks.
    public var rule: Rule { kind.rule }
    /// Whether it keeps a library from being published.
    public var isError: Bool { severity == .error }

    /// What is wrong, with the evidence. One number each, given in ``Problem/number``, never reused.
    public enum Kind: Equatable, Sendable {
        // Files and their bytes

        /// The file or folder cannot be opened or read.
        case unreadable(errno: Int32)
        /// A folder, pipe, socket or device where a file is due.
        case notRegularFile
        case link(LinkFault)
        case unsafeName(NameFault)
        case tooLarge(bytes: Int, limit: Int)
        case emptyFile
        /// A file that Carrel does not read where it lies.
        case strayFile
        case missingFile(String)
        /// UTF-16 or UTF-32, by name.
        case wrongEncoding(String)
        case badUTF8
        case byteOrderMark
        /// A character that may not stand in a text, as it is or written as an entity.
        case badCharacter(Unicode.Scalar)
        case tooManyMarks(limit: Int)
        /// A letter of a script that would be shown in the wrong order, the first of some.
        case rightToLeft(Unicode.Scalar)

        // YAML

        /// What the YAML reader said.
        case yamlSyntax(String)
        case yamlFeature(YAMLFeature)
        case duplicateKey(String, first: Place)
        case nestedTooDeep(limit: Int)
        case headerTooLarge(limit: Int)
        case noOpeningFence
        case noClosingFence
        case missingKey(String)
        case unknownKey(String, nearest: String?)
        case wrongType(key: String, expected: Shape)
        case badDate(key: String, text: String)
        case badValue(key: String, text: String, allowed: [String])
        case badNumber(key: String, text: String, range: ClosedRange<Int>)
        /// Something that names a thing does not match `[a-z0-9][a-z0-9-]*`.
        case badID(String)

        // Markdown

        /// Front matter, and nothing after it.
        case noText
        case unsupported(Unsupported)
        case unknownCallout(String, nearest: String?)
        case emptyCallout
        case blocksTooDeep(limit: Int)
        /// A table, or a row of it, with more cells than can be shown.
        case tableTooWide(columns: Int, limit: Int)
        /// A row of dashes that does not fit the header above it, so that the table would not be one.
        case tableUneven(columns: Int, header: Int)
        /// A table behind many lines of text without an empty line between.
        case tableInText(limit: Int)
        /// A heading more than one level below the one before it, or a first one that is not of level 2.
        case headingSkipped(level: Int, expected: Int)
        case longList(count: Int, limit: Int)
        /// A relative link that is not `topic.md` or `../section/topic.md`.
        case badLink(String)
        /// An address that is not well formed.
        case badAddress(String)
        /// An address of a scheme that is neither `http`, `https` nor `mailto`.
        case strangeAddress(String)

        // Citations and findings

        case malformedCitation(String)
        case tooManyFindings(count: Int, limit: Int)
        case unknownSource(String, nearest: String?)
        /// The source has a file, which has errors of its own.
        case brokenSource(String)
        case unknownFinding(FindingKey, nearest: String?)
        case sourceNeverCited(String)
        /// A number, dose or percentage in a statement without a citation.
        case uncitedFigure(String)
        /// Advice in a statement without a citation.
        case uncitedAdvice(String)
        /// A figure that none of the findings cited for it says.
        case figureNotInFinding(String, cited: [FindingKey])
        /// A figure in the front matter that no finding cited in the text says.
        case figureNotInText(String, key: String)
        /// The plain words for a figure do not mean the figure.
        case plainFigureWrong(figure: String, plain: String)
        /// Too sure a verb for findings of that certainty.
        case tooSure(Certainty)
        case findingNotAnswered(FindingKey, Verdict)
        /// A finding that does not hold, cited outside a box that answers it.
        case findingRepeated(FindingKey, Verdict)
        case contradictionNotAnswered(FindingKey, FindingKey)
        case disagreeWithOneSource
        case claimWithoutCitation
        case retractedUnsaid(source: String)
        case supersededUnsaid(source: String, by: String)
        /// Too many sentences of a topic have no citation.
        case citedTooLittle(CitedShare)
        /// One finding is cited again and again in a topic.
        case citedTooOften(FindingKey, times: Int, limit: Int)

        // Sources

        case wrongID(String, expected: String)
        case notOneReference(count: Int)
        /// A DOI, ISBN, ISSN, PMID or PMCID that cannot be one.
        case badIdentifier(key: String, text: String)
        case whyMissing(finding: String, Verdict)
        case certaintyMissing(finding: String, Basis)
        case noFindings

        // The library as a whole

        case duplicateTopic(String, other: String)
        case topicNotListed(String)
        case listedTopicMissing(String, nearest: String?)
        case unknownTopic(String, nearest: String?)
        case unknownAnchor(String, topic: String, nearest: String?)
        /// A link that names the wrong folder for a topic that exists.
        case linkToWrongSection(topic: String, section: String)
        case relatedToItself
        /// A topic's id is a word of the command line.
        case idIsCommand(String)
        case unknownSection(String, nearest: String?)
        case unknownLanguage(String, nearest: String?)
        /// A text of the library that is not there in a declared language.
        case textMissing(key: String, language: String)
        case duplicateName(String)
        case originalMissing(language: String)
        case translationOlder(translated: Day, original: Day)
        case meaningTooLong(words: Int, limit: Int)
        case duplicateTerm(String)
        /// A message of Carrel's own with other `{…}` than the English one.
        case wrongPlaceholders(message: String, expected: [String])

        // Review and reading

        case reviewOverdue(due: Day)
        case reviewedInFuture(Day)
        case reviewDueTooEarly(reviewed: Day, due: Day)
        case reviewDueTooLate(months: Int, limit: Int)
        /// Flesch-Kincaid grade with glossary terms counted as easy words, the raw grade, and SMOG.
        case readingLevel(eased: Double, raw: Double, smog: Double)
        /// So many words without a heading between them.
        case headingMissing(words: Int, limit: Int)
        /// More or fewer words than the library allows a topic.
        case topicLength(words: Int, allowed: ClosedRange<Int>)
        /// A word patients may not know, neither in the glossary nor explained where it stands.
        case jargon(String)

        // The configuration

        /// Two keys that say different things about one.
        case keysTogether(String, String)
        /// Not what `carrel kiosk set-passcode` prints. Not quoted: it may be the passcode itself.
        case badPasscodeHash
    }

    /// Why a symbolic link is not followed.
    public enum LinkFault: Equatable, Sendable { case outside, dangling, folder }

    /// Why a file's name is refused.
    public enum NameFault: Equatable, Sendable {
        case badUTF8, control, leadingDash, outerSpace, tooLong(limit: Int), notAnID
    }

    /// What YAML has and Carrel's files do not.
    public enum YAMLFeature: Equatable, Sendable {
        case anchor, alias, tag, merge, secondDocument, directive, mapKey
    }

    /// What a value of YAML should have been.
    public enum Shape: Equatable, Sendable { case text, list, map, textList, languages, findingPair }

    /// What Markdown has and Carrel does not show.
    public enum Unsupported: Equatable, Sendable {
        case image, rawHTML, referenceDefinition, referenceLink, footnote, taskList, linkTitle, emptyLink
    }
}
