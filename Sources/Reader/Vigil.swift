import Surface

/// Watches at a kiosk whether somebody is there, by a clock it is told: milliseconds that never fall.
///
/// A visitor is asked after the time the kiosk allows, but never before the words on the screen can be read at sixty a minute; then has
/// ``countdown`` seconds to press any key, as often as wanted. A key held down for two minutes is nobody.
public struct Vigil: Equatable, Sendable {
    /// What must happen now.
    public enum Due: Equatable, Sendable {
        /// The next picture.
        case turn
        /// Tell the visitor how many seconds are left; 0 ends the visit.
        case warn(secondsLeft: Int)
        /// Nobody came: a fresh reader may take over.
        case relief
    }

    /// Seconds between the question and the end.
    public static let countdown = 30
    /// Milliseconds a picture stays.
    public static let picture = 10_000
    /// Milliseconds after which a key that is held down counts no more.
    public static let held = 120_000
    /// Presses of one key closer together than this are one that is held down.
    public static let repeated = 1000
    /// Pictures after which a reader that nobody came to is relieved.
    public static let pictures = 6
    /// Milliseconds after which a screen is painted whole again, whatever else has been written over it.
    public static let painting = 60_000

    private let idleSeconds: Int
    private var seen: Int
    private var turned: Int
    private var turns = 0
    private var painted: Int
    private var key: Key?
    private var pressed = 0
    private var heldSince = 0
    /// Seconds the words on the screen take to read.
    private var reading = 0

    /// - Parameter idleSeconds: How long a visitor is left in peace at least.
    public init(idleSeconds: Int, now: Int) {
        self.idleSeconds = idleSeconds
        seen = now
        turned = now
        painted = now
    }

    /// Takes note of a key. One that comes when the visit should have been over, as after the machine was suspended, is the next visitor's and
    /// prolongs nothing.
    public mutating func note(_ key: Key, at now: Int) {
        if key != self.key || now - pressed >= Self.repeated { heldSince = now }
        self.key = key
        pressed = now
        if now - heldSince < Self.held, secondsLeft(at: now) > 0 { seen = now }
    }

    /// Takes note of the words on the screen, unless it is the question itself that is on it.
    public mutating func note(words: Int, at stage: Visit.Stage) {
        if case .warning = stage { return }
        reading = words
    }

    /// Whether the screen is to be painted whole again; told once.
    public mutating func wantsPaint(at now: Int) -> Bool {
        guard now - painted >= Self.painting else { return false }
        painted = now
        return true
    }

    /// What is due, if anything; told once.
    public mutating func due(at now: Int, _ stage: Visit.Stage) -> Due? {
        if stage == .attract {
            seen = now
            guard now - turned >= Self.picture else { return nil }
            turned = now
            turns += 1
            return turns >= Self.pictures ? .relief : .turn
        }
        let left = secondsLeft(at: now)
        return left > Self.countdown ? nil : .warn(secondsLeft: max(0, left))
    }

    /// How long the visit goes on if no key is pressed.
    private func secondsLeft(at now: Int) -> Int { max(idleSeconds, reading) + Self.countdown - (now - seen) / 1000 }

    /// How long the terminal may be waited for until something can be due, in milliseconds.
    public func patience(at now: Int, _ stage: Visit.Stage) -> Int {
        switch stage {
        case .attract: max(0, min(5000, turned + Self.picture - now))
        case .warning: 1000
        case .reading, .passcode, .staff: 5000
        }
    }
}
