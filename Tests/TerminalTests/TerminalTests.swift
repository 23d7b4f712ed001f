import Glibc
import Surface
import TerminalKit
import Testing

/// A real program on a real pseudo-terminal. One after the other: each waits for a process.
@Suite(.serialized) struct TerminalTests {
    /// A probe that has drawn its first frame, and the modes its terminal had before.
    struct Run {
        let pty: Pty
        let before: [UInt8]

        init(_ mode: String = "echo", size: Size = Size(rows: 24, columns: 80), adding variables: [String: String] = [:]) throws {
            let probe = Built.path(of: "TerminalProbe")
            pty = try Pty([probe, mode], size: size, environment: Pty.environment.merging(variables) { $1 })
            // Read before the program can have changed them: a fresh terminal always has the same.
            before = try Pty(["/bin/true"], size: size).modes
            try pty.expect("Probe")
            try pty.settle()
        }

        /// The terminal is as it was found, and the shell can go on.
        func expectRestored() {
            #expect(!pty.emulator.text.contains("Probe"))
            #expect(pty.unrestored(since: before) == [])
        }
    }

    @Test func `the screen shows what was drawn, and leaving restores everything`() throws {
        let run = try Run()
        #expect(run.pty.modes != run.before)
        #expect(run.pty.emulator.isAlternate)
        #expect(run.pty.emulator.wantsMouse)
        #expect(run.pty.emulator.text(row: 1) == "é漢👪 e\u{301} ─│")
        try run.pty.type("\u{1B}[24~")
        #expect(try run.pty.expectEnd() == .status(0))
        run.expectRestored()
    }

    @Test func `keys arrive whole, and ESC alone after a moment`() throws {
        let run = try Run()
        try run.pty.type("a漢\u{1B}OB\u{1B}[5~\u{3}\u{1A}\u{1B}[<0;5;2M\u{1B}[<0;5;2m")
        try run.pty.expect("keys: 7")
        try run.pty.settle()
        for key in ["character(\"a\")", "character(\"漢\")", "down", "pageUp", "control(\"c\")", "control(\"z\")", "click("] {
            #expect(run.pty.emulator.text.contains(key))
        }
        try run.pty.type("\u{1B}")
        try run.pty.expect("escape")
        try run.pty.type("\u{1B}[A")
        try run.pty.expect("keys: 9")
        try run.pty.settle()
        #expect(run.pty.emulator.text(row: 10) == "  up")
        try run.pty.type("\u{1B}[<0;500;500M\u{1B}[<0;500;500mz")
        try run.pty.expect("keys: 10")
    }

    @Test func `every byte and a storm of bytes leave a living program and the terminal restored`() throws {
        let run = try Run()
        var random = Numbers(seed: 3)
        try run.pty.type((0...255).map { UInt8($0) })
        try run.pty.type((0..<5_000).map { _ in UInt8(random.next(256)) })
        // Whatever sequence the storm left open ends here.
        try run.pty.type("\u{1B}\\\u{1B}[201~\u{1B}\\\u{18}")
        try run.pty.type("\u{1B}[24~")
        #expect(try run.pty.expectEnd() == .status(0))
        run.expectRestored()
    }

    @Test(arguments: [
        SIGTERM, SIGHUP, SIGINT, SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGXFSZ, SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP,
        SIGQUIT,
        SIGSYS,
    ])
    func `a signal ends the program by that signal and restores the terminal`(signal: Int32) throws {
        let run = try Run()
        run.pty.signal(signal)
        #expect(try run.pty.expectEnd() == .signal(signal))
        run.expectRestored()
    }

    @Test(arguments: [("t", SIGILL), ("a", SIGABRT), ("o", SIGSEGV), ("d", SIGSEGV)])
    func `a crash restores the terminal`(key: String, signal: Int32) throws {
        let run = try Run("crash")
        try run.pty.type(key)
        #expect(try run.pty.expectEnd() == .signal(signal))
        run.expectRestored()
    }

    @Test func `a crash before the first frame sends nothing, and leaves no screen that was never entered`() throws {
        let modes = try Pty(["/bin/true"]).modes
        let pty = try Pty([Built.path(of: "TerminalProbe"), "blank"])
        #expect(try pty.expectEnd() == .signal(SIGABRT))
        #expect(pty.emulator.received == [])
        #expect(pty.modes == modes)
    }

    @Test func `exit without a goodbye restores the terminal`() throws {
        let run = try Run("crash")
        try run.pty.type("e")
        #expect(try run.pty.expectEnd() == .status(3))
        run.expectRestored()
    }

    @Test func `a second signal ends a program that does not listen`() throws {
        let run = try Run("crash")
        try run.pty.type("b")
        try run.pty.expect("busy")
        run.pty.signal(SIGTERM)
        run.pty.signal(SIGINT)
        #expect(try run.pty.expectEnd() == .signal(SIGINT))
        run.expectRestored()
    }

    @Test func `a hang-up ends the program`() throws {
        let run = try Run()
        run.pty.hangUp()
        let end = try run.pty.expectEnd()
        #expect(end == .status(1) || end == .signal(SIGHUP))
    }

    @Test func `a new size is drawn, however small or large`() throws {
        let run = try Run()
        for size in [Size(rows: 40, columns: 120), Size(rows: 1, columns: 30), Size(rows: 5, columns: 20), Size(rows: 24, columns: 80)] {
            run.pty.resize(to: size)
            try run.pty.expect("Probe \(size.rows)×\(size.columns)".prefix(size.columns).description)
        }
        run.pty.resize(to: Size(rows: 1, columns: 1))
        try run.pty.expect("P") { $0.text == "P" }
        run.pty.resize(to: Size(rows: 24, columns: 80))
        try run.pty.expect("Probe 24×80")
        try run.pty.type("\u{1B}[24~")
        #expect(try run.pty.expectEnd() == .status(0))
        run.expectRestored()
    }

    @Test func `a thousand sizes in a row end with the last`() throws {
        let run = try Run()
        for number in 0..<1000 { run.pty.resize(to: Size(rows: 2 + number % 60, columns: 30 + number % 170)) }
        run.pty.resize(to: Size(rows: 30, columns: 90))
        try run.pty.expect("Probe 30×90")
        try run.pty.type("x")
        try run.pty.expect("Probe 30×90, keys: 1")
        try run.pty.settle()
        #expect(run.pty.emulator.text(row: 1) == "é漢👪 e\u{301} ─│")
    }

    @Test(arguments: [
        ["LINES": "99999", "COLUMNS": "-5"], ["LINES": "3", "COLUMNS": "10"], ["ESCDELAY": "999999"],
        ["TERMINFO": "HERE", "TERMINFO_DIRS": "HERE"],
        ["HOME": "HERE"], ["TERMCAP": "xterm:cl=\\E]0;evil\\007:cm=\\E]0;evil\\007:"],
        ["NCURSES_NO_UTF8_ACS": "1", "NCURSES_ASSUMED_COLORS": "1,2"],
        ["TERMINFO": "hex:1A01"],
    ])
    func `a hostile environment changes nothing`(variables: [String: String]) throws {
        let calm = try Run()
        let folder = try HostileDescription()
        defer { folder.remove() }
        let run = try Run(adding: variables.mapValues { $0 == "HERE" ? folder.path : $0 })
        try run.pty.type("\u{1B}")
        try run.pty.expect("escape")
        try run.pty.type("\u{1B}[24~")
        #expect(try run.pty.expectEnd() == .status(0))
        run.expectRestored()
        try calm.pty.type("\u{1B}")
        try calm.pty.expect("escape")
        try calm.pty.type("\u{1B}[24~")
        try calm.pty.expectEnd()
        #expect(run.pty.emulator.received.starts(with: calm.pty.emulator.received))
    }

    @Test(arguments: [("", "noName"), ("no-such-terminal", "unknownName"), ("dumb", "unknownName"), ("../../x", "unknownName")])
    func `an unfit TERM is refused before anything is sent`(name: String, failure: String) throws {
        let pty = try Pty([Built.path(of: "TerminalProbe")], environment: Pty.environment.merging(["TERM": name]) { $1 })
        #expect(try pty.expectEnd() == .status(69))
        #expect(pty.emulator.text.contains(failure))
        #expect(!pty.emulator.received.contains(0x1B))
    }

    @Test func `a locale that is not UTF-8 gets ASCII`() throws {
        let run = try Run(adding: ["LC_ALL": "en_US.ISO-8859-1"])
        #expect(run.pty.emulator.received.allSatisfy { $0 < 0x80 })
        #expect(run.pty.emulator.text(row: 1) == "e???? e -|")
    }

    @Test func `Ctrl-Z gives the shell its terminal and fg brings the screen back`() throws {
        let pty = try Pty(["/bin/sh", "-i"], environment: Pty.environment.merging(["PS1": "$ "]) { $1 })
        try pty.expect("the shell's prompt") { $0.text(row: $0.cursor.row) == "$" }
        try pty.type("\(Built.path(of: "TerminalProbe")) crash\r")
        try pty.expect("Probe")
        try pty.type("x")
        try pty.expect("keys: 1")
        try pty.type("\u{1A}")
        try pty.expect("the shell's prompt") {
            !$0.isAlternate && $0.text.contains("Stopped") && $0.text(row: $0.cursor.row) == "$"
        }
        try pty.type("echo still here\r")
        try pty.expect("the shell's prompt") { $0.text.contains("\nstill here") && $0.text(row: $0.cursor.row) == "$" }
        try pty.type("fg\r")
        try pty.expect("Probe 24×80, keys: 2")
        try pty.settle()
        #expect(pty.emulator.isAlternate)
        try pty.type("y\u{1B}[24~")
        try pty.expect("the shell's prompt") { !$0.isAlternate && $0.text(row: $0.cursor.row) == "$" }
        try pty.type("exit\r")
        try pty.expectEnd()
    }
}
