import CTerminal
import Glibc
import Surface

/// The person's terminal, owned: opened once, given back exactly as it was found, whatever happens.
///
/// The one place in Carrel that writes to a terminal. It accepts frames, never text. A process has at most one at a time. However it
/// ends, by ``close()``, by leaving scope, by `exit`, by a trap or by any signal but SIGKILL, the modes of the terminal are put back byte
/// for byte, the alternate screen, mouse and paste modes are left, the cursor is shown, and what was typed and not read is thrown away.
public struct Terminal: ~Copyable {
    /// What can be wrong with a terminal. The words are made in `carrel`.
    public enum Failure: Error, Equatable, Sendable {
        /// `TERM` is unset or empty.
        case noName
        /// The system's terminfo has no such entry, or one too poor to move a cursor.
        case unknownName(String)
        /// Standard input or output is no terminal.
        case notATerminal
    }

    /// What came next.
    public enum Input: Equatable, Sendable {
        case key(Key)
        /// The size changed, or the terminal must be drawn anew. The next frame is drawn whole.
        case resized(Size)
        /// The wake-up descriptor has something to read.
        case woken
        /// The terminal takes pictures again: the newest one may be offered.
        case ready
        /// The time ran out.
        case timeout
        /// The terminal went away.
        case hangup
        /// A signal asked the program to end.
        case ended(signal: Int32)
    }

    var painter: Painter
    var decoder: KeyDecoder
    /// Keys decoded and not yet handed out.
    var keys: ArraySlice<Key> = []
    /// When what the decoder has begun is taken for what it is, unless more comes.
    var settling: ContinuousClock.Instant?
    /// The signal that asked to end, once it came.
    var ending: Int32?
    /// The terminal went away; nothing is written any more.
    var isGone = false
    /// False while the terminal is given back.
    private(set) var isHeld = true
    /// Whether the next call of ``next(within:waking:)`` must ask for a new picture.
    var needsRedraw = false
    var tty: Device
    /// What is painted and not yet taken.
    var outbox: Outbox
    /// Whether a signal may stop the program as Ctrl-Z does.
    let maySuspend: Bool
    /// Sent before the next frame: what has the terminal report pastes and the mouse.
    private var greeting: [UInt8] = []
    /// The bytes that undo everything drawn and asked for; none before the first frame, because a terminal that leaves a screen it never entered
    /// puts its cursor who knows where.
    var goodbye: [UInt8] { isEntered ? undoing : [] }
    private var undoing: [UInt8] = []
    /// Whether there may be a picture to take away.
    private var isEntered = false
    private let hasMouse: Bool

    /// Opens the terminal on standard input and output and enters its alternate screen with the first frame.
    ///
    /// `LINES`, `COLUMNS`, `TERMINFO` and everything else in the environment but `TERM` and the locale are ignored. A locale that names
    /// a character set other than UTF-8 gets ASCII stand-ins; no locale at all is taken for UTF-8.
    ///
    /// - Parameters:
    ///   - hasMouse: Whether clicks, drags and the wheel are asked for; terminals then select text only with Shift held.
    ///   - maySuspend: Whether SIGTSTP stops the program; otherwise it means nothing.
    ///   - isShared: Whether processes forked from this one share the terminal. Its modes are then set by ``hold()``.
    /// - Throws: ``Failure``; the terminal is then untouched.
    public init(theme: Theme, isColourful: Bool, hasMouse: Bool = true, maySuspend: Bool = true, isShared: Bool = false) throws(Failure) {
        guard let name = Self.variable("TERM"), !name.isEmpty else { throw .noName }
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        let painter = try Painter(
            terminal: name, size: Device.size(of: 1), theme: theme, isColourful: isColourful, isASCII: Self.wantsASCII)
        let table = KeyTable(for: painter)
        guard let tty = Device(isAtOnce: !isShared) else { throw .notATerminal }
        self.tty = tty
        outbox = Outbox(to: tty)
        self.hasMouse = hasMouse
        self.maySuspend = maySuspend
        self.painter = painter
        decoder = KeyDecoder(table)
        greet()
    }

    deinit {
        if isHeld { tty.leave(saying: outbox.unsent + goodbye) }
        tty.giveBack()
    }

    /// Whether only ASCII is shown, with stand-ins for everything else.
    public var isASCII: Bool { painter.isASCII }

    /// The size now.
    public var size: Size { painter.size }

    /// The theme frames are drawn in; nil where there are no colours, and every theme looks as ``Theme/mono`` does.
    public var theme: Theme? { painter.theme }

    /// Draws in another theme from the next frame on. Without colours nothing changes.
    public mutating func wear(_ theme: Theme) { painter.wear(theme) }

    /// Brings the terminal to show `frame`, sending only what differs, and puts the cursor.
    ///
    /// One write where the terminal takes it. A terminal that is stopped is waited for, until a signal asks to end; the frame is then lost.
    public mutating func draw(_ frame: Frame) {
        guard isHeld, !isGone else { return }
        let bytes = outbox.empty() + paint(frame)
        if bytes.isEmpty { return }
        outbox.note(bytes.count)
        switch tty.send(bytes) {
        case .sent: break
        case .gone: isGone = true
        case .interrupted: needsRedraw = true
        }
    }

    /// Does the same without waiting: a terminal that has not yet taken the last frame, or a line too slow for it, is not given another. Then
    /// ``next(within:waking:)`` says `ready` when it is, and by then the newest frame is the one to offer.
    ///
    /// - Returns: Whether the frame has been handed over whole.
    public mutating func offer(_ frame: Frame) -> Bool {
        guard isHeld, !isGone else { return false }
        isGone = !outbox.hand(to: tty)
        guard !isGone, outbox.accepts(from: tty) else { return false }
        let bytes = paint(frame)
        if !bytes.isEmpty { isGone = !outbox.put(bytes, to: tty) }
        return outbox.isEmpty
    }

    private mutating func paint(_ frame: Frame) -> [UInt8] {
        let bytes = greeting + painter.paint(frame)
        greeting = []
        if !bytes.isEmpty { enter() }
        return bytes
    }

    /// Has a crash from here on take the picture away too.
    mutating func enter() {
        guard !isEntered else { return }
        isEntered = true
        tty.onCrash(goodbye)
    }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again when it goes on.
    ///
    /// Everything must be drawn again afterwards; ``next(within:waking:)`` says so with `resized`.
    public mutating func suspend() {
        if isHeld { tty.leave(saying: outbox.empty() + goodbye) }
        isHeld = false
        isEntered = false
        tty.stop()
        // Whoever ends a stopped program wakes it first: the terminal is no longer ours then.
        ending = tty.caught().first(where: Signal.asksToEnd)
        guard ending == nil else { return }
        _ = decoder.settle()
        settling = nil
        keys = []
        retake()
    }

    /// Gives the terminal back. Nothing may be drawn afterwards.
    public consuming func close() {}

    /// Ends the process by a signal, with its usual action, so that whoever waits sees which signal it was. Close the terminal first.
    public static func raise(_ signal: Int32) -> Never { cterminal_die(signal) }

    /// Lets a stack overflow on the calling thread put the terminal back too. The thread that opens the terminal has this already.
    public static func shieldThread() { cterminal_shield_thread() }

    /// Takes the terminal after the process was stopped, and asks for a whole new picture.
    mutating func retake() {
        guard tty.raw() else {
            isGone = true
            return
        }
        painter.restart(at: Device.size(of: tty.output))
        isHeld = true
        needsRedraw = true
        greet()
    }

    /// Goes on with the size the terminal has now, and asks for a new picture. Also when it is the old size: the terminal may have been
    /// small for a moment, and cut away what it showed.
    mutating func remeasure() {
        painter.resize(to: Device.size(of: tty.output))
        needsRedraw = true
        prepareGoodbye()
    }

    /// Has the terminal report pastes, and the mouse where it is wanted, if it is of xterm's family.
    mutating func greet() {
        greeting = isXterm ? Array(((hasMouse ? "\u{1B}[?1002h\u{1B}[?1006h" : "") + "\u{1B}[?2004h").utf8) : []
        prepareGoodbye()
    }

    /// Works out how to undo everything, and tells it to whoever handles a crash.
    private mutating func prepareGoodbye() {
        let modes = isXterm ? (hasMouse ? "\u{1B}[?1006l\u{1B}[?1002l" : "") + "\u{1B}[?2004l" : ""
        undoing = modes.utf8 + painter.leaving
        tty.onCrash(goodbye)
    }

    private var isXterm: Bool { !painter.capability("kmous").isEmpty }
}

// MARK: - The environment

extension Terminal {
    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Whether the person's locale names a character set that is not UTF-8. Where none is set, as in containers and services, UTF-8 is meant.
    private static var wantsASCII: Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variable($0) }.first { !$0.isEmpty }
        guard let locale else { return false }
        let letters = locale.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }
        return !letters.indices.contains { letters[$0...].starts(with: "utf8".utf8) }
    }
}
