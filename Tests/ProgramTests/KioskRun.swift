import Foundation
import Surface
import TerminalKit
import Testing

/// A kiosk on a terminal and with a library of its own: a visitor's hands and eyes, and what can be seen of it from outside.
final class KioskRun {
    let library: FixtureLibrary
    let pty: Pty
    /// Moved by hand; nil when the kiosk goes by the real one.
    let clock: HandClock?
    /// The modes of a fresh terminal.
    let modesBefore: [UInt8]
    private let before: [String: [Int]]

    static let home = "Press any key to begin"
    static let finish = "\u{1B}[21~"
    static let door = "\u{1B}[20~\u{1B}[19~\u{1B}[20~"
    static let passcode = "sesame7"
    private static let passcodeLine = Result {
        try CarrelRun(["kiosk", "set-passcode"], in: FixtureLibrary(), input: passcode + "\n").output
    }

    /// A library that is published, and the configuration of a kiosk that shows it.
    ///
    /// - Parameter idleSeconds: How long a visitor is left in peace; the least that may be set, unless the test takes longer between two keys.
    static func published(idleSeconds: Int = 60) throws -> FixtureLibrary {
        let library = try FixtureLibrary()
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
        return try configured(library, idleSeconds: idleSeconds)
    }

    /// The same library with a kiosk's configuration beside it, which names its shelf or another.
    static func configured(_ library: FixtureLibrary, shelf: String? = nil, idleSeconds: Int = 60) throws -> FixtureLibrary {
        let folder = library.folder + "/etc/carrel"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let lines = "shelf: \(shelf ?? library.shelf)\nkiosk:\n  \(try passcodeLine.get())  idle-seconds: \(idleSeconds)\n"
        try lines.write(toFile: folder + "/config.yaml", atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + "/config.yaml")
        return library
    }

    /// Opens the kiosk and waits for its picture.
    ///
    /// - Parameters:
    ///   - wrapper: A program that runs the kiosk, such as a tracer or a shell. The guard is then its child.
    ///   - hasClock: Whether the clock is moved by hand.
    ///   - isAwaited: Whether to wait for its picture.
    init(
        _ size: Size = Size(rows: 24, columns: 80), in library: FixtureLibrary? = nil, under wrapper: [String] = [], hasClock: Bool = false,
        environment: [String: String] = [:], isAwaited: Bool = true
    ) throws {
        let library = try library ?? Self.published()
        let clock = hasClock ? try HandClock() : nil
        var variables = Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 }
        variables.merge(clock?.environment ?? [:]) { $1 }
        variables.merge(environment) { $1 }
        before = Self.files(of: library)
        modesBefore = try Pty(["/bin/true"]).modes
        self.library = library
        self.clock = clock
        pty = try Pty(
            wrapper + [CarrelRun.program, "kiosk", "--root", library.folder], size: size, environment: variables, directory: library.folder)
        if isAwaited { try pty.expect(Self.home) }
    }

    // MARK: From outside

    /// The guard: the program that was started, or the child of what it was started under.
    var guardian: ProcessView {
        let first = ProcessView(number: pty.process)
        return first.text("comm") == "carrel\n" ? first : first.children.first ?? first
    }

    /// What lives in the session of the program that was started, without itself.
    private var session: [ProcessView] {
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
        return numbers.filter { $0 != pty.process && getsid($0) == pty.process }.map(ProcessView.init).filter { !$0.isGone }
    }

    /// Whether neither guard, sentry nor reader is left of a kiosk that was started under a shell that stays.
    var isOver: Bool { session.isEmpty }

    /// The process that gives the terminal back when the guard is killed: nobody's child here.
    var sentry: ProcessView? {
        let others = [guardian] + guardian.children
        return session.first { !others.contains($0) }
    }

    /// The reader, once its walls stand and it has drawn: what is typed before that is thrown away.
    func reader(otherThan old: ProcessView? = nil) throws -> ProcessView {
        var found: ProcessView?
        try pty.expect("a reader behind its walls") { _ in
            // The last reader stays until the next is there.
            let inside = guardian.children.filter(\.isShutIn)
            found = inside.first
            return inside.count == 1 && found != old
        }
        // Before it was started the guard cleared the screen, or asked for staff.
        try pty.expect("what the reader shows") { screen in
            screen.text.contains { $0 != " " && $0 != "\n" } && !screen.text.contains("out of order")
        }
        return try #require(found)
    }

    /// Every file of the library's folder: when it was changed last, and its size.
    private static func files(of library: FixtureLibrary) -> [String: [Int]] {
        var files: [String: [Int]] = [:]
        for path in FileManager.default.enumerator(atPath: library.folder)?.compactMap({ $0 as? String }) ?? []
        where !path.hasPrefix("strace") {
            var about = stat()
            guard lstat(library.folder + "/" + path, &about) == 0 else { continue }
            files[path] = [about.st_mtim.tv_sec, about.st_mtim.tv_nsec, Int(about.st_size)]
        }
        return files
    }

    /// Expects that a process which was there goes.
    func expectGone(_ process: ProcessView) throws { try pty.expect("process \(process.number) to be gone") { _ in process.isGone } }

    /// Opens the staff's door and expects them to be told that no reader has fallen. Visits may have ended just before, and with them what was
    /// typed may have been thrown away; then it is typed again.
    func expectNoFault() throws {
        let guardian = guardian
        var isOpen = false
        while !isOpen {
            let reader = try reader()
            try pty.type("\u{18}\u{1B}\\\u{1B}[201~ " + Self.door)
            try pty.expect("the staff's door, or another reader") { screen in
                isOpen = screen.text.contains("Staff passcode")
                return isOpen || reader.isGone
            }
            if !isOpen { try pty.expect(Self.home) }
        }
        try pty.type(Self.passcode + "\r")
        try pty.expect("For the staff")
        try pty.settle()
        #expect(pty.emulator.text.contains("No fault"), "\(pty.emulator.text)")
        #expect(self.guardian == guardian)
        try end()
    }

    // MARK: A visitor

    /// Comes to the kiosk as a visitor does.
    func begin() throws {
        try pty.expect(Self.home)
        try pty.type(" ")
        try pty.expect("the desk") { !$0.text.contains(Self.home) && Self.hasMenu($0) }
    }

    /// Whether the menu is there with the topics of its first section: keys that come before the topics choose among sections.
    static func hasMenu(_ screen: Emulator) -> Bool {
        let lines = screen.text.split(separator: "\n")
        guard let section = lines.firstIndex(where: { $0.contains("Drinks") }) else { return false }
        let below = lines[(section + 1)...].first { $0.contains { $0.isLetter } }
        return below.map { !$0.contains("Breathing") } ?? false
    }

    /// Ends the visit, wherever it is, and waits for the next reader's picture.
    func end() throws {
        let old = try reader()
        // What is unfinished ends here; whatever key comes first may only begin the visit, or say that somebody is here.
        try pty.type("\u{18}\u{1B}\\\u{1B}[201~")
        try pty.type(" " + Self.finish)
        try pty.expect("another reader's picture") { screen in
            guardian.children.contains { $0 != old && $0.isShutIn } && screen.text.contains(Self.home)
        }
    }

    /// Lets a time pass, in steps that a kiosk in order goes along with.
    func wait(_ seconds: Double, until isOver: (Emulator) -> Bool = { _ in false }) throws {
        let clock = try #require(clock)
        var left = seconds
        while left > 0, !isOver(pty.emulator) {
            try clock.advance(min(left, 4), seenBy: [guardian.number] + guardian.children.map(\.number), on: pty)
            left -= 4
        }
    }

    /// Does something to the kiosk, and expects what the table of escapes calls “same”: the guard and the reader are those they were, no
    /// child process, nothing written, nothing sent but what draws, and the next key is drawn.
    func expectSame(after what: String = "it", _ escape: () throws -> Void) throws {
        let (guardian, reader) = (guardian, try reader())
        try escape()
        try pty.expect("\(what) to be read") { _ in pty.unread == 0 }
        #expect(self.guardian == guardian, "\(what)")
        #expect(guardian.children == [reader], "\(what): another reader")
        #expect(reader.children.isEmpty && reader.isShutIn, "\(what)")
        try end()
        #expect(self.guardian == guardian, "\(what)")
        #expect(Self.files(of: library) == before, "\(what): files were written")
        #expect(Grammar.faults(in: pty.emulator.received) == [], "\(what)")
    }
}
