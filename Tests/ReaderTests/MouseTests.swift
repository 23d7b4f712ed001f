import DeskKit
import Layout
import Surface
import Testing
import Topics

@testable import Reader

private func cell(_ row: Int, _ column: Int) -> Position { Position(row: row, column: column) }

/// Every cell of an item of the open document that is on the screen.
private func cells(of target: Target, in state: ReaderState) -> [Position] {
    let area = state.textArea
    return state.spread.items.first { $0.target == target }?.fragments.flatMap { fragment in
        fragment.columns.map { cell(area.row + fragment.line - state.place.top, area.column + $0) }
    } ?? []
}

@Test func `a click counts when the button is let go on the thing it was pressed on, though on another letter`() throws {
    var desk = Desk(topic: "what-is-asthma")
    let link = cells(of: .topic("inhalers", anchor: nil), in: desk.state)
    let (first, last) = try (#require(link.first), #require(link.last))
    #expect(first != last)
    desk.press(.click(cell(last.row + 2, last.column), from: first))
    #expect(desk.state.page?.topic.id == "what-is-asthma")
    desk.press(.click(last, from: first))
    #expect(desk.state.page?.topic.id == "inhalers")
}

@Test func `B51 a button pressed on the menu and let go in the text does nothing`() {
    var desk = Desk(Size(rows: 34, columns: 120), topic: "what-is-asthma")
    let before = desk.state
    desk.press(.click(cell(4, 60), from: cell(4, 3)))
    #expect(desk.state == before)
    desk.press(.click(cell(3, 9), from: cell(3, 3)))
    #expect(desk.state.page?.topic.id == "inhalers")
}

@Test func `dragging the scroll mark moves the text along, to both ends and past them`() throws {
    var desk = Desk(topic: "what-is-asthma")
    let mark = try #require(desk.state.scrollMark)
    let start = cell(mark.row, mark.column)
    desk.press(.drag(cell(7, 200), from: start))
    #expect(desk.state.place.top == desk.state.lastTop)
    #expect(desk.state.share == 100)
    desk.press(.drag(cell(0, 0), from: start))
    #expect(desk.state.place.top == 0)
    var shares: [Int] = []
    for column in mark.column..<mark.column + mark.columns {
        desk.press(.drag(cell(3, column), from: start))
        shares.append(desk.state.share ?? 0)
    }
    #expect(shares == shares.sorted())
    #expect(shares.suffix(4) == [70, 80, 90, 100])
    desk.press(.click(start, from: start))
    #expect(desk.state.place.top == 0)
    desk.press(.drag(cell(0, mark.column + 9), from: cell(9, mark.column)))
    #expect(desk.state.place.top == 0)
}

@Test func `a drag keeps history, and an item that leaves the screen is no longer chosen`() throws {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.down)
    #expect(desk.state.chosenItem != nil)
    let steps = desk.state.backward.count
    let mark = try #require(desk.state.scrollMark)
    desk.press(.drag(cell(0, mark.column + 9), from: cell(0, mark.column)))
    #expect(desk.state.place.item == nil)
    #expect(desk.state.backward.count == steps)
}

@Test func `a click on a source chooses it, and a second one opens it`() throws {
    var desk = Desk(Size(rows: 34, columns: 120), topic: "what-is-asthma")
    let pane = try #require(desk.state.arrangement.sources)
    let second = desk.state.sources.items[1].line + pane.row + 2
    desk.press(.click(cell(second, pane.column + 5), from: cell(second, pane.column + 2)))
    #expect(desk.state.place.pane == .sources)
    #expect(desk.state.place.citation == 2)
    let line = try #require(desk.state.sources.items.first { $0.target == .citation(2) }).line - desk.state.place.sourcesTop + pane.row + 2
    desk.press(.click(cell(line, pane.column + 5), from: cell(line, pane.column + 5)))
    guard case .source = desk.state.place.document else {
        Issue.record("the source is not open")
        return
    }
}

@Test func `the wheel moves what the pointer is over, and the chosen row of a list that lies over it`() {
    var desk = Desk(Size(rows: 24, columns: 120), topic: "what-is-asthma")
    desk.press(.wheel(cell(8, 50), rows: 3))
    #expect(desk.state.place.top == 3)
    desk.press(.wheel(cell(8, 3), rows: 3))
    #expect(desk.state.place.top == 3)
    #expect(desk.state.place.menu.chosen == 2)
    desk.press(.character("t"), .wheel(cell(8, 50), rows: 3))
    #expect(desk.state.place.layers == [.contents(chosen: 1)])
}
