/// Tells by the first letters whether a word may be one of those looked for.
///
/// A word and its stem have the first two letters in common, and a third when the stem has more than three. It is made once for a question and
/// asked at every word of many texts, so it is a table and not a set. Only Latin letters and digits are in it: whoever meets others must
/// cut the word to know it.
struct WordFilter {
    /// The code of a word that does not begin with three Latin letters or digits: it may always be wanted.
    static let unknown: UInt16 = .max

    /// The code of no word: it is never wanted.
    static let none: UInt16 = 0

    /// A bit for each code.
    private var wanted = [UInt64](repeating: 0, count: 1 << 10)

    /// Letters and digits, and none.
    private static let letters: UInt16 = 37

    init(_ stems: some Sequence<String>) {
        want(Self.unknown)
        for stem in stems {
            let code = Self.code(of: stem.utf8)
            if code == Self.unknown || code == Self.none { continue }
            if stem.utf8.count < 2 || stem.utf8.count > 3 {
                want(code)
            } else {
                let beginning = code - code % Self.letters
                for third in 0..<Self.letters { want(beginning + third) }
            }
        }
    }

    private mutating func want(_ code: UInt16) { wanted[Int(code >> 6)] |= 1 << UInt64(code & 63) }

    /// Whether a word with such a beginning may be wanted. Some that are not wanted are let through.
    func mayWant(_ code: UInt16) -> Bool { wanted[Int(code &>> 6)] &>> UInt64(code & 63) & 1 != 0 }

    /// What a word begins with: its first three letters as a number.
    static func code(of word: some Sequence<UInt8>) -> UInt16 {
        var code: UInt16 = 0
        var left = 3
        for byte in word where left > 0 {
            let place = places[Int(byte)]
            if place == 0 { return unknown }
            code = code * letters + place
            left -= 1
        }
        while left > 0 {
            code *= letters
            left -= 1
        }
        return code
    }

    /// From 1, by byte; 0 for what is neither a Latin letter nor a digit.
    private static let places: [UInt16] = (0..<256).map { byte in
        guard let letter = Cutter.letter(UInt8(byte)) else { return 0 }
        return UInt16(letter >= 0x61 ? letter - 0x61 + 1 : letter - 0x30 + 27)
    }
}
