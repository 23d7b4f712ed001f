import Layout
import Paper
import Testing
import Topics

@Suite struct PaperTests {
    @Test func `plain text is the topic as its pane shows it, with its sources below`() {
        #expect(
            Paper.text(Sample.page(), width: 60, words: Words()) == """
                Is it approved?

                It is, for surgery.

                Next step  Ask.

                Approved in 1970 [1].

                ┌ CLAIM · verdict: wrong ──────────────────────────────────┐
                │ It is approved for all [2].                              │
                └──────────────────────────────────────────────────────────┘

                Questions to ask
                • Which form?

                Reviewed 2026-11-21 · due 2027-11-21

                Sources
                [1] FDA. Ketalar label. 2020-05.
                    Drug label, checked by a regulator. We read all of it.
                    Says: Approved as an anesthetic.
                    Where: Section 1
                    Rests on: a drug label. Certainty: high. Verdict:
                    supported.
                    https://example.org/label
                [2] Clinic & spa. no date.
                    Advertisement. We read only a copy or a report of it.
                    Says: Approved for all.
                    Where: Top
                    Rests on: the seller’s own word. Verdict: wrong. The FDA
                    did not.

                """)
    }

    @Test func `no line of plain text is wider than asked`() {
        for width in [20, 33, 80] {
            let text = Paper.text(Sample.page(), width: width, words: Words())
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
        }
    }

    @Test func `no form lets a control character through`() {
        var page = Sample.page([.paragraph(Prose([.text("a\u{1B}[31mb\u{202E}c\u{9B}d")]))])
        page.topic.title = "bad\u{7}title"
        page.citations[0].source.title = "bad\u{1B}source"
        var source = page.citations[0].source
        source.record = "title: a\u{1B}b"
        let forms = [
            Paper.text(page, width: 60, words: Words()), Paper.markdown(page, words: Words()), Paper.html(page, words: Words()),
            Paper.json(page).page,
            Paper.linear(page, words: Words()).parts.flatMap(\.lines).joined(separator: "\n"), Paper.csl(source), Paper.bibtex(source),
            Paper.sourceText(SourcePage(source: source, usedIn: [:]), width: 40, words: Words()),
        ]
        for form in forms {
            #expect(!form.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B || $0.value == 0x202E })
            #expect(form.contains("1B") || form.contains("1b"))
        }
    }
}

/// A small page.
enum Sample {
    static let approval = FindingKey(source: "ketalar-label", finding: "approval")
    static let claim = FindingKey(source: "clinic", finding: "all")

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { fatalError("The test names a day that does not exist: \(text)") }
        return day
    }

    static func source(_ key: FindingKey) -> Source {
        key == approval
            ? Source(
                id: "ketalar-label", type: "report", title: "Ketalar label", authors: ["FDA"], publisher: "FDA", issued: "2020-05",
                address: "https://example.org/label", kind: .label, read: .whole, trust: "Checked.")
            : Source(id: "clinic", type: "webpage", title: "Clinic & spa", kind: .advertisement, read: .copy, trust: "It sells.")
    }

    static let body: [Block] = [
        .paragraph(Prose([.text("Approved in 1970 "), .citation(Citation([approval])), .text(".")])),
        .callout(.claim, [.paragraph(Prose([.text("It is approved for all "), .citation(Citation([claim])), .text(".")]))]),
    ]

    static func page(_ blocks: [Block] = body) -> Page {
        let findings = [
            Finding(
                id: "approval", at: "Section 1", says: "Approved as an anesthetic.", restsOn: .label, certainty: .high, verdict: .supported),
            Finding(id: "all", at: "Top", says: "Approved for all.", restsOn: .marketing, verdict: .wrong, why: "The FDA did not."),
        ]
        let topic = Topic(
            id: "fda-approval", section: "basics", language: "en", title: "Is it approved?", summary: "It is, for surgery.",
            nextStep: "Ask.",
            questions: ["Which form?"], reviewed: day("2026-11-21"), reviewDue: day("2027-11-21"), body: "", blocks: blocks)
        let cited = zip([approval, claim], findings).map { CitedFinding(key: $0, source: source($0), finding: $1) }
        return Page(topic: topic, sectionTitle: "The basics", citations: cited)
    }
}
