import Surface
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
    /// The keys some bytes are, when nothing follows them.
    static func keys(_ bytes: [UInt8], table: KeyTable = KeyTable()) -> [Key] {
        var decoder = KeyDecoder(table)
        return decoder.decode(bytes) + decoder.settle()
    }

    static func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

    static let known: [(String, Key)] = [
        ("a", .character("a")), (" ", .character(" ")), ("é", .character("é")), ("漢", .character("漢")), ("👪", .character("👪")),
        ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1B}", .escape),
        ("\u{3}", .control("c")), ("\u{1A}", .control("z")), ("\u{1}", .control("a")),
        ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left),
        ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[8~", .end), ("\u{1B}[3~", .delete),
        ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)),
        ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)),
        ("\u{1B}OM", .enter), ("\u{1B}[<64;3;4M", .wheel(Position(row: 3, column: 2), rows: -3)),
        ("\u{1B}[<65;3;4M", .wheel(Position(row: 3, column: 2), rows: 3)),
    ]

    @Test(arguments: known) func `each sequence is its key`(sequence: String, key: Key) {
        #expect(Self.keys(sequence) == [key])
    }

    @Test(arguments: ["xterm-256color", "xterm", "linux", "tmux-256color", "screen", "rxvt", "vt100"])
    func `what terminfo calls a key is that key`(terminal: String) throws {
        let painter = try Painter(terminal: terminal, size: Size(rows: 24, columns: 80), theme: .mono, isColourful: false)
        let table = KeyTable(for: painter)
        for (name, key) in [
            ("kcuu1", Key.up), ("kcud1", .down), ("kpp", .pageUp), ("khome", .home), ("kdch1", .delete), ("kf1", .function(1)),
        ] {
            let sequence = painter.capability(name)
            if !sequence.isEmpty, sequence != [0x7F] { #expect(Self.keys(sequence, table: table) == [key], "\(name)") }
        }
    }

    @Test func `every way of cutting a stream gives the same keys`() {
        let stream = Array(
            "aé漢\u{1B}[A\u{1B}OB\u{1B}[5~x\u{1B}[<0;7;8M\u{1B}[<0;7;8m\u{1B}[200~p q\u{1B}[201~\u{1B}[?1;2c\u{1B}]0;t\u{7}z\r".utf8)
        let whole = Self.keys(stream)
        #expect(whole.count == 11)
        for cut in 0...stream.count {
            var decoder = KeyDecoder(KeyTable())
            #expect(decoder.decode(stream[..<cut]) + decoder.decode(stream[cut...]) == whole, "cut at \(cut)")
        }
        var decoder = KeyDecoder(KeyTable())
        #expect(stream.flatMap { decoder.decode([$0]) } == whole)
    }

    @Test(arguments: UInt8.min...UInt8.max) func `every byte alone is one key or nothing`(byte: UInt8) {
        let keys = Self.keys([byte])
        #expect(keys.count <= 1)
        if byte >= 0x80 || byte == 0 || (0x1C...0x1F).contains(byte) { #expect(keys == []) }
        if (0x20..<0x7F).contains(byte) { #expect(keys == [.character(Character(Unicode.Scalar(byte)))]) }
    }

    @Test func `B47 no pair after ESC is text, but for what follows a finished pair`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                var decoder = KeyDecoder(KeyTable())
                #expect(decoder.decode([0x1B, first]).allSatisfy { $0 == .escape }, "ESC \(first)")
                let keys = decoder.decode([second]) + decoder.settle()
                // A second ESC after an ESC is two keys.
                #expect(keys.count <= (first == 0x1B && second == 0x1B ? 2 : 1), "ESC \(first) \(second)")
                if first == UInt8(ascii: "[") || first == UInt8(ascii: "]") || first == UInt8(ascii: "P") {
                    #expect(keys.allSatisfy { !Self.isText($0) }, "ESC \(first) \(second)")
                }
            }
        }
    }

    static func isText(_ key: Key) -> Bool {
        if case .character = key { true } else { false }
    }

    @Test func `ten thousand random bytes never make a control character text`() {
        var random = Numbers(seed: 1)
        var decoder = KeyDecoder(KeyTable())
        let keys = decoder.decode((0..<10_000).map { _ in UInt8(random.next(256)) })
        #expect(keys.contains { Self.isText($0) })
        for case .character(let character) in keys where !character.unicodeScalars.allSatisfy(Escaper.isAllowed) {
            Issue.record("\(character.unicodeScalars.map(\.value))")
        }
    }

    @Test(arguments: [
        "\u{1B}[?64;1;2c", "\u{1B}[24;80R", "\u{1B}[?2004;1$y", "\u{1B}]52;c;cXVpdA==\u{7}", "\u{1B}]11;rgb:0/0/0\u{1B}\\",
        "\u{1B}P1$r0m\u{1B}\\", "\u{1B}]lq\u{1B}\\", "\u{1B}_apc\u{1B}\\", "\u{1B}^pm\u{1B}\\", "\u{1B}[1;5A", "\u{1B}[99~", "\u{1B}(B",
        "\u{1B}q", "\u{1B}é", "\u{1B}[I", "\u{1B}[3;J", "\u{1B}Oz",
    ])
    func `replies and unknown sequences are nothing`(sequence: String) {
        #expect(Self.keys(sequence) == [])
        #expect(Self.keys(sequence + "x") == [.character("x")])
    }

    @Test func `bad UTF-8 loses nothing that follows it`() {
        #expect(Self.keys([0xFF, 0x71]) == [.character("q")])
        #expect(Self.keys([0xE6, 0xBC, 0x71]) == [.character("q")])
        #expect(Self.keys([0xC0, 0xAF, 0xED, 0xA0, 0x80, 0x71]) == [.character("q")])
        #expect(Self.keys([0x1B, 0xC3, 0x71]) == [.character("q")])
        #expect(Self.keys("\u{202E}\u{E000}\u{9B}q") == [.character("q")])
    }

    @Test func `the Escape key waits briefly, and two of them are two`() {
        var decoder = KeyDecoder(KeyTable())
        #expect(decoder.patience == nil)
        #expect(decoder.decode([0x1B]) == [])
        #expect(decoder.patience == 25)
        #expect(decoder.decode([0x1B]) == [.escape])
        #expect(decoder.settle() == [.escape])
        #expect(decoder.patience == nil)
        #expect(decoder.settle() == [])
    }

    @Test func `an unfinished sequence is dropped, not typed`() {
        for start in ["\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}]0;title", "\u{1B}P", "\u{1B}[M", "\u{1B}[M !", "\u{1B}[200~"] {
            var decoder = KeyDecoder(KeyTable())
            #expect(decoder.decode(start.utf8) == [])
            #expect(decoder.patience ?? 0 > 25)
            #expect(decoder.settle() == [])
            #expect(decoder.decode("A".utf8) + decoder.settle() == [.character("A")])
        }
    }

    @Test func `a paste is one key with its characters, line ends as one space`() {
        #expect(Self.keys("\u{1B}[200~a\r\n\tb\u{7}é\u{1B}[201~c") == [.pasted("a bé"), .character("c")])
        #expect(Self.keys("\u{1B}[200~\u{7}\u{0}\u{1B}[201~c") == [.character("c")])
    }

    @Test func `B48 a paste of ten megabytes gives four kilobytes of text`() {
        var decoder = KeyDecoder(KeyTable())
        #expect(decoder.decode("\u{1B}[200~".utf8) == [])
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)
        for _ in 0..<160 { #expect(decoder.decode(piece) == []) }
        #expect(decoder.decode("\u{1B}[201~y".utf8) == [.pasted(String(repeating: "x", count: KeyDecoder.pasteLimit)), .character("y")])
    }

    @Test(arguments: ["\u{1B}[200~", "\u{1B}]0;", "\u{1B}P", "\u{1B}_"])
    func `B48 the end of more than four kilobytes is not awaited, and a key is one within a tenth of a second`(
        start: String
    ) {
        var decoder = KeyDecoder(KeyTable())
        _ = decoder.decode(start.utf8)
        _ = decoder.decode([UInt8](repeating: UInt8(ascii: "x"), count: 10_000))
        let silence = decoder.patience ?? .max
        _ = decoder.settle()
        #expect(decoder.patience == nil)
        let keys = decoder.decode("q".utf8)
        let doubt = decoder.patience ?? 0
        #expect(keys + decoder.settle() == [.character("q")])
        #expect(silence + doubt <= 100)
    }

    @Test func `what comes late of a paste is still of the paste, and its end ends it`() {
        var decoder = KeyDecoder(KeyTable())
        _ = decoder.decode("\u{1B}[200~first".utf8)
        #expect(decoder.settle() == [.pasted("first")])
        #expect(decoder.decode("and a second piece of the same".utf8) == [])
        #expect(decoder.settle() == [.pasted("and a second piece of the same")])
        #expect(decoder.decode("\u{1B}[201~q".utf8) == [.character("q")])
    }

    @Test func `an endless terminal string is thrown away as it comes`() {
        var decoder = KeyDecoder(KeyTable())
        _ = decoder.decode("\u{1B}]52;c;".utf8)
        let piece = [UInt8](repeating: UInt8(ascii: "q"), count: 1 << 16)
        for _ in 0..<16 { #expect(decoder.decode(piece) == []) }
        #expect(decoder.settle() == [])
        #expect(decoder.decode("q".utf8) + decoder.settle() == [.character("q")])
    }

    @Test func `what comes late of a very long string is still of the string, and its end ends it`() {
        var decoder = KeyDecoder(KeyTable())
        let piece = [UInt8](repeating: UInt8(ascii: "q"), count: 10_000)
        #expect(decoder.decode("\u{1B}]0;".utf8 + piece) == [])
        #expect(decoder.settle() == [])
        #expect(decoder.decode(piece) == [])
        #expect(decoder.settle() == [])
        #expect(decoder.decode("\u{1B}[11~".utf8) + decoder.settle() == [.function(1)])
        #expect(decoder.decode("\u{1B}]0;".utf8 + piece) + decoder.settle() + decoder.decode("\u{1B}\\q".utf8) == [.character("q")])
    }

    @Test func `letting the button go tells where it had gone down, and so does moving with it`() {
        let place = Position(row: 4, column: 9)
        let beside = Position(row: 4, column: 10)
        #expect(Self.keys("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [.click(place, from: place)])
        #expect(Self.keys("\u{1B}[<0;10;5M\u{1B}[<0;11;5m\u{1B}[<0;11;5m") == [.click(beside, from: place)])
        #expect(Self.keys("\u{1B}[<0;10;5M\u{1B}[<32;11;5M\u{1B}[<0;10;5m") == [.drag(beside, from: place), .click(place, from: place)])
        #expect(Self.keys("\u{1B}[<0;10;5m") == [])
        #expect(Self.keys("\u{1B}[<2;10;5M\u{1B}[<2;10;5m") == [])
        #expect(Self.keys("\u{1B}[M *%\u{1B}[M#*%") == [.click(place, from: place)])
    }

    @Test(arguments: [
        "\u{1B}[<0;0;0M\u{1B}[<0;0;0m", "\u{1B}[<0;-1;5M", "\u{1B}[<0;100000000000;5M", "\u{1B}[<99999;1;1M", "\u{1B}[<;;M", "\u{1B}[<0;1M",
        "\u{1B}[<32;5;5M", "\u{1B}[<35;5;5M", "\u{1B}[<66;5;5M", "\u{1B}[<128;5;5M", "\u{1B}[<64;5;5m", "\u{1B}[M\u{1}\u{1}\u{1}",
    ])
    func `impossible mouse reports are nothing`(sequence: String) {
        #expect(Self.keys(sequence) == [])
    }
}
