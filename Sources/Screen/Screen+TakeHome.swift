import Layout
import Reader
import Surface

extension Screen {
    /// What is taken home, the field for the file's name or the printer's name, and the ways there are.
    static func draw(_ takeHome: TakeHome, _ state: ReaderState, on frame: inout Frame) {
        let area = state.arrangement.layer
        clear(area, on: &frame)
        let words = state.front.words
        let text = Arrangement.text(in: area, measure: state.measure)
        frame.put(Width.clipped(takeHome.title, to: text.columns), row: area.row, column: text.column, style: .title)
        let row = area.row + 1
        let edge = text.column + text.columns
        let prompt = words.prompt(takeHome.printer == nil ? .filePrompt : .printerPrompt)
        let column = frame.put(prompt, row: row, column: text.column, style: .strong)
        if let printer = takeHome.printer {
            frame.put(Width.clipped(printer, to: edge - column), row: row, column: column, style: .focused)
            focus(row: row, column: column, margin: text.column - 1, on: &frame)
        } else {
            _ = draw(
                takeHome.field, row: row, column: column, columns: max(4, edge - column), isActive: true, margin: text.column - 1,
                on: &frame)
        }
        let (body, lines) = state.page(of: takeHome)
        draw(state.words(of: takeHome, width: body.columns), lines: lines, in: body, lit: nil, on: &frame)
    }
}
