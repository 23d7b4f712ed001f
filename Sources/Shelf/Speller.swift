import Topics

/// Finds what was meant by a word that stands nowhere in the library: the likeliest of the library's own words, by how people mistype and
/// mishear, by how often the library says it, and by the words beside it.
struct Speller {
    let index: Index
    let tongue: Tongue
    /// The words of the question.
    let words: [Word]

    private enum Gain {
        /// For a word that the library or the synonym table has beside its neighbour.
        static let neighbour = 0.5
        /// For each doubling of the topics that have the word.
        static let frequency = 0.05
    }

    private struct Candidate {
        var text: String
        /// What the slip costs, less what speaks for the word.
        var cost: Double
    }

    /// What the word at a place, and perhaps the one after or before it, is to be replaced by; nil when nothing is near enough.
    func change(at place: Int) throws -> (range: Range<Int>, text: String)? {
        if let joined = try joined(at: place) { return joined }
        let word = words[place].folded
        var best: Candidate?
        func offer(_ text: String, cost: Double) throws {
            guard cost <= Self.limit(word) else { return }
            var cost = cost - Gain.frequency * Double(Int.bitWidth - (try frequency(of: text)).leadingZeroBitCount)
            if try isAtHome(text, at: place) { cost -= Gain.neighbour }
            if best.map({ (cost, text) < ($0.cost, $0.text) }) ?? true { best = Candidate(text: text, cost: cost) }
        }
        let slip = Slip(word)
        for beginning in Slip.beginnings(word) {
            for spelling in try index.beginnings(tongue.spelling(beginning), scan: 20_000, limit: 20_000) {
                guard let text = tongue.word(ofSpelling: spelling), abs(text.utf8.count - word.utf8.count) <= 3 else { continue }
                try offer(text, cost: slip.cost(of: text, limit: Self.limit(word)))
            }
        }
        if best == nil, word.utf8.count > 3,
            let spelling = try index.suggestion(for: tongue.spelling(word), within: word.utf8.count < 5 ? 1 : 2),
            let text = tongue.word(ofSpelling: spelling)
        {
            // A slip in the first letter.
            try offer(text, cost: slip.cost(of: text, limit: Self.limit(word)))
        }
        if let parted = try parted(word), best.map({ $0.cost > 0.6 }) ?? true { return (words[place].range, parted) }
        return best.map { (words[place].range, $0.text) }
    }

    /// How much a slip may cost. Short words have many neighbours, and names of drugs look like nothing else. Three letters that are no
    /// word are mostly an abbreviation: only one that sounds just like a word, or doubles a letter of it, is taken for the word.
    private static func limit(_ word: String) -> Double {
        switch word.utf8.count {
        case ...3: 0.5
        case 4: 1
        case 5...6: 1.5
        case 7...8: 2
        default: 2.5
        }
    }

    private func frequency(of text: String) throws -> Int { try index.frequency(of: tongue.term(.text, stem(text))) }

    private func stem(_ text: String) -> String { tongue.stems(of: Word(text)).plain }

    /// Whether a word stands somewhere beside the neighbours it would have here.
    private func isAtHome(_ text: String, at place: Int) throws -> Bool {
        let stem = stem(text)
        if place > 0 {
            let before = tongue.stems(of: words[place - 1]).plain
            if try index.frequency(of: tongue.term(.pair, before + " " + stem)) > 0 { return true }
        }
        if place + 1 < words.count {
            let after = tongue.stems(of: words[place + 1]).plain
            if try index.frequency(of: tongue.term(.pair, stem + " " + after)) > 0 { return true }
        }
        var others = words
        others[place] = Word(text)
        let keyed = tongue.keyWords(others)
        guard let own = keyed.firstIndex(where: { $0.place == place }) else { return false }
        for length in 2...3 {
            for start in max(0, own - length + 1)...own where start + length <= keyed.count {
                if try !index.synonyms(of: tongue.synonymKey(keyed[start..<start + length])).isEmpty { return true }
            }
        }
        return false
    }

    /// `anti depressant`, when only the two together are a word.
    private func joined(at place: Int) throws -> (range: Range<Int>, text: String)? {
        for first in [place, place - 1] where first >= 0 && first + 1 < words.count {
            let text = words[first].folded + words[first + 1].folded
            if Terms.isSpelled(text), try isSpelled(text) {
                return (words[first].range.lowerBound..<words[first + 1].range.upperBound, text)
            }
        }
        return nil
    }

    /// `sideeffects`, when the two halves stand side by side somewhere.
    private func parted(_ word: String) throws -> String? {
        let letters = Array(word)
        guard letters.count >= 6 else { return nil }
        for cut in 3...letters.count - 3 {
            let (one, other) = (String(letters[..<cut]), String(letters[cut...]))
            if try index.frequency(of: tongue.term(.pair, stem(one) + " " + stem(other))) > 0 { return one + " " + other }
        }
        return nil
    }

    private func isSpelled(_ text: String) throws -> Bool {
        try index.beginnings(tongue.spelling(text), scan: 1, limit: 1).first == tongue.spelling(text)
    }
}

/// A word as it was typed, and what it would take to have meant another: a slip of the finger or of the ear costs less than any letter for any.
struct Slip {
    private let letters: [UInt8]
    private let sounds: [UInt8]

    /// The word must be folded.
    init(_ word: String) {
        letters = Array(word.utf8)
        sounds = Self.sounds(letters)
    }

    /// What words begin with that may sound, or be typed, like one that begins as this does.
    static func beginnings(_ word: String) -> [String] {
        let groups = ["cksq", "szcp", "fpv", "nkpm", "rw", "jgd", "tpd", "xze", "aeiouhy", "wo", "bv", "lm"]
        guard let first = word.first else { return [] }
        var found = [first]
        for group in groups where group.contains(first) { found += group.filter { !found.contains($0) } }
        return found.map(String.init)
    }

    /// The least that the slips between the two words cost; something above the limit when it is more.
    func cost(of other: String, limit: Double) -> Double {
        let other = Array(other.utf8)
        if other == letters { return 0 }
        let typed = Self.distance(letters, other, limit: limit)
        if typed <= 0.75 { return typed }
        let heard = 0.4 + (other.first == letters.first ? 0 : 0.15) + Self.distance(sounds, Self.sounds(other), limit: limit)
        return min(typed, heard)
    }

    /// Damerau's distance with weights. It is asked of thousands of words for one that is mistyped, so nothing is allocated on the way.
    private static func distance(_ one: [UInt8], _ other: [UInt8], limit: Double) -> Double {
        if abs(one.count - other.count) > 3 { return limit + 1 }
        return one.withUnsafeBufferPointer { one in
            other.withUnsafeBufferPointer { other in
                withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * (other.count + 1)) { distance(one, other, limit: limit, $0) }
            }
        }
    }

    /// - Parameter cells: room for three rows, which take turns.
    private static func distance(
        _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>, limit: Double, _ cells: UnsafeMutableBufferPointer<Double>
    ) -> Double {
        cells.initialize(repeating: 0)
        var (before, last, next) = (0, other.count + 1, 2 * (other.count + 1))
        for column in other.indices { cells[last + column + 1] = cells[last + column] + gap(other, column) }
        for row in one.indices {
            let dropped = gap(one, row)
            cells[next] = cells[last] + dropped
            var least = cells[next]
            for column in other.indices {
                var cost = cells[last + column] + change(one[row], other[column], isFirst: row == 0 && column == 0)
                cost = min(cost, cells[last + column + 1] + dropped, cells[next + column] + gap(other, column))
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column], one[row] != other[column] {
                    cost = min(cost, cells[before + column - 1] + 0.7)
                }
                cells[next + column + 1] = cost
                least = min(least, cost)
            }
            if least > limit { return limit + 1 }
            (before, last, next) = (last, next, before)
        }
        return cells[last + other.count]
    }

    /// A letter too many or too few.
    private static func gap(_ word: UnsafeBufferPointer<UInt8>, _ at: Int) -> Double {
        if at > 0, word[at] == word[at - 1] { return 0.5 }
        if at == 0 { return 1.4 }
        return isVowel(word[at]) || word[at] == UInt8(ascii: "h") ? 0.75 : 0.9
    }

    /// A letter for another.
    private static func change(_ one: UInt8, _ other: UInt8, isFirst: Bool) -> Double {
        if one == other { return 0 }
        let penalty = isFirst ? 0.5 : 0
        if isVowel(one), isVowel(other) { return 0.7 + penalty }
        if alike[Int(one)] & bit(other) != 0 { return 0.75 + penalty }
        return 1 + penalty
    }

    private static func isVowel(_ letter: UInt8) -> Bool { vowels & bit(letter) != 0 }

    /// A bit for each small letter; none for anything else.
    private static func bit(_ letter: UInt8) -> UInt32 { (0x61...0x7A).contains(letter) ? 1 << UInt32(letter - 0x61) : 0 }

    private static let vowels: UInt32 = "aeiouy".utf8.reduce(0) { $0 | bit($1) }

    /// For each letter those that sound like it, and those beside it on a keyboard.
    private static let alike: [UInt32] = {
        let pairs = "ck cs sz gj fv td bp mn qw we er rt ty op as sd df fg gh hj jk kl zx xc vb bn nm ui io"
        var table = [UInt32](repeating: 0, count: 256)
        for pair in pairs.split(separator: " ").map({ Array($0.utf8) }) {
            table[Int(pair[0])] |= bit(pair[1])
            table[Int(pair[1])] |= bit(pair[0])
        }
        return table
    }()

    /// How a word sounds in English, roughly: `psychosis` and `sikosis` are the same.
    private static func sounds(_ word: [UInt8]) -> [UInt8] {
        var text = String(decoding: word, as: UTF8.self)
        for (silent, sound) in [("ps", "s"), ("pn", "n"), ("kn", "n"), ("wr", "r"), ("rh", "r"), ("x", "z")] where text.hasPrefix(silent) {
            text = sound + text.dropFirst(silent.count)
        }
        let letters = Array(text.utf8)
        var sounds: [UInt8] = []
        var at = 0
        while at < letters.count {
            let rest = letters[at...]
            let match = pairs.first { rest.starts(with: $0.letters) }
            for sound in match?.sound ?? [single(letters, at)] where sounds.last != sound { sounds.append(sound) }
            at += match?.letters.count ?? 1
        }
        return sounds
    }

    private static let pairs: [(letters: [UInt8], sound: [UInt8])] = [
        ("tion", "shn"), ("sion", "shn"), ("cious", "shs"), ("tious", "shs"), ("sch", "sk"), ("tch", "ch"), ("igh", "i"), ("ph", "f"),
        ("gh", "g"),
        ("ck", "k"), ("qu", "k"), ("dg", "j"), ("ea", "i"), ("ee", "i"), ("ie", "i"), ("ei", "i"), ("ou", "u"), ("oo", "u"), ("ai", "a"),
        ("ay", "a"), ("ae", "i"), ("oe", "i"), ("au", "o"), ("aw", "o"), ("chr", "kr"), ("sc", "s"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func single(_ letters: [UInt8], _ at: Int) -> UInt8 {
        let isSoft = at + 1 < letters.count && Array("eiy".utf8).contains(letters[at + 1])
        return switch letters[at] {
        case UInt8(ascii: "c"): isSoft ? UInt8(ascii: "s") : UInt8(ascii: "k")
        case UInt8(ascii: "z"): UInt8(ascii: "s")
        case UInt8(ascii: "y"): UInt8(ascii: "i")
        default: letters[at]
        }
    }
}
