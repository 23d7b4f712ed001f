import Testing

@testable import Topics

struct ProblemTests {
    private static let day = Day("2026-11-21") ?? Day(year: 1, month: 1, day: 1) ?? { preconditionFailure("day one exists") }()
    private static let key = FindingKey(source: "a", finding: "b")

    /// One of every kind.
    static let kinds: [Problem.Kind] = [
        .unreadable(errno: 13), .notRegularFile, .link(.outside), .unsafeName(.control), .tooLarge(bytes: 2, limit: 1), .emptyFile,
        .strayFile, .missingFile("a"), .wrongEncoding("UTF-16"), .badUTF8, .byteOrderMark, .badCharacter("\u{1B}"), .tooManyMarks(limit: 4),
        .rightToLeft("\u{5D0}"),
        .yamlSyntax("a"), .yamlFeature(.alias), .duplicateKey("a", first: Place(line: 1, column: 1)), .nestedTooDeep(limit: 2),
        .headerTooLarge(limit: 1), .noOpeningFence, .noClosingFence, .missingKey("a"), .unknownKey("a", nearest: nil),
        .wrongType(key: "a", expected: .text), .badDate(key: "a", text: "b"), .badValue(key: "a", text: "b", allowed: []),
        .badNumber(key: "a", text: "b", range: 1...2), .badID("A"), .noText, .unsupported(.image), .unknownCallout("a", nearest: nil),
        .emptyCallout, .blocksTooDeep(limit: 32), .tableTooWide(columns: 13, limit: 12), .badLink("a"), .badAddress("a"),
        .strangeAddress("a"), .tableUneven(columns: 1, header: 2), .tableInText(limit: 1), .malformedCitation("[@"),
        .tooManyFindings(count: 9, limit: 8), .unknownSource("a", nearest: nil), .brokenSource("a"), .unknownFinding(key, nearest: nil),
        .sourceNeverCited("a"),
        .uncitedFigure("1"), .uncitedAdvice("a"), .figureNotInFinding("1", cited: [key]), .figureNotInText("1", key: "a"),
        .plainFigureWrong(figure: "1", plain: "2"), .tooSure(.low), .findingNotAnswered(key, .wrong), .findingRepeated(key, .wrong),
        .contradictionNotAnswered(key, key), .disagreeWithOneSource, .claimWithoutCitation, .retractedUnsaid(source: "a"),
        .supersededUnsaid(source: "a", by: "b"), .wrongID("a", expected: "b"), .notOneReference(count: 2),
        .badIdentifier(key: "a", text: "b"),
        .whyMissing(finding: "a", .wrong), .certaintyMissing(finding: "a", .trial), .noFindings, .duplicateTopic("a", other: "b"),
        .topicNotListed("a"), .listedTopicMissing("a", nearest: nil), .unknownTopic("a", nearest: nil),
        .unknownAnchor("a", topic: "b", nearest: nil), .linkToWrongSection(topic: "a", section: "b"), .relatedToItself,
        .idIsCommand("list"),
        .unknownSection("a", nearest: nil), .unknownLanguage("a", nearest: nil), .textMissing(key: "a", language: "en"),
        .duplicateName("a"),
        .originalMissing(language: "en"), .translationOlder(translated: day, original: day), .meaningTooLong(words: 36, limit: 35),
        .duplicateTerm("a"), .wrongPlaceholders(message: "a", expected: []), .reviewOverdue(due: day), .reviewedInFuture(day),
        .reviewDueTooEarly(reviewed: day, due: day), .reviewDueTooLate(months: 13, limit: 12), .readingLevel(eased: 9, raw: 11, smog: 10),
        .headingSkipped(level: 4, expected: 3), .longList(count: 8, limit: 7), .citedTooLittle(CitedShare()),
        .citedTooOften(key, times: 5, limit: 4), .headingMissing(words: 201, limit: 200), .topicLength(words: 1, allowed: 2...3),
        .jargon("a"), .keysTogether("a", "b"), .badPasscodeHash,
    ]

    @Test func `every kind of problem has a number of its own`() {
        let numbers = Self.kinds.map { Problem($0, file: "f").number }
        #expect(Set(numbers).count == numbers.count)
        for number in numbers { #expect(number.count == 4 && number.hasPrefix("C") && number.dropFirst().allSatisfy(\.isNumber)) }
    }

    @Test func `what only ought to be mended is a warning`() {
        let warnings = Self.kinds.filter { !Problem($0, file: "f").isError }.map { Problem($0, file: "f").number }
        #expect(
            warnings.sorted() == [
                "C007", "C011", "C209", "C213", "C305", "C307", "C319", "C320", "C601", "C604", "C606", "C607", "C608",
            ])
    }

    @Test func `every rule has a kind of problem that breaks it, and every kind a rule`() {
        #expect(Set(Self.kinds.map(\.rule)) == Set(Rule.allCases))
        for rule in Rule.allCases { #expect(!rule.title.hasSuffix(".") && rule.asks.hasSuffix("."), "\(rule)") }
    }
}
