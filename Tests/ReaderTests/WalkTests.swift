import DeskKit
import DiceKit
import Layout
import Surface
import Testing
import Topics

@testable import Reader

private func click(_ row: Int, _ column: Int) -> Key {
    .click(Position(row: row, column: column), from: Position(row: row, column: column))
}

private let keys: [Key] =
    Command.allCases.flatMap(\.keys) + [
        .up, .down, .down, .enter, .enter, .left, .character("a"), .character("é"), .character("漢"), .delete, .function(5), .control("x"),
        .pasted("qqq asthma"),
        click(4, 3), click(6, 50), click(0, 70), .drag(Position(row: 3, column: 66), from: Position(row: 0, column: 70)),
        .wheel(Position(row: 5, column: 40), rows: 3),
        .wheel(Position(row: 5, column: 5), rows: -3),
    ]

private let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 34, columns: 120), Size(rows: 5, columns: 20),
    Size(rows: 8, columns: 24), Size(rows: 1, columns: 1), Size(rows: 50, columns: 200),
]

/// What holds in every state, whatever happened.
private func check(_ state: ReaderState, after step: Int) {
    let place = state.place
    #expect(place.top >= 0 && place.top <= max(0, state.spread.lines.count - 1), "step \(step)")
    if let item = place.item { #expect(state.spread.items.indices.contains(item), "step \(step)") }
    let rows = state.menuRows.count
    #expect(place.menu.chosen >= 0 && place.menu.chosen < max(1, rows), "step \(step)")
    if let area = state.arrangement.menu {
        #expect(place.menu.chosen >= place.menu.top && place.menu.chosen < place.menu.top + area.rows, "step \(step)")
    }
    if let citation = place.citation { #expect(state.page?.citations.indices.contains(citation - 1) == true, "step \(step)") }
    if place.pane == .sources { #expect(state.page != nil, "step \(step)") }
    #expect(state.backward.count <= 100, "step \(step)")
    if case .search(let search) = place.layers.last { #expect(search.field.text.count <= TextField.limit) }
    let text = state.spread.lines.allSatisfy { Width.of($0.text) <= state.spread.width }
    #expect(text, "step \(step)")
    let area = state.textArea
    if state.arrangement.kind != .tooSmall { #expect(area.column + area.columns <= state.size.columns, "step \(step)") }
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `ten thousand keys and sizes leave every promise of the state standing`(seed: UInt64) {
    var dice = Dice(seed: seed)
    var desk = Desk(front: Asthma.bilingualFront)
    for step in 0..<10_000 {
        if Int.random(in: 0..<40, using: &dice) == 0, let size = sizes.randomElement(using: &dice) {
            desk.tell(.resized(size))
        } else if let key = keys.randomElement(using: &dice) {
            desk.press(key)
        }
        if step % 7 == 0 { check(desk.state, after: step) }
    }
    check(desk.state, after: 10_000)
}

@Test func `the same keys lead to the same state`() {
    func walk() -> ReaderState {
        var dice = Dice(seed: 99)
        var desk = Desk()
        for _ in 0..<2_000 {
            if let key = keys.randomElement(using: &dice) { desk.press(key) }
        }
        return desk.state
    }
    #expect(walk() == walk())
}

@Test func `whatever was pressed, going back often enough ends in the first menu`() {
    var dice = Dice(seed: 7)
    var desk = Desk()
    for _ in 0..<60 {
        if let key = keys.randomElement(using: &dice) { desk.press(key) }
    }
    for _ in 0..<400 {
        let isCovered = !desk.state.place.layers.isEmpty || desk.state.place.find != nil
        desk.press(isCovered ? .escape : .backspace)
    }
    #expect(desk.state.place.pane == .menu)
    #expect(desk.state.place.document == .welcome)
}

@Test(arguments: [40, 120, 64, 200])
func `a new width keeps the first sentence on the screen, and the old width brings the very line back`(columns: Int) {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.pageDown)
    let before = desk.state.place
    let first = desk.state.spread.lines[before.top].start
    desk.tell(.resized(Size(rows: 24, columns: columns)))
    let lines = desk.state.spread.lines
    let top = desk.state.place.top
    #expect(lines[top].start <= first)
    if top < desk.state.lastTop { #expect(lines.dropFirst(top + 1).first { $0.start > lines[top].start }.map { $0.start > first } ?? true) }
    desk.tell(.resized(Size(rows: 24, columns: 80)))
    #expect(desk.state.place.offset == before.offset)
}

@Test(arguments: 0..<12)
func `from 80×24 by 40×12 to 120×50 the first sentence stays in sight`(pages: Int) {
    var desk = Desk(topic: "what-is-asthma")
    for _ in 0..<pages { desk.press(.character("j")) }
    let first = desk.state.spread.lines[desk.state.place.top].start
    for size in [Size(rows: 12, columns: 40), Size(rows: 50, columns: 120)] {
        desk.tell(.resized(size))
        let state = desk.state
        let line = state.spread.line(at: first)
        #expect(state.visible.contains(line))
    }
    desk.tell(.resized(Size(rows: 24, columns: 80)))
    #expect(desk.state.spread.lines[desk.state.place.top].start == first)
}
