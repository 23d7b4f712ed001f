import Foundation
import Surface
import TerminalKit
import Testing

/// The kiosk on a real terminal: whatever befalls its processes, a visitor finds a fresh desk, and the terminal is given back.
@Suite(.serialized) struct KioskTests {
    let library: FixtureLibrary

    init() throws {
        library = try FixtureLibrary()
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
    }

    func open(rows: Int = 24, columns: Int = 100) throws -> Pty {
        try Pty(
            [CarrelRun.program, "kiosk", "--shelf", library.shelf], size: Size(rows: rows, columns: columns),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
    }

    /// A kiosk started from a shell that stays: one that leads its session takes the terminal along when it dies.
    func openInShell() throws -> Pty {
        try Pty(
            ["/bin/sh", "-c", "'\(CarrelRun.program)' kiosk --shelf '\(library.shelf)'; echo ended; read line"],
            size: Size(rows: 24, columns: 100), environment: Pty.environment, directory: library.folder)
    }

    /// The readers of a kiosk: the children of its guard.
    func readers(of kiosk: Pty) -> [pid_t] { children(of: kiosk.process) }

    func children(of process: pid_t) -> [pid_t] {
        let path = "/proc/\(process)/task/\(process)/children"
        return (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ").compactMap { pid_t($0) } ?? []
    }

    /// A reader that is shut in, and what it looks like.
    func reader(of kiosk: Pty, other than: pid_t = 0) throws -> pid_t {
        var found: pid_t = 0
        try kiosk.expect("a reader behind its walls") { _ in
            found = readers(of: kiosk).first { $0 != than && status(of: $0).first?.contains("Seccomp:\t2") == true } ?? 0
            return found != 0
        }
        return found
    }

    /// What the kernel says of every thread of a process.
    func status(of process: pid_t) -> [String] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return tasks.compactMap { try? String(contentsOfFile: "/proc/\(process)/task/\($0)/status", encoding: .utf8) }
    }

    /// Whether a process is no more, or only waits for somebody to take note of its end.
    func isGone(_ process: pid_t) -> Bool { status(of: process).allSatisfy { $0.contains("State:\tZ") } }

    static let home = "Choose a topic in the menu"

    /// Types a search, so that there is something to forget.
    func search(_ kiosk: Pty) throws {
        try kiosk.expect(Self.home)
        try kiosk.type("szq-canary-7431")
        try kiosk.expect("zq-canary-7431")
    }

    @Test func `every thread of a reader stands behind the walls`() throws {
        let kiosk = try open()
        try search(kiosk)
        let threads = status(of: try reader(of: kiosk))
        #expect(threads.count == 2)
        for thread in threads {
            #expect(thread.contains("NoNewPrivs:\t1"))
            #expect(thread.contains("Seccomp:\t2"))
        }
    }

    @Test func `the guard has one thread and has opened nothing of the shelf but the lock on its edition`() throws {
        let kiosk = try open()
        try search(kiosk)
        #expect(status(of: kiosk.process).count == 1)
        let folder = "/proc/\(kiosk.process)/fd"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)
        }
        #expect(files.filter { $0.hasPrefix(library.shelf) }.allSatisfy { $0.hasSuffix("/reading") })
    }

    @Test(arguments: [SIGKILL, SIGSEGV, SIGABRT, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGSTOP, SIGSYS])
    func `a reader that falls leaves nothing, and another is at home`(signal: Int32) throws {
        let kiosk = try open()
        try search(kiosk)
        let old = try reader(of: kiosk)
        kill(old, signal)
        try kiosk.expect(Self.home)
        try kiosk.expect("the word to be gone") { !$0.text.contains("zq-canary-7431") }
        #expect(try reader(of: kiosk, other: old) != old)
        #expect(kill(old, 0) != 0)
        #expect(kiosk.emulator.isAlternate)
    }

    @Test(arguments: [SIGKILL, SIGSEGV, SIGABRT, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1])
    func `a guard that falls takes its reader along and leaves the terminal as it was`(signal: Int32) throws {
        let kiosk = try openInShell()
        let before = kiosk.modes
        try search(kiosk)
        let guarding = try #require(children(of: kiosk.process).first)
        let reader = try #require(children(of: guarding).first)
        #expect(kiosk.modes != before)
        kill(guarding, signal)
        try kiosk.expect("the reader to be gone and the terminal restored") { _ in isGone(reader) && kiosk.modes == before }
        try kiosk.expect("the main screen with its cursor") {
            !$0.isAlternate && $0.isCursorVisible && !$0.wantsMouse && !$0.pastesInBrackets
        }
        #expect(kiosk.unread == 0)
    }

    @Test func `F10 gives the next visitor a reader of their own`() throws {
        let kiosk = try open()
        try search(kiosk)
        let old = try reader(of: kiosk)
        try kiosk.type("\u{1B}[21~")
        try kiosk.expect(Self.home)
        #expect(try reader(of: kiosk, other: old) != old)
    }

    @Test func `five readers that fall within a minute have the screen ask for staff, and the kiosk comes back`() throws {
        let kiosk = try open()
        var last: pid_t = 0
        try kiosk.expect(Self.home)
        for _ in 1...5 {
            last = try reader(of: kiosk, other: last)
            kill(last, SIGKILL)
        }
        try kiosk.expect("Please ask a member of staff")
        try kiosk.expect(Self.home)
    }

    @Test func `a damaged edition is refused before anybody sees it`() throws {
        let edition = try #require(FileManager.default.contentsOfDirectory(atPath: library.shelf).first { $0.hasPrefix("edition-") })
        let path = library.shelf + "/" + edition + "/docdata.glass"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        let run = try CarrelRun(["kiosk", "--shelf", library.shelf], in: library, environment: ["TERM": "xterm"])
        #expect(run.status == 65)
        #expect(run.errors.contains("docdata.glass has changed"))
    }

    @Test func `a kiosk without a published shelf is refused`() throws {
        let run = try CarrelRun(["kiosk", "--content", library.content], in: library)
        #expect(run.status == 78)
        #expect(try CarrelRun(["kiosk", "--shelf", library.folder + "/none"], in: library).status == 66)
    }
}
