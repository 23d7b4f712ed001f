import Layout
import Surface
import Topics

extension Script {
    /// Wide enough that a sentence is never broken: how lines are broken is for whoever listens, not for us.
    private static let unbroken = 100_000

    /// The sources of a topic, each a paragraph; its number opens the whole source.
    static func sources(of page: Page, words: Words) -> Script {
        guard !page.citations.isEmpty else { return Script(parts: [[words[.noSources]]]) }
        let spread = Spread.sources(of: page, chosen: nil, width: unbroken, words: words)
        return Script(parts: [lines(of: spread)], links: page.citations.map { .source($0.key.source) })
    }

    /// What one source of a topic says, and how far to trust it.
    ///
    /// - Parameter number: one of the numbers the topic cites by.
    static func citation(_ number: Int, of page: Page, words: Words) -> [String] {
        let spread = Spread.sources(of: page, chosen: number, width: unbroken, words: words)
        let starts = spread.items.compactMap { item in
            if case .citation(let cited) = item.target { (number: cited, line: item.line) } else { nil }
        }
        guard let start = starts.first(where: { $0.number == number })?.line else { return [] }
        let end = starts.first { $0.line > start }?.line ?? spread.lines.count
        return spread.lines[start..<end].map(\.text).compactMap(spoken)
    }

    /// A whole source; its numbers open the topics that lean on it.
    static func source(_ source: SourcePage, words: Words) -> Script {
        let spread = Spread.source(source, width: unbroken, words: words)
        var links: [Link] = []
        var marks: [Int: [String]] = [:]
        for item in spread.items {
            switch item.target {
            case .statement(let id, _, _): links.append(.topic(id, anchor: nil))
            case .source(let id): links.append(.source(id))
            case .uses(let id, let first): links.append(.source(id, from: first))
            default: continue
            }
            marks[item.line, default: []].append(words[.linkNumber, ["number": String(links.count)]])
        }
        let lines = spread.lines.enumerated().compactMap { index, line in
            spoken(([line.text] + (marks[index] ?? [])).joined(separator: " "))
        }
        return Script(parts: [lines], links: links)
    }

    /// When a topic was reviewed, on what it rests and how hard it is to read.
    static func about(_ page: Page, words: Words, today: Day?) -> [String] {
        lines(of: Spread.about(page, width: unbroken, words: words, today: today))
    }

    private static func lines(of spread: Spread) -> [String] { spread.lines.map(\.text).compactMap(spoken) }

    /// A line without the blanks and marks at its margin; nil when nothing is left to say.
    private static func spoken(_ line: String) -> String? {
        let words = line.drop { $0 == " " || $0 == "•" }
        return words.isEmpty ? nil : Escaper.safe(String(words))
    }
}
