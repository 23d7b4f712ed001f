import Foundation
import Surface
import TerminalKit
import Testing

/// The real program on a real terminal: keys in, screen out.
@Suite struct BrowsingTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func open(_ arguments: [String] = [], rows: Int = 24, columns: Int = 100, environment: [String: String] = [:]) throws -> Pty {
        try Pty(
            [CarrelRun.program, "--content", library.content] + arguments, size: Size(rows: rows, columns: columns),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 }
                .merging(environment) { $1 },
            directory: library.folder)
    }

    /// What the keys send.
    static let (up, down, right, left) = ("\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\u{1B}OD")
    static let (enter, backspace, escape) = ("\r", "\u{7F}", "\u{1B}")

    /// Whether the hardware cursor stands in a row that shows a text.
    func isOn(_ text: String) -> (Emulator) -> Bool {
        { $0.text(row: $0.cursor.row).contains(text) }
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 34)])
    func `arrows, Enter and Backspace lead from the menu to the source of a statement and back`(columns: Int, rows: Int) throws {
        let desk = try open(rows: rows, columns: columns)
        try desk.expect("the cursor on the first section", isOn("Drinks"))
        try desk.type(Self.down)
        try desk.expect("the cursor on the first topic", isOn("Green tea and sleep"))
        try desk.type(Self.enter)
        try desk.expect("Can green tea keep me awake?")
        try walk(desk, to: "[1]")
        try desk.type(Self.enter)
        try desk.expect("Journal of Hot Drinks")
        try desk.type(Self.enter)
        try desk.expect("the source's own page") { $0.text.contains("Camellia Leaf") && !$0.text.contains("SOURCES") }
        try goBack(desk) { $0.text.contains("Green tea holds") && !$0.text.contains("What it says") }
        try goBack(desk, until: isOn("Green tea and sleep"))
    }

    /// Presses down until the cursor stands on a text. Down goes from one link, word or mark to the next, or scrolls a line.
    func walk(_ desk: Pty, to text: String) throws {
        for _ in 1...40 {
            try desk.settle()
            let before = (desk.emulator.cursor, desk.emulator.text)
            let shown = desk.emulator
            let line = Array(shown.text(row: shown.cursor.row)).dropFirst(shown.cursor.column)
            if String(line).hasPrefix(text) { return }
            try desk.type(Self.down)
            try desk.expect("down to move the cursor or the text") { $0.cursor != before.0 || $0.text != before.1 }
        }
        Issue.record("\(text) was not reached")
    }

    /// Presses Backspace until a condition holds, at most three times: on a narrow screen every pane is a step.
    func goBack(_ desk: Pty, until condition: @escaping (Emulator) -> Bool) throws {
        for _ in 1...3 {
            try desk.settle()
            if condition(desk.emulator) { return }
            let before = desk.emulator.text
            try desk.type(Self.backspace)
            try desk.expect("Backspace to go back") { $0.text != before && isOn("▌")($0) }
        }
        try desk.settle()
        #expect(condition(desk.emulator))
    }

    @Test func `a misspelt word leads to the right topic`() throws {
        let desk = try open()
        try desk.expect("Green tea and sleep")
        try desk.type("s")
        try desk.expect("Search:")
        try desk.type("asthmaa inhalr")
        try desk.expect("Showing results for “asthma inhaler”")
        try desk.expect("What is asthma?")
        try desk.type(Self.enter)
        try desk.expect("In asthma the airways swell")
        try desk.expect("EMERGENCY")
    }

    @Test func `a topic named on the command line is open at once`() throws {
        let desk = try open(["asthma"])
        try desk.expect("In asthma the airways swell")
    }

    @Test func `keys typed before the screen is there are not lost`() throws {
        let desk = try open()
        try desk.type(Self.down + Self.down + Self.enter)
        try desk.expect("A cup of black tea holds")
    }

    @Test func `a window of 20 by 5 asks for a larger one and waits for it`() throws {
        let desk = try open(rows: 5, columns: 20)
        try desk.expect("Please make the")
        desk.resize(to: Size(rows: 24, columns: 80))
        try desk.expect("Green tea and sleep")
    }

    @Test func `a resize keeps the topic`() throws {
        let desk = try open(["green-tea"])
        try desk.expect("Green tea holds about 30 mg")
        desk.resize(to: Size(rows: 30, columns: 140))
        try desk.expect("the three panes of a wide screen") { $0.text.contains("Green tea and sleep") && $0.text.contains("[1]") }
    }

    @Test(arguments: ["q", "\u{3}", "\u{1B}[21~"])
    func `after quitting the terminal is as it was`(keys: String) throws {
        let desk = try open()
        let before = desk.modes
        try desk.expect("Green tea and sleep")
        #expect(desk.emulator.isAlternate)
        try desk.type(keys)
        #expect(try desk.expectEnd() == .status(0))
        #expect(desk.modes == before)
        #expect(!desk.emulator.isAlternate)
        #expect(desk.emulator.isCursorVisible)
        #expect(!desk.emulator.wantsMouse)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGILL])
    func `after a signal the terminal is as it was, and the signal can be seen`(signal: Int32) throws {
        let desk = try open(["green-tea"])
        let before = desk.modes
        try desk.expect("Green tea holds about 30 mg")
        desk.signal(signal)
        #expect(try desk.expectEnd() == .signal(signal))
        #expect(desk.modes == before)
        #expect(!desk.emulator.isAlternate)
        #expect(desk.emulator.isCursorVisible)
    }

    @Test func `when the line goes down the program ends`() throws {
        let desk = try open()
        try desk.expect("Green tea and sleep")
        desk.hangUp()
        #expect(try desk.expectEnd() != .status(0))
    }

    @Test func `an unknown topic is said on the terminal given back, with the nearest`() throws {
        let desk = try open(["gren-tea"])
        #expect(try desk.expectEnd() == .status(66))
        #expect(!desk.emulator.isAlternate)
        #expect(desk.emulator.text.contains("green-tea"))
    }

    @Test(arguments: [("", "TERM is not set"), ("no-such-terminal", "no-such-terminal"), ("../../x", "../../x")])
    func `a terminal nobody knows ends with 69 and says what to set`(name: String, words: String) throws {
        let desk = try open(environment: ["TERM": name])
        #expect(try desk.expectEnd() == .status(69))
        #expect(desk.emulator.text.contains(words))
        #expect(desk.emulator.text.contains("set TERM"))
    }

    @Test(arguments: [["--linear"], []])
    func `linear reading sends no escape byte`(arguments: [String]) throws {
        let desk = try open(arguments, environment: arguments.isEmpty ? ["TERM": "dumb"] : [:])
        try desk.expect("1 Drinks")
        try desk.type("1\r")
        try desk.expect("1 Green tea and sleep")
        try desk.type("1\r")
        try desk.expect("Can green tea keep me awake?")
        try desk.expect("An empty line goes on")
        try desk.type("\r")
        try desk.expect("End of SOURCES DISAGREE")
        try desk.type("c 3\r")
        try desk.expect("The Leaf Shop")
        try desk.type("q\r")
        #expect(try desk.expectEnd() == .status(0))
        #expect(!desk.emulator.received.contains(0x1B))
    }

    @Test func `a broken topic is named before the screen opens and the rest is served`() throws {
        try library.write("en/drinks/green-tea.md", "no front matter\n")
        let desk = try open()
        try desk.expect("Is black tea stronger?")
        let sent = String(decoding: desk.emulator.received, as: UTF8.self)
        let name = try #require(sent.range(of: "green-tea.md:1:1: error["))
        let screen = try #require(sent.range(of: "\u{1B}"))
        #expect(name.lowerBound < screen.lowerBound)
        try desk.type("q")
        #expect(try desk.expectEnd() == .status(0))
    }

    @Test(arguments: ["\u{1B}]52;c;aGk=\u{07}.md", "a\nb.md", "\u{9B}31m.md"])
    func `a hostile file name reaches the terminal only escaped`(name: String) throws {
        try library.write("en/drinks/" + name, "no front matter\n")
        let desk = try open(["list"])
        #expect(try desk.expectEnd() == .status(0))
        #expect(desk.emulator.text.contains("\\u{"))
        #expect(!desk.emulator.received.contains(0x1B))
        #expect(!desk.emulator.received.contains(0x07))
    }

    @Test func `nothing a person types on the search line drives the terminal`() throws {
        let desk = try open()
        try desk.expect("Green tea and sleep")
        try desk.type("s")
        try desk.expect("Search:")
        try desk.type("\u{1B}[200~tea\u{7}\u{9B}31m\u{202E}\u{1B}[201~")
        try desk.expect("Search: tea")
        try desk.settle()
        #expect(!desk.emulator.received.contains(0x07))
    }

    @Test func `p writes the file it says, and never over another without a second Enter`() throws {
        let desk = try open(["green-tea"])
        try desk.expect("Green tea holds about 30 mg")
        try desk.type("p")
        try desk.expect("File: green-tea.txt")
        try desk.type("\r")
        try desk.expect("Written: green-tea.txt")
        let file = library.folder + "/green-tea.txt"
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Can green tea keep me awake?"))
        try "mine".write(toFile: file, atomically: false, encoding: .utf8)
        try desk.type("p\r")
        try desk.expect("is there already")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
        try desk.type("\r")
        try desk.expect("Written: green-tea.txt")
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasSuffix("\n"))
    }

    @Test func `no colour is sent when NO_COLOR is set`() throws {
        let desk = try open(["green-tea"], environment: ["NO_COLOR": "1"])
        try desk.expect("Green tea holds about 30 mg")
        try desk.settle()
        #expect(desk.emulator.glyphs.joined().allSatisfy { $0.foreground == -1 && $0.background == -1 })
    }

    @Test func `Ctrl-Z gives the terminal back, and going on draws it again`() throws {
        let desk = try open(["green-tea"])
        try desk.expect("Green tea holds about 30 mg")
        // The leader of a session is not stopped by its terminal: it goes on at once.
        try desk.type("\u{1A}")
        try desk.expect("the alternate screen left and entered again") { shown in
            let sent = String(decoding: shown.received, as: UTF8.self)
            return sent.ranges(of: "\u{1B}[?1049l").count == 1 && sent.ranges(of: "\u{1B}[?1049h").count == 2
        }
        try desk.expect("Green tea holds about 30 mg")
    }
}
