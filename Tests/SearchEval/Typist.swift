import DiceKit
import Shelf

/// Types queries letter by letter into a shelf and times each answer.
struct Typist {
    /// Times of the answers, shortest first.
    private(set) var times: [Duration] = []

    /// Every beginning of every query is one keystroke; they are shuffled, always the same way, so that none is helped by the one before it.
    init(_ queries: [String], shelf: Shelf, language: String = "en", rounds: Int = 5) throws {
        var typed = queries.beginnings
        var dice = Dice(seed: 19_701_121)
        let clock = ContinuousClock()
        for text in typed { _ = try shelf.search(text, language: language, limit: 10) }
        for _ in 0..<rounds {
            typed.shuffle(using: &dice)
            for text in typed {
                let start = clock.now
                _ = try shelf.search(text, language: language, limit: 10)
                times.append(clock.now - start)
            }
        }
        times.sort()
    }

    /// The time that so many of a hundred answers do not exceed, in milliseconds.
    func milliseconds(percentile: Double) -> Double {
        guard !times.isEmpty else { return 0 }
        let time = times[min(times.count - 1, Int(Double(times.count) * percentile / 100))]
        return Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
    }
}
