import DeskKit
import Surface
import Testing
import Topics

@testable import Reader

private let p = Key.character("p")

private func open(_ desk: Desk) -> TakeHome? {
    if case .takeHome(let takeHome) = desk.state.place.layers.last { takeHome } else { nil }
}

@Test func `p proposes the topic's id as a text file, and Enter writes it and goes back to the very place`() {
    var desk = Desk(topic: "smoke")
    let place = desk.state.place
    desk.press(p)
    #expect(open(desk)?.field.text == "smoke.txt")
    desk.press(.enter)
    #expect(desk.files.keys.sorted() == ["smoke.txt"])
    #expect(desk.files["smoke.txt"]?.pages.map(\.topic.id) == ["smoke"])
    #expect(desk.state.place == place)
    #expect(desk.state.notice == "Written: smoke.txt")
}

@Test func `up and down turn text into a page and back, whatever was typed`() {
    var desk = Desk(topic: "smoke")
    desk.press(p, .down)
    #expect(open(desk)?.field.text == "smoke.html")
    #expect(open(desk)?.isPage == true)
    desk.press(.up)
    #expect(open(desk)?.field.text == "smoke.txt")
    desk.press(.control("u"))
    desk.type("mine")
    #expect(open(desk)?.isPage == false)
    desk.press(.down)
    #expect(open(desk)?.field.text == "mine.html")
}

@Test func `a file that is there is replaced only after a word and a second Enter under the same name`() {
    var desk = Desk(topic: "smoke")
    desk.press(p, .enter, .character(">"))
    let first = desk.files
    desk.press(p, .control("u"))
    desk.type("smoke.txt")
    desk.press(.enter)
    #expect(desk.files == first)
    #expect(open(desk)?.trouble == Message.fileIsThere.english)
    desk.press(.backspace)
    #expect(open(desk)?.trouble == nil)
    desk.type("t")
    desk.press(.enter)
    #expect(desk.files == first)
    desk.press(.enter)
    #expect(desk.files.count == 1)
    #expect(desk.files["smoke.txt"]?.pages.map(\.topic.id) == ["get-help"])
}

@Test(arguments: ["", "../x.txt", "/etc/x", "a/b", ".profile", "-rf", "~x", " x", "x "])
func `a name that is not one of a plain file here is not written`(name: String) {
    var desk = Desk(topic: "smoke")
    desk.press(p, .control("u"))
    desk.type(name)
    desk.press(.enter)
    #expect(desk.files.isEmpty)
    #expect(open(desk)?.trouble == Message.badFileName.english)
}

@Test func `the questions go home in the order they were kept`() {
    var desk = Desk()
    for question in ["One?", "Two?"] {
        desk.press(.character("a"))
        desk.type(question)
        desk.press(.enter)
    }
    desk.press(.character("v"), .end, .enter, .down, .enter)
    #expect(desk.files["my-questions.html"] == Handout(questions: ["One?", "Two?"], day: Day("2026-11-21")))
    #expect(desk.state.notice == "Written: my-questions.html")
}

@Test func `what the disk says is shown, and the name can be mended`() {
    var desk = Desk(topic: "smoke")
    desk.press(p)
    desk.answers = false
    desk.press(.enter)
    let number = desk.state.asked
    desk.press(.enter)
    #expect(desk.unanswered.count == 1)
    desk.tell(.wrote(.failed(why: "no space left"), number: number))
    #expect(open(desk)?.trouble == "no space left")
    desk.press(.enter)
    #expect(desk.unanswered.count == 2)
    desk.press(.escape)
    #expect(desk.state.place.layers == [])
    desk.tell(.wrote(.written("smoke.txt"), number: desk.state.asked))
    #expect(desk.state.notice == "Written: smoke.txt")
}

@Test func `printers come after the two sorts of file, round the end, and Enter prints and goes back to the very place`() {
    var desk = Desk(topic: "smoke")
    desk.printers = ["office", "ward"]
    let place = desk.state.place
    desk.press(p, .down, .down)
    #expect(open(desk)?.printer == "office")
    desk.press(.down, .down)
    #expect(open(desk)?.printer == nil)
    #expect(open(desk)?.field.text == "smoke.txt")
    desk.press(.up)
    #expect(open(desk)?.printer == "ward")
    desk.press(.enter)
    #expect(desk.prints.keys.sorted() == ["ward"])
    #expect(desk.prints["ward"]?.pages.map(\.topic.id) == ["smoke"])
    #expect(desk.files.isEmpty)
    #expect(desk.state.place == place)
    #expect(desk.state.notice == "Sent to the printer ward.")
}

@Test func `letters change no file's name while a printer is chosen, and left, Backspace and Esc let it be`() {
    for key in [Key.left, .backspace, .escape] {
        var desk = Desk(topic: "smoke")
        desk.printers = ["office"]
        desk.press(p, .up)
        desk.type("xyz")
        #expect(open(desk)?.printer == "office")
        #expect(open(desk)?.field.text == "smoke.txt")
        desk.press(key)
        #expect(desk.state.place.layers == [])
        #expect(desk.prints.isEmpty)
    }
}

@Test func `a printer is given a handout once, however often Enter is pressed, and what it says against it is shown`() {
    var desk = Desk(topic: "smoke")
    desk.printers = ["office"]
    desk.press(p, .up)
    desk.answers = false
    desk.press(.enter, .enter, .down, .enter)
    #expect(desk.unanswered.count == 1)
    desk.tell(.wrote(.failed(why: "out of paper"), number: desk.state.asked))
    #expect(open(desk)?.trouble == "out of paper")
    #expect(open(desk)?.printer == "office")
    desk.press(.enter)
    #expect(desk.unanswered.count == 2)
    #expect(open(desk)?.trouble == nil)
    desk.press(.escape)
    desk.tell(.wrote(.failed(why: "out of paper"), number: desk.state.asked))
    #expect(desk.state.notice == "out of paper")
}

@Test func `printers that are found for a handout let be are not offered for another one`() {
    var desk = Desk(topic: "smoke")
    desk.answers = false
    desk.press(p)
    let number = desk.state.asked
    desk.press(.escape, p)
    desk.tell(.printers(["office"], number: number))
    #expect(open(desk)?.printers == [])
    desk.tell(.printers(["ward"], number: desk.state.asked))
    #expect(open(desk)?.printers == ["ward"])
}

@Test func `without a topic there is nothing to take home, and a visitor may take no file at all`() {
    var desk = Desk()
    desk.press(p)
    #expect(desk.state.notice == Message.noTopicOpen.english)
    var visitor = Desk(topic: "what-is-asthma", policy: .kiosk)
    for _ in 1...40 where visitor.state.chosenItem?.target != .question(0) { visitor.press(.tab) }
    visitor.press(.enter, p)
    #expect(visitor.state.place.layers == [])
    #expect(visitor.state.questionRows == [.question(0), .write, .code])
}
