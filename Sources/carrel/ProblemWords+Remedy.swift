import Surface
import Topics

extension Problem {
    /// How to mend it: one sentence without its full stop, safe to show.
    var remedy: String {
        switch kind {
        case .unreadable: "make it readable for the account that runs Carrel"
        case .notRegularFile: "put an ordinary file here, or take this away"
        case .link: "replace the link by the file itself"
        case .unsafeName: "rename it with small letters, digits and hyphens, such as side-effects.md"
        case .tooLarge: "divide it into smaller files"
        case .emptyFile: "write it, or take it away"
        case .strayFile: "move it where it belongs, or out of the library"
        case .missingFile: "add it; the README shows how it is written"
        case .wrongEncoding: "save the file as UTF-8"
        case .badUTF8: "save the file as UTF-8, and look for a damaged letter here"
        case .byteOrderMark: "save the file as UTF-8 without a byte order mark"
        case .badCharacter: "delete it, or write what you mean with letters"
        case .tooManyMarks: "take marks away"
        case .rightToLeft: "write it in letters that go from left to right; a library in such a language is not for Carrel"

        case .yamlSyntax: "look at quotes, colons and indents here and in the line above"
        case .yamlFeature(.merge), .yamlFeature(.anchor), .yamlFeature(.alias): "write the value out where it is needed"
        case .yamlFeature(.tag): "take the tag away; a value that begins with ! needs quotes"
        case .yamlFeature: "take it away"
        case .duplicateKey: "keep one of the two"
        case .nestedTooDeep: "write it flatter"
        case .headerTooLarge: "move text from the front matter into the topic"
        case .noOpeningFence: "begin the file with a line --- and the front matter"
        case .noClosingFence: "end the front matter with a line ---"
        case .missingKey(let key): "add \(Self.quoted(key))"
        case .unknownKey(let key, let nearest):
            nearest.map(meant) ?? (key.contains(" ") ? "take it away; a text with a comma or colon in it needs quotes" : "take it away")
        case .wrongType(_, let shape): "write \(Self.name(of: shape))"
        case .badDate("issued", _), .badDate("accessed", _): "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it out"
        case .badDate: "write the day as YYYY-MM-DD"
        case .badValue(_, _, let allowed): "write one of: \(Escaper.safe(allowed.joined(separator: ", ")))"
        case .badNumber(_, _, let range): "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .badID: "use small letters, digits and hyphens, beginning with a letter or digit"

        case .noText: "write the topic below the front matter"
        case .unsupported(.image): "say in words what it shows"
        case .unsupported(.rawHTML): "write it in Markdown; a < in a text is written \\<"
        case .unsupported(.referenceDefinition), .unsupported(.referenceLink): "write the link as [words](address)"
        case .unsupported(.footnote): "put it in the text, or cite a finding"
        case .unsupported(.taskList): "use a plain list"
        case .unsupported(.linkTitle): "put the title into the words of the link"
        case .unsupported(.emptyLink): "give the link words"
        case .unknownCallout(_, let nearest):
            nearest.map(meant) ?? "write one of: \(Callout.allCases.map(\.rawValue).joined(separator: ", "))"
        case .emptyCallout: "write the text of the box, each line begun with >"
        case .blocksTooDeep: "write it flatter"
        case .tableTooWide: "divide the table, or take cells away"
        case .tableUneven: "give both the same number of columns"
        case .tableInText: "put an empty line before the table"
        case .badLink: "write ../section/topic.md, with #heading if you like, or a whole address"
        case .badAddress: "write the address without spaces and control characters"
        case .strangeAddress: "check it; it is shown as text and never followed"

        case .headingSkipped(_, let expected): "begin it with \(String(repeating: "#", count: expected)), or put a heading between"
        case .longList: "divide it under headings, or leave out what matters least"

        case .malformedCitation: "write [@source, finding] or [@source, finding; @source, finding] on one line, without other marks"
        case .tooManyFindings: "cite the best of them, or divide the sentence"
        case .brokenSource: "mend that file first"
        case .unknownSource(_, let nearest): nearest.map(meant) ?? "add the source, or cite another"
        case .unknownFinding(_, let nearest): nearest.map(meant) ?? "add the finding, or cite another"
        case .sourceNeverCited: "cite it, or take it away"
        case .uncitedFigure: "end the statement with a citation"
        case .uncitedAdvice: "end the statement with a citation"
        case .figureNotInFinding: "correct the figure, or add its plain form to the finding under plain"
        case .figureNotInText: "correct the figure, or state and cite it in the text"
        case .plainFigureWrong: "work the figure out again"
        case .tooSure: "say that it may be so"
        case .findingNotAnswered: "cite it in a CLAIM or DISAGREE box that says what is true"
        case .findingRepeated: "move the sentence into a CLAIM or DISAGREE box and answer it there"
        case .contradictionNotAnswered: "cite both in one DISAGREE or CLAIM box"
        case .disagreeWithOneSource: "cite what each side says, or use another box"
        case .claimWithoutCitation: "cite the finding that makes the claim"
        case .retractedUnsaid: "say in the sentence that it was retracted, or cite another source"
        case .supersededUnsaid: "cite the newer source, or say that this one is superseded"
        case .citedTooLittle: "cite a finding for each statement, or leave out what none bears out"
        case .citedTooOften: "cite other findings too, or say it in fewer sentences"

        case .wrongID(_, let expected): "make the id \(Self.quoted(expected)), or rename the file"
        case .notOneReference: "give every source a file of its own"
        case .badIdentifier: "copy it again from the document"
        case .whyMissing: "add why"
        case .certaintyMissing: "add certainty: high, moderate, low or very-low"
        case .noFindings: "add what the source says under findings"

        case .duplicateTopic: "rename one of the two"
        case .topicNotListed: "add it to the topics of its section in library.yaml"
        case .listedTopicMissing(_, let nearest): nearest.map(meant) ?? "write the topic, or take it out of the list"
        case .unknownTopic(_, let nearest): nearest.map(meant) ?? "write the topic, or take the name away"
        case .unknownAnchor(_, _, let nearest): nearest.map(meant) ?? "take the anchor away"
        case .linkToWrongSection(let topic, let section): "write \(Self.quoted("../\(section)/\(topic).md"))"
        case .relatedToItself: "take it out of related"
        case .idIsCommand: "rename the file"
        case .unknownSection(_, let nearest): nearest.map(meant) ?? "add the section to library.yaml, or move the topics"
        case .unknownLanguage(_, let nearest): nearest.map(meant) ?? "add it to languages in library.yaml"
        case .textMissing(_, let language): "add the text for \(Self.quoted(language))"
        case .duplicateName: "keep one of the two"
        case .originalMissing: "correct translates, or add the original"
        case .translationOlder: "bring the translation up to date and set translates: reviewed"
        case .meaningTooLong: "say it shorter; the topic can say the rest"
        case .duplicateTerm: "keep one of the two"
        case .wrongPlaceholders(_, let expected):
            expected.isEmpty ? "take the braces away" : "use exactly: \(Escaper.safe(expected.joined(separator: ", ")))"

        case .reviewOverdue: "review the topic and set reviewed and review-due"
        case .reviewedInFuture: "write the day the topic was reviewed"
        case .reviewDueTooEarly: "set review-due to a day after reviewed"
        case .reviewDueTooLate: "set review-due earlier"
        case .readingLevel: "write shorter sentences and plainer words, or explain hard words in the glossary (at most 8.0 and 10.0)"
        case .headingMissing: "put a heading between"
        case .topicLength(let words, let allowed):
            words < allowed.lowerBound ? "say more, or join it with another topic" : "cut it, or divide it into two topics"
        case .jargon: "explain it here, put it in the glossary, or use a plainer word"

        case .keysTogether: "keep one of the two"
        case .badPasscodeHash: "put here what carrel kiosk set-passcode prints"
        }
    }

    private func meant(_ name: String) -> String { "did you mean \(Self.quoted(name))?" }
}
