import DiceKit
import Foundation
import Surface
import TerminalKit
import Testing

/// Terminals that change their size without end, hang up, are slow or stand still, with the real desk on them.
@Suite struct StormTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func open(size: Size = Size(rows: 24, columns: 80), isSlow: Bool = false, clock: HandClock? = nil) throws -> Pty {
        let own = ["HOME": library.folder, "XDG_CACHE_HOME": library.cache].merging(clock?.environment ?? [:]) { $1 }
        return try Pty(
            [CarrelRun.program, "--content", library.content, "green-tea"], size: size,
            environment: Pty.environment.merging(own) { $1 }, directory: library.folder, isSlow: isSlow)
    }

    /// A page of many screens, their lines alike or, where every page shall cost its bytes, each of letters of its own.
    func lengthen(isVaried: Bool = false) throws {
        var dice = Dice(seed: 9600)
        let lines = (1...400).map { number in
            let letters = (0..<50).map { $0 % 7 == 6 ? " " : String("abcdefghijklmnopqrstuvwxyz".randomElement(using: &dice) ?? "a") }
            let words = isVaried ? letters.joined() : "of a page about tea and the people who drink it in the evening"
            return "Line \(number) \(words).\n"
        }
        try library.write("en/drinks/green-tea.md", FixtureLibrary.green + lines.joined(separator: "\n"))
    }

    @Test func `after a storm of sizes the screen is that of a fresh start`() throws {
        let size = Size(rows: 30, columns: 100)
        let pty = try open(size: size)
        try pty.expect("about 30 mg of caffeine")
        var dice = Dice(seed: 2000)
        for number in 0..<(FaultPlan.isWhole ? 2000 : 300) {
            let storm = Size(rows: .random(in: 1...500, using: &dice), columns: .random(in: 1...500, using: &dice))
            pty.claim(number % 50 == 0 ? Size(rows: 1, columns: 1) : number % 50 == 1 ? Size(rows: 500, columns: 500) : storm)
            pty.signal(SIGWINCH)
        }
        pty.claim(size)
        let fresh = try open(size: size)
        try fresh.expect("about 30 mg of caffeine")
        try fresh.type("\u{1B}[11~")
        try fresh.expect("The keys you need")
        // A key behind the storm shows that all of it has been taken.
        try pty.type("\u{1B}[11~")
        try pty.expect("the frame of a fresh start") { $0.glyphs == fresh.emulator.glyphs && $0.cursor == fresh.emulator.cursor }
        for pty in [pty, fresh] {
            try pty.type("\u{1B}[21~\u{1B}[21~")
            #expect(try pty.expectEnd() == .status(0))
        }
    }

    @Test func `B46 whenever the terminal hangs up, the program ends`() throws {
        var dice = Dice(seed: 500)
        for _ in 0..<(FaultPlan.isWhole ? 500 : 12) {
            let pty = try open()
            let moment = Int.random(in: 0...2000, using: &dice)
            try pty.type("s\u{1B}[6~tea\u{1B}[6~")
            try pty.expect("\(moment) bytes") { $0.received.count >= moment }
            pty.hangUp()
            let end = try pty.expectEnd()
            #expect(end == .status(69) || end == .signal(SIGHUP))
        }
    }

    /// The bytes of a whole screen; between two of them a clock that stands still is put forward.
    func screenful(on pty: Pty, waiting: () throws -> Void = {}) throws -> Int {
        try waiting()
        let before = pty.emulator.received.count
        try pty.type("\u{C}\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.settle()
        try waiting()
        try pty.type("\u{1B}[11~")
        try waiting()
        try pty.expect("the page again") { !$0.text.contains("The keys you need") }
        try waiting()
        return pty.emulator.received.count - before
    }

    @Test(arguments: [false, true]) func `two hundred pages down at once, or on a terminal that stands still, are two screens of bytes`(
        isStill: Bool
    ) throws {
        try lengthen()
        let pty = try open()
        try pty.expect("about 30 mg of caffeine")
        let screenful = try screenful(on: pty)
        let before = pty.emulator.received.count
        if isStill { pty.stopOutput() }
        try pty.type(String(repeating: "\u{1B}[6~", count: 200))
        // The program finds out by itself that the terminal was only stopped.
        try pty.expect("the end of the page") { $0.text.contains("Line 400") }
        #expect(pty.emulator.received.count - before <= 2 * screenful, "\(pty.emulator.received.count - before) of \(screenful)")
        try pty.type("q")
        #expect(try pty.expectEnd() == .status(0))
    }

    /// A line of 9600 bits a second carries 960 bytes in one; the terminal is read no faster, and fifty keys come in a second.
    @Test func `on a slow line a key held down shows the newest page, and no more than two screens wait`() throws {
        try lengthen(isVaried: true)
        let clock = try HandClock()
        let pty = try open(isSlow: true, clock: clock)
        try pty.expect("about 30 mg of caffeine")
        let screenful = try screenful(on: pty) { try clock.advance(10, seenBy: [pty.process], on: pty) }
        let before = pty.emulator.received.count
        pty.allowance = 0
        for key in 1...200 {
            try pty.type("\u{1B}[6~")
            pty.allowance = 960 * key / 50 - (pty.emulator.received.count - before)
            try clock.advance(0.02, seenBy: [pty.process], on: pty)
        }
        let typed = pty.emulator.received.count
        #expect(typed > before)
        pty.allowance = nil
        while !pty.emulator.text.contains("Line 400"), clock.seconds < 60 { try clock.advance(0.1, seenBy: [pty.process], on: pty) }
        try pty.settle()
        let late = pty.emulator.received.count - typed
        #expect(late <= 2 * screenful && late <= 4 * 960, "\(late) of \(screenful)")
        #expect(pty.emulator.text.contains("Line 400"))
        try pty.type("q")
        #expect(try pty.expectEnd() == .status(0))
    }
}
