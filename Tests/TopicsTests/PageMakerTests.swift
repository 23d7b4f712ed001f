import Testing

@testable import Topics

struct PageMakerTests {
    private func topic(
        _ id: String, language: String = "en", section: String = "basics", summary: String = "", related: [String] = [],
        _ blocks: [Block] = []
    )
        throws -> Topic
    {
        let day = try #require(Day(year: 2026, month: 1, day: 1))
        return Topic(
            id: id, section: section, language: language, title: id.uppercased(), summary: summary, nextStep: "", related: related,
            reviewed: day,
            reviewDue: day, body: "", blocks: blocks)
    }

    private func mark(_ keys: String...) -> Inline {
        .citation(Citation(keys.map { FindingKey(source: String($0.prefix(1)), finding: String($0.dropFirst())) }))
    }

    private func source(_ id: String, _ findings: String...) -> Source {
        Source(
            id: id, type: "webpage", title: id, kind: .webPage, read: .whole, trust: "",
            findings: findings.map { Finding(id: $0, at: "", says: "says \($0)", restsOn: .label, verdict: .supported) },
            record: "references:")
    }

    private let sections = [
        Section(id: "basics", title: ["en": "The basics", "es": "Lo básico"], topics: ["one", "two"]),
        Section(id: "effects", title: ["en": "Effects"], topics: ["three"]),
    ]

    @Test func `findings are numbered in the order the text first cites them`() throws {
        let library = Library(sources: [source("a", "1", "2"), source("b", "1", "2"), source("c", "1")])
        let cited = try library.page(
            of: topic(
                "one",
                [
                    .heading(level: 2, Prose([.text("Heading "), mark("b1")])),
                    .paragraph(Prose([.text("Text "), mark("a2", "gone"), .strong([mark("b1")])])),
                    .callout(.claim, [.list(start: 1, items: [[.quote([.paragraph(Prose([mark("a1"), mark("a2")]))])]])]),
                    .table(header: [Prose([mark("c1")])], rows: [[Prose([mark("b2")])]]),
                ]))
        #expect(cited.citations.map { $0.key.source + $0.key.finding } == ["b1", "a2", "a1", "c1", "b2"])
        #expect(cited.citations[1].finding.says == "says 2")
        #expect(cited.citations.allSatisfy { $0.source.findings.isEmpty && $0.source.record.isEmpty })
    }

    @Test func `terms of the summary and the text are given, each once, headings and code left out`() throws {
        let glossary = ["dose", "cell", "nerve cell", "route", "oral"].map { GlossaryEntry(term: $0, meaning: "") }
        let library = Library(glossary: ["en": glossary, "es": [GlossaryEntry(term: "text", meaning: "")]])
        let page = try library.page(
            of: topic(
                "one", summary: "A Dose.",
                [
                    .heading(level: 2, Prose([.text("Route")])),
                    .paragraph(Prose([.text("A nerve "), .strong([.text("cell")]), .text(", dose, cellular text.")])), .code("oral"),
                ]))
        #expect(page.terms.map(\.term) == ["dose", "nerve cell"])
    }

    @Test func `previous and next follow the menu across sections, in one language`() throws {
        let library = try Library(
            sections: sections,
            topics: [
                topic("extra"), topic("three", section: "effects"), topic("two"), topic("one"), topic("one", language: "es"),
                topic("three", language: "es", section: "effects"),
            ])
        func around(_ id: String, _ language: String = "en") throws -> [String?] {
            let page = try library.page(of: topic(id, language: language))
            return [page.previous?.id, page.next?.id]
        }
        #expect(try around("one") == [nil, "two"])
        #expect(try around("two") == ["one", "three"])
        #expect(try around("three") == ["two", "extra"])
        #expect(try around("extra") == ["three", nil])
        #expect(try around("one", "es") == [nil, "three"])
        #expect(try around("nowhere") == [nil, nil])
    }

    @Test func `related topics that exist are given as the menu shows them`() throws {
        let library = try Library(sections: sections, topics: [topic("one"), topic("two"), topic("three", language: "es")])
        let page = try library.page(of: topic("one", related: ["three", "two"]))
        #expect(page.related.map(\.title) == ["TWO"])
    }

    @Test func `the section title falls back on the first language, then on the id`() throws {
        let library = Library(languages: ["en", "es"], sections: sections)
        #expect(try library.page(of: topic("one", language: "es")).sectionTitle == "Lo básico")
        #expect(try library.page(of: topic("one", language: "es", section: "effects")).sectionTitle == "Effects")
        #expect(try library.page(of: topic("one", section: "gone")).sectionTitle == "gone")
    }
}
