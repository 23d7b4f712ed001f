import DeskKit
import Layout
import Surface
import Testing
import Topics

@testable import Reader

private func desk(_ size: Size = Size(rows: 14, columns: 80), topic: String? = nil) -> Desk {
    Desk(size, topic: topic, front: Asthma.bilingualFront)
}

@Test func `another language shows the same topic at the same part, and back returns exactly`() {
    var desk = desk(topic: "what-is-asthma")
    desk.press(.character("t"), .down, .enter)
    let before = desk.state
    desk.press(.character("L"))
    #expect(desk.state.front.language == "es")
    #expect(desk.state.page?.topic.title == "¿Qué es el asma?")
    let top = desk.state.visible.map { desk.state.spread.lines[$0].text }
    #expect(top.contains("Qué no se sabe"))
    desk.press(.backspace)
    #expect(desk.state.place == before.place)
    #expect(desk.state.spread == before.spread)
}

@Test func `another language goes on at the same sentence of the part`() throws {
    var desk = desk(Size(rows: 8, columns: 30), topic: "what-is-asthma")
    let wanted = try #require(desk.state.spread.lines.firstIndex { $0.text.hasPrefix("• Stay away") })
    while desk.state.place.top < wanted { desk.press(.wheel(Position(row: 3, column: 3), rows: 1)) }
    let before = desk.state.place
    desk.press(.character("L"))
    #expect(desk.state.spread.lines[desk.state.place.top].text.hasPrefix("Aléjese del humo."))
    desk.press(.character("L"))
    #expect(desk.state.spread.lines[desk.state.place.top].text.hasPrefix("• Stay away"))
    desk.press(.backspace, .backspace)
    #expect(desk.state.place == before)
}

@Test func `the language after the last is the first`() {
    var desk = desk(topic: "what-is-asthma")
    desk.press(.character("L"), .character("L"))
    #expect(desk.state.front.language == "en")
    #expect(desk.state.page?.topic.title == "What is asthma?")
}

@Test func `a page that a language lacks is said to be missing, and what there is is offered`() {
    var desk = desk(topic: "inhalers")
    let before = desk.state.place
    desk.press(.character("L"))
    let text = desk.state.spread.lines.map(\.text).joined(separator: "\n")
    #expect(text.contains(Message.notTranslated.english))
    desk.press(.down)
    #expect(desk.state.chosenItem?.target == .topic("what-is-asthma", anchor: nil))
    desk.press(.enter)
    #expect(desk.state.page?.topic.language == "es")
    desk.press(.backspace, .backspace)
    #expect(desk.state.place == before)
}

@Test func `from where a page is missing the next language leads to the page again`() {
    var desk = desk(topic: "inhalers")
    desk.press(.character("L"), .character("L"))
    #expect(desk.state.page?.topic.id == "inhalers")
    #expect(desk.state.front.language == "en")
}

@Test func `the menu speaks the language too, at the same row, and has no section without topics`() {
    var desk = desk()
    desk.press(.down, .character("L"))
    #expect(desk.state.front.sections.map(\.title) == ["Lo básico"])
    #expect(desk.state.place.menu.topics.map(\.title) == ["¿Qué es el asma?"])
    #expect(desk.state.place.menu.chosen == 1)
    #expect(desk.state.place.pane == .menu)
    desk.press(.enter)
    #expect(desk.state.page?.topic.language == "es")
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 34, columns: 120)])
func `the other language is offered by its own name on the screen`(size: Size) {
    for topic in [nil, "what-is-asthma"] {
        var desk = desk(size, topic: topic)
        #expect(desk.state.hints.prefix(8).contains { $0.key == "L" && $0.label == "Español" })
        desk.press(.character("L"))
        #expect(desk.state.hints.contains { $0.key == "L" && $0.label == "English" })
    }
}

@Test func `a library of one language says so and offers none`() {
    var desk = Desk(topic: "smoke")
    let before = desk.state.place
    desk.press(.character("L"))
    #expect(desk.state.notice == Message.oneLanguage.english)
    #expect(desk.state.place == before)
    #expect(!desk.state.hints.contains { $0.key == "L" })
}

@Test func `a translation older than its original says so on the page`() {
    var page = Asthma.spanishPage
    #expect(!page.isOlderThanOriginal)
    page.topic.translates = page.topic.translates.map { Translation(of: $0.of, reviewed: Day("2025-01-01") ?? $0.reviewed) }
    #expect(page.isOlderThanOriginal)
    let lines = Spread.topic(page, width: 70, words: Words(), today: nil).lines.map(\.text)
    #expect(lines.contains { $0.hasPrefix("The original of this page was reviewed again on 2026-01-10") })
}

@Test(arguments: [(["es"], ["es"]), (["es", "en"], ["es", "en"]), (["en", "fr"], ["en"])])
func `a kiosk offers the languages it was given, in their order, and no other`(given: [String], offered: [String]) {
    var policy = Policy.kiosk
    policy.languages = given
    var desk = Desk(topic: "what-is-asthma", policy: policy, front: Asthma.bilingualFront)
    #expect(desk.state.front.languages == offered)
    #expect(desk.state.front.languageNames.count == offered.count)
    #expect(desk.state.commandsHere.contains(.language) == (offered.count > 1))
    // What the shelf answers knows nothing of the kiosk.
    if case .openLanguage(let code, _, _, let number) = desk.state.changeLanguage().first {
        desk.tell(.openedLanguage(code == "es" ? Asthma.spanishFront : Asthma.bilingualFront, .welcome, nil, number: number))
        #expect(desk.state.front.language == code)
        #expect(desk.state.front.languages == offered)
    } else {
        #expect(offered.count == 1)
    }
}
