import Layout
import Paper
import Testing
import Topics

@Suite struct MarkdownTests {
    @Test func `Markdown has the topic, its boxes as quotations and its sources as a list`() {
        #expect(
            Paper.markdown(Sample.page(), words: Words()) == """
                # Is it approved?

                It is, for surgery.

                **Next step:** Ask.

                Approved in 1970 \\[1\\].

                > **CLAIM · verdict: wrong**
                >
                > It is approved for all \\[2\\].

                ## Questions to ask

                - Which form?

                ## Sources

                1. FDA. Ketalar label. 2020-05.\\
                   Drug label, checked by a regulator. We read all of it.\\
                   Says: Approved as an anesthetic.\\
                   Where: Section 1\\
                   Rests on: a drug label. Certainty: high. Verdict: supported.\\
                   https://example.org/label
                2. Clinic \\& spa. no date.\\
                   Advertisement. We read only a copy or a report of it.\\
                   Says: Approved for all.\\
                   Where: Top\\
                   Rests on: the seller’s own word. Verdict: wrong. The FDA did not.

                *Reviewed 2026-11-21 · due 2027-11-21*

                """)
    }

    @Test func `no text becomes markup: read again it says the same`() {
        let nasty = [
            "# no heading", "- no list", "+ none", "1. no number", "23) none", "= none", "*no* _emphasis_ `code`",
            "[no](link) <b>tag</b> &amp; ~~x~~", "a | b",
            "ends with \\", "<\u{301}script>", "![x](y)", "> no quote", "--- none", "a * b", "https://example.org/a_b",
        ]
        for text in nasty {
            let written = Paper.markdown(Sample.page([.paragraph(Prose([.text(text)]))]), words: Words())
            let read = TopicParser.blocks(of: written).compactMap { block in
                if case .paragraph(let prose) = block { prose.plain } else { nil }
            }
            #expect(read.contains(text), "\(text) became \(read)")
        }
    }

    @Test func `blocks read again are the same blocks`() {
        func line(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }
        let blocks: [Block] = [
            .heading(level: 2, Prose([.text("Part")])),
            .list(start: 3, items: [[line("three")], [line("four"), .list(start: nil, items: [[line("inner")]])]]),
            .quote([line("said"), line("twice")]),
            .code("a\n  ```\nb"),
            .table(header: [Prose([.text("A")]), Prose([.text("B|C")])], rows: [[Prose([.text("1")]), Prose([.strong([.text("2")])])]]),
            .paragraph(
                Prose([.text("see "), .link(topic: "other", anchor: "part", [.text("there")]), .text(" and "), .emphasis([.text("go")])])),
        ]
        let written = Paper.markdown(Sample.page(blocks), words: Words())
        let read = TopicParser.blocks(of: written)
        for block in blocks { #expect(read.contains(block), "\(block)") }
    }
}

@Suite struct HTMLTests {
    @Test func `a file names its language, needs nothing else and leads from marks to sources`() {
        let html = Paper.html(Sample.page(), words: Words())
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
        #expect(html.contains("<p>Approved in 1970 <a class=\"cite\" href=\"#source-1\">[1]</a>.</p>"))
        #expect(html.contains("<li id=\"source-1\">FDA. Ketalar label. 2020-05.<br>"))
        #expect(html.contains("<aside class=\"claim\">\n<p class=\"box-title\">CLAIM · verdict: wrong</p>"))
        #expect(html.contains("<br><a href=\"https://example.org/label\">https://example.org/label</a></li>"))
        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<link"))
        #expect(html.contains("@media print"))
    }

    @Test func `no text becomes a tag, an attribute or an entity`() {
        let text = "<script>alert('x')</script> &lt; \"q\" <\u{301}b>"
        var page = Sample.page([.paragraph(Prose([.text(text), .address("javascript:alert(1)", [.text("press")])]))])
        page.topic.title = text
        page.topic.language = "en\" onload=\"x"
        page.citations[0].source.title = text
        let html = Paper.html(page, words: Words())
        #expect(!html.contains("<script"))
        #expect(!html.contains("<b>") && !html.contains("onload=\""))
        #expect(!html.contains("javascript:"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;lt; &quot;q&quot; &lt;\u{301}b&gt;"))
    }

    @Test func `every block has its tag`() {
        func line(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }
        let html = Paper.html(
            Sample.page([
                .list(start: 3, items: [[line("three")]]), .quote([line("said")]), .code("a <\n\nb"), .rule,
                .table(header: [Prose([.text("A")])], rows: [[Prose([.text("1")])]]),
            ]), words: Words())
        for piece in [
            "<ol start=\"3\">\n<li>\n<p>three</p>\n</li>\n</ol>", "<blockquote>\n<p>said</p>\n</blockquote>",
            "<pre><code>a &lt;\n\nb</code></pre>", "<hr>",
            "<thead>\n<tr><th>A</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td></tr>\n</tbody>",
        ] { #expect(html.contains(piece)) }
    }
}

@Suite struct LinearTests {
    @Test func `a topic is lines in parts with numbered links and nothing drawn`() {
        func line(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }
        var page = Sample.page(
            Sample.body + [
                .heading(level: 2, Prose([.text("More")])),
                .list(
                    start: 1,
                    items: [[line("one")], [.paragraph(Prose([.text("see "), .link(topic: "other", anchor: "a", [.text("the other")])]))]]),
                .table(
                    header: [Prose([.text("Form")]), Prose([.text("Use")])], rows: [[Prose([.text("drip")]), Prose([.text("surgery")])]]),
                .quote([line("so it is")]),
            ])
        page.related = [
            TopicHeading(
                id: "esketamine", title: "Esketamine", shortTitle: "Esketamine", section: "t", summary: "", reviewed: page.topic.reviewed,
                reviewDue: page.topic.reviewDue)
        ]
        let linear = Paper.linear(page, words: Words(), today: Day("2028-01-01"))
        #expect(
            linear.parts.map(\.lines) == [
                [
                    "Is it approved?", "This page was due for review on 2027-11-21. It may be out of date.", "It is, for surgery.",
                    "Next step: Ask.",
                    "Approved in 1970 [1].", "CLAIM, verdict: wrong.", "It is approved for all [2].", "End of CLAIM.",
                ],
                ["More", "1. one", "2. see the other (link 1)", "Form: drip; Use: surgery.", "Quote:", "so it is", "End of quote."],
                ["Questions to ask", "- Which form?"],
                ["Related topics", "- Esketamine (link 2)", "Reviewed 2026-11-21 · due 2027-11-21"],
            ])
        #expect(linear.parts.map(\.title) == ["Is it approved?", "More", "Questions to ask", "Related topics"])
        #expect(linear.links.map(\.topic) == ["other", "esketamine"])
        #expect(linear.links.map(\.anchor) == ["a", nil])
    }
}

@Suite struct ReferenceTests {
    @Test func `a source is a BibTeX entry`() {
        var source = Sample.source(Sample.approval)
        source.title = "50% of {mice} & men_1"
        source.authors = ["Ada Lovelace", "Mice and Men Ltd"]
        source.doi = "10.1/x_y"
        #expect(
            Paper.bibtex(source) == """
                @techreport{ketalar-label,
                  title = {{50\\% of \\{mice\\} \\& men\\_1}},
                  author = {Ada Lovelace and {Mice and Men Ltd}},
                  institution = {FDA},
                  year = {2020},
                  month = {5},
                  doi = {10.1/x_y},
                  url = {https://example.org/label}
                }

                """)
    }

    @Test func `the author's record is given as it was written`() {
        var source = Sample.source(Sample.approval)
        source.record = "references:\r\n  - id: a\n    title: é\n\n"
        #expect(Paper.csl(source) == "references:\n  - id: a\n    title: é\n")
    }
}
