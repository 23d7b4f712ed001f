import CPty
import Foundation
import Surface

/// A program running on a pseudo-terminal of its own, its output shown by an ``Emulator``.
///
/// Nothing here waits for a time: every wait is for a condition, and gives up after ``patience`` with the screen in its message.
public final class Pty {
    /// A condition that never came, the screen as it was then, and how the program ended if it did.
    public struct Unmet: Error, CustomStringConvertible {
        /// Says what was waited for, and shows the screen.
        public let description: String
    }

    /// How a program ended.
    public enum End: Equatable, Sendable {
        case status(Int32)
        case signal(Int32)
    }

    /// How long a condition may take on a machine that is busy with much else. On a quiet one it is met in milliseconds.
    public static let patience = Duration.seconds(180)

    /// What the program has sent, as a person would see it.
    public let emulator: Emulator
    /// Its id, which is that of its session too.
    public let process: pid_t
    /// How many more bytes are taken from the program before it is kept waiting, as by a slow line; nil for as many as it sends.
    public var allowance: Int?
    private let master: Int32
    /// Kept open, so that the modes of the terminal can be read after the program is gone.
    private let slave: Int32
    private var end: End?
    private var isClosed = false

    /// The environment a program gets when the test gives none: an xterm that speaks UTF-8, and where to find programs.
    public static let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]

    /// Starts a program on a terminal of this size, as the leader of a new session.
    ///
    /// - Parameters:
    ///   - command: The program's path and its arguments.
    ///   - directory: Where it starts; here when nil.
    ///   - standardOutput: A descriptor for its standard output instead of the terminal.
    ///   - isSlow: Whether the terminal says of itself that it is a line of 9600 bits a second.
    public init(
        _ command: [String], size: Size = Size(rows: 24, columns: 80), environment: [String: String] = Pty.environment,
        directory: String? = nil, standardOutput: Int32? = nil, isSlow: Bool = false
    ) throws {
        emulator = Emulator(size)
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        guard cpty_open(&ends.master, &ends.slave, Int32(size.rows), Int32(size.columns)) == 0 else {
            throw Unmet(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        (master, slave) = ends
        if isSlow { cpty_make_slow(slave) }
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        process = cpty_start(&words, &variables, directory, slave, standardOutput ?? -1)
        if process < 0 { throw Unmet(description: "\(command) does not start: \(String(cString: strerror(errno)))") }
    }

    deinit {
        if end == nil, process > 0 {
            kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        close(slave)
        if !isClosed { close(master) }
    }

    // MARK: Typing

    /// Types text as it is.
    public func type(_ text: String) throws { try type(Array(text.utf8)) }

    /// Types bytes, reading what the program sends meanwhile, so that neither side is stuck.
    public func type(_ bytes: [UInt8]) throws {
        var done = 0
        try wait("the program to take \(bytes.count) bytes") { [self] in
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if count > 0 { done += count }
            return done == bytes.count || end != nil
        }
    }

    /// Gives the terminal another size and lets the emulator follow.
    public func resize(to size: Size) {
        pump()
        emulator.resize(to: size)
        cpty_resize(master, Int32(size.rows), Int32(size.columns))
    }

    /// Tells the program another size; the emulator stays as it is, which saves it the work.
    public func claim(_ size: Size) {
        pump()
        cpty_resize(master, Int32(size.rows), Int32(size.columns))
    }

    /// Sends the program a signal.
    public func signal(_ number: Int32) { kill(process, number) }

    /// Stops what the program sends, as Scroll Lock or a Ctrl-S from elsewhere does.
    public func stopOutput() { tcflow(slave, TCOOFF) }

    /// Pulls the cable out.
    public func hangUp() {
        if !isClosed { close(master) }
        isClosed = true
    }

    // MARK: Waiting

    /// Waits until the screen shows a text; blanks at line ends do not count.
    public func expect(_ text: String) throws {
        try wait("“\(text)” on the screen") { [emulator] in emulator.text.contains(text) }
    }

    /// Waits until a condition on the screen holds.
    public func expect(_ what: String, _ condition: (Emulator) -> Bool) throws {
        try wait(what) { [emulator] in condition(emulator) }
    }

    /// Waits until the program and those it started wait for something to happen, all their threads, and all that they sent is on the screen: after
    /// a condition has come true, until the rest of its frame has come. Two looks in a row must find it so, for what was typed last may still be on
    /// its way through the terminal at the first.
    public func settle() throws {
        var looks = 0
        try wait("the program to come to rest") { [self] in
            looks = isResting(process) && !pump() ? looks + 1 : 0
            return end != nil || looks == 2
        }
    }

    private func isResting(_ process: pid_t) -> Bool {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return threads.allSatisfy { thread in
            let thread = "/proc/\(process)/task/\(thread)"
            let state = text("\(thread)/stat")?.split(separator: ")").last?.split(separator: " ").first
            let children = (text("\(thread)/children") ?? "").split(separator: " ").compactMap { pid_t($0) }
            return state != "R" && state != "D" && children.allSatisfy(isResting)
        }
    }

    private func text(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(file, &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }

    /// Lets the program go on for a while, for tests of what may happen at any moment.
    public func run(for time: Duration) {
        let end = ContinuousClock.now + time
        repeat { pump() } while ContinuousClock.now < end
    }

    /// Waits until the program ended and everything it sent is on the screen.
    @discardableResult
    public func expectEnd() throws -> End {
        try wait("the program to end") { [self] in end != nil }
        while pump() {}
        return end ?? .status(-1)
    }

    private func wait(_ what: String, _ condition: () -> Bool) throws {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            pump()
            reap()
            if condition() { return }
            // What it sent last may still lie in the terminal.
            if end != nil, !pump(), !condition() { throw unmet(what) }
            if ContinuousClock.now > deadline { throw unmet(what) }
            var ready = pollfd(fd: isClosed ? -1 : master, events: Int16(POLLIN), revents: 0)
            poll(&ready, 1, 5)
        }
    }

    private func unmet(_ what: String) -> Unmet {
        let how = end.map { "the program ended with \($0)" } ?? "the program still runs"
        return Unmet(description: "never came: \(what); \(how); the screen:\n\(emulator.text)")
    }

    /// Shows what has come; false when nothing had.
    @discardableResult
    private func pump() -> Bool {
        if isClosed { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        var isSome = false
        while true {
            let count = read(master, &buffer, min(buffer.count, allowance ?? buffer.count))
            if count <= 0 { return isSome }
            if let left = allowance { allowance = left - count }
            emulator.feed(buffer[..<count])
            isSome = true
        }
    }

    private func reap() {
        guard end == nil else { return }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return }
        let number = status & 0x7F
        end = number == 0 ? .status(status >> 8 & 0xFF) : .signal(number)
    }

    // MARK: The terminal's modes

    /// The modes of the terminal, every byte of them.
    public var modes: [UInt8] {
        var modes = termios()
        tcgetattr(slave, &modes)
        return withUnsafeBytes(of: &modes) { Array($0) }
    }

    /// What was typed and not yet read by anybody, in bytes. Only meaningful once the modes are raw or the program is gone.
    public var unread: Int { Int(cpty_unread(slave)) }
}
