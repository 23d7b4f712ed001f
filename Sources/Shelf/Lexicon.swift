/// The words of a language's spelling table, in memory: in byte order, each with how often the library has it.
///
/// A mistyped word is compared with all of them at every keystroke, so they lie one after another in one piece of memory, and what
/// neighbours begin with is compared once.
final class Lexicon {
    private var words = WordList()
    private var counts: [UInt32] = []
    /// What was found near words before: each letter typed behind a mistyped word asks for it again.
    private var known: [String: [(text: String, cost: Double)]] = [:]
    /// Words that are remembered, so that memory stays flat.
    private static let mostRemembered = 64
    /// How each word sounds.
    private lazy var sounds = WordList(like: words) { Slip.sounds($0) }

    /// - Parameter table: as `cxapian_spellings` gives it.
    init(_ table: UnsafeBufferPointer<UInt8>) {
        var at = 0
        var count = 0
        while at + 5 <= table.count {
            count += 1
            at += 5 + Int(table[at + 4])
        }
        counts.reserveCapacity(count)
        words.reserve(count, bytes: table.count - 5 * count)
        at = 0
        while at + 5 <= table.count {
            counts.append(table[at..<at + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) })
            let end = min(table.count, at + 5 + Int(table[at + 4]))
            words.append(table[at + 5..<end])
            at = end
        }
    }

    /// Works out how the words sound, if that has not been done.
    func listen() { _ = sounds }

    func contains(_ word: String) -> Bool {
        let place = words.first(notBefore: Array(word.utf8))
        return place < words.count && words.with(place) { $0.elementsEqual(word.utf8) }
    }

    /// The most frequent words that begin so, those first that the library has most often, else in byte order.
    func words(beginning: String, limit: Int) -> [String] {
        let units = Array(beginning.utf8)
        var best: [Int] = []
        var word = words.first(notBefore: units)
        while word < words.count, words.with(word, { $0.starts(with: units) }) {
            defer { word += 1 }
            if best.count == limit {
                if let last = best.last, counts[word] <= counts[last] { continue }
                best.removeLast()
            }
            best.insert(word, at: best.firstIndex { counts[$0] < counts[word] } ?? best.count)
        }
        return best.map(words.text)
    }

    /// The words that one may have been meant for, each with what the slip costs, no more than `limit`; cheapest first, else in byte order.
    /// A first letter that is neither heard nor typed for another counts only when nothing else is near.
    func near(_ word: String, limit: Double) -> [(text: String, cost: Double)] {
        let question = "\(limit) \(word)"
        if let known = known[question] { return known }
        let found = near(Slip(word), limit: limit)
        if known.count >= Self.mostRemembered { known = [:] }
        known[question] = found
        return found
    }

    private func near(_ slip: Slip, limit: Double) -> [(text: String, cost: Double)] {
        var costs: [Int: Double] = [:]
        // A word that one slip of the finger makes was typed and not heard, whichever costs less.
        slip.typed.walk(words, limit: max(limit, Slip.finger)) { costs[$0] = $1 }
        slip.heard.walk(sounds, limit: limit - Slip.ear) { word, cost in
            guard abs(words.length(word) - slip.count) <= 3 else { return }
            let isOtherwise = words.with(word) { !slip.beginsLike($0) }
            let heard = cost + Slip.ear + (isOtherwise ? Slip.otherwise : 0)
            let typed = costs[word] ?? .infinity
            if typed > Slip.finger, heard < typed { costs[word] = heard }
        }
        costs = costs.filter { $0.value <= limit }
        let near = costs.filter { word, _ in words.with(word) { slip.mayBegin($0) } }
        return (near.isEmpty ? costs : near).sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { (words.text($0.key), $0.value) }
    }
}

/// Words one after another in one piece of memory, each with how much of it begins the word before.
struct WordList {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    private var shared: [UInt8] = []

    init() {}

    /// What becomes of each of some words; no longer than the words.
    init(like words: WordList, _ change: (UnsafeBufferPointer<UInt8>) -> some Collection<UInt8>) {
        reserve(words.count, bytes: words.bytes.count)
        for word in 0..<words.count { append(words.with(word, change)) }
    }

    /// Makes room for so many words that have so many bytes together, and no more: thousands of words lie in memory as long as the shelf is open.
    mutating func reserve(_ words: Int, bytes: Int) {
        self.bytes.reserveCapacity(bytes)
        starts.reserveCapacity(words + 1)
        shared.reserveCapacity(words)
    }

    mutating func append(_ word: some Collection<UInt8>) {
        let before = shared.isEmpty ? 0..<0 : Int(starts[shared.count - 1])..<bytes.count
        shared.append(UInt8(clamping: zip(bytes[before], word).prefix { $0 == $1 }.count))
        bytes.append(contentsOf: word)
        starts.append(UInt32(bytes.count))
    }

    var count: Int { shared.count }

    func length(_ word: Int) -> Int { Int(starts[word + 1] - starts[word]) }

    /// How many of its bytes begin the word before, 255 at most.
    func shared(_ word: Int) -> Int { Int(shared[word]) }

    func with<Answer>(_ word: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[Int(starts[word])..<Int(starts[word + 1])])) }
    }

    func text(_ word: Int) -> String { with(word) { String(decoding: $0, as: UTF8.self) } }

    /// Of words in byte order the first that is not before a text.
    func first(notBefore text: [UInt8]) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if with(middle, { $0.lexicographicallyPrecedes(text) }) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
