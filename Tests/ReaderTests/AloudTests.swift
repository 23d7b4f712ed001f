import DeskKit
import Layout
import Surface
import Testing
import Topics

@testable import Reader

private let r = Key.character("r")

/// What the voice was asked to say, and to be still.
private func asked(_ desk: Desk) -> [String] {
    desk.orders.map { order in
        switch order {
        case .speak(let text, _, _): text
        case .hush: "–"
        default: "\(order)"
        }
    }
}

/// Says that the voice has come to the end of what it was asked to say.
private func finish(_ desk: inout Desk) {
    if let number = desk.state.reading?.number { desk.tell(.spoken(number: number)) }
}

@Test func `reading aloud says a topic from its title to its end, sentence by sentence, and then is quiet`() {
    var desk = Desk(topic: "smoke")
    desk.press(r)
    var heard = 0
    while desk.state.reading != nil, heard < 50 {
        heard += 1
        finish(&desk)
    }
    #expect(
        asked(desk) == [
            "Smoke", "A short answer about smoke", "Next step Ask the made-up nurse.", "Smoke makes asthma worse.", "So does dust.",
            "Reviewed 2026-01-10, due 2027-01-10", "–",
        ])
    #expect(desk.state.place.said == nil)
}

@Test func `each sentence is said in the topic's language`() {
    var desk = Desk(topic: "smoke")
    desk.press(r)
    guard case .speak(_, let language, _) = desk.orders.last else { return #expect(Bool(false), "nothing is said") }
    #expect(language == "en")
}

@Test func `reading aloud begins with the sentence the cursor is in`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("]"), .character("]"), r)
    #expect(asked(desk) == ["An inhaler eased breathing in 7 of 10 people."])
    #expect(desk.state.chosenItem == nil)
}

@Test func `with nothing chosen reading aloud begins with the first sentence that begins on the screen`() {
    var desk = Desk(Size(rows: 12, columns: 80), topic: "what-is-asthma")
    desk.press(.pageDown, r)
    let sentence = desk.state.reading?.sentence
    #expect(sentence?.lines.lowerBound ?? -1 >= desk.state.place.top)
    #expect(desk.state.spread.sentences.first { $0.lines.lowerBound >= desk.state.place.top } == sentence)
}

@Test(arguments: [.escape, .down, .enter, .character("s"), .backspace, r, .wheel(Position(row: 5, column: 5), rows: 3)] as [Key])
func `any key stops the voice and does nothing more`(key: Key) {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(r)
    finish(&desk)
    var quiet = desk.state
    (quiet.reading, quiet.noticeLines) = (nil, [])
    desk.press(key)
    #expect(desk.state == quiet)
    #expect(asked(desk).last == "–")
}

@Test(arguments: [(Key.character("q"), Effect.quit), (.control("c"), .quit), (.function(10), .quit), (.control("z"), .suspend)])
func `a key that leads out stops the voice first`(key: Key, effect: Effect) {
    var desk = Desk(topic: "smoke")
    desk.press(r, key)
    #expect(desk.orders.suffix(2) == [.hush, effect])
}

@Test func `asked again, the voice goes on with the sentence it was stopped in`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(r)
    for _ in 0..<4 { finish(&desk) }
    let sentence = desk.state.reading?.sentence
    desk.press(.escape, r)
    #expect(desk.state.reading?.sentence == sentence)
    desk.press(.escape, .character("]"), r)
    #expect(desk.state.reading?.sentence.text == "A person may wheeze or cough.")
}

@Test(arguments: [Size(rows: 12, columns: 40), Size(rows: 24, columns: 80), Size(rows: 8, columns: 24)])
func `what is being said is whole on the screen`(size: Size) {
    var desk = Desk(size, topic: "what-is-asthma")
    desk.press(r)
    var heard = 0
    while let lines = desk.state.reading?.sentence.lines, heard < 100 {
        heard += 1
        let fits = lines.count <= desk.state.visible.count
        #expect(fits ? lines.clamped(to: desk.state.visible) == lines : desk.state.visible.contains(lines.lowerBound), "\(lines)")
        finish(&desk)
    }
    #expect(heard > 20)
}

@Test func `a new width keeps what is being said in the light and in sight`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(r)
    for _ in 0..<8 { finish(&desk) }
    let text = desk.state.reading?.sentence.text
    desk.tell(.resized(Size(rows: 12, columns: 40)))
    let sentence = desk.state.reading?.sentence
    #expect(sentence?.text == text)
    #expect(sentence.map { desk.state.spread.sentences.contains($0) && $0.lines.clamped(to: desk.state.visible) == $0.lines } == true)
}

@Test func `the end of something said before changes nothing`() {
    var desk = Desk(topic: "smoke")
    desk.press(r)
    let number = desk.state.reading?.number ?? 0
    desk.press(.escape, r)
    let before = desk.state
    desk.tell(.spoken(number: number))
    desk.tell(.unspoken(.noService, number: number))
    #expect(desk.state == before)
}

@Test func `without a speech service one line says so, and nothing stays lit`() {
    var desk = Desk(topic: "smoke")
    desk.press(r)
    desk.tell(.unspoken(.noService, number: desk.state.reading?.number ?? 0))
    #expect(desk.state.reading == nil)
    #expect(desk.state.notice == Message.noVoice.english)
}

@Test func `a voice that somebody else hushed ends the reading without a word`() {
    var desk = Desk(topic: "smoke")
    desk.press(r)
    desk.tell(.unspoken(.hushed, number: desk.state.reading?.number ?? 0))
    #expect(desk.state.reading == nil)
    #expect(desk.state.notice == nil)
}

@Test func `a topic that opens while another is read aloud stops the voice`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.answers = false
    desk.press(.character("1"), r)
    let answer = desk.unanswered.compactMap { desk.answer(to: $0) }
    #expect(desk.state.reading != nil)
    for event in answer { desk.tell(event) }
    #expect(desk.state.reading == nil)
    #expect(desk.orders.contains(.hush))
}

@Test func `another language stops the voice`() {
    var desk = Desk(topic: "what-is-asthma", front: Asthma.bilingualFront)
    desk.answers = false
    desk.press(.character("L"), r)
    let answer = desk.unanswered.compactMap { desk.answer(to: $0) }
    #expect(desk.state.reading != nil && !answer.isEmpty)
    for event in answer { desk.tell(event) }
    #expect(desk.state.reading == nil)
}

@Test func `from the menu the text comes forward and is read`() {
    var desk = Desk(Size(rows: 12, columns: 40), topic: "smoke")
    desk.press(.character("m"), r)
    #expect(desk.state.place.pane == .topic)
    #expect(asked(desk) == ["Smoke"])
}

@Test func `there is nothing to read aloud before something is open, and a visitor may not read aloud at all`() {
    var desk = Desk()
    desk.press(r)
    #expect(desk.orders.isEmpty)
    var visitor = Desk(topic: "smoke", policy: .kiosk)
    visitor.press(r)
    #expect(visitor.orders.isEmpty)
}
