import FuzzKit
import Layout
import Surface
import Testing
import Topics

@Suite struct SourcesSpreadTests {
    @Test func `the chosen citation is shown in full and the others in short`() {
        let spread = Spread.sources(of: Sample.page(), chosen: 2, width: 40, words: Words())
        #expect(
            spread.lines.map(\.text) == [
                " [1] Ketalar label",
                "   Drug label, checked by a regulator",
                "   Certainty: high",
                "",
                "•[2] Clinic page",
                "   no date",
                "   Advertisement",
                "   Says: Approved for mental illness.",
                "   Certainty: very low: we cannot be",
                "     sure; treat it as a guess",
                "   Verdict: wrong: the evidence says",
                "     otherwise",
                "   Why: The FDA approved no such use.",
                "   Rests on: the seller’s own word",
                "   Where: First paragraph",
                "   How we read it: We read only a copy",
                "     or a report of it.",
                "   Trust: It sells the treatment.",
                "   Reference: Clinic page. no date.",
                "   Enter: all it says, and every page",
                "   that leans on it",
            ])
        #expect(spread.items.map(\.target) == [.citation(1), .citation(2)])
        #expect(spread.items.map { $0.fragments[0] } == [Fragment(line: 0, columns: 1..<4), Fragment(line: 4, columns: 1..<4)])
    }

    @Test func `who paid for a study is said even when nobody knows`() {
        var page = Sample.page()
        page.citations[1].source.kind = .trial
        let lines = Spread.sources(of: page, chosen: 2, width: 60, words: Words()).lines.map(\.text)
        #expect(lines.contains("   Who paid: we do not know"))
    }

    @Test func `notes on sources in another language than the topic are said to be, before the first of them`() throws {
        let words = Words([.sourceLanguage: "Notas en inglés."])
        let pane = Spread.sources(of: Sample.page(), chosen: 2, width: 60, words: words).lines.map(\.text)
        #expect(pane.count { $0 == "   Notas en inglés." } == 1)
        #expect(try #require(pane.firstIndex(of: "   Notas en inglés.")) < #require(pane.firstIndex { $0.hasPrefix("   Says:") }))
        let source = SourcePage(source: Sample.label.source, usedIn: [:], titles: [:])
        #expect(Spread.source(source, width: 60, words: words).lines.map(\.text).prefix(3).last == "Notas en inglés.")
    }

    @Test func `without the topic beside it the pane says which statement is meant`() {
        let spread = Spread.sources(of: Sample.page(), chosen: 1, statement: "It is approved.", width: 60, words: Words())
        let lit = spread.lines.flatMap(\.spans).filter { $0.style == .lit }
        #expect(lit.map(\.text) == ["It is approved."])
    }

    @Test func `a source leads to the one that replaced it and to those that say otherwise, by their titles`() {
        var source = Sample.label.source
        source.supersededBy = "newer"
        source.findings = [
            Finding(
                id: "a", at: "1", says: "First.", restsOn: .label, verdict: .supported,
                contradicts: [FindingKey(source: "clinic", finding: "s4-006"), FindingKey(source: "clinic", finding: "s4-007")])
        ]
        let page = SourcePage(source: source, usedIn: [:], titles: ["newer": "A newer label", "clinic": "Clinic page"])
        let spread = Spread.source(page, width: 60, words: Words())
        #expect(spread.lines.map(\.text).contains("Replaced by A newer label"))
        #expect(spread.items.map(\.target).filter { $0 != .code } == [.source("newer"), .source("clinic")])
        #expect(faults(in: spread).isEmpty)
    }

    @Test func `a withdrawn source says so, chosen or not`() {
        var page = Sample.page()
        page.citations[0].source.retracted = Day("2025-01-02")
        for chosen in [nil, 1] {
            let lines = Spread.sources(of: page, chosen: chosen, width: 60, words: Words()).lines.map(\.text)
            #expect(lines.contains("   Withdrawn on 2025-01-02"))
        }
    }

    @Test func `a topic without citations has an empty sources pane`() {
        var page = Sample.page()
        page.citations = []
        #expect(Spread.sources(of: page, chosen: nil, width: 40, words: Words()).lines.isEmpty)
    }

    @Test(arguments: [nil, 0..<2, 2..<4, 4..<5])
    func `a source that very many topics cite leads from each part to the next`(part: Range<Int>?) {
        let page = SourcePage(source: Sample.label.source, usedIn: [:], part: part.map { SourcePage.Part(topics: $0, count: 5) })
        let spread = Spread.source(page, width: 60, words: Words())
        let lines = spread.lines.map(\.text)
        let next = spread.items.compactMap { if case .uses("ketalar-label", let from) = $0.target { from } else { nil } }
        #expect(next == (part == 0..<2 ? [2] : part == 2..<4 ? [4] : []))
        #expect(lines.contains { $0.contains("Show the next") } == !next.isEmpty)
        #expect(lines.contains("Pages 3 to 4 of the 5 that lean on this source.") == (part == 2..<4))
        #expect(lines.contains { $0.contains("No topic leans on it.") } == (part == nil && !page.source.findings.isEmpty))
    }

    @Test func `a source's own page leads to every topic that leans on it`() {
        var source = Sample.label.source
        source.authors = ["FDA", "Ada Lovelace"]
        source.findings = [
            Sample.label.finding,
            Finding(id: "b", at: "Section 2", says: "Second.", restsOn: .label, verdict: .unclear, why: "It is silent."),
        ]
        let page = SourcePage(
            source: source, usedIn: ["approval": [Use(topic: Sample.page().related[0], number: 2, text: "It was approved in 1970.")]],
            titles: ["newer": "A newer label"])
        let spread = Spread.source(page, width: 60, words: Words())
        #expect(
            spread.lines.map(\.text) == [
                "Ketalar label",
                "",
                "Reference: FDA, Ada Lovelace. Ketalar label. 2020.",
                "Kind: Drug label, checked by a regulator",
                "Trust: Checked by the regulator.",
                "How we read it: We read all of it.",
                "Who paid: Par Pharmaceutical",
                "Address: https://example.org/label",
                "Show the address as a QR code",
                "",
                "What it says",
                "• Approved as an anesthetic.",
                "  Where: Section 1",
                "  Certainty: high: more research is unlikely to change it",
                "  Verdict: supported: the evidence holds it up",
                "  Rests on: a drug label",
                "  Used in:",
                "  – What is esketamine? · It was approved in 1970.",
                "",
                "• Second.",
                "  Where: Section 2",
                "  Verdict: unclear: we could not tell whether it holds",
                "  Why: It is silent.",
                "  Rests on: a drug label",
                "  No topic leans on it.",
            ])
        #expect(
            spread.items.map(\.target) == [
                .code, .statement(topic: "esketamine", number: 2, FindingKey(source: "ketalar-label", finding: "approval")),
            ])
        #expect(spread.headings.map(\.line) == [10])
    }
}
