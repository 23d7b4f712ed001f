import Testing
import Topics

@testable import carrel

/// What `carrel check` says of problems that need a whole library to come about; the others are said to the real program in Bad…Tests.
@Suite struct ProblemWordsTests {
    private static let finding = FindingKey(source: "tea-review", finding: "sleep")

    static let words: [(kind: Problem.Kind, message: String, remedy: String)] = [
        (.figureNotInFinding("30 mg", cited: [finding]), "“30 mg” is not in what is cited for it, tea-review, sleep", "correct the figure"),
        (.findingRepeated(finding, .wrong), "the finding tea-review, sleep is wrong and is cited here as if it held", "box"),
        (.citedTooOften(finding, times: 9, limit: 4), "is cited 9 times in this topic; 4 are enough", "cite other findings too"),
        (
            .citedTooLittle(CitedShare()), "100 in 100 sentences are cited (0 of 0; 0 more need no citation)",
            "cite a finding for each statement"
        ),
        (.readingLevel(eased: 8.26, raw: -0.34, smog: 11), "grade 8.3 with its terms explained, -0.3 without (SMOG 11.0)", "shorter"),
        (.topicLength(words: 90, allowed: 150...700), "has 90 words; the library allows 150 to 700", "say more"),
        (.topicLength(words: 900, allowed: 150...700), "has 900 words; the library allows 150 to 700", "divide it into two topics"),
        (.wrongPlaceholders(message: "help", expected: []), "“help” has other words in braces", "take the braces away"),
        (.wrongPlaceholders(message: "help", expected: ["why", "\u{1B}"]), "“help” has other words", "use exactly: why, \\u{1B}"),
        (.unknownCallout("NOET", nearest: "NOTE"), "“NOET” is not a box", "did you mean “NOTE”?"),
        (.unknownCallout("XYZZY", nearest: nil), "“XYZZY” is not a box", "write one of: NOTE, "),
    ]

    @Test(arguments: words.indices) func `a problem is said with its evidence, and with what mends it`(index: Int) {
        let (kind, message, remedy) = Self.words[index]
        let problem = Problem(kind, file: "en/drinks/green-tea.md")
        #expect(problem.message.contains(message), "\(problem.message)")
        #expect(problem.remedy.contains(remedy) && !problem.remedy.isEmpty, "\(problem.remedy)")
        #expect(problem.line.hasPrefix("en/drinks/green-tea.md:1:1: ") && problem.line.contains("[\(problem.number)]"), "\(problem.line)")
    }

    @Test func `an old translation is said with both days`() throws {
        let (translated, original) = (try #require(Day("2026-03-01")), try #require(Day("2026-11-21")))
        let problem = Problem(.translationOlder(translated: translated, original: original), file: "es/drinks/green-tea.md")
        #expect(problem.message == "this was translated from the text of 2026-03-01; the original was reviewed on 2026-11-21")
    }
}
