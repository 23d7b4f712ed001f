import Foundation
import Layout
import Paper
import Testing
import Topics

@Suite struct JSONTests {
    @Test func `texts are escaped so that nothing ends them and nothing drives a terminal`() throws {
        let text = "\"\\/\u{8}\n\r\t\u{1B}\u{2028}\u{2029}\u{202E}\u{7F}\u{9B}é漢👪\u{E000}\u{F0000}"
        let line = JSONText.string(text).line
        #expect(line == "\"\\\"\\\\/\\u0008\\n\\r\\t\\u001b\\u2028\\u2029\\u202e\\u007f\\u009bé漢👪\\ue000\\udb80\\udc00\"")
        let read = try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed) as? String
        #expect(read == text)
    }

    @Test func `every kind of value is written, keys in their order`() {
        let value: JSONText = ["b": .number(-1), "a": [.decimal(1.5), .decimal(.nan), .bool(true), .null], "": [:]]
        #expect(value.line == "{\"b\":-1,\"a\":[1.5,null,true,null],\"\":{}}")
        #expect(JSONText.array([.number(1), .number(2)]).page == "[\n1,\n2\n]\n")
        #expect(JSONText.array([]).page == "[]\n")
    }

    @Test func `a topic has the keys of the contract`() throws {
        func line(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }
        let blocks: [Block] =
            Sample.body + [
                .heading(level: 2, Prose([.text("More")])), .list(start: nil, items: [[line("one")]]), .quote([line("said")]), .code("x"),
                .rule,
                .table(header: [Prose([.text("A")])], rows: [[Prose([.text("1 "), .citation(Citation([Sample.claim]))])]]),
                .paragraph(Prose([.text("See "), .link(topic: "other", anchor: nil, [.text("it")]), .address("tel:988", [.text("988")])])),
            ]
        #expect(
            Paper.json(Sample.page(blocks)).line == """
                {"id":"fda-approval","title":"Is it approved?","section":"basics","language":"en","summary":"It is, for surgery.","nextStep":"Ask.",\
                "blocks":[{"type":"paragraph","text":"Approved in 1970.","citations":[1],\
                "statements":[{"text":"Approved in 1970.","citations":[1]}],"links":[]},\
                {"type":"callout","callout":"CLAIM","verdict":"wrong","blocks":[{"type":"paragraph","text":"It is approved for all.","citations":[2],\
                "statements":[{"text":"It is approved for all.","citations":[2]}],"links":[]}]},\
                {"type":"heading","level":2,"text":"More"},\
                {"type":"list","start":null,"items":[[{"type":"paragraph","text":"one","citations":[],"statements":[{"text":"one","citations":[]}],"links":[]}]]},\
                {"type":"quote","blocks":[{"type":"paragraph","text":"said","citations":[],"statements":[{"text":"said","citations":[]}],"links":[]}]},\
                {"type":"code","text":"x"},{"type":"rule"},\
                {"type":"table","header":[{"text":"A","citations":[],"statements":[{"text":"A","citations":[]}],"links":[]}],\
                "rows":[[{"text":"1","citations":[2],"statements":[{"text":"1","citations":[2]}],"links":[]}]]},\
                {"type":"paragraph","text":"See it988","citations":[],"statements":[{"text":"See it988","citations":[]}],\
                "links":[{"text":"it","topic":"other","anchor":null},{"text":"988","address":"tel:988"}]}],\
                "citations":[{"number":1,"source":"ketalar-label","finding":"approval"},{"number":2,"source":"clinic","finding":"all"}]}
                """)
    }

    @Test func `lists have the keys of the contract`() {
        let heading = TopicHeading(
            id: "a", title: "A", shortTitle: "A", section: "s", summary: "S.", reviewed: Sample.day("2026-11-21"),
            reviewDue: Sample.day("2027-11-21"))
        #expect(
            Paper.json([heading], language: "en").line
                == "[{\"id\":\"a\",\"title\":\"A\",\"section\":\"s\",\"language\":\"en\",\"summary\":\"S.\",\"reviewed\":\"2026-11-21\",\"reviewDue\":\"2027-11-21\"}]"
        )
        let hit = SearchHit(
            id: "a", title: "A", section: "s", sectionTitle: "S", score: 2.5,
            snippet: Snippet([.init("so ", isMatch: false), .init("it", isMatch: true)]))
        #expect(
            Paper.json(SearchAnswer(query: "x", corrected: nil, hits: [hit]), language: "en").line
                == "[{\"id\":\"a\",\"title\":\"A\",\"section\":\"s\",\"language\":\"en\",\"score\":2.5,\"snippet\":\"so it\",\"corrected\":null}]"
        )
        var source = Sample.source(Sample.claim)
        source.findings = [Finding(id: "all", at: "Top", says: "All.", restsOn: .marketing, verdict: .wrong, why: "No.")]
        #expect(
            Paper.json([
                SourcePage(
                    source: source,
                    usedIn: ["all": [Use(topic: heading, number: 1, text: "So."), Use(topic: heading, number: 4, text: "And so.")]])
            ]).line
                == """
                [{"id":"clinic","title":"Clinic & spa","kind":"advertisement","read":"copy","findings":[{"id":"all","at":"Top","says":"All.",\
                "restsOn":"marketing","certainty":null,"verdict":"wrong","why":"No.","usedIn":["a"]}]}]
                """)
        let problem = Problem(.unreadable(errno: 2), file: "a.md", place: Place(line: 3, column: 4))
        #expect(
            Paper.json(problem: problem, number: "C001", severity: .error, message: "m", remedy: "r").line
                == "{\"number\":\"C001\",\"severity\":\"error\",\"file\":\"a.md\",\"line\":3,\"column\":4,\"message\":\"m\",\"remedy\":\"r\"}"
        )
    }
}
