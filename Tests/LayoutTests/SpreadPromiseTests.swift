import DiceKit
import FuzzKit
import Layout
import Surface
import Testing
import Topics

@Suite struct SpreadPromiseTests {
    @Test func `random words fit every width from 1 to 100 and none is lost`() {
        var dice = Dice(seed: 1)
        for width in 1...100 {
            for _ in 0..<5 {
                let text = dice.words(Int.random(in: 1..<40, using: &dice))
                var maker = SpreadMaker(width: width)
                maker.text([Run(text)], indent: 2, hanging: 3)
                maker.blank()
                maker.title(text)
                #expect(faults(in: maker.spread) == [])
                let safe = Escaper.safe(text).filter { $0 != " " && $0 != "\u{A0}" }
                #expect(letters(of: maker.spread) == safe + safe)
            }
        }
    }

    @Test func `words that fit are never cut`() {
        var dice = Dice(seed: 2)
        for width in 12...60 {
            let words = (0..<50).map { _ in ["a", "of", "pain", "hospital", "naïve", "été"].randomElement(using: &dice) ?? "a" }
            var maker = SpreadMaker(width: width)
            maker.text(words.joined(separator: " "))
            #expect(maker.spread.lines.flatMap { $0.text.split(separator: " ").map(String.init) } == words)
        }
    }

    @Test func `a random topic keeps its promises, its words and its places at every width`() {
        var dice = Dice(seed: 3)
        for round in 0..<20 {
            // The headings of a table are repeated when it is not drawn in columns; every other letter is the same.
            let hasTables = round % 2 == 0
            let page = Sample.page(dice.blocks(depth: 3, hasTables: hasTables), terms: [GlossaryEntry(term: "ketamine", meaning: "…")])
            let wide = Spread.topic(page, width: 500, words: Words(), today: nil)
            for width in [1, 2, 3, 5, 8, 13, 20, 21, 34, 40, 72, 80, 100, 500] {
                let spread = Spread.topic(page, width: width, words: Words(), today: nil)
                #expect(faults(in: spread) == [])
                if !hasTables { #expect(letters(of: spread) == letters(of: wide)) }
                // The review dates begin at the same place, after all that stands above them.
                #expect(spread.lines.contains { $0.start == wide.lines.last?.start && $0.text.hasPrefix("R") })
                #expect(spread.headings.map(\.title) == wide.headings.map(\.title))
                #expect(Set(spread.items.map(\.target)) == Set(wide.items.map(\.target)))
            }
        }
    }
}

extension Dice {
    fileprivate mutating func prose() -> Prose {
        var inlines: [Inline] = []
        for _ in 0..<Int.random(in: 1..<6, using: &self) {
            let text = words(Int.random(in: 1..<6, using: &self)) + ["", " ", ". "][Int.random(in: 0..<3, using: &self)]
            switch Int.random(in: 0..<8, using: &self) {
            case 0: inlines.append(.strong([.text(text)]))
            case 1: inlines.append(.emphasis([.text(text), .code("x  y")]))
            case 2: inlines.append(.link(topic: "topic", anchor: nil, [.text(text), .strong([.text("bold")])]))
            case 3: inlines.append(.address("https://example.org/x", [.text(text)]))
            case 4: inlines.append(Sample.cite(Sample.key, Sample.wrong))
            case 5: inlines.append(.lineBreak)
            default: inlines.append(.text(text))
            }
        }
        return Prose(inlines)
    }

    fileprivate mutating func blocks(depth: Int, hasTables: Bool) -> [Block] {
        (0..<Int.random(in: 1..<5, using: &self)).map { _ in block(depth: depth, hasTables: hasTables) }
    }

    private mutating func block(depth: Int, hasTables: Bool) -> Block {
        switch Int.random(in: 0..<(depth == 0 ? 4 : 9), using: &self) {
        case 0: return .code("one\n\ttwo  three\n\n" + words(3))
        case 1: return .heading(level: Int.random(in: 2..<5, using: &self), prose())
        case 2 where hasTables:
            let columns = Int.random(in: 1..<5, using: &self)
            let header = (0..<columns).map { _ in prose() }
            return .table(header: header, rows: (0..<Int.random(in: 0..<4, using: &self)).map { _ in (0..<columns).map { _ in prose() } })
        case 3: return .rule
        case 4: return .quote(blocks(depth: depth - 1, hasTables: hasTables))
        case 5: return .callout(Callout.allCases.randomElement(using: &self) ?? .note, blocks(depth: depth - 1, hasTables: hasTables))
        case 6, 7:
            let start = Bool.random(using: &self) ? Int.random(in: 0..<100, using: &self) : nil
            return .list(
                start: start, items: (0..<Int.random(in: 1..<4, using: &self)).map { _ in blocks(depth: depth - 1, hasTables: hasTables) })
        default: return .paragraph(prose())
        }
    }
}
