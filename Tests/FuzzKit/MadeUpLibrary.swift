import DiceKit
import Topics

/// A library of topics in words of no language, the same every time: no word is another's stem, stop word or correction of itself.
struct MadeUpLibrary {
    let library: Library
    /// The words of each topic, by id.
    let words: [String: Set<String>]

    static let vocabulary: [String] = ["b", "d", "g", "k", "m", "p", "v", "z"].flatMap { one in
        ["ama", "oko", "uvo", "igo", "epa", "odu", "uka", "abo"].map { one + $0 + "xo" }
    }

    init(topics count: Int) {
        var dice = Dice(seed: 7)
        guard let day = Day("2026-11-21"), let due = Day("2027-11-21") else { fatalError("The calendar has lost a day.") }
        var words: [String: Set<String>] = [:]
        let topics = (0..<count).map { number -> Topic in
            func some(_ range: ClosedRange<Int>) -> [String] {
                (0..<Int.random(in: range, using: &dice)).map { _ in Self.vocabulary.randomElement(using: &dice) ?? "" }
            }
            let (title, text) = (some(1...3), some(2...12))
            let id = "t\(number)"
            words[id] = Set(title + text)
            let body = text.joined(separator: " ") + ".\n"
            return Topic(
                id: id, section: "s", language: "en", title: title.joined(separator: " "), summary: text[0], nextStep: text[1],
                reviewed: day,
                reviewDue: due, body: body, blocks: TopicParser.blocks(of: body))
        }
        self.words = words
        library = Library(
            title: ["en": "Made up"], sections: [Section(id: "s", title: ["en": "Section"], topics: topics.map(\.id))],
            disclaimer: ["en": "Ask."], topics: topics)
    }
}
