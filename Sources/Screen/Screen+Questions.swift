import Layout
import Reader
import Surface

extension Screen {
    /// The person's questions and what can be done with them; above them the field, while one is written.
    static func draw(_ list: QuestionList, _ state: ReaderState, on frame: inout Frame) {
        let words = state.front.words
        _ = open(.myQuestions, state, on: &frame)
        let spread = state.questionSpread
        let chosen = spread.items.indices.contains(list.chosen) ? spread.items[list.chosen] : spread.items.last
        let (body, lines) = state.page(of: list)
        draw(spread, lines: lines, in: body, lit: nil, on: &frame)
        if let field = list.field {
            let row = state.arrangement.layer.row
            frame.fill(row: row, columns: body.column..<body.column + body.columns, style: .text)
            let column = frame.put(words.prompt(.questionPrompt), row: row, column: body.column, style: .strong)
            _ = draw(
                field, row: row, column: column, columns: max(4, body.column + body.columns - column), isActive: true,
                margin: body.column - 1, on: &frame)
            return
        }
        guard let chosen else { return }
        restyle(chosen.fragments, lines: lines, in: body, style: .focused, on: &frame)
        let row = body.row + max(0, chosen.line - lines.lowerBound)
        focus(row: row, column: body.column + chosen.fragments[0].columns.lowerBound, margin: body.column - 1, on: &frame)
    }
}
