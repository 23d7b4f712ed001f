import DeskKit
import Surface
import Testing
import Topics

@testable import Reader

private func search(_ desk: Desk) -> Search? {
    if case .search(let search) = desk.state.place.layers.last { search } else { nil }
}

@Test func `every letter searches, and the newest answer is shown`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("inha")
    #expect(search(desk)?.answer?.query == "inha")
    #expect(search(desk)?.choices == [.topic("inhalers", at: nil)])
    #expect(search(desk)?.awaited == nil)
}

@Test func `an answer to what was typed before is dropped`() {
    var desk = Desk()
    desk.answers = false
    desk.press(.character("s"))
    desk.type("in")
    desk.tell(.found(SearchAnswer(query: "i"), number: 1))
    #expect(search(desk)?.answer == nil)
    desk.tell(.found(SearchAnswer(query: "in"), number: 2))
    #expect(search(desk)?.answer?.query == "in")
}

/// The searched letter, Enter before its answer is there, and what follows at once; then the answers.
private func enter(then keys: [Key], _ answer: SearchAnswer? = nil) -> Desk {
    var desk = Desk(Size(rows: 12, columns: 40))
    desk.answers = false
    desk.press(.character("s"), .character("i"))
    let number = desk.state.asked
    desk.press([.enter] + keys)
    #expect(desk.state.page == nil)
    let hits = ["inhalers", "smoke"].map {
        SearchHit(id: $0, title: $0, section: "basics", sectionTitle: "", score: 1, snippet: Snippet([]))
    }
    desk.tell(.found(answer ?? SearchAnswer(query: "i", hits: hits), number: number))
    desk.answers = true
    for question in desk.unanswered.dropFirst() {
        if let answer = desk.answer(to: question) { desk.tell(answer) }
    }
    return desk
}

@Test func `Enter before the answer opens its best hit when it comes, and what is typed meanwhile is for the page`() {
    var slow = enter(then: [.character(" "), .character("t"), .down])
    #expect(slow.state.page?.topic.id == "inhalers")
    var quick = enter(then: [])
    #expect(quick.state.page?.topic.id == "inhalers" && quick.state.place.top == 0)
    quick.press(.character(" "), .character("t"), .down)
    #expect(slow.state.place == quick.state.place && !slow.state.place.layers.isEmpty)
    // And from then on keys are keys again.
    slow.press(.escape, .end)
    quick.press(.escape, .end)
    #expect(slow.state.place == quick.state.place)
}

@Test(arguments: [Key.escape, .backspace, .function(1), .pasted("x")])
func `a key that takes Enter back, or leads elsewhere, forgets what was typed for the page`(key: Key) {
    let desk = enter(then: [.character("x"), key])
    #expect(desk.state.page == nil)
    #expect(desk.state.typedAhead == [])
    #expect(key == .escape || desk.state.place.layers.contains { if case .search(let search) = $0 { !search.opensBest } else { false } })
}

@Test func `what is typed after Enter goes on in the field when nothing is found`() {
    let desk = enter(then: [.character("x")], SearchAnswer(query: "i", nearest: Asthma.headings))
    #expect(desk.state.page == nil && search(desk)?.field.text == "ix")
}

@Test func `whoever holds a key down while a search is out fills no memory`() {
    var desk = Desk()
    desk.answers = false
    desk.press(.character("s"), .character("i"), .enter)
    for _ in 1...10_000 { desk.press(.character("x")) }
    #expect(desk.state.typedAhead.count == 64)
    #expect(search(desk)?.field.text == "i")
}

@Test func `an answer finds its search under the help`() {
    var desk = Desk()
    desk.answers = false
    desk.press(.character("s"), .character("i"))
    let number = desk.state.asked
    desk.press(.function(1))
    desk.tell(.found(SearchAnswer(query: "i", nearest: Asthma.headings), number: number))
    desk.press(.backspace)
    #expect(search(desk)?.answer?.query == "i" && search(desk)?.awaited == nil)
}

@Test func `in the field letters are text, whatever they mean elsewhere`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("q?/ 1c")
    #expect(search(desk)?.field.text == "q?/ 1c")
    #expect(desk.orders.isEmpty)
}

@Test func `enter opens the chosen result and back returns to the results as they were`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("asthma")
    desk.press(.down)
    let before = desk.state.place
    desk.press(.enter)
    #expect(desk.state.page?.topic.id == "attacks")
    desk.press(.backspace)
    #expect(desk.state.place == before)
}

@Test func `a misspelt word leads to the right topic`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("ashtma")
    #expect(search(desk)?.answer?.corrected == "asthma")
    desk.press(.enter)
    #expect(desk.state.page?.topic.id == "what-is-asthma")
}

@Test func `above the results for a corrected word stands what was typed, and Enter searches for that`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("ashtma")
    #expect(search(desk)?.chosen == 1)
    desk.press(.up, .enter)
    #expect(search(desk)?.answer?.query == "ashtma")
    #expect(search(desk)?.answer?.corrected == nil)
    desk.press(.backspace)
    desk.type("a")
    #expect(search(desk)?.answer?.corrected == "asthma")
}

@Test func `when nothing is found all topics from A to Z are one choice away`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("zebra")
    desk.press(.up, .up)
    #expect(search(desk)?.choices.last == .index)
    desk.press(.down, .down, .down, .down, .enter)
    if case .index = desk.state.place.document {} else { Issue.record("no list of all topics") }
    desk.press(.backspace)
    #expect(search(desk)?.answer?.query == "zebra")
}

@Test func `a result opens where its words stand, and they are lit`() {
    var desk = Desk(Size(rows: 12, columns: 40))
    desk.answers = false
    desk.press(.character("s"), .character("a"))
    var answer = SearchAnswer(query: "a")
    for place in ["It runs in families", "words that stand nowhere"] {
        answer.hits.append(
            SearchHit(
                id: "what-is-asthma", title: "", section: "basics", sectionTitle: "", score: 1, snippet: Snippet([]), place: place))
    }
    desk.tell(.found(answer, number: 1))
    desk.answers = true
    desk.press(.enter)
    let lines = desk.state.matches.first?.map(\.line) ?? []
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { desk.state.visible.contains($0) })
    #expect(desk.state.place.top > 0)
    desk.press(.backspace, .down, .enter)
    #expect(desk.state.place.top == 0)
}

@Test func `when nothing is found the nearest titles can be opened`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("zebra")
    #expect(search(desk)?.answer?.hits.isEmpty == true)
    desk.press(.down, .enter)
    #expect(desk.state.page?.topic.id == "inhalers")
}

@Test func `backspace deletes, and closes the search only when nothing is left`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type("ab")
    desk.press(.backspace, .backspace)
    #expect(search(desk)?.field.text == "")
    #expect(search(desk)?.answer == nil)
    desk.press(.backspace)
    #expect(desk.state.place.layers.isEmpty)
}

@Test func `escape closes the search before it leaves the topic`() {
    var desk = Desk(topic: "inhalers")
    desk.press(.character("s"))
    desk.type("x")
    desk.press(.escape)
    #expect(desk.state.place.layers.isEmpty)
    #expect(desk.state.place.pane == .topic)
}

@Test func `B49 who types on in a field that is full is told so`() {
    var desk = Desk()
    desk.press(.character("s"))
    desk.type(String(repeating: "x", count: 128))
    #expect(desk.state.notice == nil)
    desk.type("x")
    #expect(desk.state.notice == "No more than 128 letters fit here.")
    desk.press(.backspace)
    #expect(desk.state.notice == nil)
}

@Test func `B49 a field holds 128 characters and no control character`() {
    var field = TextField()
    for _ in 0..<200 { _ = field.take(.character("é")) }
    #expect(field.text.count == 128)
    var other = TextField()
    #expect(other.take(.character("\u{202E}")) == false)
    #expect(other.text.isEmpty)
}

@Test(arguments: ["\u{301}", "\u{1161}", "\u{1F1E6}", "\u{1F3FD}", "e"])
func `a mark joins the letter before it, and the cursor stays inside the text`(mark: Character) {
    for start in ["", "e", "\u{1100}", "\u{1F1E6}", "👩"] {
        for moves in [[], [.left], [.home], [.left, .left]] as [[Key]] {
            var field = TextField(start + "x")
            for key in moves + [.character(mark), .character(mark), .delete, .character("a"), .right, .character(mark), .backspace] {
                _ = field.take(key)
                #expect(field.cursor <= field.text.count)
            }
        }
    }
    var field = TextField()
    for _ in 0..<10_000 { _ = field.take(.character(mark)) }
    #expect(field.text.utf8.count <= 4 * TextField.limit + 3)
}

@Test func `the arrows move in the field's text`() {
    var field = TextField("ac")
    _ = field.take(.left)
    _ = field.take(.character("b"))
    #expect(field.text == "abc")
    #expect(field.cursor == 2)
    _ = field.take(.home)
    _ = field.take(.delete)
    #expect(field.text == "bc")
}

@Test func `find lights what is typed at once and counts it`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("/"))
    desk.type("inhaler")
    #expect(desk.state.matches.count > 3)
    #expect(desk.state.place.find?.current == 0)
    desk.press(.enter, .character("n"))
    #expect(desk.state.place.find?.current == 1)
    desk.press(.character("N"), .character("N"))
    #expect(desk.state.place.find?.current == desk.state.matches.count - 1)
    let line = desk.state.matches[desk.state.matches.count - 1][0].line
    #expect(desk.state.visible.contains(line))
    desk.press(.escape)
    #expect(desk.state.matches.isEmpty)
    #expect(desk.state.place.pane == .topic)
}

@Test func `going round the end of a find is said, in either direction`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("/"))
    desk.type("smoke")
    desk.press(.enter)
    #expect(desk.state.place.find?.turn == Find.Turn.none)
    desk.press(.character("N"))
    #expect(desk.state.place.find?.turn == .fromEnd)
    #expect(desk.state.place.find?.current == desk.state.matches.count - 1)
    desk.press(.character("n"))
    #expect(desk.state.place.find?.turn == .fromTop)
    desk.press(.character("n"))
    #expect(desk.state.place.find?.turn == Find.Turn.none)
}

@Test func `words that stand only above are found from the top, and that is said`() {
    var desk = Desk(Size(rows: 12, columns: 80), topic: "what-is-asthma")
    desk.press(.end, .character("/"))
    desk.type("wheeze or")
    #expect(desk.state.place.find?.turn == .fromTop)
    #expect(desk.state.place.top == 0 || desk.state.visible.contains(desk.state.matches[0][0].line))
}

@Test func `words that are not there are said not to be`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("/"))
    desk.type("zebra")
    desk.press(.enter)
    #expect(desk.state.notice == Message.noMatch.english)
}

@Test func `a find survives going away and back`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("/"))
    desk.type("smoke")
    desk.press(.enter)
    let matches = desk.state.matches
    desk.press(.character("1"))
    #expect(desk.state.matches.isEmpty)
    desk.press(.backspace)
    #expect(desk.state.matches == matches)
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 34, columns: 120)])
func `words of danger bring the emergency strip over the results, and it goes with them`(size: Size) throws {
    var desk = Desk(size)
    #expect(desk.state.arrangement.strip == nil)
    desk.press(.character("s"))
    desk.type("blue")
    #expect(desk.state.strip.joined(separator: " ").hasPrefix("Call 000 if the lips turn blue."))
    let strip = try #require(desk.state.arrangement.strip)
    #expect(desk.state.arrangement.layer.row == strip.row + strip.rows)
    desk.press(.backspace)
    #expect(desk.state.strip.isEmpty)
    #expect(desk.state.arrangement.strip == nil)
    desk.type("e")
    #expect(desk.state.arrangement.strip != nil)
    var opened = desk
    opened.press(.function(2))
    #expect(opened.state.page?.topic.emergency.isEmpty == false)
    desk.press(.escape)
    #expect(desk.state.arrangement.strip == nil)
}

@Test func `a topic of help without an emergency box still says whom to call`() {
    var desk = Desk()
    desk.answers = false
    desk.press(.character("s"), .character("x"))
    desk.tell(.found(SearchAnswer(query: "x", isDanger: true), number: 1))
    #expect(desk.state.strip == ["In crisis? Call or text 555 · Emergency 000"])
}
