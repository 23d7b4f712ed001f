import DiceKit
import Foundation
import Surface
import TerminalKit
import Testing

/// The rows of the table of kiosk escapes that come from elsewhere than the keyboard: the content, the environment, the window, time, and other
/// processes. They keep their numbers.
@Suite struct BesiegedTests {
    /// Begins a visit and does something every half second until it is ended for want of a visitor. Answers how many seconds that took.
    private func secondsToEnd(of kiosk: KioskRun, doing: (ProcessView) throws -> Void = { _ in }) throws -> Double {
        let clock = try #require(kiosk.clock)
        try kiosk.begin()
        let reader = try kiosk.reader()
        while !reader.isGone, clock.seconds < 3600 {
            try doing(reader)
            try kiosk.wait(0.5)
        }
        try kiosk.pty.expect(KioskRun.home)
        return clock.seconds
    }

    @Test func `row 10: a key that is stuck for an hour is nobody after two minutes`() throws {
        let left = try secondsToEnd(of: KioskRun(hasClock: true))
        let kiosk = try KioskRun(hasClock: true)
        let clock = try #require(kiosk.clock)
        let stuck = try secondsToEnd(of: kiosk) { reader in
            let seen = clock.waits(of: reader.number)
            try kiosk.pty.type("\u{1B}OB")
            try kiosk.pty.expect("the key to be taken") { _ in clock.waits(of: reader.number) != seen }
        }
        // The clock goes in half seconds; a visit may begin on either side of one.
        #expect((left + 119...left + 121).contains(stuck))
        try kiosk.expectSame {}
    }

    @Test func `row 18: a window made too small hides no warning, and moves no clock`() throws {
        let left = try secondsToEnd(of: KioskRun(hasClock: true))
        let kiosk = try KioskRun(hasClock: true)
        var warnings = 0
        let hidden = try secondsToEnd(of: kiosk) { _ in
            kiosk.pty.resize(to: Size(rows: 1, columns: 1))
            try kiosk.wait(0.001)
            kiosk.pty.resize(to: Size(rows: 24, columns: 80))
            try kiosk.pty.expect("the whole screen again") { $0.text(row: 23).contains("F1 Help") || $0.text.contains(KioskRun.home) }
            if kiosk.pty.emulator.text.contains("Are you still there?") { warnings += 1 }
        }
        // A small window has fewer words to read, so the kiosk's own minute may come first.
        #expect(hidden <= left + 1 && hidden >= 90)
        #expect(warnings >= 55)
        try kiosk.expectSame {}
    }

    /// A forked process has its parent's files, and the place in them: a guard that takes note of a new size would write into a reader's picture.
    @Test func `row 18: every process of a kiosk paints into memory of its own`() throws {
        let kiosk = try KioskRun()
        try kiosk.begin()
        let keeper = kiosk.guardian
        let reader = try kiosk.reader()
        let first = try #require(reader.screenFile)
        #expect(keeper.screenFile != nil && keeper.screenFile != first)
        try kiosk.pty.type(KioskRun.finish)
        try kiosk.pty.expect(KioskRun.home)
        let second = try #require(try kiosk.reader(otherThan: reader).screenFile)
        #expect(second != keeper.screenFile && second != first)
    }

    @Test func `row 19: after two thousand sizes the last one is drawn`() throws {
        let kiosk = try KioskRun()
        try kiosk.begin()
        try kiosk.pty.settle()
        let calm = kiosk.pty.emulator.text
        var dice = Dice(seed: 19)
        let reader = try kiosk.reader()
        for _ in 0..<2000 {
            kiosk.pty.resize(to: Size(rows: .random(in: 1...60, using: &dice), columns: .random(in: 1...200, using: &dice)))
        }
        kiosk.pty.resize(to: Size(rows: 1, columns: 1))
        kiosk.pty.resize(to: Size(rows: 500, columns: 500))
        kiosk.pty.resize(to: Size(rows: 24, columns: 80))
        try kiosk.pty.expect("the screen as it was") { $0.text == calm }
        #expect(try kiosk.reader() == reader)
        try kiosk.expectSame {}
    }

    @Test(arguments: [SIGSTOP, SIGSEGV, SIGKILL, SIGABRT, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGSYS])
    func `row 20: a reader that another process brings down leaves nothing, and another is at home`(signal: Int32) throws {
        let kiosk = try KioskRun()
        try kiosk.begin()
        try kiosk.pty.type("zq-canary-7431")
        try kiosk.pty.expect("zq-canary-7431")
        let reader = try kiosk.reader()
        kill(reader.number, signal)
        try kiosk.pty.expect(KioskRun.home)
        #expect(!kiosk.pty.emulator.text.contains("zq-canary-7431"))
        #expect(try kiosk.reader() != reader)
        #expect(reader.isGone)
        try kiosk.expectSame {}
    }

    @Test func `row 21: a hundred crashes end at home each, after five seconds at most, and the fifth in a minute asks for staff`() throws {
        let kiosk = try KioskRun(hasClock: true)
        let clock = try #require(kiosk.clock)
        let guardian = kiosk.guardian
        for number in 1...100 {
            let reader = try kiosk.reader()
            let crashed = clock.seconds
            kill(reader.number, SIGSEGV)
            try kiosk.pty.expect("the guard to see it") { _ in reader.isGone && !guardian.children.contains(reader) }
            if number >= 5 { try kiosk.pty.expect("Please ask a member of staff") }
            // While the clock stands nobody comes back but after the first.
            while guardian.children.isEmpty, clock.seconds - crashed < 10 {
                try clock.advance(0.25, seenBy: [guardian.number], on: kiosk.pty)
            }
            try kiosk.pty.expect(KioskRun.home)
            #expect(clock.seconds - crashed <= 5.25, "crash \(number)")
            #expect(kiosk.guardian == guardian)
        }
        try kiosk.wait(61)
        let reader = try kiosk.reader()
        kill(reader.number, SIGSEGV)
        try kiosk.pty.expect("another reader without a pause") { screen in
            guardian.children.contains { $0 != reader && $0.isShutIn } && screen.text.contains(KioskRun.home)
        }
        try kiosk.expectSame {}
    }

    @Test func `row 21: the words that ask for staff are whole on a small screen`() throws {
        let kiosk = try KioskRun(Size(rows: 12, columns: 40), hasClock: true)
        for number in 1...5 {
            let reader = try kiosk.reader()
            kill(reader.number, SIGKILL)
            try kiosk.pty.expect("the guard to see it") { _ in !kiosk.guardian.children.contains(reader) }
            while number < 5, kiosk.guardian.children.isEmpty { try kiosk.wait(1) }
        }
        try kiosk.pty.expect("the whole sentence") { screen in
            screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("Please ask a member of staff.")
        }
    }

    // MARK: Content and environment

    @Test(arguments: ["file:///etc/passwd", "/etc/passwd", "../../../../etc/passwd", "//host/share", "ssh://host/", "javascript:alert(1)"])
    func `row 15: a link that leads out of the library is not published, or leads nowhere`(target: String) throws {
        let library = try FixtureLibrary()
        let page = FixtureLibrary.green.replacing("[black tea](../drinks/black-tea.md)", with: "[black tea](\(target))")
        try library.write("en/drinks/green-tea.md", page)
        let publishing = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        if publishing.status == 0 {
            let kiosk = try KioskRun(in: KioskRun.configured(library))
            for stop in EscapeTests.stops where stop.name == "topic" { try EscapeTests.go(to: stop, in: kiosk) }
            try kiosk.expectSame {
                for _ in 1...12 { try kiosk.pty.type("\t\r\u{1B}") }
                try kiosk.pty.expect("Drinks")
                #expect(!kiosk.pty.emulator.text.contains("root:"))
            }
        } else {
            #expect(publishing.status == 65)
            #expect(!FileManager.default.fileExists(atPath: library.shelf + "/XAPIANDB"))
        }
    }

    @Test func `row 15: a link to a file of the system inside the library is not published`() throws {
        let library = try FixtureLibrary()
        try library.remove("en/drinks/black-tea.md")
        try FileManager.default.createSymbolicLink(atPath: library.content + "/en/drinks/black-tea.md", withDestinationPath: "/etc/passwd")
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 65)
    }

    @Test func `rows 16 and 17: programs and libraries that the environment names are not run, and it is forgotten`() throws {
        let library = try KioskRun.published()
        let trap = library.folder + "/trap"
        try "#!/bin/sh\ntouch '\(library.folder)/trapped'\n".write(toFile: trap, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: trap)
        let programs = ["EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL", "LESSOPEN", "LESSEDIT", "LYNX_CFG", "W3M_DIR", "MAILER"]
        let folders = ["LD_LIBRARY_PATH", "LOCPATH", "GCONV_PATH", "NLSPATH", "TERMINFO", "TERMINFO_DIRS", "XAPIAN_FLUSH_THRESHOLD"]
        var hostile = Dictionary(uniqueKeysWithValues: (programs + folders).map { ($0, $0.hasSuffix("OPEN") ? "|\(trap) %s" : trap) })
        hostile["LESS"] = "-r"
        let log = library.folder + "/strace"
        let tracer = ["/usr/bin/strace", "-f", "-qq", "-o", log, "-e", "trace=" + EscapeTests.watched]
        let kiosk = try KioskRun(in: library, under: tracer, environment: hostile)
        for stop in EscapeTests.stops {
            try EscapeTests.go(to: stop, in: kiosk)
            try kiosk.expectSame(after: stop.name) { try kiosk.pty.type("ve!|:o") }
        }
        for process in [kiosk.guardian, try kiosk.reader()] {
            #expect(process.text("environ").contains("TERM=xterm"))
            for name in hostile.keys { #expect(!process.text("environ").contains(name + "="), "\(name)") }
        }
        kill(kiosk.guardian.number, SIGTERM)
        try kiosk.pty.expectEnd()
        try EscapeTests.expectQuiet(log)
        let called = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").drop { !$0.contains(library.shelf) }
        #expect(!called.contains { $0.contains(trap) })
    }

    // MARK: Hands and faults

    @Test func `a hand that trembles on Enter opens one thing, and the next after a moment`() throws {
        let kiosk = try KioskRun(hasClock: true)
        let clock = try #require(kiosk.clock)
        try kiosk.begin()
        try kiosk.pty.type("\u{1B}OB\r\r\r")
        try kiosk.pty.expect("Green tea holds about")
        try kiosk.pty.settle()
        #expect(!kiosk.pty.emulator.text.contains("Search the whole library"))
        try clock.advance(0.2, seenBy: [try kiosk.reader().number], on: kiosk.pty)
        try kiosk.pty.type("\r")
        try kiosk.pty.expect("Search the whole library")
        try kiosk.expectSame {}
    }

    @Test func `a reader caught in an endless loop is ended, and another is at home`() throws {
        let kiosk = try KioskRun(hasClock: true)
        let clock = try #require(kiosk.clock)
        try kiosk.begin()
        let reader = try kiosk.reader()
        clock.stick(reader.number)
        try kiosk.pty.type("zq-canary-7431")
        while !reader.isGone, clock.seconds < 60 { try clock.advance(1, seenBy: [kiosk.guardian.number], on: kiosk.pty) }
        #expect(clock.seconds <= 20)
        try kiosk.pty.expect("another reader's picture") { reader.isGone && $0.text.contains(KioskRun.home) }
        #expect(!kiosk.pty.emulator.text.contains("zq-canary"))
        try kiosk.expectSame {}
    }

    @Test(arguments: [5, 8, 12, 20, 63])
    func `too few files to open are named before anybody comes`(count: Int) throws {
        let library = try KioskRun.published()
        let command = "ulimit -n \(count); exec '\(CarrelRun.program)' kiosk --root '\(library.folder)'"
        let pty = try Pty(["/bin/sh", "-c", command], directory: library.folder)
        #expect(try pty.expectEnd() == .status(74))
        #expect(pty.emulator.text.contains("64"))
    }
}
