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

    static let home = "Press any key to begin"
    static let finish = "\u{1B}[21~"
    static let door = "\u{1B}[20~\u{1B}[19~\u{1B}[20~"

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
        try kiosk.type(Self.finish)
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
        // The first end has the edition verified; the next visitor has it.
        try kiosk.type(Self.finish)
        try kiosk.expect(Self.home)
        try expectOneReader(kiosk)
        try kiosk.type(" ")
        try kiosk.expect("Choose a topic in the menu")
        try kiosk.type(Self.finish)
        try begin(kiosk)
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

    // MARK: Escapes

    /// The rows of keys a person tries, and a lot of noise; the same noise every time.
    static let noise: [UInt8] = {
        var bytes = Array("\u{3}\u{1C}\u{1A}\u{19}\u{13}\u{11}\u{4}\u{16}\u{F}\u{12}\u{17}\u{15}!|:vseoG#\u{18}@-kqQZZ".utf8)
        for number in 11...34 { bytes += Array("\u{1B}[\(number)~".utf8) }
        for letter in "abcdefghijklmnopqrstuvwxyz" { bytes += Array("\u{1B}\(letter)".utf8) }
        bytes += Array("\u{1B}]52;c;aGk=\u{7}\u{1B}[c\u{1B}[>0;276;0c\u{1B}P1$r0m\u{1B}\\\u{1B}[6n\u{1B}[<0;999;999M\u{1B}[<64;1;1M".utf8)
        bytes += [UInt8](repeating: 0x1B, count: 100) + [UInt8](repeating: 0x7F, count: 1000)
        bytes += Array("\u{1B}[200~".utf8) + [UInt8](repeating: 0x61, count: 10_000) + Array("\u{1B}[201~".utf8)
        var random: UInt64 = 7431
        for _ in 0..<20_000 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes.append(UInt8(truncatingIfNeeded: random >> 33))
        }
        return bytes
    }()

    @Test(arguments: [(40, 12), (80, 24), (120, 34)])
    func `whatever is typed, nothing is run, written or connected to, and the guard is the same`(columns: Int, rows: Int) throws {
        let log = library.folder + "/strace"
        let kiosk = try open(
            rows: rows, columns: columns, ["--root", root()],
            under: [
                "/usr/bin/strace", "-f", "-qq", "-o", log, "-e",
                "trace=execve,execveat,socket,connect,openat,open,creat,truncate,unlink,rename,mkdir",
            ])
        try kiosk.expect(Self.home)
        let guarding = try #require(children(of: kiosk.process).first)
        for start in stride(from: 0, to: Self.noise.count, by: 1000) {
            try kiosk.type(Array(Self.noise[start..<min(start + 1000, Self.noise.count)]))
        }
        try kiosk.type(Self.finish)
        try kiosk.expect(Self.home)
        #expect(children(of: kiosk.process) == [guarding])
        kill(guarding, SIGTERM)
        try kiosk.expectEnd()
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(calls.count { $0.contains("execve") } == 1)
        #expect(!calls.contains { $0.contains("socket(") || $0.contains("connect(") })
        let writing = calls.filter { line in
            ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { line.contains($0) } && !line.contains("= -1")
        }
        #expect(writing.allSatisfy { $0.contains("\"/dev/null\"") || $0.contains("\"/proc/self/fd/1\"") }, "\(writing)")
        #expect(!calls.contains { $0.contains("unlink(") || $0.contains("rename(") || $0.contains("mkdir(") || $0.contains("truncate(") })
    }

    @Test func `a word typed by one visitor is not in the memory of the next reader, nor anywhere in the guard's`() throws {
        let kiosk = try open()
        try search(kiosk)
        let first = try reader(of: kiosk)
        #expect(memory(of: first).contains("zq-canary-7431"))
        try kiosk.type(Self.finish)
        try kiosk.expect(Self.home)
        let next = try reader(of: kiosk, other: first)
        #expect(!memory(of: next).contains("zq-canary-7431"))
        #expect(!memory(of: kiosk.process).contains("zq-canary-7431"))
    }

    /// What a process could be reading: all it has written to, as far as the system shows it to this user.
    func memory(of process: pid_t) -> Data {
        guard let maps = try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8),
            let file = FileHandle(forReadingAtPath: "/proc/\(process)/mem")
        else { return Data() }
        var all = Data()
        for line in maps.split(separator: "\n") where line.split(separator: " ")[1].hasPrefix("rw") {
            let ends = line.split(separator: " ")[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard ends.count == 2, ends[1] - ends[0] < 1 << 27 else { continue }
            do {
                try file.seek(toOffset: ends[0])
                all += try file.read(upToCount: Int(ends[1] - ends[0])) ?? Data()
            } catch { continue }
        }
        return all
    }
}

extension Data {
    fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
