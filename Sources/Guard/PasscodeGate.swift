/// Slows down whoever tries passcodes. The guard keeps one over all readers; it knows how many were wrong, and when, and nothing else.
public struct PasscodeGate: Equatable, Sendable {
    /// Wrong tries since the last right one.
    public private(set) var wrongTries = 0
    /// Until then no passcode is looked at, on a clock of milliseconds that never falls.
    public private(set) var closedUntil = 0

    /// The longest wait, in seconds.
    public static let longest = 900

    /// A gate that nobody has tried.
    public init() {}

    /// Takes note of a wrong passcode: closed for 2 seconds, then 4, 8 and so on up to ``longest``.
    public mutating func noteWrong(at now: Int) {
        wrongTries += 1
        let seconds = wrongTries > 9 ? Self.longest : min(Self.longest, 1 << wrongTries)
        closedUntil = now + seconds * 1000
    }

    /// Takes note of a right one: everything is forgotten.
    public mutating func noteRight() { self = PasscodeGate() }

    /// Whole seconds until the next try; 0 when it is open.
    public func seconds(at now: Int) -> Int { max(0, (closedUntil - now + 999) / 1000) }
}
