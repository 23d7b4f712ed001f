import DeskKit
import Foundation
import Reader
import Screen
import Surface
import Terminal
import TerminalKit
import Testing
import Topics

private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens")
private let isRecording = ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil

private let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.filter { $0.hasSuffix(".screen") }.sorted() ?? []

/// The desk of a screen file before its first key.
func desk(of file: ScreenFile) -> Desk {
    var desk = Desk(
        file.size, topic: file.topic, policy: file.isKiosk ? .kiosk : .personal,
        front: file.isBilingual ? Asthma.bilingualFront : Asthma.front,
        visit: file.isKiosk ? Visit(hasStaff: true) : nil)
    desk.printers = file.printers
    return desk
}

extension Desk {
    fileprivate mutating func take(_ step: ScreenFile.Step) {
        switch step {
        case .key(let key): press(key)
        case .event(let event): tell(event)
        }
    }
}

/// Every frame on the way, the last one last.
func frames(_ file: ScreenFile) throws -> [Frame] {
    var desk = desk(of: file)
    var frames = [Screen.draw(desk.state)]
    for step in try file.steps() {
        desk.take(step)
        frames.append(Screen.draw(desk.state))
    }
    return frames
}

func screenFile(_ name: String) throws -> ScreenFile {
    try ScreenFile(name: name, String(contentsOf: folder.appending(path: name), encoding: .utf8))
}

@Test func `there are screens to compare`() { #expect(names.count >= 12) }

@Test(arguments: names)
func `keys lead to the recorded screen`(name: String) throws {
    let file = try screenFile(name)
    let frame = try #require(try frames(file).last)
    if isRecording {
        try file.recorded(frame, mono: try mono(frame)).write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        Issue.record("\(name) was recorded; read the difference, then run again without RECORD_SCREENS")
        return
    }
    let advice = "run with RECORD_SCREENS=1 to accept"
    #expect(!file.text.isEmpty, "\(name) has no screen yet; \(advice)")
    let text = ScreenFile.textPlane(frame)
    let styles = ScreenFile.stylePlane(frame)
    for row in 0..<max(text.count, file.text.count) {
        let (is_, was) = (text.indices.contains(row) ? text[row] : "", file.text.indices.contains(row) ? file.text[row] : "")
        #expect(is_ == was, "\(name) row \(row); \(advice)")
    }
    for row in 0..<max(styles.count, file.styles.count) {
        let (is_, was) = (styles.indices.contains(row) ? styles[row] : "", file.styles.indices.contains(row) ? file.styles[row] : "")
        #expect(is_ == was, "\(name) styles of row \(row); \(advice)")
    }
    #expect(try mono(frame) == file.mono, "\(name) without colours; \(advice)")
    #expect(frame.cursor == file.cursor, "\(name) cursor; \(advice)")
}

/// What a terminal without colours shows of a frame, which has its letters where the frame has them.
func mono(_ frame: Frame) throws -> [String] {
    let emulator = Emulator(frame.size)
    var painter = try Painter(terminal: "xterm-256color", size: frame.size, theme: .default, isColourful: false)
    emulator.feed(painter.paint(frame))
    for row in 0..<frame.size.rows { #expect(emulator.text(row: row) == frame.text(row: row)) }
    return ScreenFile.mono(emulator.glyphs)
}

@Test func `every screen is recorded wide, middle and narrow`() {
    for name in names where name.contains("-24x80") {
        for size in ["-34x120", "-12x40"] { #expect(names.contains(name.replacing("-24x80", with: size))) }
    }
}

@Test(arguments: names)
func `every frame has the cursor inside, whole rows and no more than one focus`(name: String) throws {
    for frame in try frames(try screenFile(name)) {
        #expect(frame.cells.count == frame.size.rows)
        #expect(frame.cells.allSatisfy { $0.count == frame.size.columns })
        #expect((0..<max(1, frame.size.rows)).contains(frame.cursor.row))
        #expect((0..<max(1, frame.size.columns)).contains(frame.cursor.column))
        let bars = frame.cells.joined().filter { $0.text == "▌" }.count
        #expect(bars <= 1, "\(name)")
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 34, columns: 120), Size(rows: 12, columns: 40), Size(rows: 8, columns: 24)])
func `hints are never cut, and help is always among them`(size: Size) {
    for topic in [nil, "what-is-asthma", "attacks"] {
        let desk = Desk(size, topic: topic)
        let frame = Screen.draw(desk.state)
        let line = frame.text(row: size.rows - 1)
        #expect(line.contains("F1 Help"), "\(line)")
        var rest = line.trimmingCharacters(in: .whitespaces)
        for hint in desk.state.hints { rest = rest.replacingOccurrences(of: hint.key + " " + hint.label, with: "") }
        #expect(rest.allSatisfy { $0 == " " }, "\(line)")
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 8, columns: 24)])
func `whom to call is on every screen`(size: Size) {
    for topic in [nil, "what-is-asthma", "attacks"] {
        var desk = Desk(size, topic: topic)
        #expect(Screen.draw(desk.state).text(row: size.rows - 2).contains("555"))
        desk.press(.function(1))
        #expect(Screen.draw(desk.state).text(row: size.rows - 2).contains("555"))
    }
}

@Test func `a window too small asks for a larger one, and a larger one brings everything back`() {
    var desk = Desk(topic: "what-is-asthma")
    let before = Screen.draw(desk.state)
    desk.tell(.resized(Size(rows: 5, columns: 20)))
    let small = Screen.draw(desk.state)
    #expect(small.text(row: 2) == "▌Please make the wi…")
    desk.tell(.resized(Size(rows: 24, columns: 80)))
    #expect(Screen.draw(desk.state) == before)
}

@Test(arguments: names)
func `a terminal shows every frame cell for cell, painted one after the other by ncurses`(name: String) throws {
    let all = try frames(try screenFile(name))
    let first = try #require(all.first)
    for theme in [Theme.default, .highContrast] {
        var emulator = Emulator(first.size)
        var painter = try Painter(terminal: "xterm-256color", size: first.size, theme: theme, isColourful: true)
        for frame in all {
            if frame.size != emulator.size {
                emulator = Emulator(frame.size)
                painter = try Painter(terminal: "xterm-256color", size: frame.size, theme: theme, isColourful: true)
            }
            emulator.feed(painter.paint(frame))
            let differences = emulator.differences(from: frame, theme: theme)
            #expect(differences.isEmpty, "\(name): \(differences.prefix(5))")
        }
    }
}

@Test func `the first crisis line is said first however narrow the window and however long its words`() {
    var front = Asthma.front
    front.words = Words([.crisis: "¿Está en crisis?", .callOrText: "Llame o envíe un mensaje de texto al {number}"])
    for columns in [24, 30, 40, 80] {
        let state = ReaderState(front: front, size: Size(rows: 12, columns: columns))
        let line = Screen.draw(state).text(row: 10)
        #expect(line.contains("555"), "\(line)")
        if let other = line.firstRange(of: "000"), let first = line.firstRange(of: "555") { #expect(first.lowerBound < other.lowerBound) }
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 34, columns: 120)])
func `a box whose title has gone up is named in the bar`(size: Size) throws {
    var desk = Desk(size, topic: "what-is-asthma")
    let box = try #require(desk.state.spread.boxes.first)
    #expect(!Screen.draw(desk.state).text(row: 0).contains(box.title))
    while desk.state.place.top <= box.lines.lowerBound {
        let before = desk.state.place.top
        desk.press(.character("j"))
        if desk.state.place.top == before { return }
    }
    #expect(Screen.draw(desk.state).text(row: 0).contains(box.title))
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 34, columns: 120), Size(rows: 9, columns: 24)])
func `a box that goes on below the screen has an arrow at its edge, and one that ends on it has none`(size: Size) {
    var desk = Desk(size, topic: "what-is-asthma")
    for _ in 0..<40 {
        let state = desk.state
        let frame = Screen.draw(state)
        let isCut = state.spread.boxes.contains {
            $0.lines.contains(state.visible.upperBound - 1) && $0.lines.upperBound > state.visible.upperBound
        }
        let arrows = frame.cells.dropLast(2).joined().filter { $0.text == "↓" }.count
        #expect(arrows == (isCut && state.spread.width >= 14 ? 1 : 0), "\(frame.text(row: size.rows - 3))")
        desk.press(.character("j"))
    }
}

@Test(arguments: [[Key](), [.enter]]) func `in the smallest window what is found is counted, and help has its room`(keys: [Key]) {
    var desk = Desk(Size(rows: 8, columns: 24), topic: "what-is-asthma")
    desk.type("/inhaler")
    desk.press(keys)
    let line = Screen.draw(desk.state).text(row: 7)
    #expect(line.contains("1/6"), "\(line)")
    #expect(line.contains("F1 Help"), "\(line)")
}

@Test(arguments: names)
func `a keypress paints no cell twice, clears no screen and nothing blinks`(name: String) throws {
    let all = try frames(try screenFile(name))
    var size = Size(rows: 0, columns: 0)
    var painter: Painter?
    for frame in all {
        let isFirst = frame.size != size
        if isFirst { painter = try Painter(terminal: "xterm-256color", size: frame.size, theme: .default, isColourful: true) }
        size = frame.size
        let bytes = painter?.paint(frame) ?? []
        let (text, orders) = split(bytes)
        #expect(text <= size.rows * size.columns, "\(name)")
        #expect(!orders.contains { $0.hasSuffix("m") && $0.dropFirst(2).dropLast().split(separator: ";").contains("5") }, "\(name)")
        if !isFirst { #expect(!orders.contains { $0.hasSuffix("J") && $0 != "\u{1B}[J" }, "\(name): \(orders)") }
    }
}

/// How many characters are written, and the control sequences among them.
private func split(_ bytes: [UInt8]) -> (text: Int, orders: [String]) {
    var text = 0
    var orders: [String] = []
    var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
        guard scalar == "\u{1B}" else {
            if scalar.value >= 0x20 { text += 1 }
            continue
        }
        var order = "\u{1B}"
        while let next = rest.popFirst() {
            order.unicodeScalars.append(next)
            if order.count > 2 ? (0x40...0x7E).contains(next.value) : next != "[" && next != "(" { break }
        }
        orders.append(order)
    }
    return (text, orders)
}

@Test func `a translated prompt has its blank before the field, and a question written hides no line of the list`() {
    var front = Asthma.front
    front.words = Words([.questionPrompt: "Su pregunta:", .searchPrompt: "Buscar:"])
    var desk = Desk(Size(rows: 10, columns: 40), topic: "smoke", front: front)
    desk.type("s")
    desk.type("tos")
    #expect(Screen.draw(desk.state).text(row: 1).contains("Buscar: tos"))
    desk.press(.escape)
    desk.type("a")
    desk.type("yo")
    let frame = Screen.draw(desk.state)
    #expect(frame.text(row: 1).contains("Su pregunta: yo"))
    #expect(frame.text(row: 2).contains("You have none yet."))
}

@Test(arguments: names)
func `what can be clicked is where it is drawn`(name: String) throws {
    let file = try screenFile(name)
    var desk = desk(of: file)
    for step in try file.steps() {
        desk.take(step)
        guard desk.state.visit?.stage ?? .reading == .reading else { continue }
        let (state, frame) = (desk.state, Screen.draw(desk.state))
        guard state.arrangement.kind != .tooSmall else { continue }
        for placed in state.placedHints {
            let text = frame.cells[state.size.rows - 1][placed.columns].map(\.text).joined()
            #expect(text == placed.hint.key + " " + placed.hint.label)
        }
        for layer in state.place.layers.suffix(1) {
            for row in state.rows(of: layer) {
                let cells = frame.cells[row.area.row][row.area.column..<row.area.column + row.area.columns]
                #expect(cells.contains { $0.text != " " && $0.text != "" }, "\(name), row \(row.index)")
                #expect(row.area.row + row.area.rows <= state.size.rows - 2, "\(name), row \(row.index)")
            }
        }
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 8, columns: 24)])
func `a word for the person is said whole, with whom to call above it and one mark of what has the keys`(size: Size) {
    let words = Words()
    let why = "the server 192.0.2.17:7001 of the shelf /srv/carrel/large does not answer"
    let failed = words[.failedToOpen, ["why": why]]
    for (said, keys) in [(words[.pastedNowhere], [Key.pasted("x")]), (words[.questionsGo], [.character("q")]), (failed, [.character("i")])]
    {
        for topic in [nil, "attacks"] {
            var desk = Desk(size, topic: topic)
            desk.type("aWhy?")
            desk.press(.enter, .escape)
            desk.answers = said != failed
            desk.press(keys)
            if said == failed { desk.tell(.failed(why: why, number: desk.state.asked)) }
            let frame = Screen.draw(desk.state)
            let lines = (0..<size.rows).map { frame.text(row: $0) }
            let shown = lines.suffix(desk.state.noticeLines.count).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
            if size.columns >= 40 { #expect(shown == said) } else { #expect(shown == said || shown.hasSuffix("…")) }
            #expect(lines[size.rows - 1 - desk.state.noticeLines.count].contains("555"), "\(lines)")
            #expect(frame.cells.joined().count { $0.text == "▌" } == 1, "\(lines)")
            #expect(frame.cells[frame.cursor.row][..<frame.cursor.column].contains { $0.text == "▌" }, "\(lines)")
            desk.press(.control("l"))
            #expect(desk.state.noticeLines == [])
        }
    }
}
