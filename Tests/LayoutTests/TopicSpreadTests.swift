import Layout
import Surface
import Testing
import Topics

/// A small page with one of everything that a topic's pane shows beside its text.
enum Sample {
    static let key = FindingKey(source: "ketalar-label", finding: "approval")
    static let wrong = FindingKey(source: "clinic", finding: "s4-006")

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { fatalError("The test names a day that does not exist: \(text)") }
        return day
    }

    static let label = CitedFinding(
        key: key,
        source: Source(
            id: "ketalar-label", type: "legislation", title: "Ketalar label", publisher: "FDA", issued: "2020",
            address: "https://example.org/label",
            kind: .label, read: .whole, trust: "Checked by the regulator.", funding: "Par Pharmaceutical"),
        finding: Finding(
            id: "approval", at: "Section 1", says: "Approved as an anesthetic.", restsOn: .label, certainty: .high, verdict: .supported))

    static let clinic = CitedFinding(
        key: wrong,
        source: Source(
            id: "clinic", type: "webpage", title: "Clinic page", kind: .advertisement, read: .copy, trust: "It sells the treatment."),
        finding: Finding(
            id: "s4-006", at: "First paragraph", says: "Approved for mental illness.", restsOn: .marketing, certainty: .veryLow,
            verdict: .wrong,
            why: "The FDA approved no such use."))

    static func page(_ blocks: [Block] = [], terms: [GlossaryEntry] = []) -> Page {
        let topic = Topic(
            id: "fda-approval", section: "basics", language: "en", title: "Is ketamine FDA approved?",
            summary: "The FDA approved ketamine for use in surgery. For depression it approved only a close relative, esketamine.",
            nextStep: "Ask which drug and which form you are being offered, and whether that use is approved.",
            questions: ["Is this use approved by the FDA, or is it off-label?"], reviewed: day("2026-11-21"), reviewDue: day("2027-11-21"),
            body: "", blocks: blocks)
        let related = TopicHeading(
            id: "esketamine", title: "What is esketamine?", shortTitle: "Esketamine", section: "treatments", summary: "",
            reviewed: day("2026-11-21"),
            reviewDue: day("2027-11-21"))
        return Page(topic: topic, sectionTitle: "The basics", citations: [label, clinic], terms: terms, related: [related])
    }

    static func cite(_ keys: FindingKey...) -> Inline { .citation(Citation(keys)) }
}

@Suite struct TopicSpreadTests {
    func spread(_ blocks: [Block], width: Int = 60, terms: [GlossaryEntry] = [], today: Day? = nil) -> Spread {
        .topic(Sample.page(blocks, terms: terms), width: width, words: Words(), today: today)
    }

    /// The lines of the blocks alone, between the next step and the questions.
    func body(_ blocks: [Block], width: Int = 60) -> [String] {
        let lines = spread(blocks, width: width).lines.map(\.text)
        let from = lines.firstIndex { $0.hasPrefix("Next step") } ?? 0
        let start = lines[from...].firstIndex(of: "").map { $0 + 1 } ?? from
        let end = lines.lastIndex(of: "Questions to ask").map { $0 - 1 } ?? lines.count
        return Array(lines[start..<end])
    }

    @Test func `a topic is drawn as the design shows it`() {
        let blocks: [Block] = [
            .paragraph(Prose([.text("The FDA approved ketamine as an anesthetic in 1970 "), Sample.cite(Sample.key), .text(".")])),
            .callout(
                .disagree,
                [
                    .paragraph(
                        Prose([
                            .text("A clinic's page calls ketamine an FDA-approved way to treat mental illness "), Sample.cite(Sample.wrong),
                            .text(".\nThe FDA says it has not "), Sample.cite(Sample.key), .text("."),
                        ]))
                ]),
        ]
        #expect(
            spread(blocks).lines.map(\.text) == [
                "Is ketamine FDA approved?",
                "",
                "The FDA approved ketamine for use in surgery. For depression",
                "it approved only a close relative, esketamine.",
                "",
                "Next step  Ask which drug and which form you are being",
                "           offered, and whether that use is approved.",
                "",
                "The FDA approved ketamine as an anesthetic in 1970 [1].",
                "",
                "┌ SOURCES DISAGREE ────────────────────────────────────────┐",
                "│ A clinic's page calls ketamine an FDA-approved way to    │",
                "│ treat mental illness [2]. The FDA says it has not [1].   │",
                "└──────────────────────────────────────────────────────────┘",
                "",
                "Questions to ask",
                "• Is this use approved by the FDA, or is it off-label?",
                "",
                "Related topics",
                "• What is esketamine?",
                "",
                "Reviewed 2026-11-21 · due 2027-11-21",
            ])
    }

    @Test func `a claim says the verdict of the first finding it cites`() {
        let claim: [Block] = [.callout(.claim, [.paragraph(Prose([.text("It is approved "), Sample.cite(Sample.wrong), .text(".")]))])]
        #expect(body(claim, width: 40)[0] == "┌ CLAIM · verdict: wrong ──────────────┐")
        let styles = spread(claim).lines.flatMap(\.spans).filter { $0.text.contains("verdict") }.map(\.style)
        #expect(styles == [.verdictFails])
    }

    @Test func `a statement and the citation after it have one number`() {
        let blocks: [Block] = [
            .paragraph(
                Prose([
                    .text("One is so "), Sample.cite(Sample.key), .text(". Two é is so. "), Sample.cite(Sample.wrong, Sample.key),
                    .text(" Three."),
                ]))
        ]
        let spread = spread(blocks)
        #expect(spread.items.prefix(3).map(\.target) == [.citation(1), .citation(1), .citation(2)])
        #expect(spread.items.prefix(3).map(\.statement) == [0, 1, 1])
        let spans = spread.lines.flatMap(\.spans).filter { $0.statement != nil }
        #expect(spans.filter { $0.statement == 0 }.map(\.text) == ["One is so ", "[1]", ". "])
        #expect(spans.filter { $0.statement == 1 }.map(\.text) == ["Two é is so. ", "[1]", "[2]", " "])
        #expect(spans.filter { $0.statement == 2 }.map(\.text) == ["Three."])
    }

    @Test func `statements are counted through the whole topic`() {
        let blocks: [Block] = [
            .paragraph(Prose([.text("It is so. It was so.")])),
            .list(start: nil, items: [[.paragraph(Prose([.text("C "), Sample.cite(Sample.key), .text(".")]))]]),
        ]
        #expect(spread(blocks).items.first?.statement == 2)
    }

    @Test func `a citation of a finding that does not exist is not drawn`() {
        let blocks: [Block] = [.paragraph(Prose([.text("So it is"), Sample.cite(FindingKey(source: "no", finding: "such")), .text(".")]))]
        #expect(body(blocks) == ["So it is."])
    }

    @Test func `a term is marked at its first use in each part, as a whole word, not in links, headings and code`() {
        let terms = [GlossaryEntry(term: "cell", meaning: "…"), GlossaryEntry(term: "K-hole", meaning: "…")]
        let blocks: [Block] = [
            .paragraph(Prose([.text("Cellular. A céll and a cell.")])),
            .heading(level: 2, Prose([.text("The cell")])),
            .paragraph(Prose([.link(topic: "cells", anchor: nil, [.text("a cell")]), .code("cell"), .text(" in a k-hole, cell.")])),
        ]
        let items = spread(blocks, terms: terms).items.filter { if case .term = $0.target { true } else { false } }
        #expect(items.map(\.target) == [.term(0), .term(1), .term(0)])
        let marked = spread(blocks, terms: terms).lines.flatMap(\.spans).filter { $0.style == .term }.map(\.text)
        #expect(marked == ["céll", "k-hole", "cell"])
    }

    @Test func `headings are known by line, and part the uses of terms`() {
        let blocks: [Block] = [
            .heading(level: 2, Prose([.text("How "), .emphasis([.text("it")]), .text(" works")])), .paragraph(Prose([.text("So.")])),
        ]
        let spread = spread(blocks)
        #expect(spread.headings.map(\.title) == ["How it works", "Questions to ask", "Related topics"])
        #expect(spread.headings.map { spread.lines[$0.line].text } == ["How it works", "Questions to ask", "Related topics"])
    }

    @Test func `an address is shown in parentheses unless it is the text`() {
        let same: [Block] = [.paragraph(Prose([.text("See "), .address("https://example.org", [.text("https://example.org")])]))]
        #expect(body(same) == ["See https://example.org"])
        let other: [Block] = [.paragraph(Prose([.address("https://example.org", [.text("the page")]), .text(".")]))]
        #expect(body(other) == ["the page (https://example.org)."])
    }

    @Test func `numbered lists line up and nested lists hang`() {
        func line(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }
        let items: [[Block]] = (8...10).map {
            $0 == 9 ? [line("nine"), .list(start: nil, items: [[line("inner")]])] : [line("number \($0)")]
        }
        #expect(body([.list(start: 8, items: items)]) == [" 8. number 8", " 9. nine", "    • inner", "10. number 10"])
    }

    @Test func `a list of several blocks has air between its items`() {
        func line(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }
        #expect(body([.list(start: nil, items: [[line("a"), line("b")], [line("c")]])]) == ["• a", "", "  b", "", "• c"])
    }

    @Test func `a table that fits has columns`() {
        func cells(_ texts: String...) -> [Prose] { texts.map { Prose([.text($0)]) } }
        let table = Block.table(header: cells("Form", "Used for"), rows: [cells("Injection", "surgery"), cells("鼻 spray", "depression")])
        #expect(
            body([table]) == [
                "Form      │ Used for",
                "──────────┼───────────",
                "Injection │ surgery",
                "鼻 spray  │ depression",
            ])
    }

    @Test func `a table that must wrap keeps its columns while every word is whole`() {
        func cells(_ texts: String...) -> [Prose] { texts.map { Prose([.text($0)]) } }
        let table = Block.table(
            header: cells("Form", "Used for"), rows: [cells("Injection", "surgery and pain"), cells("Spray", "depression")])
        #expect(
            body([table], width: 24) == [
                "Form      │ Used for",
                "──────────┼─────────────",
                "Injection │ surgery and",
                "          │ pain",
                "          │",
                "Spray     │ depression",
            ])
    }

    @Test func `a table too wide for its columns says heading and value`() {
        func cells(_ texts: String...) -> [Prose] { texts.map { Prose([.text($0)]) } }
        let table = Block.table(
            header: cells("Form", "Used for"), rows: [cells("Injection", "surgery, pain and more"), cells("", "depression")])
        #expect(
            body([table], width: 20) == [
                "Form: Injection", "Used for: surgery,", "  pain and more", "", "Used for: depression",
            ])
    }

    @Test func `marks side by side stand in the order of their numbers, each once, whatever the order in the file`() {
        func cite(_ keys: FindingKey...) -> Inline { .citation(Citation(keys)) }
        let first = Block.paragraph(Prose([.text("One"), cite(Sample.key), .text(". Two"), cite(Sample.wrong), .text(".")]))
        for run in [
            [cite(Sample.wrong, Sample.key)], [cite(Sample.wrong), cite(Sample.key)], [cite(Sample.wrong, Sample.key), cite(Sample.wrong)],
        ] {
            let lines = body([first, .paragraph(Prose([.text("Both ")] + run + [.text(".")]))], width: 60)
            #expect(lines.last == "Both [1][2].")
        }
    }

    @Test func `what a reader must know first is said first`() {
        var page = Sample.page()
        page.citations[1].source.retracted = Day("2025-01-02")
        page.citations[0].source.supersededBy = "newer"
        let lines = Spread.topic(page, width: 80, words: Words(), today: Day("2027-11-22")).lines.map(\.text)
        #expect(
            lines[2...6] == [
                "This page was due for review on 2027-11-21. It may be out of date.", "",
                "Source [1], Ketalar label, has been replaced by a newer version.", "",
                "Source [2], Clinic page, was withdrawn on 2025-01-02. Do not rely on it.",
            ])
        #expect(Spread.notices(of: page, words: Words(), today: Day("2027-11-21")).count == 2)
    }
}
