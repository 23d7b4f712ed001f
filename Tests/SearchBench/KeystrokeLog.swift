import DiceKit
import Topics

/// What people type into a library, keystroke by keystroke, in an order drawn by lot: always the same for the same library.
struct KeystrokeLog {
    /// Every beginning of every query, one and two letters included.
    private(set) var typed: [String]
    let queries: [String]

    /// - Parameter count: how many topics are asked for; each in four ways: a keyword and another, its title, a question, a misspelling.
    init(_ library: Library, count: Int) {
        var dice = Dice(seed: 19_701_121)
        var queries: [String] = []
        for topic in (0..<count).compactMap({ _ in library.topics.randomElement(using: &dice) }) {
            guard let name = topic.keywords.first, let other = topic.keywords.dropFirst().randomElement(using: &dice) else { continue }
            queries += ["\(name) \(other)", topic.title, "can \(other) come from \(name)"]
            var letters = Array(name)
            letters.swapAt(letters.count / 2, letters.count / 2 - 1)
            queries.append(String(letters))
        }
        self.queries = queries
        typed = queries.beginnings
        typed.shuffle(using: &dice)
    }
}
