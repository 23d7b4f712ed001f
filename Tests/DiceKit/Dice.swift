/// Numbers drawn by lot that are the same in every run.
public struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Dice of one seed give the same numbers in the same order.
    public init(seed: UInt64) { state = seed }

    /// The same numbers in the same order for the same seed.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Sequence<String> {
    /// Every beginning of every text, as it is typed letter by letter; an empty one has itself.
    public var beginnings: [String] { flatMap { text in (1...Swift.max(1, text.count)).map { String(text.prefix($0)) } } }
}
