import Layout
import Reader
import Surface

extension Screen {
    /// A QR code, black on white, and the words beside or below it.
    static func draw(_ sheet: CodeSheet, _ state: ReaderState, on frame: inout Frame) {
        clear(state.arrangement.layer, on: &frame)
        let area = sheet.wordsArea
        let last = min(sheet.words.lines.count, sheet.top + area.rows)
        draw(sheet.words, lines: min(sheet.top, last)..<last, in: area, lit: nil, on: &frame)
        focus(row: area.row, column: area.column, style: .text, on: &frame)
        guard let drawn = sheet.drawn else { return }
        if drawn.isASCII { drawWide(drawn, on: &frame) } else { drawHalves(drawn, on: &frame) }
    }

    private static func drawHalves(_ drawn: CodeSheet.Drawn, on frame: inout Frame) {
        for (row, line) in drawn.code.lines(border: drawn.border).enumerated() {
            frame.put(line, row: drawn.area.row + row, column: drawn.area.column, style: .inkLight)
        }
    }

    /// A module on two cells of a row, which are about as wide as one is high.
    private static func drawWide(_ drawn: CodeSheet.Drawn, on frame: inout Frame) {
        for row in 0..<drawn.area.rows {
            for column in 0..<drawn.area.columns {
                let isDark = drawn.code.isDark(row: row - drawn.border, column: column / 2 - drawn.border)
                frame.put(" ", row: drawn.area.row + row, column: drawn.area.column + column, style: isDark ? .inkDark : .inkLight)
            }
        }
    }
}
