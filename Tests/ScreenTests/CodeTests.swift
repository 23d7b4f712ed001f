import DeskKit
import Reader
import Screen
import Surface
import Terminal
import TerminalKit
import Testing

/// A desk with the QR code of the made-up trial's address on it.
private func desk(_ size: Size, isASCII: Bool = false) -> Desk {
    var desk = Desk(size, topic: "what-is-asthma", isASCII: isASCII)
    desk.press(.character("]"), .character("x"))
    return desk
}

private let address = "https://example.org/trial"

private func shown(_ desk: Desk, _ theme: Theme, isColourful: Bool = true, terminal: String = "xterm-256color") throws -> Emulator {
    let emulator = Emulator(desk.state.size)
    var painter = try Painter(
        terminal: terminal, size: desk.state.size, theme: theme, isColourful: isColourful, isASCII: desk.state.isASCII)
    emulator.feed(painter.paint(Screen.draw(desk.state)))
    return emulator
}

@Test(arguments: Theme.allCases, [Size(rows: 24, columns: 80), Size(rows: 34, columns: 120), Size(rows: 50, columns: 200)])
func `a reader of codes finds the address on the screen in every theme`(theme: Theme, size: Size) throws {
    #expect(try shown(desk(size), theme).codeText() == address)
}

@Test(arguments: ["linux", "xterm", "screen"])
func `a reader of codes finds the address where there are few colours`(terminal: String) throws {
    #expect(try shown(desk(Size(rows: 24, columns: 80)), .default, terminal: terminal).codeText() == address)
}

@Test(arguments: ["xterm-256color", "vt220"])
func `a reader of codes finds the address without colours, light on dark`(terminal: String) throws {
    #expect(try shown(desk(Size(rows: 24, columns: 80)), .mono, isColourful: false, terminal: terminal).codeText() == address)
}

@Test(arguments: [true, false])
func `a reader of codes finds the address where only ASCII is shown, with and without colours`(isColourful: Bool) throws {
    let emulator = try shown(desk(Size(rows: 50, columns: 120), isASCII: true), .default, isColourful: isColourful)
    #expect(emulator.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(emulator.codeText() == address)
}

@Test func `on a light terminal the code is black on white too`() throws {
    #expect(try shown(desk(Size(rows: 24, columns: 80)), .default).codeText(foreground: 0, background: 255) == address)
}

@Test(arguments: [Size(rows: 12, columns: 40), Size(rows: 8, columns: 24), Size(rows: 24, columns: 30)])
func `where the code does not fit the whole address is shown and a sentence says why`(size: Size) throws {
    var desk = desk(size)
    var lines: Set<String> = []
    var before: Frame?
    while before != Screen.draw(desk.state) {
        let frame = Screen.draw(desk.state)
        before = frame
        for row in 0..<size.rows { lines.insert(frame.text(row: row).trimmingPrefix { $0 == " " || $0 == "▌" }.description) }
        #expect(!frame.cells.joined().contains { $0.style == .inkLight })
        desk.press(.down)
    }
    #expect(lines.contains { $0.hasPrefix("This window is too") })
    #expect(lines.contains { address.hasSuffix($0) && !$0.isEmpty })
}

@Test func `an emergency strip leaves a code its room, and comes back whole behind it`() throws {
    var desk = Desk(Size(rows: 24, columns: 80), topic: "attacks")
    let strip = desk.state.strip
    desk.press(.character("]"), .character("x"))
    #expect(desk.state.strip.count == 1)
    #expect(try shown(desk, .default).codeText() == address)
    desk.press(.backspace)
    #expect(desk.state.strip == strip)
}

@Test func `a source without an address says so, and so does a topic without a chosen source`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("x"))
    #expect(desk.state.notice == "Choose a source mark first: ] goes to the next one.")
    desk.press(.character("]"), .character("]"), .character("]"), .character("x"))
    #expect(desk.state.notice == "This source has no address on the web.")
    #expect(desk.state.place.layers == [])
}

@Test func `arrows and Enter alone lead to the code on the source's own page, and Backspace back`() throws {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("]"), .enter, .enter, .down)
    let before = desk.state
    desk.press(.enter)
    #expect(try shown(desk, .default).codeText() == address)
    desk.press(.backspace)
    #expect(desk.state == before)
}

@Test func `a reader of codes finds the questions, in English and in any letters`() throws {
    var desk = Desk(Size(rows: 34, columns: 120))
    for question in ["¿Cuánto cuesta?", "Is it safe for me?"] {
        desk.press(.character("a"))
        desk.type(question)
        desk.press(.enter)
    }
    desk.press(.character("v"), .character("x"))
    #expect(try shown(desk, .default).codeText() == "¿Cuánto cuesta?\nIs it safe for me?")
}
