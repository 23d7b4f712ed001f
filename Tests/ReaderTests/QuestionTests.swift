import DeskKit
import Surface
import Testing
import Topics

@testable import Reader

/// A desk on the one topic that proposes a question, that question chosen.
private func deskAtQuestion() -> Desk {
    var desk = Desk(topic: "what-is-asthma")
    let index = desk.state.spread.items.firstIndex { if case .question = $0.target { true } else { false } }
    for _ in 0...(index ?? 0) { desk.press(.tab) }
    return desk
}

private let v = Key.character("v")
private let a = Key.character("a")

private func list(_ desk: Desk) -> QuestionList? {
    if case .questions(let list) = desk.state.place.layers.last { list } else { nil }
}

@Test(arguments: [a, .enter])
func `a or Enter on a question keeps it, and once more takes it off`(key: Key) {
    var desk = deskAtQuestion()
    let place = desk.state.place
    desk.press(key)
    #expect(desk.state.questions == ["Do I have asthma?"])
    #expect(desk.state.isKept(0))
    #expect(desk.state.notice == Message.questionAddedFirst.english)
    desk.press(key)
    #expect(desk.state.questions == [])
    #expect(desk.state.notice == Message.questionRemoved.english)
    #expect(desk.state.place == place)
}

@Test func `elsewhere a opens a field, Enter keeps the words and goes back to the very place`() {
    var desk = Desk(topic: "smoke")
    let place = desk.state.place
    desk.press(a)
    desk.type("  May I  smoke q?")
    desk.press(.enter)
    #expect(desk.state.questions == ["May I smoke q?"])
    #expect(desk.state.place == place)
    desk.press(a, .enter)
    #expect(desk.state.questions.count == 1)
    #expect(desk.state.place == place)
}

@Test(arguments: [[Key.escape], [.backspace, .backspace, .backspace]])
func `Escape, or Backspace on an empty field, writes nothing`(keys: [Key]) {
    var desk = Desk(topic: "smoke")
    let place = desk.state.place
    desk.press(a)
    desk.type("ab")
    desk.press(keys)
    #expect(desk.state.questions == [])
    #expect(desk.state.place == place)
}

@Test func `arrows and Enter alone change a question and write another`() {
    var desk = deskAtQuestion()
    desk.press(.enter, v)
    #expect(list(desk)?.chosen == 0)
    desk.press(.enter)
    desk.press(.backspace)
    desk.type(" or not?")
    desk.press(.enter)
    #expect(desk.state.questions == ["Do I have asthma or not?"])
    desk.press(.down, .enter)
    desk.type("Why me?")
    desk.press(.enter)
    #expect(desk.state.questions == ["Do I have asthma or not?", "Why me?"])
    #expect(list(desk)?.chosen == 1)
    desk.press(.backspace)
    #expect(desk.state.place.layers == [])
}

@Test func `a question is removed by Delete, and by leaving it without words`() {
    var desk = Desk()
    for question in ["One?", "Two?", "Three?"] {
        desk.press(a)
        desk.type(question)
        desk.press(.enter)
    }
    desk.press(v, .down, .delete)
    #expect(desk.state.questions == ["One?", "Three?"])
    desk.press(.up, .enter, .control("u"), .enter)
    #expect(desk.state.questions == ["Three?"])
    desk.press(.delete, .delete)
    #expect(desk.state.questions == [])
    #expect(desk.state.questionRows == [.write])
}

@Test func `the menu leads to the questions as soon as there are any`() {
    var desk = Desk()
    let rows = desk.state.menuRows.count
    desk.press(a)
    desk.type("Why?")
    desk.press(.enter, .end, .up)
    #expect(desk.state.menuRows.count == rows + 1)
    #expect(desk.state.menuRows.dropLast().last == .questions(1))
    desk.press(.enter)
    #expect(list(desk) != nil)
}

@Test func `questions stay through going back and new sizes, and are in no place of history`() {
    var desk = deskAtQuestion()
    desk.press(.enter, .character(">"), .backspace, .backspace)
    desk.tell(.resized(Size(rows: 12, columns: 40)))
    #expect(desk.state.questions == ["Do I have asthma?"])
}

@Test func `questions that one code cannot hold are cut between questions, and arrows turn from code to code`() {
    var desk = Desk(Size(rows: 24, columns: 80))
    let questions = (1...6).map { "Question number \($0), which is long enough to fill a good part of a code?" }
    for question in questions {
        desk.press(a)
        desk.type(question)
        desk.press(.enter)
    }
    desk.press(v, .character("x"))
    guard let sheet = desk.state.codeSheet else { Issue.record("no code"); return }
    #expect(sheet.steps == 6)
    #expect(sheet.drawn != nil)
    let first = sheet.drawn?.code
    for _ in 1...9 { desk.press(.down) }
    guard case .code(let last) = desk.state.place.layers.last else { Issue.record("no code"); return }
    #expect(last.step == 5)
    #expect(desk.state.codeSheet?.drawn?.code != first)
    desk.press(.backspace)
    #expect(list(desk) != nil)
}

@Test func `a visitor keeps questions, looks at them and takes them along with arrows, Enter and Backspace alone`() {
    var desk = Desk(topic: "what-is-asthma", policy: .kiosk)
    for _ in 1...200 where desk.state.chosenItem.map({ if case .question = $0.target { true } else { false } }) != true {
        desk.press(.down)
    }
    desk.press(.enter)
    #expect(desk.state.questions.count == 1)
    for _ in 1...20 where desk.state.place.pane != .menu { desk.press(.backspace) }
    for _ in 1...30 { desk.press(.down) }
    desk.press(.up, .enter)
    #expect(list(desk) != nil)
    desk.press(.down, .down, .enter)
    guard case .code = desk.state.place.layers.last else { Issue.record("no code"); return }
}

@Test(arguments: [Key.character("q"), .control("c"), .function(10)])
func `leaving with questions takes the key twice in a row, without questions once`(key: Key) {
    var desk = Desk(topic: "smoke")
    desk.press(key)
    #expect(desk.orders == [.quit])
    desk = deskAtQuestion()
    desk.press(.enter, key)
    #expect(desk.orders == [])
    #expect(desk.state.notice == Message.questionsGo.english)
    desk.press(.down, key)
    #expect(desk.orders == [])
    desk.press(key)
    #expect(desk.orders == [.quit])
}

@Test func `a visitor's questions go at once`() {
    var desk = Desk(topic: "what-is-asthma", policy: .kiosk)
    for _ in 1...40 where desk.state.chosenItem?.target != .question(0) { desk.press(.tab) }
    desk.press(.enter, .function(10))
    #expect(desk.state.questions.count == 1)
    #expect(desk.orders == [.quit])
}
