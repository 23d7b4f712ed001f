import Topics

/// Finds what was meant by a word that stands nowhere in the library: the likeliest of the library's own words, by how people mistype and
/// mishear, by how often the library says it, and by the words beside it.
struct Speller {
    let index: Index
    let tongue: Tongue
    /// The words of the question.
    let words: [Word]
    /// Number of topics there are.
    let count: Int

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
        let limit = Self.limit(word)
        let near = try index.lexicon(tongue.prefix).near(word, limit: limit)
        var best: Candidate?
        for (text, slipCost) in near {
            // This one and the rest cost more, whatever speaks for them.
            if let best, slipCost - Gain.neighbour - Self.gain(count) > best.cost { break }
            var cost = slipCost - Self.gain(try frequency(of: text))
            if let best, cost - Gain.neighbour > best.cost { continue }
            if try isAtHome(text, at: place) { cost -= Gain.neighbour }
            if best.map({ (cost, text) < ($0.cost, $0.text) }) ?? true { best = Candidate(text: text, cost: cost) }
        }
        if let parted = try parted(word), best.map({ $0.cost > 0.6 }) ?? true { return (words[place].range, parted) }
        return best.map { (words[place].range, $0.text) }
    }

    /// A word one slip of the finger away from the one at a place, said by many times as many topics as any of some stems; nil when there is none.
    func likelier(at place: Int, than stems: [String]) throws -> (range: Range<Int>, text: String)? {
        let word = words[place].folded
        let rare = try stems.map { try index.frequency(of: tongue.term(.text, $0)) }.max() ?? 0
        let near = try index.lexicon(tongue.prefix).near(word, limit: Slip.finger).filter { !$0.text.hasPrefix(word) }
        let known = try near.map { (text: $0.text, topics: try frequency(of: $0.text)) }
        guard let best = known.max(by: { ($0.topics, $1.text) < ($1.topics, $0.text) }), best.topics > Self.many * max(1, rare) else {
            return nil
        }
        return (words[place].range, best.text)
    }

    /// How many times as many topics are many.
    private static let many = 4

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

    /// What speaks for a word that so many topics have.
    private static func gain(_ topics: Int) -> Double { Gain.frequency * Double(Int.bitWidth - topics.leadingZeroBitCount) }

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
            if Terms.isSpelled(text), try index.lexicon(tongue.prefix).contains(text) {
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
}
