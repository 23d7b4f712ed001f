import Layout
import Reader
import Surface
import Topics

extension Screen {
    /// What a kiosk shows besides the desk, over it or in its place.
    static func draw(_ visit: Visit, _ state: ReaderState, on frame: inout Frame) {
        let words = state.front.words
        switch visit.stage {
        case .attract: drawPicture(visit, state, on: &frame)
        case .reading: break
        case .warning(let seconds):
            let lines: [(String, Style)] = [
                (words[.stillThere], .title), ("", .text), (words[.clearsIn, ["seconds": "\(seconds)"]], .text), ("", .text),
                (words[.anyKeyStays], .strong),
            ]
            drawCard(lines, state, on: &frame)
        case .passcode(let field):
            let why: String
            switch field.refusal {
            case .wrong: why = words[.passcodeWrong]
            case .tooSoon(let seconds): why = words[.passcodeWait, ["seconds": "\(seconds)"]]
            case nil: why = words[.passcodeHow]
            }
            drawCard(
                [
                    (words[.passcode], .title), ("", .text), (String(repeating: "•", count: min(20, field.text.count)) + " ", .field),
                    ("", .text), (why, .text),
                ],
                state, focus: 2, on: &frame)
        case .staff(let facts, let chosen):
            var lines: [(String, Style)] = [(words[.staff], .title), ("", .text)]
            for (index, choice) in StaffChoice.allCases.enumerated() {
                lines.append((words[choice.title], index == chosen ? .focused : .row))
            }
            lines += [
                ("", .text), (words[.staffVersion, ["version": facts.version]], .muted),
                (words[.staffEdition, ["edition": facts.edition]], .muted),
                (facts.lastError.map { words[.staffError, ["error": $0]] } ?? words[.staffNoError], .muted),
            ]
            drawCard(lines, state, focus: 2 + chosen, on: &frame)
        }
    }

    /// What stands on a kiosk's screen while no reader can: lines in the middle, wrapped.
    public static func outOfOrder(_ lines: [String], _ size: Size) -> Frame {
        var frame = Frame(size)
        let columns = min(60, size.columns - 4)
        let rows = lines.flatMap { wrapped($0, columns) }
        let top = max(0, (size.rows - rows.count) / 2)
        for (index, row) in rows.enumerated() { frame.put(row, row: top + index, column: (size.columns - columns) / 2, style: .strong) }
        return frame
    }

    /// A box in the middle, its lines wrapped. The cursor stands on the line that has the focus.
    private static func drawCard(_ lines: [(text: String, style: Style)], _ state: ReaderState, focus: Int = 0, on frame: inout Frame) {
        let columns = min(60, state.size.columns - 4)
        var rows: [(text: String, style: Style, isFocus: Bool)] = []
        for (index, line) in lines.enumerated() {
            for part in wrapped(line.text, columns) { rows.append((part, line.style, index == focus)) }
        }
        let room = max(1, state.size.rows - 4)
        // Where there is no room for all, the gaps go first.
        if rows.count > room { rows.removeAll { $0.text.isEmpty } }
        let top = max(1, (state.size.rows - rows.count) / 2)
        let left = (state.size.columns - columns) / 2
        let bottom = top + min(rows.count, room)
        for row in top - 1...bottom {
            frame.fill(row: row, columns: left - 2..<left + columns + 2, style: .text)
            frame.put("│", row: row, column: left - 2, style: .line)
            frame.put("│", row: row, column: left + columns + 1, style: .line)
        }
        for (row, corners) in [(top - 1, ("┌", "┐")), (bottom, ("└", "┘"))] {
            frame.fill(row: row, columns: left - 2..<left + columns + 2, with: "─", style: .line)
            frame.put(corners.0, row: row, column: left - 2, style: .line)
            frame.put(corners.1, row: row, column: left + columns + 1, style: .line)
        }
        unmark(&frame)
        for (index, line) in rows.prefix(room).enumerated() {
            frame.put(line.text, row: top + index, column: left, style: line.style)
        }
        guard let index = rows.prefix(room).firstIndex(where: \.isFocus) else { return }
        let (text, style, _) = rows[index]
        self.focus(
            row: top + index, column: style == .field ? left + Width.of(text) - 1 : left, margin: left - 1,
            style: style == .focused ? .focused : .text, on: &frame)
    }

    /// Takes the mark of the keys off what lies behind a card, which has them now.
    private static func unmark(_ frame: inout Frame) {
        for (row, cells) in frame.cells.enumerated() {
            for (column, cell) in cells.enumerated() where cell.text == "▌" { frame.put(" ", row: row, column: column, style: .text) }
        }
    }

    /// The picture that waits for a visitor: what this is, a topic, how to begin, in which languages. Nothing moves; every picture stands a
    /// little elsewhere, so that no cell of the screen shows the same for months.
    private static func drawPicture(_ visit: Visit, _ state: ReaderState, on frame: inout Frame) {
        let words = state.front.words
        for row in 0..<state.size.rows { frame.fill(row: row, columns: 0..<state.size.columns, style: .text) }
        let columns = min(60, state.size.columns - 6)
        let left = max(1, (state.size.columns - columns) / 2 + visit.turn % 5 - 2)
        var lines: [(text: String, style: Style)] = wrapped(state.front.title, columns).map { ($0, .title) }
        lines.append(("", .text))
        if let topic = visit.shown {
            lines += wrapped(topic.title, columns).map { ($0, .heading) }
            lines += wrapped(topic.summary, columns).map { ($0, .text) } + [("", .text)]
        }
        lines.append((words[.pressAnyKey], .strong))
        let names = state.front.languages.enumerated().map { index, code in
            state.front.languageNames.indices.contains(index) ? state.front.languageNames[index] : code
        }
        if names.count > 1 { lines.append((words[.chooseLanguage], .muted)) }
        let crisis = drawCrisisAbove(visit.turn % 3, state, on: &frame)
        let room = crisis - 1 - (names.count > 1 ? 1 : 0)
        if lines.count > room { lines.removeAll { $0.text.isEmpty } }
        var row = max(0, min((room - lines.count) / 2 + visit.turn % 3 - 1, room - lines.count))
        for line in lines.suffix(max(0, room)) {
            frame.put(Width.clipped(line.text, to: columns), row: row, column: left, style: line.style)
            row += 1
        }
        guard names.count > 1 else { return focus(row: row - 1, column: left, style: .text, on: &frame) }
        var column = left
        for (code, name) in zip(state.front.languages, names) {
            let isHere = code == state.front.language
            let end = frame.put(name, row: row, column: column, style: isHere ? .focused : .row)
            if isHere { focus(row: row, column: column, on: &frame) }
            column = end + 2
        }
    }

    /// Whom to call, so many rows above the last. Answers its row.
    private static func drawCrisisAbove(_ rows: Int, _ state: ReaderState, on frame: inout Frame) -> Int {
        let row = state.size.rows - 1 - rows
        drawCrisis(state, row: row, on: &frame)
        return row
    }

    /// A text on lines of that width.
    private static func wrapped(_ text: String, _ columns: Int) -> [String] {
        if text.isEmpty { return [""] }
        let lines = Spread.wrapped(text, width: columns)
        return text.hasSuffix(" ") ? lines.dropLast() + [(lines.last ?? "") + " "] : lines
    }
}
