import DeskKit
import Reader
import Surface
import Testing
import Topics

@Test func `T goes round all themes, says which, and keeps the place`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.pageDown)
    let before = desk.state.place
    for theme in [Theme.light, .highContrast, .mono, .default] {
        desk.press(.character("T"))
        #expect(desk.orders.last == .wear(theme))
        #expect(desk.state.notice?.hasPrefix("Colours: ") == true)
    }
    #expect(desk.state.place == before)
}

@Test func `where there are no colours T says so and changes nothing`() {
    var state = ReaderState(front: Asthma.front, size: Size(rows: 24, columns: 80), theme: nil)
    #expect(state.apply(.key(.character("T"))) == [])
    #expect(state.notice == "This terminal has no colours to choose.")
}

@Test func `T in a text field is a letter`() {
    var desk = Desk()
    desk.type("sT")
    #expect(desk.orders.isEmpty)
    #expect(desk.state.theme == .default)
}
