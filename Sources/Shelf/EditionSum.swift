/// The sum over everything a shelf keeps, in whatever order it is met: the name of the edition.
struct EditionSum: Sendable {
    private var value: UInt64 = 0

    init() {}

    /// The sum of an edition that has a name; nil when no edition is called so.
    init?(name: String) {
        guard let value = UInt64(name, radix: 16) else { return nil }
        self.value = value
    }

    mutating func add(_ key: String, _ bytes: [UInt8]) { value &+= Self.share(key, bytes) }

    mutating func add(_ unique: String, _ bound: Bound) { value &+= Self.share(unique, bound.cover, bound.page) }

    /// Adds what was summed elsewhere.
    mutating func add(_ other: EditionSum) { value &+= other.value }

    /// Takes back what was added.
    mutating func remove(_ key: String, _ bytes: [UInt8]) { value &-= Self.share(key, bytes) }

    mutating func remove(_ unique: String, _ bound: Bound) { value &-= Self.share(unique, bound.cover, bound.page) }

    private static func share(_ key: String, _ parts: [UInt8]...) -> UInt64 {
        var sum = Checksum()
        sum.add(key)
        for bytes in parts { sum.add(bytes) }
        return sum.value
    }

    var name: String { Checksum.name(value) }
}
