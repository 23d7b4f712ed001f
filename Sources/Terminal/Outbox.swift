import Glibc

/// What is on its way to the terminal: bytes it has not taken yet, and when a line that is slow will have passed on what it took.
///
/// Nothing here waits. While something is on its way the next picture is put off, so that a terminal slower than the keys shows the newest state and
/// not every state between.
struct Outbox {
    /// A terminal that has taken nothing for so long was stopped by somebody.
    static let stalled = Duration.seconds(2)

    /// Bytes a second the line carries; nil for one as fast as any reader.
    private let pace: Int?
    /// What it has not taken yet.
    private(set) var unsent: ArraySlice<UInt8> = []
    /// When the terminal last took something, or was set going again.
    private var moved = ContinuousClock.now
    /// When a slow line will have passed on all it took.
    private var isFree: ContinuousClock.Instant?
    /// Whether a picture was put off.
    private(set) var isAwaited = false

    init(to tty: Device) { pace = tty.pace }

    /// Whether bytes wait for the terminal to take them.
    var isFull: Bool { !unsent.isEmpty }

    /// Whether all that was painted has been handed over, and no picture is put off.
    var isEmpty: Bool { unsent.isEmpty && !isAwaited }

    /// Whether a picture may be painted now. If not, it is put off until ``isReady(hasRoom:)``.
    mutating func accepts(from tty: Device) -> Bool {
        if !wantsRoom { moved = .now }
        isAwaited = isFull || !isThrough || !tty.hasRoom
        return !isAwaited
    }

    /// Puts in what was painted, and hands over what the terminal takes at once. False: it went away.
    mutating func put(_ bytes: [UInt8], to tty: Device) -> Bool {
        if unsent.isEmpty { moved = .now }
        unsent += bytes
        return hand(to: tty)
    }

    /// Goes on handing over, and sets a terminal going that somebody stopped. False: it went away.
    mutating func hand(to tty: Device) -> Bool {
        guard wantsRoom else { return true }
        guard let count = tty.hand(unsent) else {
            unsent = []
            return false
        }
        unsent = unsent.dropFirst(count)
        let now = ContinuousClock.now
        if count > 0 {
            moved = now
            note(count, at: now)
        } else if now >= stalls, !tty.hasRoom {
            tty.setGoing()
            moved = now
        }
        return true
    }

    /// Whether the picture that was put off may be painted now; told once.
    mutating func isReady(hasRoom: Bool) -> Bool {
        guard isAwaited, !isFull, isThrough, hasRoom else { return false }
        isAwaited = false
        return true
    }

    /// Takes out everything that was not handed over.
    mutating func empty() -> [UInt8] {
        defer { unsent = [] }
        return Array(unsent)
    }

    /// Takes note of bytes that were handed over.
    mutating func note(_ count: Int, at now: ContinuousClock.Instant = .now) {
        guard let pace else { return }
        isFree = max(isFree ?? now, now) + .microseconds(count * 1_000_000 / pace)
    }

    private var isThrough: Bool { isFree.map { $0 <= .now } ?? true }

    /// Whether to wait for the terminal to have room: for the bytes, or once a slow line is through, for the picture.
    var wantsRoom: Bool { isFull || (isAwaited && isThrough) }

    /// When a terminal without room has been without for too long.
    private var stalls: ContinuousClock.Instant { max(moved, isFree ?? moved) + Self.stalled }

    /// When to look again, whatever the terminal says; nil when there is nothing to look for.
    var due: ContinuousClock.Instant? { wantsRoom ? stalls : isAwaited ? isFree : nil }
}
