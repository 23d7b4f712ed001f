import Testing

@testable import Topics

struct ReadabilityTests {
    private func topic(_ blocks: [Block], language: String = "en", summary: String = "", nextStep: String = "") throws -> Topic {
        let day = try #require(Day(year: 2026, month: 1, day: 1))
        return Topic(
            id: "t", section: "s", language: language, title: "T", summary: summary, nextStep: nextStep, reviewed: day, reviewDue: day,
            body: "",
            blocks: blocks)
    }

    private func text(_ sentence: String, times: Int) -> Block {
        .paragraph(Prose([.text(Array(repeating: sentence, count: times).joined(separator: " "))]))
    }

    @Test func `short plain sentences score as the formula says`() throws {
        // 5 words and 5 syllables a sentence: 0.39 · 5 + 11.8 · 1 − 15.59.
        let score = try #require(Readability.of(topic([text("The cat sat down here.", times: 20)]), terms: []))
        #expect(score.words == 100)
        #expect(score.sentences == 20)
        #expect(abs(score.raw - -1.84) < 0.001)
        #expect(score.eased == score.raw)
        #expect(abs(score.smog - 3.1291) < 0.001)
        #expect(!score.isTooHard)
    }

    @Test func `long words raise both grades`() throws {
        // 5 words, 17 syllables, 4 long words a sentence.
        let score = try #require(
            Readability.of(topic([text("Dissociation complicates medication evaluation considerably.", times: 20)]), terms: []))
        #expect(score.raw > 25)
        #expect(score.smog > 12)
        #expect(score.isTooHard)
    }

    @Test func `a glossary term counts as one easy word in the eased grade only`() throws {
        let blocks = [text("The cat has treatment-resistant depression now.", times: 20)]
        let plain = try #require(Readability.of(topic(blocks), terms: []))
        let eased = try #require(
            Readability.of(topic(blocks), terms: [GlossaryEntry(term: "treatment-resistant depression", meaning: "")]))
        #expect(eased.raw == plain.raw)
        #expect(abs(eased.eased - -1.84) < 0.001)
    }

    @Test func `headings, citations and code are left out`() throws {
        let mark = Inline.citation(Citation([FindingKey(source: "internationalization", finding: "f")]))
        let plain = try #require(Readability.of(topic([text("The cat sat down here.", times: 20)]), terms: []))
        let dressed = try #require(
            Readability.of(
                topic([
                    .heading(level: 2, Prose([.text("Considerable internationalization")])), text("The cat sat down here.", times: 19),
                    .paragraph(Prose([.text("The cat sat down here "), mark, .text(".")])), .code("internationalization"),
                ]), terms: []))
        #expect(dressed == plain)
    }

    @Test func `lines and cells are sentences without a full stop`() throws {
        let cell = Prose([.text("The cat sat down here")])
        let line: [Block] = [.paragraph(cell)]
        let score = try #require(
            Readability.of(
                topic([
                    .list(start: nil, items: Array(repeating: line, count: 10)),
                    .table(header: [cell, cell], rows: Array(repeating: [cell, cell], count: 4)),
                ]), terms: []))
        #expect(score.sentences == 20)
        #expect(score.words == 100)
    }

    @Test func `summary and next step are read too`() throws {
        let score = try #require(
            Readability.of(
                topic([text("The cat sat down here.", times: 18)], summary: "The cat sat down here.", nextStep: "The cat sat down here."),
                terms: []))
        #expect(score.sentences == 20)
    }

    @Test func `fewer than 100 words are not scored`() throws {
        #expect(try Readability.of(topic([text("The cat sat down here.", times: 19)]), terms: []) == nil)
    }

    @Test func `only English is scored`() throws {
        let blocks = [text("The cat sat down here.", times: 20)]
        #expect(try Readability.of(topic(blocks, language: "es"), terms: []) == nil)
        #expect(try Readability.of(topic(blocks, language: "en-GB"), terms: []) != nil)
    }
}
