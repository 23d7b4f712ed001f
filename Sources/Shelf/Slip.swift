/// A word as it was typed, and what it would take to have meant another: a slip of the finger or of the ear costs less than any letter for any.
struct Slip {
    /// What it costs by how it is typed.
    let typed: Distance
    /// What it costs by how it sounds, ``ear`` and ``otherwise`` left out.
    let heard: Distance
    private let beginnings: [[UInt8]]

    /// What one slip of the finger costs at most.
    static let finger = 0.75
    /// What it costs that a word was heard, not typed.
    static let ear = 0.4
    /// What it costs that a word which sounds alike begins with another letter.
    static let otherwise = 0.15

    /// The word must be folded.
    init(_ word: String) {
        typed = Distance(Array(word.utf8))
        heard = Distance(typed.letters.withUnsafeBufferPointer { Self.sounds($0) })
        beginnings = Self.beginnings(word)
    }

    /// Number of letters, in bytes.
    var count: Int { typed.letters.count }

    /// Whether another word has the same first letter.
    func beginsLike(_ other: UnsafeBufferPointer<UInt8>) -> Bool { other.first == typed.letters.first }

    /// Whether another word begins as this one may sound, or be typed.
    func mayBegin(_ other: UnsafeBufferPointer<UInt8>) -> Bool { beginnings.contains { other.starts(with: $0) } }

    private static func beginnings(_ word: String) -> [[UInt8]] {
        let groups = ["cksq", "szcp", "fpv", "nkpm", "rw", "jgd", "tpd", "xze", "aeiouhy", "wo", "bv", "lm"]
        guard let first = word.first else { return [] }
        return ([String(first)] + groups.filter { $0.contains(first) }).map(Array.init).joined().map { Array(String($0).utf8) }
    }

    /// How a word sounds in English, roughly: `psychosis` and `sikosis` are the same.
    static func sounds(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var sounds: [UInt8] = []
        sounds.reserveCapacity(word.count)
        var at = 0
        func take(_ table: [[Spelled]]) -> Bool {
            guard word[at] < 0x80 else { return false }
            let rest = UnsafeBufferPointer(rebasing: word[at...])
            guard let match = table[Int(word[at])].first(where: { rest.starts(with: $0.letters) }) else { return false }
            for sound in match.sound where sounds.last != sound { sounds.append(sound) }
            at += match.letters.count
            return true
        }
        if !word.isEmpty { _ = take(openings) }
        while at < word.count {
            if take(pairs) { continue }
            let sound = single(word, at)
            if sounds.last != sound { sounds.append(sound) }
            at += 1
        }
        return sounds
    }

    /// Letters that together are one sound, or two.
    private struct Spelled {
        let letters: [UInt8]
        let sound: [UInt8]
    }

    /// By their first letter, in the order they are tried.
    private static func table(_ spelled: KeyValuePairs<String, String>) -> [[Spelled]] {
        var table = [[Spelled]](repeating: [], count: 128)
        for (letters, sound) in spelled {
            if let first = letters.utf8.first { table[Int(first)].append(Spelled(letters: Array(letters.utf8), sound: Array(sound.utf8))) }
        }
        return table
    }

    /// Where a word begins.
    private static let openings = table(["ps": "s", "pn": "n", "kn": "n", "wr": "r", "rh": "r", "x": "s"])

    private static let pairs = table([
        "tion": "shn", "sion": "shn", "cious": "shs", "tious": "shs", "sch": "sk", "tch": "ch", "igh": "i", "ph": "f", "gh": "g", "ck": "k",
        "qu": "k", "dg": "j", "ea": "i", "ee": "i", "ie": "i", "ei": "i", "ou": "u", "oo": "u", "ai": "a", "ay": "a", "ae": "i", "oe": "i",
        "au": "o", "aw": "o", "chr": "kr", "sc": "s",
    ])

    private static func single(_ word: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8 {
        switch word[at] {
        case UInt8(ascii: "c"):
            let next = at + 1 < word.count ? word[at + 1] : 0
            let isSoft = next == UInt8(ascii: "e") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
            return isSoft ? UInt8(ascii: "s") : UInt8(ascii: "k")
        case UInt8(ascii: "z"): return UInt8(ascii: "s")
        case UInt8(ascii: "y"): return UInt8(ascii: "i")
        default: return word[at]
        }
    }
}
