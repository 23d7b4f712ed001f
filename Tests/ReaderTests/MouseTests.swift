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
    desk.press(.drag(cell(0, mark.column + 9), from: cell(0, 2)))
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

@Test(arguments: [Size(rows: 12, columns: 40), Size(rows: 24, columns: 80), Size(rows: 34, columns: 120)])
func `what a finger drags moves with it, and letting go opens nothing`(size: Size) throws {
    var desk = Desk(size, topic: "what-is-asthma")
    let area = desk.state.textArea
    let column = area.column + 2
    let before = desk.state.place.document
    let start = cell(area.row + area.rows - 1, column)
    for row in stride(from: start.row, through: area.row, by: -2) { desk.press(.drag(cell(row, column), from: start)) }
    let moved = desk.state.place.top
    #expect(moved == min(desk.state.lastTop, (area.rows - 1) / 2 * 2) && moved > 0)
    desk.press(.click(cell(area.row, column), from: start))
    #expect(desk.state.place.document == before && desk.state.place.layers == [] && desk.state.place.top == moved)
    // Another drag from the same cell begins anew.
    desk.press(.drag(cell(start.row + 1, column), from: start))
    #expect(desk.state.place.top == moved - 1)
    desk.press(.drag(start, from: start))
    #expect(desk.state.place.top == moved)
    desk.press(.click(start, from: start))
    #expect(desk.state.place.document == before)
}

@Test func `a list follows a finger, and the keys stay with the row that is chosen`() {
    var desk = Desk(Size(rows: 12, columns: 40), topic: "what-is-asthma")
    desk.press(.character("t"))
    desk.press(.drag(cell(6, 9), from: cell(8, 9)))
    #expect(desk.state.place.layers == [.contents(chosen: 2)])
    desk.press(.click(cell(6, 9), from: cell(8, 9)))
    #expect(desk.state.place.layers == [.contents(chosen: 2)])
}

@Test func `in a narrow window a touch of the percentage turns the page, from the end to the beginning`() throws {
    var desk = Desk(Size(rows: 12, columns: 40), topic: "what-is-asthma")
    #expect(desk.state.scrollMark == nil)
    var tops = [desk.state.place.top]
    while desk.state.share != 100, tops.count < 50 {
        desk.press(click(try #require(desk.state.pageMark)))
        tops.append(desk.state.place.top)
    }
    #expect(tops.count > 2 && tops == tops.sorted() && desk.state.place.top == desk.state.lastTop)
    desk.press(click(try #require(desk.state.pageMark)))
    #expect(desk.state.place.top == 0)
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

// MARK: What lies over the panes, and the bottom line

/// A click in the middle of some cells.
private func click(_ area: Area) -> Key {
    let middle = cell(area.row, area.column + area.columns / 2)
    return .click(middle, from: middle)
}

/// A click on the hint that names a key; nil when it is not on the screen.
private func click(hint key: String, in state: ReaderState) -> Key? {
    state.placedHints.first { $0.hint.key == key }.map { placed in
        click(Area(row: state.size.rows - 1, column: placed.columns.lowerBound, rows: 1, columns: placed.columns.count))
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 34, columns: 120), Size(rows: 12, columns: 40)])
func `a click on a row of a list does what Enter does there`(size: Size) throws {
    var desk = Desk(size, topic: "what-is-asthma")
    desk.press(.character("t"))
    let part = try #require(desk.state.rows(of: .contents(chosen: 0)).dropFirst().first)
    desk.press(click(part.area))
    #expect(desk.state.place.layers == [] && desk.state.place.top == min(desk.state.lastTop, desk.state.spread.headings[1].line))
    desk.press(.character("m"), .end, .enter)
    let commands = desk.state.commandsHere
    let index = try #require(commands.firstIndex(of: .questions))
    while !desk.state.rows(of: desk.state.place.layers[0]).contains(where: { $0.index == index }) { desk.press(.pageDown) }
    desk.press(click(try #require(desk.state.rows(of: desk.state.place.layers[0]).first { $0.index == index }).area))
    #expect(desk.state.place.layers == [.questions(QuestionList())])
    desk.press(click(try #require(desk.state.rows(of: desk.state.place.layers[0]).first).area))
    desk.type("Why?")
    desk.press(.enter)
    #expect(desk.state.questions == ["Why?"])
    desk.press(.end, .enter)
    let ways = desk.state.rows(of: try #require(desk.state.place.layers.last))
    desk.press(click(try #require(ways.last).area))
    guard case .takeHome(let takeHome) = desk.state.place.layers.last else { throw Missing() }
    #expect(takeHome.isPage && desk.files.isEmpty)
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 34, columns: 120), Size(rows: 12, columns: 40)])
func `a click on a result opens it, on a line of its snippet too, and one on what was typed searches for that`(size: Size) throws {
    var desk = Desk(size)
    desk.type("sashtma")
    guard case .search(let search) = desk.state.place.layers.last else { throw Missing() }
    let rows = desk.state.rows(of: search)
    #expect(search.choices.first == .literal && rows.first?.index == 0)
    let second = try #require(rows.dropFirst().first)
    guard case .topic(let id, _) = search.choices[second.index] else { throw Missing() }
    var opened = desk
    let below = cell(second.area.row + second.area.rows - 1, second.area.column + 3)
    opened.press(.click(below, from: cell(second.area.row, second.area.column)))
    #expect(opened.state.page?.topic.id == id)
    desk.press(click(try #require(rows.first).area))
    guard case .search(let literal) = desk.state.place.layers.last else { throw Missing() }
    #expect(literal.isLiteral)
}

@Test(arguments: [Key.function(1), .character("v"), .character("s"), .character("t")])
func `in a wide window a click on the menu beside what lies on top leaves that and opens the row`(key: Key) throws {
    var desk = Desk(Size(rows: 34, columns: 120), topic: "what-is-asthma")
    desk.press(key)
    #expect(!desk.state.place.layers.isEmpty)
    desk.press(.click(cell(3, 9), from: cell(3, 3)))
    #expect(desk.state.page?.topic.id == "inhalers" && desk.state.place.layers == [])
    desk.press(.left, .left)
    #expect(!desk.state.place.layers.isEmpty)
    desk = Desk(topic: "what-is-asthma")
    desk.press(key)
    desk.press(.click(cell(3, 9), from: cell(3, 9)))
    #expect(desk.state.page?.topic.id == "what-is-asthma")
}

@Test func `a click on a hint is its key, wherever one is, and under a word for the person there is none`() throws {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(try #require(click(hint: "F1", in: desk.state)))
    #expect(desk.state.place.layers == [.help(top: 0)])
    desk.press(try #require(click(hint: "←", in: desk.state)))
    #expect(desk.state.place.layers == [])
    desk.press(try #require(click(hint: "/", in: desk.state)))
    desk.type("inhaler")
    desk.press(try #require(click(hint: "⏎", in: desk.state)))
    desk.press(try #require(click(hint: "n", in: desk.state)))
    #expect(desk.state.place.find?.current == 1)
    desk.press(try #require(click(hint: "Esc", in: desk.state)))
    #expect(desk.state.place.find == nil)
    let help = try #require(click(hint: "F1", in: desk.state))
    desk.press(.pasted("x"))
    #expect(desk.state.notice != nil && desk.state.placedHints == [])
    desk.press(help)
    #expect(desk.state.notice == nil && desk.state.place.layers == [])
}

@Test func `a click on the emergency strip goes to the whole of it, and one beside a meaning closes it`() throws {
    var desk = Desk(Size(rows: 12, columns: 40), topic: "attacks")
    desk.press(.end)
    let strip = try #require(desk.state.arrangement.strip)
    desk.press(click(strip))
    #expect(desk.state.place.top == desk.state.spread.boxes.first(where: \.isEmergency)?.lines.lowerBound)
    desk = Desk(topic: "what-is-asthma")
    while desk.state.meaning == nil, desk.state.place.item ?? 0 < desk.state.spread.items.count - 1 {
        desk.press(.tab)
        if case .term = desk.state.chosenItem?.target { desk.press(.enter) }
    }
    #expect(desk.state.meaning != nil)
    let item = desk.state.place.item
    desk.press(.click(cell(2, 2), from: cell(3, 3)))
    #expect(desk.state.meaning == nil && desk.state.place.item == item)
}

@Test func `at a kiosk a language is touched by its name, hints are touched, and letters on them are no text`() throws {
    var desk = Desk(policy: .kiosk, front: Asthma.bilingualFront, visit: Visit())
    let spanish = try #require(desk.state.picture?.choices.last)
    desk.press(click(spanish.area))
    #expect(desk.state.front.language == "es" && desk.state.visit?.stage == .attract)
    desk.press(click(try #require(desk.state.picture?.choices.last).area))
    #expect(desk.state.visit?.stage == .reading)
    desk.press(try #require(click(hint: "A–Z", in: desk.state)))
    guard case .search(let search) = desk.state.place.layers.last else { throw Missing() }
    #expect(search.field.text == "")
    desk.press(try #require(click(hint: "Esc", in: desk.state)))
    #expect(desk.orders == [])
    desk.press(try #require(click(hint: "F10", in: desk.state)))
    #expect(desk.orders == [.quit])
}

/// What a test was looking for is not there.
private struct Missing: Error {}
