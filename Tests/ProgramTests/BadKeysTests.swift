import Foundation
import TerminalKit
import Testing

/// Bytes nobody's keyboard sends, typed at the real desk, row by row. KeyDecoderTests has every byte and every pair of them.
@Suite struct BadKeysTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func open(columns: Int = 80) throws -> Pty {
        let pty = try Pty(
            [CarrelRun.program, "--content", library.content, "green-tea"], size: .init(rows: 24, columns: columns),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
        try pty.expect("about 30 mg of caffeine")
        try pty.settle()
        return pty
    }

    /// The desk lives, and leaves the terminal as it was.
    func expectAlive(_ pty: Pty) throws {
        // Whatever was left open ends here: strings, pastes, layers, the search.
        try pty.type("\u{18}\u{1B}\\\u{1B}[201~\u{1B}\u{1B}")
        try pty.type("\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.type("\u{1B}[21~\u{1B}[21~")
        #expect(try pty.expectEnd() == .status(0))
        #expect(pty.unread == 0)
        #expect(Grammar.faults(in: pty.emulator.received) == [])
        #expect(!pty.emulator.isAlternate && pty.emulator.isCursorVisible && !pty.emulator.wantsMouse && !pty.emulator.pastesInBrackets)
    }

    @Test func `B46 a hang-up ends the program`() throws {
        let pty = try open()
        pty.hangUp()
        let end = try pty.expectEnd()
        #expect(end != .signal(SIGSEGV) && end != .signal(SIGILL) && end != .signal(SIGABRT))
    }

    static let replies = [
        "\u{1B}[?64;1;2c", "\u{1B}[24;80R", "\u{1B}[?2004;1$y", "\u{1B}]52;c;cXVpdA==\u{7}", "\u{1B}]10;rgb:0/0/0\u{1B}\\",
        "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}]lqqqq\u{1B}\\", "\u{1B}P1$r0mq\u{1B}\\", "\u{1B}_q\u{1B}\\",
    ]

    @Test func `B50 forged replies do nothing and are not echoed`() throws {
        let pty = try open()
        let before = pty.emulator.text
        try pty.type(Self.replies.joined())
        // The key behind them shows that they were read.
        try pty.type("\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.type("\u{1B}")
        try pty.expect("the page as it was") { $0.text == before }
        try expectAlive(pty)
    }

    /// Ten megabytes, as the row has it.
    static let flood = 10_000_000

    @Test func `B48 a paste of ten megabytes with its end mark inside`() throws {
        let pty = try open()
        let end = Self.flood - 2000
        let before = pty.emulator.text
        // The letter is a command; behind an end mark it would be typed, so there it is one that is none.
        try pty.type(Array("\u{1B}[200~".utf8) + [UInt8](repeating: UInt8(ascii: "q"), count: end))
        try pty.type(Array("\u{1B}[201~".utf8) + [UInt8](repeating: UInt8(ascii: "y"), count: Self.flood - end))
        try pty.type("\u{1B}[201~\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.type("\u{1B}")
        try pty.expect("the page as it was") { $0.text == before }
        try expectAlive(pty)
    }

    @Test func `B48 a paste of ten megabytes that nobody ends acts on nothing, and the next key is a key`() throws {
        let pty = try open()
        try pty.type(Array("\u{1B}[200~".utf8) + [UInt8](repeating: UInt8(ascii: "q"), count: Self.flood))
        try pty.expect("Pasted text goes nowhere here")
        // A key at the heels of the last byte is of the paste; one behind a pause is none.
        for _ in 0..<100 where !pty.emulator.text.contains("The keys you need") {
            pty.run(for: .milliseconds(200))
            try pty.type("\u{1B}[11~")
            try pty.settle()
        }
        try pty.expect("The keys you need")
        try expectAlive(pty)
    }

    @Test(arguments: ["\u{1B}]0;", "\u{1B}P", "\u{1B}_"]) func `B48 a string of ten megabytes that nobody ends`(start: String) throws {
        let pty = try open()
        try pty.type(Array(start.utf8) + [UInt8](repeating: UInt8(ascii: "q"), count: Self.flood))
        try expectAlive(pty)
    }

    @Test func `B49 the search drops what is no letter, and says when it is full`() throws {
        let pty = try open()
        try pty.type("s")
        try pty.expect("Search")
        try pty.type([0x7A, 0, 0xFF, 0xC3, 0x28, 0x1D, 0x7A, 0xED, 0xA0, 0x80, 0x7A])
        try pty.expect("z(zz")
        try pty.type(Array("\u{1B}[200~".utf8) + [UInt8](repeating: UInt8(ascii: "y"), count: 1 << 20) + Array("\u{1B}[201~".utf8))
        try pty.expect("No more than 128 letters fit here.")
        try expectAlive(pty)
    }

    @Test func `B51 a storm of the mouse, and places that do not exist`() throws {
        let pty = try open()
        var storm = ""
        for number in 0..<10_000 {
            storm += "\u{1B}[<\([0, 64, 65, 32, 35][number % 5]);\(number % 300);\(number % 90)\(number % 3 == 0 ? "m" : "M")"
        }
        for place in ["0;0", "-1;-1", "100000000000;100000000000", "99999;5", ";"] {
            storm += "\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m\u{1B}[<64;\(place)M"
        }
        storm += "\u{1B}[M \u{7F}\u{7F}\u{1B}[<0;3;3m"
        try pty.type(storm)
        try pty.type(Array("\u{1B}[M ".utf8) + [0xFF, 0xFF])
        try expectAlive(pty)
    }

    @Test func `B51 pressed on one thing and let go on another does nothing, and pressed twice it opens what is there`() throws {
        let pty = try open(columns: 120)
        let lines = pty.emulator.text.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("Is black tea stronger?") }) + 1
        try pty.type("\u{1B}[<0;6;\(row)M\u{1B}[<0;60;20m")
        try pty.type("\u{1B}[<0;6;\(row)M\u{1B}[<0;6;\(row)m\u{1B}[<0;6;\(row)M\u{1B}[<0;6;\(row)m")
        try pty.expect("A cup of black tea holds about 50 mg")
        try expectAlive(pty)
    }
}
