import Foundation
import Testing

/// Bad topics, row by row: each is told at its place and left out, and everything else goes on. Limits in the text of one file are
/// measured in TopicsTests (LimitTests, ByteTests) as well.
@Suite struct BadContentTests {
    private static let whole = Array((BadFile.header + "Text.\n").utf8)

    private static func encoded(_ encoding: String.Encoding, mark: [UInt8] = []) -> [UInt8] {
        mark + Array((BadFile.header + "Text.\n").data(using: encoding) ?? Data())
    }

    private static let plain: [BadFile] = [
        BadFile(row: "B01 empty", bytes: [], faults: ["1:1 C006"]),
        BadFile(row: "B01 only spaces", bytes: Array(" \n\t\n".utf8), faults: ["1:1 C006"]),
        BadFile(row: "B01 only front matter", bytes: Array(BadFile.header.utf8), faults: ["1:1 C201"], says: "no text"),
        .topic("B01 no final newline is well", "Text.", [], isShown: true),
        .topic("B02 C3 28", bytes: [0x61, 0xC3, 0x28], ["8:2 C010"]),
        .topic("B02 overlong C0 80", bytes: [0x61, 0xC0, 0x80], ["8:2 C010"]),
        .topic("B02 surrogate ED A0 80", bytes: Array("é漢👪".utf8) + [0xED, 0xA0, 0x80], ["8:4 C010"]),
        .topic("B02 beyond Unicode F4 90 80 80", bytes: [0x0A, 0xF4, 0x90, 0x80, 0x80], ["9:1 C010"]),
        .topic("B02 cut at the end of the file", bytes: [0x61, 0x62, 0xE2, 0x82], ["8:3 C010"]),
        BadFile(
            row: "B02 in the front matter", bytes: Array("---\ntitle: é".utf8) + [0xFF] + Array("\n---\nText.\n".utf8),
            faults: ["2:9 C010"]),
        BadFile(row: "B03 UTF-16LE", bytes: encoded(.utf16LittleEndian), faults: ["1:1 C009"], says: "UTF-16"),
        BadFile(row: "B03 UTF-16BE", bytes: encoded(.utf16BigEndian), faults: ["1:1 C009"], says: "UTF-16"),
        BadFile(row: "B03 UTF-32LE", bytes: encoded(.utf32LittleEndian), faults: ["1:1 C009"], says: "UTF-32"),
        BadFile(row: "B03 UTF-32BE", bytes: encoded(.utf32BigEndian), faults: ["1:1 C009"], says: "UTF-32"),
        BadFile(row: "B03 UTF-16LE marked", bytes: encoded(.utf16LittleEndian, mark: [0xFF, 0xFE]), faults: ["1:1 C009"]),
        BadFile(row: "B03 UTF-16BE marked", bytes: encoded(.utf16BigEndian, mark: [0xFE, 0xFF]), faults: ["1:1 C009"]),
        BadFile(row: "B03 UTF-32LE marked", bytes: encoded(.utf32LittleEndian, mark: [0xFF, 0xFE, 0, 0]), faults: ["1:1 C009"]),
        BadFile(row: "B03 UTF-32BE marked", bytes: encoded(.utf32BigEndian, mark: [0, 0, 0xFE, 0xFF]), faults: ["1:1 C009"]),
        BadFile(row: "B03 UTF-8 with a mark", bytes: [0xEF, 0xBB, 0xBF] + whole, faults: ["1:1 C011"], isShown: true),
        .topic("B04 NUL", "ab\0", ["8:3 C012"]),
        .topic("B04 a bare CR", "ab\rc\n", ["8:3 C012"]),
        .topic("B04 VT", "ab\u{0B}c", ["8:3 C012"]),
        .topic("B04 FF", "ab\u{0C}c", ["8:3 C012"]),
        BadFile(
            row: "B04 mixed CRLF is well", bytes: Array((BadFile.header.replacing("\n", with: "\r\n") + "One.\nTwo.\r\n").utf8),
            faults: [], isShown: true),
        .topic("B06 raw C1 bytes", bytes: (0x80...0x9F).flatMap { [0x61, $0, 0x0A] as [UInt8] }, (8..<40).map { "\($0):2 C010" }),
        .topic("B10 four marks are well", "éa" + String(repeating: "\u{301}", count: 4), [], isShown: true),
        .topic("B10 five marks", "éa" + String(repeating: "\u{301}", count: 5), ["8:2 C013"]),
        .topic("B10 two hundred marks", "éa" + String(repeating: "\u{301}", count: 200), ["8:2 C013"]),
        .topic("B10 half a million marks, one Character", "a" + String(repeating: "\u{301}", count: 500_000), ["8:1 C013"]),
        BadFile(
            row: "B10 a million marks", bytes: whole + Array(String(repeating: "\u{301}", count: 1_000_000).utf8), faults: ["1:1 C005"]),
        BadFile(row: "B11 a line of ten megabytes", bytes: whole + Array(repeating: 0x61, count: 10_000_000), faults: ["1:1 C005"]),
        BadFile(
            row: "B11 a million lines", bytes: whole + Array(String(repeating: "a\n", count: 1_000_000).utf8), faults: ["1:1 C005"]),
        // These join the letter before them, and stand where it stands.
        .topic("B09 the last tag", "é a\u{E007F}x", ["8:3 C012"]), .topic("B09 ZWJ between letters", "é a\u{200D}x", ["8:3 C012"]),
        .topic("B09 ZWNJ between letters", "é a\u{200C}x", ["8:3 C012"]),
        .topic("B09 joiners in emoji and Hindi are well", "👨‍👩‍👧 क्‍ष", [], isShown: true),
        .topic("what would be shown the wrong way round", "A می‌خواهم, שלום\n\nB &#x5D0;", ["8:3 C014", "10:3 C014"]),
    ]

    static let bytes: [BadFile] = {
        var files = plain
        for (name, payload, offsets) in payloads {
            files.append(.topic("B05 " + name, "é漢 \(payload) z\n", offsets.map { "8:\($0 + 4) C012" }))
        }
        files += scalars("B06 as UTF-8", Array(0x80...0x9F))
        for entity in ["&#27;", "&#155;", "&#x202e;", "&#0;", "&#xD800;"] {
            files.append(.topic("B07 \(entity)", "é \(entity)x", ["8:3 C012"]))
        }
        files += scalars("B08", [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x61C])
        files += scalars(
            "B09",
            [0x200B, 0x2060, 0xFEFF, 0xE0001, 0x2028, 0x2029, 0xAD, 0xE000, 0xF0000, 0x10FFFD, 0xFDD0, 0xFFFF, 0x1FFFE])
        return files
    }()

    /// A topic for each of these characters, none of which may stand in a text.
    private static func scalars(_ row: String, _ values: [UInt32]) -> [BadFile] {
        values.compactMap { Unicode.Scalar($0) }.map { scalar in
            .topic("\(row) U+\(String(scalar.value, radix: 16))", "é \(String(scalar))x", ["8:3 C012"])
        }
    }

    private static let payloads: [(name: String, text: String, offsets: [Int])] = [
        ("OSC 0", "\u{1B}]0;t\u{7}", [0, 5]), ("OSC 2", "\u{1B}]2;t\u{1B}\\", [0, 5]), ("OSC 4", "\u{1B}]4;1;?\u{7}", [0, 7]),
        ("OSC 8", "\u{1B}]8;;http://e\u{1B}\\", [0, 13]), ("OSC 52", "\u{1B}]52;c;?\u{7}", [0, 8]),
        ("an OSC without end", "\u{1B}]0;t", [0]),
        ("DCS $q", "\u{1B}P$q\u{1B}\\", [0, 4]), ("APC", "\u{1B}_x\u{1B}\\", [0, 3]), ("ESC c", "\u{1B}c", [0]),
        ("ESC [21t", "\u{1B}[21t", [0]), ("ESC [c", "\u{1B}[c", [0]), ("ESC [12;2]", "\u{1B}[12;2]", [0]),
        ("ESC [9;1]", "\u{1B}[9;1]", [0]), ("ESC ]P", "\u{1B}]P0ffffff", [0]), ("SO", "\u{0E}", [0]), ("SI", "\u{0F}", [0]),
        ("BEL", "\u{07}", [0]), ("BS", "\u{08}", [0]),
    ]

    static let structure: [BadFile] = [
        .topic("B12 100,000 times >", String(repeating: "> ", count: 100_000) + "a", ["8:1 C205"], says: "deeper than 32"),
        .topic("B12 100,000 times -", String(repeating: "- ", count: 100_000) + "a", ["8:1 C205"], says: "deeper than 32"),
        .topic("B12 100,000 times [", String(repeating: "[", count: 100_000) + "a", ["8:33 C205"], says: "deeper than 32"),
        .topic(
            "B12 20,000 times ** that close", String(repeating: "**a ", count: 20_000) + "b" + String(repeating: " a**", count: 20_000),
            ["8:129 C205"], says: "deeper than 32"),
        .topic(
            "B12 20,000 times _ that close", String(repeating: "_a ", count: 20_000) + "b" + String(repeating: " a_", count: 20_000),
            ["8:97 C205"], says: "deeper than 32"),
        .topic("B12 100,000 times ** that do not close nest nothing", String(repeating: "*", count: 200_000) + "a", [], isShown: true),
        .topic("B12 100,000 times _ that do not close nest nothing", String(repeating: "_", count: 100_000) + "a", [], isShown: true),
        .topic("B14 12 columns are well", table(12), [], isShown: true),
        .topic("B14 13 columns", table(13), ["9:1 C206"], says: "13 columns"),
        .topic("B14 1,500 columns", table(1500), ["9:1 C206"], says: "1500 columns"),
        .topic("B14 3,000 columns", table(3000), ["9:1 C206"], says: "3000 columns"),
        .topic("B14 a ragged row that is too long", "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | é |\n", ["11:11 C206"]),
        .topic("B14 a ragged row that is short is well", "| a | b |\n|---|---|\n| c |\n", [], isShown: true),
        .topic("B15 a missing page", "é [x](../drinks/gren-tea.md)", ["8:3 C504"], says: "did you mean “green-tea”?", isShown: true),
        .topic(
            "B15 a missing heading", "[x](green-tea.md#what-the-advertisments-say)", ["8:1 C505"],
            says: "did you mean “what-the-advertisements-say”?", isShown: true),
        .topic("B15 a page that differs in case only", "[x](Green-Tea.md)", ["8:1 C504"], says: "did you mean “green-tea”?", isShown: true),
        .topic(
            "B15 a heading that differs in case only", "[x](green-tea.md#What-the-advertisements-say)", ["8:1 C505"],
            says: "did you mean “what-the-advertisements-say”?", isShown: true),
        .topic(
            "B15 the wrong folder", "[x](../breathing/green-tea.md)", ["8:1 C506"], says: "write “../drinks/green-tea.md”", isShown: true),
        .topic("B15 a path that leads out", "[x](../../../etc/passwd)", ["8:1 C207"]),
        .topic("B16 file:", "é [x](file:///etc/passwd)", ["8:3 C209"], says: "shown as text and never followed", isShown: true),
        .topic("B16 javascript:", "é [x](javascript:alert(1))", ["8:3 C209"], says: "never followed", isShown: true),
        .topic("B16 data:", "é [x](data:text/html,x)", ["8:3 C209"], says: "never followed", isShown: true),
        .topic("B16 mailto: and http: are well", "[x](mailto:a@example.org) [y](http://example.org/)", [], isShown: true),
        .topic("B16 %1b", "é [x](https://example.org/%1b)", ["8:3 C208"]),
        .topic("B16 %00", "é [x](https://example.org/%00)", ["8:3 C208"]),
        .topic("B17 a block of HTML", "<div>x</div>", ["8:1 C202"]),
        .topic("B17 HTML in a line", "é <b>x</b>", ["8:3 C202", "8:7 C202"]),
        .topic("B17 a script", "<script>x</script>", ["8:1 C202"]),
        .topic("B17 an image without words", "é ![](x.png)", ["8:3 C202"], says: "say in words"),
        .topic("B17 an image with words", "é ![tea](x.png)", ["8:3 C202"], says: "say in words"),
    ]

    private static func table(_ columns: Int) -> String {
        let row = "|" + String(repeating: "a|", count: columns) + "\n"
        return row + row.replacing("a", with: "-") + row
    }

    static let judgedBytes = Result { try BadLibrary(bytes) }
    static let judgedStructure = Result { try BadLibrary(structure) }

    @Test(arguments: bytes.indices) func `bytes and letters`(index: Int) throws {
        try Self.judgedBytes.get().expect(Self.bytes[index], index)
    }

    @Test(arguments: structure.indices) func `blocks, links and addresses`(index: Int) throws {
        try Self.judgedStructure.get().expect(Self.structure[index], index)
    }

    @Test func `B01-B17 beside them everything goes on, and no bad byte is passed on`() throws {
        try Self.judgedBytes.get().expectTheRestUntouched()
        try Self.judgedStructure.get().expectTheRestUntouched()
    }

    // MARK: Alone

    @Test func `B11 a hundred megabytes are refused by their size, not read`() throws {
        let library = try FixtureLibrary()
        try library.write("en/drinks/huge.md", BadFile.header)
        truncate(library.content + "/en/drinks/huge.md", 100 << 20)
        let run = try CarrelRun(["--content", library.content, "check"], in: library)
        #expect(run.status == 1)
        #expect(run.output.contains("huge.md:1:1: error[C005]: this has 104857600 bytes; a file may have 1048576"))
    }

    @Test func `B11 a line of nine hundred thousand letters without a space is wrapped`() throws {
        let library = try FixtureLibrary()
        try library.write("en/drinks/black-tea.md", BadFile.header + String(repeating: "a", count: 900_000))
        let run = try CarrelRun(["--content", library.content, "show", "black-tea", "--width", "80"], in: library)
        #expect(run.status == 0)
        #expect(run.lines.allSatisfy { $0.utf8.count <= 80 || !$0.hasPrefix("a") })
        #expect(run.output.utf8.count { $0 == UInt8(ascii: "a") } >= 900_000)
    }

    /// In the parser 150 000 columns cost more than a minute of the processor; only the scan of lines before it is done sooner.
    @Test func `B12 B14 what is too wide or too deep never comes to the parser`() throws {
        let library = try FixtureLibrary()
        try library.write("en/drinks/green-tea.md", BadFile.header + Self.table(150_000))
        try library.write("en/drinks/black-tea.md", BadFile.header + String(repeating: "> ", count: 500_000))
        let run = try CarrelRun(
            ["--content", library.content, "check"], in: library, under: ["/bin/sh", "-c", "ulimit -t 50; exec \"$0\" \"$@\""])
        #expect(run.status == 1, "\(run.status)")
        #expect(run.output.contains("green-tea.md:9:1: error[C206]") && run.output.contains("black-tea.md:8:1: error[C205]"))
    }

    @Test func `B14 a table wider than the screen becomes headings and values`() throws {
        let library = try FixtureLibrary()
        try library.write(
            "en/drinks/black-tea.md",
            BadFile.header + "| Kind | Taste | Comes from |\n|---|---|---|\n| Assam | malty and strong | the north of India |\n")
        let run = try CarrelRun(["--content", library.content, "show", "black-tea", "--width", "20"], in: library)
        #expect(run.lines.allSatisfy { $0.count <= 20 })
        #expect(run.output.contains("Taste: malty"))
    }

    @Test func `B15 topics that link to each other in a ring are well`() throws {
        let library = try FixtureLibrary()
        try library.write("en/drinks/black-tea.md", BadFile.header + "[x](green-tea.md) [y](black-tea.md)\n")
        #expect(try !CarrelRun(["--content", library.content, "check"], in: library).output.contains("error[C5"))
        #expect(try CarrelRun(["--content", library.content, "--linear"], in: library, input: "1\n1\n1\n1\n1\nq\n").status == 0)
    }

    @Test func `B16 an address is shown, and nothing is followed`() throws {
        let library = try FixtureLibrary()
        try library.write("en/drinks/black-tea.md", BadFile.header + "[x](file:///etc/passwd) [y](javascript:alert(1))\n")
        let run = try CarrelRun(["--content", library.content, "show", "black-tea"], in: library)
        #expect(run.output.contains("x (file:///etc/passwd)"))
        #expect(run.output.contains("y (javascript:alert(1))"))
        let spoken = try CarrelRun(["--content", library.content, "--linear", "black-tea"], in: library, input: "1\n")
        #expect(spoken.output.contains("Nothing here has the number 1."))
    }

    @Test func `B18 two pages with one id are named both`() throws {
        let library = try FixtureLibrary()
        try library.write("en/breathing/green-tea.md", FixtureLibrary.green)
        let lines = try CarrelRun(["--content", library.content, "check"], in: library).lines.filter { $0.contains("[C501]") }
        #expect(lines.count == 2)
        #expect(lines.contains { $0.contains("breathing/green-tea.md:1:1: ") && $0.contains("also in \(library.content)/en/drinks/green") })
        #expect(lines.contains { $0.contains("drinks/green-tea.md:1:1: ") && $0.contains("also in \(library.content)/en/breathing/green") })
    }

    @Test func `B18 names that are the same but for case or form of letters are no ids, so no two can meet`() throws {
        let library = try FixtureLibrary()
        for name in ["Green-Tea", "thé", "the\u{301}"] { try library.write("en/drinks/\(name).md", FixtureLibrary.green) }
        let run = try CarrelRun(["--content", library.content, "check"], in: library)
        #expect(run.lines.count { $0.contains(".md:1:1: error[C004]") } == 3)
    }
}
