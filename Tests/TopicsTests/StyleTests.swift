import Testing

@testable import Topics

/// Carrel's counters beside those of GNU `style`, on passages with figures and colons.
struct StyleTests {
    private func score(_ passage: StylePassage) throws -> Readability {
        let day = try #require(Day(year: 2026, month: 1, day: 1))
        let topic = Topic(
            id: "t", section: "s", language: "en", title: "T", summary: "", nextStep: "", reviewed: day, reviewDue: day, body: "",
            blocks: [.paragraph(Prose([.text(passage.text)]))])
        return try #require(Readability.of(topic, terms: []))
    }

    @Test func `twenty passages have as many words and sentences as GNU style counts`() throws {
        #expect(StylePassage.all.count == 20)
        #expect(StylePassage.all.count { $0.text.contains { $0.isNumber } } >= 19)
        #expect(StylePassage.all.count { $0.text.contains(":") } >= 9)
        for passage in StylePassage.all {
            let score = try score(passage)
            #expect(score.words == passage.words, "\(passage.text.prefix(60))")
            #expect(score.sentences == passage.sentences, "\(passage.text.prefix(60))")
        }
    }

    @Test func `they get the grade that GNU style gives them within half a grade`() throws {
        for passage in StylePassage.all {
            let grade = try score(passage).raw
            #expect(abs(grade - passage.kincaid) <= 0.5, "\(grade) and \(passage.kincaid): \(passage.text.prefix(60))")
        }
    }
}
