/// Tells by the first letters whether a word may be one of those looked for, without cutting it out of its text.
///
/// A word and its stem have the first two letters in common, and a third when the stem has more than three. It is made once for a question and
/// asked at every word of many texts, so it is a table and not a set. Only Latin letters and digits are in it: whoever meets others must
/// cut the word to know it.
struct WordFilter {
    /// For each pair of first letters, a bit for each third letter; all bits when the third does not matter.
    private var thirds: [UInt64]
    /// A bit for each stem of one letter.
    private var singles: UInt64 = 0

    private static let letters = 36

    init(_ stems: some Sequence<String>) {
        thirds = Array(repeating: 0, count: Self.letters * Self.letters)
        for stem in stems {
            let places = stem.utf8.prefix(3).map { Self.place($0) }
            guard let first = places.first ?? nil else { continue }
            if places.count == 1 { singles |= 1 << first }
            guard places.count > 1, let second = places[1] else { continue }
            if stem.utf8.count <= 3 {
                thirds[first * Self.letters + second] = .max
            } else if let third = places[2] {
                thirds[first * Self.letters + second] |= 1 << third
            }
        }
    }

    /// Whether the Latin letters and digits at `range`, of which there is at least one, may begin a word that is wanted. Some that are not
    /// wanted are let through.
    func mayWant(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = Self.place(bytes[range.lowerBound]) else { return true }
        guard range.count > 1, let second = Self.place(bytes[range.lowerBound + 1]) else { return singles & 1 << first != 0 }
        let mask = thirds[first * Self.letters + second]
        guard mask != 0, mask != .max, range.count > 2, let third = Self.place(bytes[range.lowerBound + 2]) else { return mask == .max }
        return mask & 1 << third != 0
    }

    private static func place(_ byte: UInt8) -> Int? {
        let small = byte | 0x20
        if (0x61...0x7A).contains(small) { return Int(small) - 0x61 }
        return (0x30...0x39).contains(byte) ? Int(byte) - 0x30 + 26 : nil
    }
}
