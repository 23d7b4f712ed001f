import DeskKit
import Surface
import Testing
import Topics

@testable import Reader

@Test func `the desk begins in the menu with the first section open`() {
    let desk = Desk()
    #expect(desk.state.place.pane == .menu)
    #expect(desk.state.place.menu.openSection == "basics")
    #expect(desk.state.place.menu.topics.map(\.id) == ["what-is-asthma", "inhalers", "history"])
    #expect(desk.state.place.menu.chosen == 0)
    #expect(desk.state.place.document == .welcome)
}

@Test func `down in the menu chooses the next row and changes nothing else`() {
    var desk = Desk()
    var expected = desk.state
    desk.press(.down)
    expected.place.menu.chosen = 1
    #expect(desk.state == expected)
}

@Test func `up on the first row and down on the last change nothing`() {
    var desk = Desk()
    let first = desk.state
    desk.press(.up)
    #expect(desk.state == first)
    desk.press(.end)
    let last = desk.state
    desk.press(.down)
    #expect(desk.state == last)
}

@Test func `what is chosen while a section's topics are on their way stays chosen when they come`() throws {
    var desk = Desk()
    desk.press(.end, .up, .up)
    desk.answers = false
    desk.press(.enter, .end)
    let before = desk.state.menuRows
    #expect(before.count { $0 == .awaited } == 2)
    desk.tell(try #require(desk.unanswered.first.flatMap { desk.answer(to: $0) }))
    #expect(desk.state.place.menu.topics.map(\.id) == ["attacks", "smoke"])
    #expect(desk.state.menuRows.count == before.count)
    #expect(desk.state.place.menu.chosen == before.count - 1)
    desk.press(.enter)
    guard case .commands = desk.state.place.layers.last else { Issue.record("another row was opened"); return }
}

@Test func `enter on a topic that is still on its way opens it when it comes, unless another row was chosen meanwhile`() throws {
    for goesOn in [false, true] {
        var desk = Desk()
        desk.press(.end, .up, .up)
        desk.answers = false
        desk.press(.enter, .down, .enter)
        if goesOn { desk.press(.down) }
        let question = try #require(desk.unanswered.first)
        #expect(desk.unanswered.count == 1)
        desk.tell(try #require(desk.answer(to: question)))
        #expect(desk.unanswered.dropFirst() == (goesOn ? [] : [.openTopic("attacks", number: 1)]))
    }
}

/// The topics of a made-up section, by row.
private func many(_ rows: Range<Int>) -> MenuPart {
    let topics = rows.map { row in
        var topic = Asthma.headings[0]
        topic.id = "topic-\(row)"
        return topic
    }
    return MenuPart(section: "basics", language: "en", first: rows.lowerBound, topics: topics)
}

@Test func `of a section of thousands no more is asked for than is on the screen and near it`() throws {
    var front = Asthma.front
    front.sections[0].count = 10_000
    var state = ReaderState(front: front, size: Size(rows: 24, columns: 80))
    var asked = 0
    func answer(_ effects: [Effect]) {
        var effects = effects
        while let effect = effects.popLast() {
            guard case .openMenu("basics", let rows) = effect else { continue }
            asked += 1
            #expect(rows.count < 80)
            effects += state.apply(.menu(many(rows)))
        }
    }
    answer(state.begin(topic: nil))
    #expect(asked == 1)
    for key in [Key.pageDown, .pageDown, .end, .pageUp, .home, .down] {
        answer(state.apply(.key(key)))
        let area = try #require(state.arrangement.menu)
        let rows = state.menuRows
        let seen = (state.place.menu.top..<state.place.menu.top + area.rows).filter(rows.indices.contains).map { rows[$0] }
        #expect(!seen.contains(.awaited), "\(key)")
        #expect(seen.contains { if case .topic(let topic) = $0 { topic.id.hasPrefix("topic-") } else { false } }, "\(key)")
    }
    #expect(state.place.menu.chosen == 1)
    guard case .topic(let topic) = state.menuRows[1] else { Issue.record("no topic"); return }
    #expect(topic.id == "topic-0")
    #expect(state.place.menu.topics.count < 200)
}

@Test func `topics of the menu that were asked for in another language are not shown`() {
    var desk = Desk()
    let before = desk.state
    desk.tell(.menu(MenuPart(section: "basics", language: "es", first: 0, topics: Array(Asthma.headings.prefix(1)))))
    #expect(desk.state == before)
}

@Test func `enter on a closed section opens it in place and closes the other`() {
    var desk = Desk()
    desk.press(.end, .up, .up, .enter)
    #expect(desk.state.place.menu.openSection == "risks")
    #expect(desk.state.place.menu.topics.map(\.id) == ["attacks", "smoke"])
    #expect(desk.state.place.menu.chosen == 1)
    #expect(desk.state.backward.isEmpty)
}

@Test func `enter on the open section closes it`() {
    var desk = Desk()
    desk.press(.enter)
    #expect(desk.state.place.menu.openSection == nil)
    // Three sections, and what else can be done.
    #expect(desk.state.menuRows.count == 4)
}

@Test func `back in the menu with nowhere to go closes the section, then says where we are`() {
    var desk = Desk()
    desk.press(.down, .backspace)
    #expect(desk.state.place.menu.openSection == nil)
    #expect(desk.state.notice == nil)
    desk.press(.backspace)
    #expect(desk.state.notice == Message.nothingBack.english)
    desk.press(.down)
    #expect(desk.state.notice == nil)
}

@Test func `topics of a section that was closed meanwhile are not shown`() {
    var desk = Desk()
    desk.press(.enter)
    let closed = desk.state
    desk.tell(.menu(MenuPart(section: "basics", language: "en", first: 0, topics: Asthma.headings)))
    #expect(desk.state == closed)
}

@Test func `enter on a topic asks the shelf for it and the answer opens it`() {
    var desk = Desk()
    desk.answers = false
    desk.press(.down, .enter)
    #expect(desk.unanswered == [.openTopic("what-is-asthma", number: 1)])
    #expect(desk.state.place.document == .welcome)
    desk.answers = true
    desk.tell(.openedTopic(Asthma.library.page(of: Asthma.library.topics[0]), number: 1))
    #expect(desk.state.page?.topic.id == "what-is-asthma")
    #expect(desk.state.place.pane == .topic)
    #expect(desk.state.backward.count == 1)
}

@Test func `an answer to an older question is dropped`() {
    var desk = Desk()
    desk.answers = false
    desk.press(.down, .enter, .down, .enter)
    let waiting = desk.state
    desk.tell(.openedTopic(Asthma.library.page(of: Asthma.library.topics[0]), number: 1))
    #expect(desk.state == waiting)
    desk.tell(.openedTopic(Asthma.library.page(of: Asthma.library.topics[1]), number: 2))
    #expect(desk.state.page?.topic.id == "inhalers")
}

@Test func `a topic the shelf does not have is said, and nothing is lost`() {
    var desk = Desk()
    let before = desk.state.place
    _ = desk.state.begin(topic: "nothing")
    desk.tell(.openedTopic(nil, number: desk.state.asked))
    #expect(desk.state.notice?.contains("no such topic") == true)
    #expect(desk.state.place == before)
}

@Test func `the menu follows a topic opened from elsewhere`() {
    let desk = Desk(topic: "smoke")
    #expect(desk.state.place.menu.openSection == "risks")
    let rows = desk.state.menuRows
    #expect(rows[desk.state.place.menu.chosen] == .topic(Asthma.headings[4]))
}

@Test func `quit and finish order the end, Ctrl-Z a pause, Ctrl-L a new drawing`() {
    var desk = Desk()
    desk.press(.control("z"), .control("l"), .function(10), .character("q"), .control("c"))
    #expect(desk.orders == [.suspend, .redraw, .quit, .quit, .quit])
}

@Test func `a section without topics in this language is not in the menu`() {
    var front = Asthma.front
    front.sections[1].count = 0
    let state = ReaderState(front: front, size: Size(rows: 24, columns: 80))
    #expect(state.front.sections.map(\.id) == ["basics", "help"])
}

@Test func `the last row of the menu, and Enter with nothing chosen, list what can be done here`() {
    var desk = Desk()
    desk.press(.end, .enter)
    #expect(!desk.state.commandsHere.contains(.about))
    guard case .commands(let chosen) = desk.state.place.layers.last else { Issue.record("no list"); return }
    #expect(desk.state.commandsHere[chosen] == .search)
    desk.press(.backspace)
    #expect(desk.state.place.layers.isEmpty)
    desk = Desk(topic: "what-is-asthma")
    desk.press(.enter)
    #expect(desk.state.commandsHere.contains(.about))
    while case .commands(let chosen) = desk.state.place.layers.last, desk.state.commandsHere[chosen] != .about { desk.press(.down) }
    desk.press(.enter)
    #expect(desk.state.place.layers == [.about(top: 0)])
}

@Test func `going up from the first link chooses the text itself`() {
    var desk = Desk(topic: "what-is-asthma")
    let before = desk.state
    desk.press(.down)
    #expect(desk.state.chosenItem != nil)
    desk.press(.up)
    #expect(desk.state == before)
}

@Test func `a section that cannot be read is said and closed, asked for anew, and never closes another that was opened meanwhile`() {
    var desk = Desk()
    desk.press(.end, .up, .up)
    desk.answers = false
    desk.press(.enter)
    #expect(desk.state.place.menu.openSection == "risks")
    desk.tell(.noMenu(section: "basics", why: "the disk has a fault"))
    #expect(desk.state.place.menu.openSection == "risks")
    #expect(desk.state.notice == nil)
    desk.tell(.noMenu(section: "risks", why: "the disk has a fault"))
    #expect(desk.state.place.menu.openSection != "risks")
    #expect(desk.state.notice?.contains("the disk has a fault") == true)
    let asked = desk.unanswered.count
    desk.press(.enter)
    #expect(desk.unanswered.count == asked + 1)
}

@Test func `a search that fails is said, and what is typed next is searched`() throws {
    var desk = Desk()
    desk.answers = false
    desk.press(.character("s"), .character("t"))
    guard case .search(let search) = desk.state.place.layers.last, let number = search.awaited else { Issue.record("no search"); return }
    desk.tell(.failed(why: "the disk has a fault", number: number))
    guard case .search(let after) = desk.state.place.layers.last else { Issue.record("no search"); return }
    #expect(after.awaited == nil && after.field == search.field)
    #expect(desk.state.notice?.contains("the disk has a fault") == true)
    let asked = desk.unanswered.count
    desk.press(.character("e"))
    #expect(desk.unanswered.count == asked + 1)
}
