import Layout
import Reader
import Surface

extension Screen {
    /// The person's questions and what can be done with them; above them the field, while one is written.
    static func draw(_ list: QuestionList, _ state: ReaderState, on frame: inout Frame) {
        let area = state.arrangement.layer
        clear(area, on: &frame)
        let words = state.front.words
        let text = Arrangement.text(in: area, measure: state.measure)
        let spread = state.questionSpread
        let body = Area(row: area.row + 2, column: text.column, rows: max(0, area.rows - 2), columns: text.columns)
        let chosen = spread.items.indices.contains(list.chosen) ? spread.items[list.chosen] : spread.items.last
        // The list stays where it is until the chosen row would leave it.
        let lastLine = chosen?.fragments.last?.line ?? 0
        let top = max(0, min(max(0, lastLine - body.rows + 1), chosen?.line ?? 0))
        let lines = top..<max(top, min(spread.lines.count, top + body.rows))
        draw(spread, lines: lines, in: body, lit: nil, on: &frame)
        if let field = list.field {
            let column = frame.put(words[.questionPrompt], row: area.row, column: text.column, style: .strong)
            _ = draw(
                field, row: area.row, column: column, columns: max(4, text.column + text.columns - column), isActive: true,
                margin: text.column - 1, on: &frame)
            return
        }
        frame.put(words[.myQuestions], row: area.row, column: text.column, style: .title)
        guard let chosen else { return }
        restyle(chosen.fragments, lines: lines, in: body, style: .focused, on: &frame)
        let row = body.row + max(0, chosen.line - top)
        focus(row: row, column: body.column + chosen.fragments[0].columns.lowerBound, margin: text.column - 1, on: &frame)
    }
}
