import Testing
import Topics

struct ByteTests {
    private static func text(_ bytes: [UInt8]) -> [UInt8] { Array("\(Desk.header)é漢👪 ".utf8) + bytes + Array(" z\n".utf8) }

    static let broken: [[UInt8]] = [
        [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xFF], [0xC3], [0xE2, 0x82], [0x9B],
    ]

    @Test(arguments: broken)
    func `bytes that are not UTF-8 are refused at their place`(bytes: [UInt8]) {
        #expect(Desk.topic(Self.text(bytes)).faults == ["C010 \(Desk.bodyLine):5"])
    }

    @Test func `a letter cut off by the end of the file is refused`() {
        #expect(Desk.topic(Array("\(Desk.header)ab".utf8) + [0xF0, 0x9F]).faults == ["C010 \(Desk.bodyLine):3"])
    }

    @Test func `every line with broken bytes is told`() {
        #expect(Desk.topic(Array(Desk.header.utf8) + [0xFF, 0xFF, 0x0A, 0x61, 0xFF]).faults == ["C010 8:1", "C010 9:2"])
    }

    static let encodings: [(bytes: [UInt8], name: String)] = [
        ([0xFF, 0xFE, 0x2D, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x2D], "UTF-16"), ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0x2D, 0, 0x2D, 0], "UTF-16"), ([0, 0x2D, 0, 0x2D], "UTF-16"), ([0x2D, 0, 0, 0], "UTF-32"),
        ([0, 0, 0, 0x2D], "UTF-32"),
    ]

    @Test(arguments: encodings.indices)
    func `other encodings are named`(row: Int) {
        let parsed = Desk.topic(Self.encodings[row].bytes)
        #expect(parsed.problems == [Problem(.wrongEncoding(Self.encodings[row].name), file: "t.md")])
    }

    @Test func `a byte order mark is warned of and not shown`() {
        let parsed = Desk.topic([0xEF, 0xBB, 0xBF] + Array("\(Desk.header)Text.\n".utf8))
        #expect(parsed.faults == ["C011 1:1"])
        #expect(parsed.problems.map(\.severity) == [.warning])
        #expect(parsed.value?.blocks == [.paragraph(Prose([.text("Text.")]))])
    }

    static let characters: [Unicode.Scalar] = [
        "\0", "\u{07}", "\u{08}", "\r", "\u{0B}", "\u{0C}", "\u{0E}", "\u{1B}", "\u{7F}", "\u{80}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}",
        "\u{200B}",
        "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{E000}", "\u{FEFF}",
        "\u{FFFD}", "\u{FFFE}", "\u{E0001}", "\u{F0000}", "\u{10FFFF}", "\u{378}",
    ]

    @Test(arguments: characters)
    func `a character that drives, hides or turns is refused at its place`(scalar: Unicode.Scalar) {
        let parsed = Desk.topic(Self.text(Array(String(scalar).utf8)))
        #expect(parsed.problems == [Problem(.badCharacter(scalar), file: "t.md", place: Place(line: Desk.bodyLine, column: 5))])
        #expect(parsed.value == nil)
    }

    @Test(arguments: characters)
    func `so it is in the front matter`(scalar: Unicode.Scalar) {
        let header = Desk.header.replacing("short", with: "é\(String(scalar))short")
        #expect(
            Desk.topic((header + "Text.\n").utf8).problems == [
                Problem(.badCharacter(scalar), file: "t.md", place: Place(line: 3, column: 13))
            ])
    }

    static let entities: [(text: String, scalar: Unicode.Scalar)] = [
        ("&#27;", "\u{1B}"), ("&#x1b;", "\u{1B}"), ("&#155;", "\u{9B}"), ("&#x202e;", "\u{202E}"), ("&#0;", "\u{FFFD}"),
        ("&#xD800;", "\u{FFFD}"), ("&shy;", "\u{AD}"), ("&zwnj;", "\u{200C}"), ("&lrm;", "\u{200E}"), ("&#10;", "\n"),
    ]

    @Test(arguments: entities.indices)
    func `an entity is judged by what it stands for`(row: Int) {
        let parsed = Desk.topic(body: "> é &amp; \(Self.entities[row].text)x")
        #expect(
            parsed.problems == [
                Problem(.badCharacter(Self.entities[row].scalar), file: "t.md", place: Place(line: Desk.bodyLine, column: 11))
            ])
    }

    @Test func `in code an entity stands for itself`() { #expect(Desk.faults(body: "`&#27;`") == []) }

    @Test func `an escape of YAML is judged by what it stands for`() {
        let header = #"title: "a\e[31m"\#nsummary: "\u202e"\#nnext-step: c\#nreviewed: 2026-11-21\#nreview-due: 2027-11-21"#
        #expect(Desk.topic(header: header).faults == ["C012 2:8", "C012 3:10"])
    }

    @Test func `four marks on a letter are allowed, and told from five`() {
        #expect(Desk.faults(body: "ab\u{301}\u{302}\u{303}\u{304}") == [])
        #expect(Desk.faults(body: "ab\u{301}\u{302}\u{303}\u{304}\u{305}") == ["C013 1:2"])
        #expect(Desk.faults(body: "a" + String(repeating: "\u{301}", count: 200) + "\nb") == ["C013 1:1"])
        #expect(Desk.faults(body: "a&#x301;&#x301;&#x301;&#x301;&#x301;") == ["C013 1:30"])
    }

    @Test func `a million marks on one letter are told once`() {
        #expect(Desk.faults(body: "a" + String(repeating: "\u{301}", count: 500_000)) == ["C013 1:1"])
    }

    @Test func `letters written from right to left are refused, once for all that stand together`() {
        #expect(Desk.faults(body: "It says שלום עולם, and then سلام.") == ["C014 1:9", "C014 1:29"])
        #expect(Desk.faults(body: "Ελλάδα, Ирина, 漢, क्‍ष") == [])
    }

    @Test func `joiners may stand in emoji and in scripts that need them`() {
        #expect(Desk.faults(body: "👨‍👩‍👧 ❤️‍🔥 क्‍ष") == [])
        #expect(Desk.faults(body: "می‌خواهم") == ["C014 1:1"])
        #expect(Desk.faults(body: "ab\u{200D}c") == ["C012 1:2"])
        #expect(Desk.faults(body: "ab\u{200C}c") == ["C012 1:2"])
    }

    static let empty = ["", " \n\t\n", "\r\n\r\n", "\u{FEFF}"]

    @Test(arguments: empty)
    func `an empty file says so`(text: String) {
        #expect(Desk.topic(text.utf8).problems.last == Problem(.emptyFile, file: "t.md"))
    }

    @Test func `a file over one MiB is not read`() {
        let parsed = Desk.topic(Array(repeating: 0x61, count: (1 << 20) + 1))
        #expect(parsed.problems.map(\.kind) == [.tooLarge(bytes: (1 << 20) + 1, limit: 1 << 20)])
    }
}
