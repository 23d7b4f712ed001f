import Testing
import Topics

/// The mark `[@a, b]` stands where the table says, counted in characters of the author's line.
struct CitationPlaceTests {
    static let rows: [(body: String, places: [String])] = [
        ("[@a, b]", ["1:1"]),
        ("Text [@a, b].", ["1:6"]),
        ("One\ntwo [@a, b]\nthree [@a, b].", ["2:5", "3:7"]),
        ("   indented\n     more [@a, b]", ["2:11"]),
        // Characters, not bytes.
        ("é漢👪 [@a, b]", ["1:5"]),
        ("e\u{301}👨‍👩‍👧🇪🇸 [@a, b]", ["1:5"]),
        ("é\n漢漢 [@a, b] 👪 [@c, d]", ["2:4", "2:14"]),
        // Escapes, entities, code, emphasis.
        (#"a \* b \* [@a, b]"#, ["1:11"]),
        ("a &amp; &eacute; &#65; [@a, b]", ["1:24"]),
        (#"\\ [@a, b] \&amp; [@a, b]"#, ["1:4", "1:19"]),
        ("`[@x]` and ``a ` b`` [@a, b]", ["1:22"]),
        ("`a\nb` [@a, b]", ["2:4"]),
        ("**bold *and* [@a, b]** _x_ [@c, d]", ["1:14", "1:28"]),
        ("***a*** b_c_d [@a, b]", ["1:15"]),
        ("2 * 3 ** 4 [@a, b]", ["1:12"]),
        ("a \\\nb [@a, b]", ["2:3"]),
        ("a  \nb [@a, b]", ["2:3"]),
        // Links.
        ("[x](../s/t.md#a) [@a, b]", ["1:18"]),
        ("[x](<../s/t.md>) [@a, b]", ["1:18"]),
        ("[a](https://e.org/(x)) [@a, b]", ["1:24"]),
        ("<https://e.org/?a&b> [@a, b]", ["1:22"]),
        ("[a\nb](../s/t.md) [@a, b]", ["2:15"]),
        // Headings.
        ("## Head [@a, b] ##", ["1:9"]),
        ("Head [@a, b]\n===", ["1:6"]),
        // Lists and quotes.
        ("- one\n- two [@a, b]", ["2:7"]),
        ("- one\n  - two\n    1. three\n       four [@a, b]\n", ["4:13"]),
        ("1. one\n\n   two [@a, b]\n", ["3:8"]),
        ("- one\nlazy [@a, b]", ["2:6"]),
        ("> one\n> two [@a, b]", ["2:7"]),
        ("> one\nlazy [@a, b]", ["2:6"]),
        ("> > one\n> > two &gt; [@a, b]\n> three [@c, d]", ["2:14", "3:9"]),
        (">one\n>\ttwo [@a, b]", ["2:7"]),
        ("> - é\n>   漢 [@a, b]", ["2:7"]),
        ("- > é\n  > 漢 [@a, b]", ["2:7"]),
        ("> [!NOTE]\n> é [@a, b]\n> two [@c, d]", ["2:5", "3:7"]),
        ("> [!NOTE]\n>\n> é [@a, b]", ["3:5"]),
        ("> [!NOTE]\n> - é [@a, b]", ["2:7"]),
        ("-\tone\n\n\ttwo [@a, b]", ["3:6"]),
        // Tables.
        ("| a | b |\n| - | - |\n| é | 漢 [@a, b] |", ["3:9"]),
        ("|  a [@h, h]  |   b   |\n|---|---|\n|   é   |   x \\| y [@a, b]   |\n| `a\\|b` [@c, d] |", ["1:6", "3:20", "4:10"]),
        ("a | b\n- | -\nc | [@a, b]", ["3:5"]),
        ("text [@t, t]\n| a | [@h, h] |\n|---|---|\n| c | [@a, b] |", ["1:6", "2:7", "4:7"]),
        ("text\nmore\n| [@h, h] |\n|---|", ["3:3"]),
        ("> | a | b |\n> |---|---|\n> | é | [@a, b] |", ["3:9"]),
        ("- | a | [@h, h] |\n  |---|---|\n  | é | [@a, b] |", ["1:9", "3:9"]),
        ("1. x\n\n   > | a |\n   > |---|\n   > | &amp; [@a, b] |", ["5:14"]),
        // Several in one mark, and side by side.
        ("x [@a, b; @c, d][@e, f] [@g, h]", ["1:3", "1:17", "1:25"]),
    ]

    @Test(arguments: rows.indices)
    func `a citation stands where the author wrote it`(row: Int) {
        #expect(Desk.faults(body: Self.rows[row].body) == [])
        #expect(Desk.citations(Self.rows[row].body) == Self.rows[row].places, "\(Self.rows[row].body)")
    }

    @Test(arguments: rows.indices)
    func `the same places are found when the text comes from a shelf`(row: Int) throws {
        let topic = try #require(Desk.topic(body: Self.rows[row].body).value)
        #expect(TopicParser.blocks(of: topic.body, from: topic.bodyLine) == topic.blocks)
    }

    @Test(arguments: rows.indices)
    func `windows line ends and a byte order mark move nothing`(row: Int) {
        let body = Self.rows[row].body
        let crossed = (Desk.header + body).replacing("\n", with: "\r\n")
        let parsed = Desk.topic([0xEF, 0xBB, 0xBF] + Array(crossed.utf8))
        #expect(parsed.faults == ["C011 1:1"])
        #expect(parsed.value?.blocks == Desk.topic(body: body).value?.blocks)
    }

    @Test func `a mark names each finding in order`() {
        #expect(
            Desk.blocks("Known [@a-1, b-2; @c, d].") == [
                .paragraph(
                    Prose([
                        .text("Known "),
                        .citation(
                            Citation(
                                [FindingKey(source: "a-1", finding: "b-2"), FindingKey(source: "c", finding: "d")],
                                place: Place(line: Desk.bodyLine, column: 7))),
                        .text("."),
                    ]))
            ])
    }

    static let bad: [(body: String, faults: [String])] = [
        ("é [@", ["C301 1:3"]),
        ("[@]", ["C301 1:1"]),
        ("[@a]", ["C301 1:1"]),
        ("x\ny [@a,]", ["C301 2:3"]),
        ("[@a; b]", ["C301 1:1"]),
        ("[@a, b;;@c, d]", ["C301 1:1"]),
        ("[@a, b; @c]", ["C301 1:1"]),
        ("[@A, b]", ["C301 1:1"]),
        ("[@-a, b]", ["C301 1:1"]),
        ("[@a, é]", ["C301 1:1"]),
        ("[@a_b, c]", ["C301 1:1"]),
        ("[@a,\nb]", ["C301 1:1"]),
        ("[@a, *b*]", ["C301 1:1"]),
        ("[@a, `b`]", ["C301 1:1"]),
        ("[@a, b](../s/t.md)", ["C301 1:1"]),
        ("[see [@a, b]](../s/t.md)", ["C301 1:6"]),
        (#"\[@a, b]"#, ["C301 1:1"]),
        (#"[@a\, b]"#, ["C301 1:1"]),
        ("[@a&#44; b]", ["C301 1:1"]),
        ("> - [@a b]", ["C301 1:5"]),
        ("| a |\n|---|\n| é [@a |", ["C301 3:5"]),
        ("[@a, b]: x", ["C301 1:1"]),
        ("[@a, 1; @b, 2; @c, 3; @d, 4; @e, 5; @f, 6; @g, 7; @h, 8; @i, 9]", ["C302 1:1"]),
    ]

    @Test(arguments: bad.indices)
    func `anything else that begins like a mark is a problem`(row: Int) {
        #expect(Desk.faults(body: Self.bad[row].body) == Self.bad[row].faults, "\(Self.bad[row].body)")
        #expect(Desk.topic(body: Self.bad[row].body).value == nil)
    }

    @Test func `in code a mark is only text`() {
        #expect(Desk.faults(body: "`[@`\n\n```\n[@a]\n```\n\n    [@\n") == [])
    }

    @Test func `eight findings in a mark are allowed`() {
        #expect(Desk.faults(body: "[@a, 1; @b, 2; @c, 3; @d, 4; @e, 5; @f, 6; @g, 7; @h, 8]") == [])
    }

    @Test func `ten thousand findings in a mark are counted`() {
        let mark = "[" + (0..<10_000).map { "@k\($0), f" }.joined(separator: "; ") + "]"
        #expect(Desk.topic(body: mark).problems.map(\.kind) == [.tooManyFindings(count: 10_000, limit: 8)])
    }

    @Test func `every character of a text knows its place`() throws {
        let body = "One **é** `x`\n> lazy &amp; [@a, b]\n> more\n\n| h |\n|---|\n| a \\| b |\n\n> [!NOTE]\n> boxed\n"
        let topic = try #require(Desk.topic(body: body).value)
        let places = TopicParser.places(of: topic)
        #expect(places.map(\.plain) == ["One é x", "lazy &  more", "h", "a | b", "boxed"])
        func place(_ prose: Int, _ offset: Int) -> String {
            let place = places[prose].place(ofCharacter: offset)
            return "\(place.line - Desk.bodyLine + 1):\(place.column)"
        }
        #expect([place(0, 0), place(0, 4), place(0, 6)] == ["1:1", "1:7", "1:12"])
        #expect([place(1, 0), place(1, 5), place(1, 8)] == ["2:3", "2:8", "3:3"])
        #expect([place(2, 0), place(3, 2), place(3, 4)] == ["5:3", "7:5", "7:8"])
        #expect([place(4, 0), place(4, 99)] == ["10:3", "10:7"])
    }
}
