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

    func open(
        rows: Int = 24, columns: Int = 100, _ arguments: [String] = [], under tracer: [String] = [], environment: [String: String] = [:]
    ) throws -> Pty {
        let own = ["HOME": library.folder, "XDG_CACHE_HOME": library.cache].merging(environment) { $1 }
        return try Pty(
            tracer + [CarrelRun.program, "kiosk", "--shelf", library.shelf] + arguments, size: Size(rows: rows, columns: columns),
            environment: Pty.environment.merging(own) { $1 }, directory: library.folder)
    }

    /// The readers of a kiosk: the children of its guard.
    func readers(of kiosk: Pty) -> [pid_t] { children(of: kiosk.process) }

    func children(of process: pid_t) -> [pid_t] { ProcessView(number: process).children.map(\.number) }

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
    func status(of process: pid_t) -> [String] { ProcessView(number: process).threads }

    func isGone(_ process: pid_t) -> Bool { ProcessView(number: process).isGone }

    static let (home, finish, door) = (KioskRun.home, KioskRun.finish, KioskRun.door)

    /// Comes to the kiosk as a visitor does.
    func begin(_ kiosk: Pty) throws {
        try kiosk.expect(Self.home)
        try kiosk.type(" ")
        try kiosk.expect("Choose a topic in the menu")
    }

    /// Types a search, so that there is something to forget.
    func search(_ kiosk: Pty) throws {
        try begin(kiosk)
        try kiosk.type("zq-canary-7431")
        try kiosk.expect("zq-canary-7431")
    }

    @Test func `the address of a source is shown as a code, though nothing can be loaded behind the walls`() throws {
        let clock = try HandClock()
        let kiosk = try open(rows: 50, environment: clock.environment)
        try begin(kiosk)
        /// Opens what is chosen, a moment after what was opened before.
        func enter() throws {
            try kiosk.settle()
            try clock.advance(0.3, seenBy: [try reader(of: kiosk)], on: kiosk)
            try kiosk.type("\r")
        }
        func chosen(_ emulator: Emulator) -> String {
            emulator.text.split(separator: "\n").first { $0.contains("▌") }.map(String.init) ?? ""
        }
        /// Goes down until the chosen line has the words, and opens it.
        func choose(_ words: String) throws {
            try kiosk.expect("a line in the light") { !chosen($0).isEmpty }
            while !chosen(kiosk.emulator).contains(words) {
                let before = chosen(kiosk.emulator)
                try kiosk.type("\u{1B}OB")
                try kiosk.expect("the line \(words), after \(before)") { ![before, ""].contains(chosen($0)) }
            }
            try enter()
        }
        try choose("Green tea and sleep")
        try kiosk.expect("about 30 mg of caffeine")
        try enter()
        try kiosk.expect("Search the whole library")
        try choose("Show or leave the sources")
        try kiosk.expect("SOURCES")
        try enter()
        try kiosk.expect("Sources ›")
        try enter()
        try kiosk.expect("Search the whole library")
        try choose("as a QR code")
        try kiosk.expect("Point the camera of your phone")
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

    @Test func `F10 gives the next visitor a reader of their own`() throws {
        let kiosk = try open()
        try search(kiosk)
        let old = try reader(of: kiosk)
        try kiosk.type(Self.finish)
        try kiosk.expect(Self.home)
        #expect(try reader(of: kiosk, other: old) != old)
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

    // MARK: Editions

    func publish() throws { #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0) }

    /// Waits until the guard has only its reader left to care for.
    func expectOneReader(_ kiosk: Pty) throws { try kiosk.expect("the inspection to be over") { _ in readers(of: kiosk).count == 1 } }

    @Test func `a new edition is taken when the visit is over, never before`() throws {
        let kiosk = try open()
        try begin(kiosk)
        try kiosk.expect("Green tea and sleep")
        try library.write(
            "en/drinks/green-tea.md", FixtureLibrary.green.replacing("menu-title: Green tea and sleep", with: "menu-title: Tea at night"))
        try publish()
        try kiosk.type("\u{1B}OB\u{1B}OA")
        try kiosk.expect("Green tea and sleep")
        // The end of this visit has the edition verified; who comes after that has it.
        for _ in 1...10 where !kiosk.emulator.text.contains("Tea at night") {
            try kiosk.type(Self.finish)
            try kiosk.expect(Self.home)
            try kiosk.settle()
            try expectOneReader(kiosk)
            try begin(kiosk)
            try kiosk.settle()
        }
        try kiosk.expect("Tea at night")
    }

    @Test func `a new edition that is damaged or gone keeps the last good one`() throws {
        let kiosk = try open()
        try begin(kiosk)
        try library.write(
            "en/drinks/green-tea.md", FixtureLibrary.green.replacing("menu-title: Green tea and sleep", with: "menu-title: Tea at night"))
        try publish()
        let stub = try String(contentsOfFile: library.shelf + "/XAPIANDB", encoding: .utf8)
        let newest = try #require(stub.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("edition-") })
        let path = library.shelf + "/" + newest + "/docdata.glass"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        for _ in 1...2 {
            try kiosk.type(Self.finish)
            try kiosk.expect(Self.home)
            try expectOneReader(kiosk)
            try begin(kiosk)
        }
        try kiosk.expect("Green tea and sleep")
        try FileManager.default.removeItem(atPath: library.shelf + "/XAPIANDB")
        try kiosk.type(Self.finish)
        try begin(kiosk)
        try kiosk.expect("Green tea and sleep")
    }

    // MARK: Staff

    /// A root folder with a configuration that has this passcode, and what else it says.
    func root(passcode: String = "sesame7", _ more: String = "", mode: Int = 0o644) throws -> String {
        let run = try CarrelRun(["kiosk", "set-passcode"], in: library, input: passcode + "\n")
        #expect(run.status == 0)
        #expect(!run.output.contains(passcode))
        let folder = library.folder + "/etc/carrel"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "kiosk:\n  \(run.output)\(more)".write(toFile: folder + "/config.yaml", atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + "/config.yaml")
        return library.folder
    }

    @Test func `the staff close the kiosk with their passcode`() throws {
        let kiosk = try open(["--root", root()])
        let before = kiosk.modes
        try begin(kiosk)
        try kiosk.type(Self.door)
        try kiosk.expect("Staff passcode")
        try kiosk.type("sesame7\r")
        try kiosk.expect("For the staff")
        #expect(!kiosk.emulator.text.contains("sesame7"))
        try kiosk.type("\u{1B}OB\u{1B}OB\r")
        #expect(try kiosk.expectEnd() == .status(0))
        #expect(kiosk.modes == before)
    }

    @Test func `a wrong passcode makes the next reader wait too`() throws {
        let kiosk = try open(["--root", root()])
        try begin(kiosk)
        for _ in 1...3 {
            try kiosk.type(Self.door)
            try kiosk.expect("Staff passcode")
            try kiosk.type("sesame8\r")
            try kiosk.expect("a refusal") { $0.text.contains("not the passcode") || $0.text.contains("Please wait") }
        }
        try kiosk.type(Self.finish)
        try begin(kiosk)
        try kiosk.type(Self.door)
        try kiosk.expect("Staff passcode")
        try kiosk.type("sesame7\r")
        try kiosk.expect("Please wait")
    }

    @Test func `a configuration that others can write, or with a word of its own, is refused`() throws {
        for (more, mode, words) in [
            ("", 0o666, "can be changed"), ("  idle-secnods: 60\n", 0o644, "idle-secnods"), ("  idle-seconds: 5\n", 0o644, "idle-seconds"),
            ("  allow: [print]\n", 0o644, "a kiosk prints nothing"),
        ] {
            let root = try root(more, mode: mode)
            let run = try CarrelRun(["kiosk", "--shelf", library.shelf, "--root", root], in: library, environment: ["TERM": "xterm"])
            #expect(run.status == 78)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test func `a passcode of five characters is refused`() throws {
        #expect(try CarrelRun(["kiosk", "set-passcode"], in: library, input: "12345\n").status == 64)
    }
}
