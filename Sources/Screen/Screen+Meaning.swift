import Layout
import Reader
import Surface
import Topics

extension Screen {
    /// The meaning of a word, in a box under it or, near the bottom, over it: four lines, and on the lower edge how to read on.
    static func drawMeaning(_ index: Int, from first: Int, _ state: ReaderState, on frame: inout Frame) {
        guard let spread = state.meaning else { return }
        let text = state.textArea
        let words = state.front.words
        let columns = state.meaningColumns
        let first = max(0, min(first, spread.lines.count - 1))
        let lines = first..<min(spread.lines.count, first + state.meaningRows)
        let rows = lines.count + 2
        let word = state.chosenItem?.fragments.first
        let wordRow = word.map { text.row + $0.line - state.place.top } ?? text.row
        let isBelow = wordRow + 1 + rows <= text.row + text.rows
        let top = isBelow ? wordRow + 1 : max(text.row, wordRow - rows)
        let left = max(text.column, min(text.column + (word?.columns.lowerBound ?? 0), text.column + text.columns - columns))
        let box = Area(row: top, column: left, rows: min(rows, text.row + text.rows - top), columns: columns)
        clear(box, on: &frame)
        let line = String(repeating: "─", count: columns - 2)
        let bottom = top + box.rows - 1
        frame.put("┌" + line + "┐", row: top, column: left, style: .line)
        for row in top + 1..<bottom {
            frame.put("│", row: row, column: left, style: .line)
            frame.put("│", row: row, column: left + columns - 1, style: .line)
        }
        frame.put("└" + line + "┘", row: bottom, column: left, style: .line)
        var said: [Message] = []
        if lines.upperBound < spread.lines.count { said.append(.meaningRest) }
        if state.topicBehind(term: index) != nil { said.append(.meaningMore) }
        var edge = left + columns - 1
        for label in said.map({ " " + words[$0] + " " }) where edge - Width.of(label) - 1 > left {
            edge -= Width.of(label) + 1
            frame.put(label, row: bottom, column: edge, style: .muted)
        }
        draw(spread, lines: lines, in: Area(row: top + 1, column: left + 2, rows: rows - 2, columns: columns - 4), lit: nil, on: &frame)
        focus(row: top + 1, column: left + 2, margin: left, on: &frame)
    }
}
