import Layout
import Reader
import Surface

extension Screen {
    /// The person's questions and what can be done with them; above them the field, while one is written.
    static func draw(_ list: QuestionList, _ state: ReaderState, on frame: inout Frame) {
        let words = state.front.words
        var body = open(.myQuestions, state, on: &frame)
        // The field has a row of its own where there is no title for it to stand in.
        if list.field != nil, body.row == state.arrangement.layer.row, body.rows > 1 {
            body.row += 1
            body.rows -= 1
        }
        let spread = state.questionSpread
        let chosen = spread.items.indices.contains(list.chosen) ? spread.items[list.chosen] : spread.items.last
        // The list stays where it is until the chosen row would leave it.
        let lastLine = chosen?.fragments.last?.line ?? 0
        let top = max(0, min(max(0, lastLine - body.rows + 1), chosen?.line ?? 0))
        let lines = top..<max(top, min(spread.lines.count, top + body.rows))
        draw(spread, lines: lines, in: body, lit: nil, on: &frame)
        if let field = list.field {
            let row = state.arrangement.layer.row
            frame.fill(row: row, columns: body.column..<body.column + body.columns, style: .text)
            let column = frame.put(prompt(.questionPrompt, words), row: row, column: body.column, style: .strong)
            _ = draw(
                field, row: row, column: column, columns: max(4, body.column + body.columns - column), isActive: true,
                margin: body.column - 1, on: &frame)
            return
        }
        guard let chosen else { return }
        restyle(chosen.fragments, lines: lines, in: body, style: .focused, on: &frame)
        let row = body.row + max(0, chosen.line - top)
        focus(row: row, column: body.column + chosen.fragments[0].columns.lowerBound, margin: body.column - 1, on: &frame)
    }
}
