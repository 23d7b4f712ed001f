import Layout
import Paper
import Surface
import TerminalKit
import Testing
import Topics

/// The sheets of a text, each its lines.
private func sheets(_ text: String) -> [[String]] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeLast()
    return stride(from: 0, to: lines.count, by: 66).map { Array(lines[$0..<min(lines.count, $0 + 66)]) }
}

private let front = Front(
    title: "A guide", disclaimer: "It replaces nobody.", sections: [], crisis: [HelpLine(name: "Line", call: "555", text: "555")])

/// A page long enough for several sheets: parts of every length, so that headings fall everywhere.
private var long: Page {
    var blocks: [Block] = []
    for part in 1...40 {
        blocks.append(.heading(level: 2, Prose([.text("Part \(part)")])))
        let words = String(repeating: "Some words that fill a line or so of this part. ", count: part % 7 + 1)
        blocks.append(.paragraph(Prose([.text(words)])))
    }
    return Sample.page(blocks + Sample.body)
}

private func text(_ handout: Handout, today: String? = "2026-11-21") -> String {
    var handout = handout
    handout.day = today.flatMap { Day($0) }
    return Paper.handout(handout, front: front)
}

@Suite struct HandoutTests {
    @Test func `every form says once that its notes on sources are in another language`() {
        let words = Words([.sourceLanguage: "Notas en inglés."])
        var spanish = front
        spanish.words = words
        let (page, handout) = (Sample.page(), Handout(pages: [Sample.page()]))
        let forms = [
            Paper.text(page, width: 60, words: words), Paper.markdown(page, words: words), Paper.html(page, words: words),
            Paper.handout(handout, front: spanish), Paper.handoutHTML(handout, front: spanish),
        ]
        for form in forms { #expect(form.ranges(of: "Notas en inglés.").count == 1) }
    }

    @Test func `for a printer each sheet ends with a form feed, not with blank lines, and says the same`() {
        let handout = Handout(pages: [long, Sample.page()], day: Day("2026-11-21"))
        let written = sheets(text(handout))
        let printed = Paper.printed(handout, front: front).split(separator: "\u{0C}").map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
        #expect(printed.count == written.count && printed.count > 2)
        for (sheet, whole) in zip(printed, written) {
            #expect(sheet.count < 66 && sheet.last?.isEmpty == false)
            #expect(sheet + Array(repeating: "", count: 66 - sheet.count) == whole)
        }
    }

    @Test func `a handout has all a patient needs at home, on one sheet`() {
        #expect(
            text(Handout(pages: [Sample.page()])).hasPrefix(
                """


                    A guide                                                  Is it approved?

                    Is it approved?

                    It is, for surgery.

                    Next step  Ask.

                    Approved in 1970 [1].

                    ┌ CLAIM · verdict: wrong ──────────────────────────────────────────────┐
                    │ It is approved for all [2].                                          │
                    └──────────────────────────────────────────────────────────────────────┘

                    Questions to ask
                    • Which form?

                    Reviewed 2026-11-21 · due 2027-11-21

                    It replaces nobody.

                    Sources
                    [1] FDA. Ketalar label. 2020-05.
                        Drug label, checked by a regulator. We read all of it. Verdict:
                        supported.
                        https://example.org/label
                    [2] Clinic & spa. no date.
                        Advertisement. We read only a copy or a report of it. Verdict:
                        wrong. The FDA did not.

                    A main source of this page:
                    Ketalar label
                    https://example.org/label

                """))
    }

    @Test(arguments: [1, 2, 3])
    func `every sheet has 66 lines, its number, whom to call, and no line wider than 76`(count: Int) {
        let sheets = sheets(text(Handout(pages: Array(repeating: long, count: count), questions: ["Why?"])))
        #expect(sheets.count > 3 * count)
        for (index, sheet) in sheets.enumerated() {
            #expect(sheet.count == 66)
            #expect(sheet[2].hasPrefix("    A guide"))
            #expect(sheet[61] == "    In crisis? Call or text 555")
            #expect(sheet[62].hasPrefix("    Printed 2026-11-21") && sheet[62].hasSuffix(" \(index + 1) of \(sheets.count)"))
            #expect(sheet.allSatisfy { Width.of($0) <= 76 })
        }
    }

    @Test func `no heading ends a sheet, and no sheet begins or ends with a blank line`() {
        for skipped in 0..<12 {
            var page = long
            page.topic.blocks.removeFirst(skipped)
            for sheet in sheets(text(Handout(pages: [page]))) {
                let body = sheet[4..<60]
                let last = body.last { !$0.isEmpty } ?? ""
                #expect(body.first != "")
                #expect(!last.hasPrefix("    Part ") && last != "    Sources", "\(last)")
            }
        }
    }

    @Test func `every topic begins a sheet, questions come last with room for answers`() {
        let sheets = sheets(text(Handout(pages: [Sample.page(), Sample.page()], questions: ["One?", "Two?"])))
        #expect(sheets.map { $0[4] } == ["    Is it approved?", "    Is it approved?", "    My questions"])
        #expect(sheets[2][6] == "    1.  One?")
        #expect(sheets[2].filter { $0.hasSuffix("____") }.count == 4)
    }

    @Test func `the same handout is the same bytes, and without a day no day is printed`() {
        #expect(text(Handout(pages: [long])) == text(Handout(pages: [long])))
        #expect(text(Handout(pages: [long]), today: nil).contains("Printed") == false)
    }

    @Test func `a source cited again is not named again`() {
        var page = Sample.page()
        page.citations[1].source = page.citations[0].source
        #expect(text(Handout(pages: [page])).contains("    [2] The same source as [1]. Verdict: wrong. The FDA did not.\n"))
    }

    @Test func `a box longer than a sheet goes on over the next, and all its words are there`() {
        let words = (1...900).map { "word\($0)" }.joined(separator: " ")
        let page = Sample.page([.callout(.note, [.paragraph(Prose([.text(words)]))])])
        let printed = text(Handout(pages: [page]))
        #expect((1...900).allSatisfy { printed.contains("word\($0)") })
        #expect(sheets(printed).allSatisfy { $0.count == 66 })
    }

    @Test func `a reader of codes finds the main source on the printed sheet`() {
        let sheet = sheets(text(Handout(pages: [Sample.page()])))[0].map { Array($0) }
        let (columns, rows) = (80 * 8, sheet.count * 16)
        var pixels = [UInt8](repeating: 255, count: columns * rows)
        for (row, line) in sheet.enumerated() {
            for (column, character) in line.enumerated() where "█▀▄".contains(character) {
                for step in 0..<16 where character == "█" || (character == "▀") == (step < 8) {
                    for pixel in 0..<8 { pixels[(row * 16 + step) * columns + column * 8 + pixel] = 0 }
                }
            }
        }
        #expect(Emulator.read(pixels, columns: columns, rows: rows) == "https://example.org/label")
    }

    @Test func `no character of a topic or a question drives a printer`() {
        var page = Sample.page()
        page.topic.title = "bad\u{C}\u{1B}E title"
        let printed = text(Handout(pages: [page], questions: ["a\u{1B}b\u{202E}"]))
        let html = Paper.handoutHTML(Handout(pages: [page], questions: ["<a\u{1B}b>"]), front: front)
        for form in [printed, html] {
            #expect(form.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E || $0 == "\n" })
        }
        #expect(html.contains("&lt;a\\u{1B}b&gt;"))
    }
}

@Suite struct MainSourceTests {
    @Test func `the main source is the one most findings that hold come from, and has an address`() {
        var page = Sample.page()
        #expect(page.mainSource?.id == "ketalar-label")
        page.citations[0].finding.verdict = .unclear
        #expect(page.mainSource == nil)
        page.citations[1].finding.verdict = .supported
        #expect(page.mainSource == nil)
        page.citations[1].source.doi = "10.1/x"
        #expect(page.mainSource?.id == "clinic")
        page.citations[0].finding.verdict = .supported
        #expect(page.mainSource?.id == "ketalar-label")
        page.citations.append(page.citations[1])
        #expect(page.mainSource?.id == "clinic")
        page.citations[1].source.supersededBy = "other"
        page.citations[2].source.supersededBy = "other"
        #expect(page.mainSource?.id == "ketalar-label")
        page.citations[0].source.retracted = Sample.day("2026-01-01")
        #expect(page.mainSource == nil)
    }
}

@Suite struct HandoutHTMLTests {
    let html = Paper.handoutHTML(
        Handout(pages: [Sample.page(), Sample.page()], questions: ["Why?"], day: Day("2026-11-21")), front: front)

    @Test func `the file needs nothing else, fetches nothing and runs nothing`() {
        for forbidden in ["<script", "<img", "<link", "<iframe", "src=", "url(", "@import", "<object", "onload"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(html.contains("@media print") && html.contains("@page"))
    }

    @Test func `no id stands twice, and every mark leads to one`() {
        func values(_ name: String) -> [String] {
            html.components(between: name + "=\"", and: "\"")
        }
        let ids = values("id")
        #expect(ids == ["source-1-1", "source-1-2", "source-2-1", "source-2-2"])
        #expect(values("href").filter { $0.hasPrefix("#") }.allSatisfy { ids.contains(String($0.dropFirst())) })
    }

    @Test func `it holds what the sheets hold`() {
        for piece in [
            "<header>A guide</header>", "<h1>Is it approved?</h1>", "<p class=\"summary\">It is, for surgery.</p>",
            "<p><strong>Next step:</strong> Ask.</p>", "Drug label, checked by a regulator. We read all of it. Verdict: supported.",
            "Reviewed 2026-11-21 · due 2027-11-21", "<li>Why?</li>", "<p>In crisis? Call or text 555</p>", "<p>It replaces nobody.</p>",
            "<p>Printed 2026-11-21</p>",
            "<figcaption>A main source of this page:<br>Ketalar label<br>https://example.org/label</figcaption>",
        ] {
            #expect(html.contains(piece), "\(piece)")
        }
    }

    @Test func `a reader of codes finds the main source in the drawing`() throws {
        let drawing = try #require(html.components(between: "<svg", and: "</svg>").first)
        let side = try #require(drawing.components(between: "viewBox=\"0 0 ", and: " ").first.flatMap { Int($0) })
        let path = try #require(drawing.components(between: "<path d=\"", and: "\"").first)
        var pixels = [UInt8](repeating: 255, count: side * side * 64)
        for run in path.split(separator: "z") {
            let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
            try #require(numbers.count == 5)
            for row in numbers[1] * 8..<numbers[1] * 8 + 8 {
                for column in numbers[0] * 8..<(numbers[0] + numbers[2]) * 8 { pixels[row * side * 8 + column] = 0 }
            }
        }
        #expect(Emulator.read(pixels, columns: side * 8, rows: side * 8) == "https://example.org/label")
    }
}

extension String {
    /// Every stretch between two texts.
    fileprivate func components(between start: String, and end: String) -> [String] {
        ranges(of: start).compactMap { found in
            let rest = self[found.upperBound...]
            return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
        }
    }
}
