import DeskKit
import Layout
import Surface
import Testing
import Topics

@testable import Reader

/// The lines on which a statement stands.
private func lines(of statement: Int?, in spread: Spread) -> [Int] {
    spread.lines.indices.filter { line in spread.lines[line].spans.contains { $0.statement == statement } }
}

@Test(arguments: [Size(rows: 34, columns: 120), Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)])
func `every statement that leans on a source is a step away, lit and in sight, and back returns exactly`(size: Size) {
    var desk = Desk(size, topic: "what-is-asthma")
    desk.press(.character("]"), .enter, .enter)
    let uses = desk.state.spread.items.filter { if case .statement = $0.target { true } else { false } }
    #expect(uses.count == 4)
    for use in uses {
        while desk.state.chosenItem != use { desk.press(.tab) }
        let before = desk.state
        guard case .statement(let topic, let number, let key) = use.target else { return }
        desk.press(.enter)
        #expect(desk.state.page?.topic.id == topic)
        #expect(desk.state.litStatement == number)
        #expect(desk.state.place.citation == desk.state.page?.number(of: key))
        let lines = lines(of: number, in: desk.state.spread)
        #expect(!lines.isEmpty)
        if lines.count <= desk.state.textArea.rows { #expect(lines.allSatisfy(desk.state.visible.contains)) }
        desk.press(.backspace)
        #expect(desk.state.place == before.place)
        #expect(desk.state.spread == before.spread)
    }
}

@Test func `the words of a use are those of the statement on its page`() {
    for topic in Asthma.library.topics {
        let page = Asthma.library.page(of: topic)
        let spread = Spread.topic(page, width: 60, words: Words(), today: nil)
        for (key, use) in page.uses {
            let spans = spread.lines.flatMap(\.spans).filter { $0.statement == use.number && $0.style != .citation }
            #expect(spans.map(\.text).joined().filter(\.isLetter) == use.text.filter(\.isLetter))
            #expect(spread.items.contains { $0.statement == use.number && $0.target == page.number(of: key).map(Target.citation) })
        }
    }
}

@Test func `back to the sources pane finds it scrolled as it was left`() {
    var desk = Desk(Size(rows: 14, columns: 120), topic: "what-is-asthma")
    desk.press(.character("]"), .enter, .character("j"), .character("j"), .character("j"))
    let before = desk.state
    #expect(before.place.sourcesTop == 3)
    desk.press(.enter)
    #expect(desk.state.page == nil)
    desk.press(.backspace)
    #expect(desk.state.place == before.place)
    #expect(desk.state.sources == before.sources)
}

@Test(arguments: [Size(rows: 12, columns: 120), Size(rows: 12, columns: 80), Size(rows: 10, columns: 110)])
func `stepping through the citations keeps the whole statement lit and in sight`(size: Size) {
    var desk = Desk(size, topic: "what-is-asthma")
    desk.press(.character("c"))
    for key in "]]][]]]" {
        desk.press(.character(key))
        #expect(desk.state.place.pane == .sources)
        #expect(desk.state.litStatement != nil)
        let lines = lines(of: desk.state.litStatement, in: desk.state.spread)
        #expect(!lines.isEmpty && lines.allSatisfy(desk.state.visible.contains))
    }
}

@Test func `in a narrow window the pane itself says the statement`() {
    var desk = Desk(Size(rows: 12, columns: 40), topic: "what-is-asthma")
    func lit() -> String { desk.state.sources.lines.flatMap(\.spans).filter { $0.style == .lit }.map(\.text).joined(separator: " ") }
    desk.press(.character("]"), .enter)
    #expect(desk.state.arrangement.topic == nil)
    #expect(lit() == "A person may wheeze or cough.")
    desk.press(.character("]"))
    #expect(lit() == "An inhaler eased breathing in 7 of 10 people.")
}
