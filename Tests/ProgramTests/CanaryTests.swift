import Foundation
import Surface
import TerminalKit
import Testing

/// A word that one visitor types everywhere is nowhere afterwards, however the visit ends.
@Suite struct CanaryTests {
    private static let word = "zq-canary-7431"

    enum Ending: CaseIterable, Sendable { case finish, crash, kill, guardKill, hangUp }

    /// A shell that would let core files be written, and keeps what the kiosk complains of.
    private static let shell = ["/bin/sh", "-c", "ulimit -c unlimited 2>/dev/null; exec \"$0\" \"$@\" 2>stderr"]
    /// The same, of which the guard is a child.
    private static let staying = ["/bin/sh", "-c", "ulimit -c unlimited 2>/dev/null; (exec \"$0\" \"$@\" 2>stderr); read line"]

    /// Places where the word may not be.
    private func traces(in kiosk: KioskRun, of processes: [ProcessView]) -> [String] {
        var found: [String] = []
        for process in processes {
            if process.memory.contains(Self.word) { found.append("memory of \(process.number)") }
            for file in ["cmdline", "environ"] where process.text(file).contains(Self.word) { found.append("\(file) of \(process.number)") }
        }
        if kiosk.pty.emulator.text.contains(Self.word) { found.append("screen") }
        if kiosk.pty.emulator.scrolledOff.contains(where: { $0.contains(Self.word) }) { found.append("what was scrolled off") }
        for path in FileManager.default.enumerator(atPath: kiosk.library.folder)?.compactMap({ $0 as? String }) ?? [] {
            if path.contains("core") { found.append("a core file: \(path)") }
            if FileManager.default.contents(atPath: kiosk.library.folder + "/" + path)?.contains(Self.word) == true { found.append(path) }
        }
        return found
    }

    /// `linux` has no screen to go back to: what is not cleared stays.
    @Test(arguments: ["xterm-256color", "linux"], Ending.allCases)
    func `a word typed everywhere is nowhere afterwards`(terminal: String, ending: Ending) throws {
        let kiosk = try KioskRun(under: ending == .guardKill ? Self.staying : Self.shell, environment: ["TERM": terminal])
        for stop in EscapeTests.stops where ["find", "own question", "passcode"].contains(stop.name) {
            try EscapeTests.go(to: stop, in: kiosk)
            try kiosk.pty.type(Self.word)
            switch stop.name {
            case "find": try kiosk.pty.expect("Find: te" + Self.word)
            case "own question":
                try kiosk.pty.expect(Self.word)
                try kiosk.pty.type("\r")
                try kiosk.pty.expect("1. " + Self.word)
            default:
                try kiosk.pty.type("\r")
                try kiosk.pty.expect("not the passcode")
            }
            try kiosk.end()
            #expect(traces(in: kiosk, of: [kiosk.guardian, try kiosk.reader()]) == [], "after \(stop.name)")
        }
        try kiosk.begin()
        try kiosk.pty.type(Self.word)
        try kiosk.pty.expect("Search: " + Self.word)
        let (guardian, first) = (kiosk.guardian, try kiosk.reader())
        // Only then is it worth looking for in others.
        if geteuid() == 0 { #expect(first.memory.contains(Self.word)) }
        #expect(!guardian.memory.contains(Self.word))
        switch ending {
        case .finish: try kiosk.pty.type(KioskRun.finish)
        case .crash: kill(first.number, SIGSEGV)
        case .kill: kill(first.number, SIGKILL)
        case .guardKill: kill(guardian.number, SIGKILL)
        case .hangUp: kiosk.pty.hangUp()
        }
        if ending == .hangUp {
            try kiosk.pty.expectEnd()
            try kiosk.expectGone(first)
            kiosk.pty.emulator.feed("\u{1B}[2J".utf8)
            #expect(traces(in: kiosk, of: []) == [])
        } else if ending == .guardKill {
            try kiosk.pty.expect("nobody to be left") { _ in kiosk.isOver && first.isGone }
            try kiosk.pty.expect("an empty screen") { _ in true }
            #expect(traces(in: kiosk, of: []) == [])
            #expect(kiosk.pty.unrestored(since: kiosk.modesBefore) == [])
        } else {
            try kiosk.pty.expect("another reader's picture") { first.isGone && $0.text.contains(KioskRun.home) }
            let next = try kiosk.reader()
            #expect(traces(in: kiosk, of: [guardian, next]) == [])
            kill(guardian.number, SIGTERM)
            try kiosk.pty.expectEnd()
            #expect(traces(in: kiosk, of: []) == [])
            let rest = kiosk.pty.emulator.text.filter { !$0.isWhitespace }
            #expect(rest.isEmpty, "\(rest)")
        }
        #expect(try String(contentsOfFile: kiosk.library.folder + "/stderr", encoding: .utf8) == "")
    }
}
