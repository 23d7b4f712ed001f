import DiceKit
import Foundation
import Surface
import TerminalKit
import Testing

/// Row B58: the terminal is given back whatever signal comes, at any moment of a kiosk's life, to its reader or to its guard. The moments are drawn
/// by lot, 20 a signal, or as many as the environment says: `MOMENTS=50`.
@Suite struct RestoredTests {
    static let signals: [(name: String, number: Int32, ends: Bool)] = [
        ("HUP", SIGHUP, true), ("INT", SIGINT, true), ("QUIT", SIGQUIT, true), ("TERM", SIGTERM, true), ("TSTP", SIGTSTP, false),
        ("WINCH", SIGWINCH, false), ("PIPE", SIGPIPE, true), ("USR1", SIGUSR1, true), ("USR2", SIGUSR2, true), ("ALRM", SIGALRM, true),
        ("XCPU", SIGXCPU, true), ("XFSZ", SIGXFSZ, true), ("SEGV", SIGSEGV, true), ("BUS", SIGBUS, true), ("ILL", SIGILL, true),
        ("ABRT", SIGABRT, true), ("FPE", SIGFPE, true), ("KILL", SIGKILL, true),
    ]
    static let moments = ProcessInfo.processInfo.environment["MOMENTS"].flatMap { Int($0) } ?? 20
    static let keys = [" ", "\u{1B}OB", "\r", "caff", "\u{1B}OP", "\u{7F}", "\t", KioskRun.finish, "\u{1B}[6~"]

    /// A shell that runs the kiosk, says how it ended, and stays: one that leads its session would take the terminal along.
    static let shell = ["/bin/sh", "-c", "\"$0\" \"$@\"; echo ended $?; read line"]

    @Test func `B58 a desk that gets any signal at any moment gives the terminal back, and its end tells the signal`() throws {
        let library = try KioskRun.published()
        let modes = try Pty(["/bin/true"]).modes
        var dice = Dice(seed: 58)
        for signal in Self.signals where signal.ends && signal.number != SIGKILL {
            for moment in 1...max(2, Self.moments / 10) {
                let desk = try Pty(
                    [CarrelRun.program, "--shelf", library.shelf, "green-tea"],
                    environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 })
                // Every other moment is while the desk opens.
                if moment % 2 == 0 {
                    try desk.expect("about 30 mg of caffeine")
                    for _ in 0...Int.random(in: 0...3, using: &dice) { try desk.type(Self.deskKeys.randomElement(using: &dice) ?? "") }
                }
                desk.run(for: .microseconds(Int.random(in: 0...30_000, using: &dice)))
                desk.signal(signal.number)
                #expect(try desk.expectEnd() == .signal(signal.number), "\(signal.name), moment \(moment)")
                #expect(desk.unrestored(since: modes) == [], "\(signal.name), moment \(moment)")
            }
        }
    }

    /// Keys none of which leaves a desk.
    private static let deskKeys = ["\u{1B}OB", "\r", "scaff", "\u{1B}OP", "\u{1B}", "\t", "c", "\u{1B}[6~"]

    @Test func `a reader that gets any of eighteen signals at any moment leaves the screen to the next`() throws {
        let kiosk = try KioskRun(under: Self.shell, hasClock: true)
        var dice = Dice(seed: 18)
        let guardian = kiosk.guardian
        for signal in Self.signals {
            for moment in 1...Self.moments {
                let reader = try kiosk.reader()
                for _ in 0..<Int.random(in: 0...4, using: &dice) { try kiosk.pty.type(Self.keys.randomElement(using: &dice) ?? "") }
                kiosk.pty.run(for: .microseconds(Int.random(in: 0...3000, using: &dice)))
                kill(reader.number, signal.number)
                if !signal.ends { kill(reader.number, SIGCONT) }
                // The back-off after a crash takes no time here.
                while signal.ends, !reader.isGone || !guardian.children.contains(where: { $0 != reader }) {
                    try kiosk.clock?.advance(5, seenBy: [guardian.number], on: kiosk.pty)
                }
                try kiosk.end()
                #expect(kiosk.guardian == guardian, "\(signal.name), moment \(moment)")
            }
        }
        kill(guardian.number, SIGTERM)
        try kiosk.pty.expect("ended 143")
        #expect(kiosk.pty.unrestored(since: kiosk.modesBefore) == [])
    }

    @Test func `a guard that any of sixteen signals ends takes its reader along and gives the terminal back`() throws {
        let library = try KioskRun.published()
        for signal in Self.signals where signal.ends {
            let kiosk = try KioskRun(in: library, under: Self.shell)
            try kiosk.begin()
            try kiosk.pty.type("caff")
            try kiosk.pty.expect("30 mg")
            let reader = try kiosk.reader()
            kill(kiosk.guardian.number, signal.number)
            try kiosk.pty.expect("ended \(128 + signal.number), \(signal.name)") { screen in
                String(decoding: screen.received, as: UTF8.self).contains("ended \(128 + signal.number)")
            }
            try kiosk.pty.expect("nobody to be left") { _ in kiosk.isOver && reader.isGone }
            try kiosk.pty.expect("the modes, and the main screen") { screen in
                kiosk.pty.modes == kiosk.modesBefore && !screen.isAlternate && screen.isCursorVisible
            }
            #expect(kiosk.pty.unrestored(since: kiosk.modesBefore) == [], "\(signal.name)")
        }
    }

    @Test func `the sentry that is to give the terminal back stands behind the walls, and one that is killed is replaced`() throws {
        let kiosk = try KioskRun(under: Self.shell)
        try kiosk.begin()
        try kiosk.pty.expect("a sentry") { _ in kiosk.sentry?.isShutIn == true }
        let first = try #require(kiosk.sentry)
        for thread in first.threads { #expect(thread.contains("NoNewPrivs:\t1")) }
        kill(first.number, SIGKILL)
        try kiosk.pty.expect("another sentry") { _ in first.isGone && kiosk.sentry?.isShutIn == true }
        try kiosk.end()
        kill(kiosk.guardian.number, SIGKILL)
        try kiosk.pty.expect("nobody to be left") { _ in kiosk.isOver }
        #expect(kiosk.pty.unrestored(since: kiosk.modesBefore) == [])
    }

    @Test func `a cable pulled at any moment ends the kiosk, and leaves nobody behind`() throws {
        let library = try KioskRun.published()
        var dice = Dice(seed: 46)
        for _ in 1...Self.moments {
            let kiosk = try KioskRun(in: library)
            for _ in 0..<Int.random(in: 0...3, using: &dice) { try kiosk.pty.type(Self.keys.randomElement(using: &dice) ?? "") }
            kiosk.pty.run(for: .microseconds(Int.random(in: 0...5000, using: &dice)))
            let readers = kiosk.guardian.children
            kiosk.pty.hangUp()
            try kiosk.pty.expectEnd()
            for reader in readers { try kiosk.expectGone(reader) }
        }
    }
}
