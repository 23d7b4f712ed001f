import Testing
import Topics

struct BlockTests {
    private func paragraph(_ text: String) -> Block { .paragraph(Prose([.text(text)])) }

    @Test func `each block of Markdown that Carrel shows becomes its own`() {
        let body = """
            ## Head

            One
            two\\
            three

            - a
            - b

              1. c

            5. d

            > said

            ***

            ```sh
            a  <b>
            ```

            | h | i |
            |:--|--:|
            | j |
            """
        #expect(
            Desk.blocks(body) == [
                .heading(level: 2, Prose([.text("Head")])),
                .paragraph(Prose([.text("One two"), .lineBreak, .text("three")])),
                .list(start: nil, items: [[paragraph("a")], [paragraph("b"), .list(start: 1, items: [[paragraph("c")]])]]),
                .list(start: 5, items: [[paragraph("d")]]),
                .quote([paragraph("said")]),
                .rule,
                .code("a  <b>"),
                .table(
                    header: [Prose([.text("h")]), Prose([.text("i")])],
                    rows: [[Prose([.text("j")]), Prose([])]]),
            ])
    }

    @Test func `each inline becomes its own`() {
        #expect(
            Desk.blocks("a *b* **c `d`** [e](f.md) [g](../h/i.md#j) <https://k.org> [l](mailto:m@n.org)") == [
                .paragraph(
                    Prose([
                        .text("a "), .emphasis([.text("b")]), .text(" "), .strong([.text("c "), .code("d")]), .text(" "),
                        .link(topic: "f", anchor: nil, [.text("e")]), .text(" "),
                        .link(topic: "i", anchor: "j", [.text("g")]), .text(" "),
                        .address("https://k.org", [.text("https://k.org")]), .text(" "),
                        .address("mailto:m@n.org", [.text("l")]),
                    ]))
            ])
    }

    @Test(arguments: Callout.allCases)
    func `a quote whose first line names a box is that box`(callout: Callout) {
        #expect(Desk.blocks("> [!\(callout.rawValue)]\n> One\n>\n> two") == [.callout(callout, [paragraph("One"), paragraph("two")])])
        #expect(
            Desk.blocks("> [!\(callout.rawValue)]\n>\n> - One") == [.callout(callout, [.list(start: nil, items: [[paragraph("One")]])])])
    }

    @Test func `boxes may lie in lists and quotes`() {
        #expect(Desk.blocks("- > [!TIP]\n  > a") == [.list(start: nil, items: [[.callout(.tip, [paragraph("a")])]])])
        #expect(Desk.blocks("> a\n>\n> > [!TIP]\n> > b") == [.quote([paragraph("a"), .callout(.tip, [paragraph("b")])])])
    }

    @Test func `only tables are taken from the extensions of Markdown`() {
        #expect(Desk.blocks("~~a~~ www.b.org \"c\" -- d...") == [paragraph("~~a~~ www.b.org \"c\" -- d...")])
    }

    @Test func `links to topics are told with the folder they name`() throws {
        let topic = try #require(Desk.topic(body: "é [e](f.md)\n\n- [g](../h/i.md#j)").value)
        #expect(
            topic.links == [
                TopicLink(topic: "f", place: Place(line: Desk.bodyLine, column: 3)),
                TopicLink(topic: "i", section: "h", anchor: "j", place: Place(line: Desk.bodyLine + 2, column: 3)),
            ])
    }

    static let bad: [(body: String, faults: [String])] = [
        ("a\n\né ![x](y.png)", ["C202 3:3"]),
        ("![](y.png)", ["C202 1:1"]),
        ("é <b>x</b>", ["C202 1:3", "C202 1:7"]),
        ("> <div>\n> x\n> </div>", ["C202 1:3"]),
        ("a <!-- b -->", ["C202 1:3"]),
        ("a\n\n[b]: /c", ["C202 3:1"]),
        ("- [b]:\n  /c", ["C202 1:3"]),
        ("[b\nc]: /d", ["C202 1:1"]),
        ("[a][b] x\n\n[b]: t.md", ["C202 1:1", "C202 3:1"]),
        ("[a][b]", ["C202 1:4"]),
        ("é[^1]", ["C202 1:2"]),
        ("[^1]: x y z", ["C202 1:1", "C202 1:1"]),
        ("- a\n- [ ] b", ["C202 2:3"]),
        ("- [x] b", ["C202 1:3"]),
        ("a [b](c.md \"d\")", ["C202 1:3"]),
        ("a [](c.md)", ["C202 1:3"]),
        ("> [!NOET]\n> a", ["C203 1:3"]),
        ("> [!note]\n> a", ["C203 1:3"]),
        ("> [!NOTE] a\n> b", ["C203 1:3"]),
        ("- x\n\n  > [!CLAIM]", ["C204 3:5"]),
        ("[a](b)", ["C207 1:1"]),
        ("[a](#b)", ["C207 1:1"]),
        ("[a](/b.md)", ["C207 1:1"]),
        ("[a](../b.md)", ["C207 1:1"]),
        ("[a](../../en/s/b.md)", ["C207 1:1"]),
        ("[a](//b.org/c.md)", ["C207 1:1"]),
        ("[a]()", ["C207 1:1"]),
        ("[a](b.md#)", ["C207 1:1"]),
        ("é [a](https://)", ["C208 1:3"]),
        ("[a](https://b.org/%1b)", ["C208 1:1"]),
        ("[a](https://b.org/%00)", ["C208 1:1"]),
        ("[a](<https://b.org/c d>)", ["C208 1:1"]),
        ("[a](https://b.org/&#27;x)", ["C208 1:1"]),
        ("[a](https://xn--80ak6aa92e.com)", ["C208 1:1"]),
        ("[a](https://аpple.com)", ["C208 1:1"]),
        ("[a](mailto:)", ["C208 1:1"]),
    ]

    @Test(arguments: bad.indices)
    func `what Carrel does not show is a problem`(row: Int) {
        #expect(Desk.faults(body: Self.bad[row].body) == Self.bad[row].faults, "\(Self.bad[row].body)")
        #expect(Desk.topic(body: Self.bad[row].body).value == nil)
    }

    @Test(arguments: ["javascript:x", "file:///etc/passwd", "data:text/html,x", "tel:988"])
    func `an address of a strange scheme is shown as text, with a warning`(address: String) {
        let parsed = Desk.topic(body: "[a](\(address))")
        #expect(parsed.problems.map(\.kind) == [.strangeAddress(address)])
        #expect(parsed.value?.blocks == [.paragraph(Prose([.address(address, [.text("a")])]))])
    }

    @Test func `an unknown box names the nearest`() {
        #expect(Desk.topic(body: "> [!WARNIN]\n> a").problems.map(\.kind) == [.unknownCallout("WARNIN", nearest: "WARNING")])
    }

    @Test func `all faults of a text are told at once, in their order`() {
        #expect(Desk.faults(body: "<b>\n\n[@a]\n\n![](c.png)\n\n[d](e)\n") == ["C202 1:1", "C301 3:1", "C202 5:1", "C207 7:1"])
    }
}
