import Foundation
import Surface
import TerminalKit
import Testing

/// Terminals that refuse to be read or written for a time, or go away, with the real desk and the real kiosk on them.
@Suite struct BadTerminalTests {
    let library: FixtureLibrary

    init() throws { library = try KioskRun.published() }

    /// Opens the desk with system calls on the terminal refused or recorded as strace has it. What it does to descriptors that are no terminal is
    /// left alone.
    private func open(_ tracing: [String], onTerminal: Bool = true) throws -> Pty {
        let terminal = onTerminal ? "-P \"$(tty)\"" : ""
        let words = tracing.map { "'\($0)'" }.joined(separator: " ")
        let command = "exec /usr/bin/strace -f -qq \(terminal) \(words) '\(CarrelRun.program)' --shelf '\(library.shelf)' green-tea"
        return try Pty(
            ["/bin/sh", "-c", command],
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
    }

    @Test(arguments: ["EIO", "ENXIO", "EBADF"]) func `B46 a terminal that cannot be read any more ends the program and is given back`(
        error: String
    ) throws {
        let pty = try open(["-o", "/dev/null", "-e", "inject=read:error=\(error):when=3+"])
        try pty.expect("about 30 mg of caffeine")
        let modes = try Pty(["/bin/true"]).modes
        try pty.type("\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.type("\u{1B}")
        try pty.expect("the page again") { !$0.text.contains("The keys you need") }
        try pty.type("x")
        #expect(try pty.expectEnd() == .status(69))
        #expect(pty.modes == modes && !pty.emulator.isAlternate && pty.emulator.isCursorVisible)
    }

    @Test(arguments: ["EAGAIN", "EINTR"]) func `B46 a terminal that takes nothing for a time shows the same afterwards`(error: String)
        throws
    {
        let calm = try open(["-o", "/dev/null", "-e", "trace=write"])
        let pty = try open(["-o", "/dev/null", "-e", "inject=write:error=\(error):when=1..60"])
        for pty in [calm, pty] {
            try pty.expect("about 30 mg of caffeine")
            try pty.type("\u{1B}[11~")
            try pty.expect("The keys you need")
            try pty.settle()
        }
        #expect(pty.emulator.glyphs == calm.emulator.glyphs)
        for pty in [calm, pty] {
            try pty.type("\u{1B}[21~\u{1B}[21~")
            #expect(try pty.expectEnd() == .status(0))
        }
    }

    @Test func `B46 a program whose terminal has hung up does little more before it ends`() throws {
        let log = library.folder + "/strace"
        let pty = try open(["-o", log], onTerminal: false)
        try pty.expect("about 30 mg of caffeine")
        try pty.type("\u{1B}[6~\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.settle()
        pty.hangUp()
        try pty.expectEnd()
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        // The signal itself, not the handler that is set for it at the start.
        let after = calls.drop { !$0.contains("--- SIGHUP") && !$0.contains("POLLHUP") }
        #expect(!after.isEmpty && after.count < 100, "\(after.count) calls after the hang-up")
    }

    @Test(arguments: [40_000, 80_000, 120_000, 160_000]) func `B59 a desk that has no memory left gives the terminal back`(
        kilobytes: Int
    ) throws {
        let modes = try Pty(["/bin/true"]).modes
        let command = "ulimit -v \(kilobytes); exec '\(CarrelRun.program)' --shelf '\(library.shelf)' green-tea"
        let pty = try Pty(
            ["/bin/sh", "-c", command],
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
        // With enough of it all is well; else it has ended.
        if (try? pty.expect("about 30 mg of caffeine")) != nil { try pty.type("\u{1B}[21~\u{1B}[21~") }
        let end = try pty.expectEnd()
        #expect(kilobytes < 160_000 || end == .status(0))
        #expect(pty.modes == modes && !pty.emulator.isAlternate && pty.emulator.isCursorVisible)
    }

    @Test func `B59 a reader of the kiosk that may have no more memory is followed by another`() throws {
        let kiosk = try KioskRun(in: library)
        try kiosk.begin()
        let guardian = kiosk.guardian
        let reader = try kiosk.reader()
        let limited = try ToolRun("/usr/bin/prlimit", ["--pid", String(reader.number), "--as=4096"], environment: [:])
        try #require(limited.status == 0, "\(limited.said)")
        try kiosk.pty.type("sinsomnia" + String(repeating: "tea and sleep ", count: 100) + "\u{1B}\u{1B}[6~")
        try kiosk.pty.expect("what was typed to be read") { _ in kiosk.pty.unread == 0 || reader.isGone }
        try kiosk.pty.type(" " + KioskRun.finish)
        try kiosk.pty.expect("another reader's picture") { screen in
            reader.isGone && kiosk.guardian.children.contains(where: \.isShutIn) && screen.text.contains(KioskRun.home)
        }
        #expect(kiosk.guardian == guardian)
        try kiosk.expectSame {}
    }
}
