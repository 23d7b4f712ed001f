import Testing

@testable import Topics

struct CheckReviewTests {
    private typealias Make = CheckLibrary

    private func found(_ reviewed: String, _ due: String, today: String) -> [String] {
        Make.found(Make.library([Make.topic("a", reviewed: reviewed, due: due)]), today: today)
    }

    @Test func `a review is overdue the day after it was due`() {
        #expect(found("2026-01-01", "2027-01-01", today: "2027-01-01").isEmpty)
        #expect(found("2026-01-01", "2027-01-01", today: "2027-01-02") == ["C601 en/basics/a.md 7:13"])
    }

    @Test func `nothing was reviewed tomorrow`() {
        #expect(found("2026-06-01", "2027-01-01", today: "2026-06-01").isEmpty)
        #expect(found("2026-06-02", "2027-01-01", today: "2026-06-01") == ["C602 en/basics/a.md 6:11"])
    }

    @Test func `a review is due within the library's months`() {
        #expect(found("2026-01-31", "2027-01-31", today: "2026-06-01").isEmpty)
        #expect(found("2026-01-30", "2027-01-31", today: "2026-06-01") == ["C604 en/basics/a.md 7:13"])
    }

    @Test func `a translation has an original, and is no older than it`() {
        func found(_ original: [Topic], _ reviewed: String) -> [String] {
            Make.found(Make.library(original + [Make.topic("a", language: "es", translated: reviewed)]))
        }
        let original = Make.topic("a", reviewed: "2026-02-01")
        #expect(found([original], "2026-02-01").isEmpty)
        #expect(found([original], "2026-01-31") == ["C514 es/basics/a.md 8:32"])
        #expect(found([], "2026-02-01") == ["C513 es/basics/a.md 8:18"])
        #expect(Make.found(Make.library([Make.topic("a", translated: "2026-02-01")])) == ["C513 en/basics/a.md 8:18"])
    }

    @Test func `a topic that reads too hard is an error with both grades and SMOG`() throws {
        let hard = "Dissociation complicates medication evaluation considerably. "
        let topic = Make.topic("a", .text(String(repeating: hard, count: 20)))
        let library = Make.library([topic])
        let score = try #require(Readability.of(topic, terms: []))
        #expect(
            library.problems(today: Make.day("2026-06-01")).filter { $0.rule == .readingLevel }
                == [Problem(.readingLevel(eased: score.eased, raw: score.raw, smog: score.smog), file: "en/basics/a.md")])
        let easy = Make.library([Make.topic("a", .text(String(repeating: "The cat sat down here. ", count: 20)))])
        #expect(!Make.found(easy).contains { $0.hasPrefix("C605") })
    }

    @Test func `the glossary eases a text, but only so far`() {
        // Raw grade above 10 whatever the glossary explains.
        let topic = Make.topic("a", .text(String(repeating: "The dissociation complicates medication considerably. ", count: 22)))
        var library = Make.library([topic])
        library.glossary = [
            "en": ["dissociation", "complicates", "medication", "considerably"].map { GlossaryEntry(term: $0, meaning: "M") }
        ]
        #expect(Make.found(library).filter { $0.hasPrefix("C605") } == ["C605 en/basics/a.md 1:1"])
    }

    @Test func `problems come in the order of files and places`() {
        let topics = [Make.topic("b", .text("So 200 came. It was 1999."), .text("And 300.")), Make.topic("a", .text("In 1970."))]
        #expect(
            Make.found(Make.library(topics)) == [
                "C306 en/basics/a.md 11:4", "C306 en/basics/b.md 11:4", "C306 en/basics/b.md 11:21", "C306 en/basics/b.md 13:5",
            ])
    }
}
