/// How often readers went down lately, and how long to wait before the next: a reader that always falls must not spin, and a person must be told.
public struct Mishaps: Equatable, Sendable {
    private var moments: [Int] = []

    /// So many within ``window`` milliseconds, and the screen asks for a member of staff.
    public static let tooMany = 5
    /// In milliseconds: what fell longer ago is forgotten.
    public static let window = 60_000

    /// None yet.
    public init() {}

    /// Takes note of one, on a clock of milliseconds that never falls.
    public mutating func note(at now: Int) {
        moments.append(now)
        moments.removeAll { $0 <= now - Self.window }
        if moments.count > Self.tooMany { moments.removeFirst(moments.count - Self.tooMany) }
    }

    /// Whether it is time to ask for a member of staff.
    public func areMany(at now: Int) -> Bool { moments.count { $0 > now - Self.window } >= Self.tooMany }

    /// Milliseconds to wait before the next reader: none after the first, at most five seconds.
    public func pause(at now: Int) -> Int {
        let recent = moments.count { $0 > now - Self.window }
        return recent <= 1 ? 0 : recent >= Self.tooMany ? 5000 : 250 << (recent - 2)
    }
}
