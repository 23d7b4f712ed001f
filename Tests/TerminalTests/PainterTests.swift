import Surface
import Terminal
import TerminalKit
import Testing

@Suite struct PainterTests {
    static let size = Size(rows: 24, columns: 80)

    /// A painter and the terminal it draws on.
    struct Easel: ~Copyable {
        var painter: Painter
        let emulator: Emulator
        let theme: Theme

        init(_ size: Size = PainterTests.size, terminal: String = "xterm-256color", theme: Theme = .default, isASCII: Bool = false) throws {
            painter = try Painter(terminal: terminal, size: size, theme: theme, isColourful: true, isASCII: isASCII)
            emulator = Emulator(size)
            self.theme = theme
        }

        @discardableResult
        mutating func show(_ frame: Frame) -> [UInt8] {
            let bytes = painter.paint(frame)
            emulator.feed(bytes)
            return bytes
        }

        func differences(_ frame: Frame) -> [String] { emulator.differences(from: frame, theme: theme) }
    }

    static func page(_ size: Size, from first: Int) -> Frame {
        var frame = Frame(size)
        frame.put("Ketamine: a guide", row: 0, column: 1, style: .bar)
        for row in 1..<size.rows { frame.put(line(first + row), row: row, column: 2, style: row % 5 == 0 ? .heading : .text) }
        return frame
    }

    static func line(_ number: Int) -> String {
        let words = ["ketamine", "is", "an", "anesthetic", "that", "doctors", "have", "used", "since", "1970", "ask", "your", "nurse"]
        return (0..<8).map { words[(number * 7 + $0 * $0 * 3) % words.count] }.joined(separator: " ") + " \(number)."
    }

    @Test(arguments: Theme.allCases) func `every style looks as its theme says`(theme: Theme) throws {
        var easel = try Easel(Size(rows: Style.allCases.count, columns: 30), theme: theme)
        var frame = Frame(easel.painter.size)
        for (row, style) in Style.allCases.enumerated() { frame.put("\(style) ab c", row: row, column: row % 5, style: style) }
        easel.show(frame)
        #expect(easel.differences(frame) == [])
    }

    @Test(arguments: ["xterm-256color", "linux"]) func `another theme worn later looks as if worn from the first`(
        terminal: String
    )
        throws
    {
        var frame = Frame(Size(rows: Style.allCases.count, columns: 30))
        for (row, style) in Style.allCases.enumerated() { frame.put("\(style) ab c", row: row, column: row % 5, style: style) }
        var changing = try Easel(frame.size, terminal: terminal)
        changing.show(frame)
        for theme in [Theme.light, .highContrast, .mono, .default] {
            changing.painter.wear(theme)
            changing.show(frame)
            var fresh = try Easel(frame.size, terminal: terminal, theme: theme)
            fresh.show(frame)
            #expect(changing.emulator.glyphs == fresh.emulator.glyphs, "\(theme)")
        }
    }

    @Test func `accents, wide characters and marks stand in the cells the frame gave them`() throws {
        var easel = try Easel()
        var frame = Frame(Self.size)
        frame.put("é漢👪 e\u{301}\u{323} ─│┌┐ “x” ñ", row: 0, column: 0, style: .link)
        frame.put(String(repeating: "漢", count: 41), row: 1, column: 0, style: .text)
        frame.put(String(repeating: "漢", count: 41), row: 2, column: 1, style: .match)
        frame.put("a\u{300}\u{301}\u{302}\u{303}b", row: 23, column: 78, style: .strong)
        frame.cursor = Position(row: 23, column: 79)
        easel.show(frame)
        #expect(easel.differences(frame) == [])
        frame.put("x", row: 1, column: 3, style: .strong)
        frame.put("漢", row: 2, column: 2, style: .text)
        easel.show(frame)
        #expect(easel.differences(frame) == [])
    }

    @Test(arguments: ["xterm-256color", "xterm", "tmux-256color", "screen-256color", "linux", "rxvt-unicode-256color"])
    func `a thousand random changes leave exactly the last frame`(terminal: String) throws {
        let size = Size(rows: 12, columns: 30)
        // Eight colours make bright ones bold, so colour is compared only where there are sixteen.
        let theme: Theme =
            ["xterm-256color", "tmux-256color", "screen-256color", "rxvt-unicode-256color"].contains(terminal) ? .highContrast : .mono
        let styles = Style.allCases.filter { theme != .mono || $0 != .inkDark && $0 != .inkLight }
        var easel = try Easel(size, terminal: terminal, theme: theme)
        var frame = Frame(size)
        var random = Numbers(seed: 7)
        let texts = ["漢字", "e\u{301}", "plain words here", "👪", " ", "─────", "é", "              ", "ab"]
        for step in 0..<1000 {
            let row = random.next(size.rows)
            switch random.next(6) {
            case 0: frame = Self.page(size, from: random.next(4))
            case 1: frame.fill(row: row, columns: 0..<size.columns, style: .text)
            case 2: frame.restyle(row: row, columns: 3..<12, style: styles[random.next(styles.count)])
            default:
                let style = styles[random.next(styles.count)]
                // libvterm 0.1.4 loses a mark on the last column.
                frame.put(texts[random.next(texts.count)], row: row, column: random.next(size.columns - 1), style: style)
            }
            frame.cursor = Position(row: random.next(size.rows), column: random.next(size.columns))
            easel.show(frame)
            let differences = easel.differences(frame)
            #expect(differences == [], "step \(step)")
            if !differences.isEmpty { return }
        }
    }

    @Test func `an unchanged frame sends nothing, and a moved cursor only its move`() throws {
        var easel = try Easel()
        var frame = Self.page(Self.size, from: 0)
        easel.show(frame)
        #expect(easel.show(frame) == [])
        frame.cursor = Position(row: 10, column: 5)
        #expect(easel.show(frame).count <= 8)
    }

    @Test func `a line down sends about one line, not a page`() throws {
        var easel = try Easel()
        easel.show(Self.page(Self.size, from: 0))
        let down = Self.page(Self.size, from: 5)
        #expect(easel.show(down).count < 600)
        #expect(easel.differences(down) == [])
    }

    @Test func `text that moves under a mark costs its new line and the mark, and the cursor needs no move of its own`() throws {
        var easel = try Easel()
        func marked(_ first: Int) -> Frame {
            var frame = Self.page(Self.size, from: first)
            frame.put("▌", row: 1, column: 1, style: .text)
            frame.cursor = Position(row: 1, column: 2)
            return frame
        }
        easel.show(marked(5))
        for first in [6, 7, 6, 40] {
            let frame = marked(first)
            let sent = easel.show(frame)
            #expect(easel.differences(frame) == [])
            #expect(easel.emulator.cursor == frame.cursor)
            if first < 40 { #expect(sent.suffix(3) == Array("▌".utf8)[...]) }
        }
    }

    @Test func `a new size is drawn whole`() throws {
        var easel = try Easel()
        easel.show(Self.page(Self.size, from: 0))
        for size in [Size(rows: 50, columns: 132), Size(rows: 1, columns: 1), Size(rows: 8, columns: 24), Size(rows: 40, columns: 100)] {
            easel.emulator.resize(to: size)
            easel.painter.resize(to: size)
            let frame = Self.page(size, from: 3)
            easel.show(frame)
            #expect(easel.differences(frame) == [])
            let next = Self.page(size, from: 4)
            easel.show(next)
            #expect(easel.differences(next) == [])
        }
    }

    @Test func `sizes are kept between one cell and five hundred`() throws {
        let largest = Size(rows: 32767, columns: 32767)
        var painter = try Painter(terminal: "xterm", size: largest, theme: .default, isColourful: true)
        #expect(painter.size == Painter.largest)
        painter.resize(to: Size(rows: 0, columns: 90000))
        #expect(painter.size == Size(rows: 1, columns: 500))
        #expect(!painter.paint(Frame(painter.size)).isEmpty)
        painter.resize(to: Size(rows: 0, columns: 0))
        #expect(painter.size == Size(rows: 1, columns: 1))
    }

    @Test func `a frame of another size is cut, or filled with blanks`() throws {
        var easel = try Easel()
        for size in [Size(rows: 40, columns: 120), Size(rows: 3, columns: 10)] {
            var frame = Frame(size)
            for row in 0..<size.rows { frame.fill(row: row, columns: 0..<size.columns, with: "x", style: .text) }
            easel.show(frame)
            if size.rows == 40 {
                #expect(easel.emulator.text == String(repeating: String(repeating: "x", count: 80) + "\n", count: 24).dropLast())
            }
        }
        #expect(easel.emulator.text(row: 2).count == 10)
        #expect((3..<24).allSatisfy { easel.emulator.text(row: $0).isEmpty })
    }

    @Test func `without UTF-8 everything is ASCII and keeps its place`() throws {
        var easel = try Easel(isASCII: true)
        var frame = Frame(Self.size)
        frame.put("“Qué” – 漢 … │ ∞.", row: 0, column: 0, style: .text)
        let bytes = easel.show(frame)
        #expect(bytes.allSatisfy { $0 < 0x80 })
        #expect(easel.emulator.text(row: 0) == "\"Que\" - ?? . | ?.")
    }

    @Test(arguments: ["xterm-256color", "xterm", "linux", "vt100", "tmux", "screen", "rxvt", "ansi"])
    func `only strings of the terminal and shown characters are sent`(terminal: String) throws {
        var easel = try Easel(terminal: terminal)
        var bytes = easel.show(Self.page(Self.size, from: 0))
        bytes += easel.show(Self.page(Self.size, from: 1))
        var frame = Frame(Self.size)
        frame.put("\u{1B}]0;title\u{7}\u{9B}31m\u{202E}é", row: 0, column: 0, style: .text)
        bytes += easel.show(frame) + easel.painter.leaving
        #expect(Grammar.faults(in: bytes) == [])
    }

    @Test func `leaving shows the screen that was there before`() throws {
        var easel = try Easel()
        let page = Self.page(Self.size, from: 0)
        easel.emulator.feed("$ carrel\r\n".utf8)
        easel.show(page)
        #expect(easel.emulator.isAlternate)
        easel.emulator.feed(easel.painter.leaving)
        #expect(!easel.emulator.isAlternate)
        #expect(easel.emulator.isCursorVisible)
        #expect(easel.emulator.text.hasPrefix("$ carrel\n"))
        easel.emulator.feed("plain\r\n".utf8)
        #expect(easel.emulator.glyph(1, 0) == Emulator.Glyph("p"))
    }

    @Test(arguments: [
        "", "no-such-terminal", "dumb", "../../x", "x/xterm", ".", String(repeating: "x", count: 5000), "xterm\u{1B}", "xtérm",
    ])
    func `a name that is no usable terminal is refused`(name: String) {
        let expected: Terminal.Failure = name.isEmpty ? .noName : .unknownName(name)
        #expect(throws: expected) { _ = try Painter(terminal: name, size: Self.size, theme: .default, isColourful: true) }
    }
}

/// Numbers that look random and are the same every time.
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}
