import Layout
import Reader
import Surface
import Topics

extension Screen {
    /// What a kiosk shows besides the desk, over it or in its place.
    static func draw(_ visit: Visit, _ state: ReaderState, on frame: inout Frame) {
        let words = state.front.words
        switch visit.stage {
        case .attract: drawPicture(state, on: &frame)
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
        // Whom to call stays in sight below it.
        let count = min(rows.count, room)
        let top = max(1, min((state.size.rows - count) / 2, state.size.rows - 3 - count))
        let left = (state.size.columns - columns) / 2
        let bottom = top + count
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

    /// The picture that waits for a visitor.
    private static func drawPicture(_ state: ReaderState, on frame: inout Frame) {
        guard let picture = state.picture else { return }
        for row in 0..<state.size.rows { frame.fill(row: row, columns: 0..<state.size.columns, style: .text) }
        drawCrisis(state, row: picture.crisisRow, on: &frame)
        let area = picture.area
        for (index, line) in picture.lines.enumerated() {
            frame.put(Width.clipped(line.text, to: area.columns), row: area.row + index, column: area.column, style: line.style)
        }
        for choice in picture.choices {
            let isHere = choice.language == state.front.language
            frame.put(choice.name, row: choice.area.row, column: choice.area.column, style: isHere ? .focused : .row)
            if isHere { focus(row: choice.area.row, column: choice.area.column, on: &frame) }
        }
        if picture.choices.isEmpty { focus(row: max(area.row, area.row + area.rows - 1), column: area.column, style: .text, on: &frame) }
    }

    /// A text on lines of that width.
    private static func wrapped(_ text: String, _ columns: Int) -> [String] {
        if text.isEmpty { return [""] }
        let lines = Spread.wrapped(text, width: columns)
        return text.hasSuffix(" ") ? lines.dropLast() + [(lines.last ?? "") + " "] : lines
    }
}
