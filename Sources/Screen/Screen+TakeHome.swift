import Layout
import Reader
import Surface

extension Screen {
    /// What is taken home, the field for the file's name, and what will be written.
    static func draw(_ takeHome: TakeHome, _ state: ReaderState, on frame: inout Frame) {
        let area = state.arrangement.layer
        clear(area, on: &frame)
        let words = state.front.words
        let text = Arrangement.text(in: area, measure: state.measure)
        frame.put(Width.clipped(takeHome.title, to: text.columns), row: area.row, column: text.column, style: .title)
        let column = frame.put(words[.filePrompt], row: area.row + 1, column: text.column, style: .strong)
        _ = draw(
            takeHome.field, row: area.row + 1, column: column, columns: max(4, text.column + text.columns - column), isActive: true,
            margin: text.column - 1, on: &frame)
        let spread = state.words(of: takeHome, width: text.columns)
        let body = Area(row: area.row + 3, column: text.column, rows: max(0, area.rows - 3), columns: text.columns)
        draw(spread, lines: 0..<min(body.rows, spread.lines.count), in: body, lit: nil, on: &frame)
    }
}
