import Layout
import Reader
import Surface
import Topics

/// Draws the desk: a function from the reader's state to a frame. It remembers nothing and asks nobody.
public enum Screen {
    /// The whole screen for one state. The cursor stands on what is selected.
    ///
    /// - Complexity: O(rows × columns), whatever the length of the topic.
    public static func draw(_ state: ReaderState) -> Frame {
        var frame = Frame(state.size)
        guard state.arrangement.kind != .tooSmall else {
            drawTooSmall(state, on: &frame)
            return frame
        }
        drawBar(state, on: &frame)
        drawStrip(state, on: &frame)
        drawLines(state, on: &frame)
        if let area = state.arrangement.menu { drawMenu(state, in: area, on: &frame) }
        if var area = state.arrangement.greeting {
            area.column += 1
            area.columns -= 2
            draw(state.greeting, lines: 0..<area.rows, in: area, lit: nil, on: &frame)
        }
        if let area = state.arrangement.topic { drawTopic(state, in: area, on: &frame) }
        if let area = state.arrangement.sources { drawSources(state, in: area, on: &frame) }
        for layer in state.place.layers { draw(layer, state, on: &frame) }
        drawCrisis(state, row: state.size.rows - 1 - max(1, state.noticeLines.count), on: &frame)
        drawHints(state, on: &frame)
        if let visit = state.visit { draw(visit, state, on: &frame) }
        return frame
    }

    /// One line that asks for a larger window, cut to what there is.
    private static func drawTooSmall(_ state: ReaderState, on frame: inout Frame) {
        let words = Width.clipped(state.front.words[.tooSmall], to: state.size.columns - 1)
        let row = state.size.rows / 2
        let column = max(1, (state.size.columns - Width.of(words)) / 2)
        frame.put(words, row: row, column: column, style: .message)
        focus(row: row, column: min(column, state.size.columns - 1), margin: column - 1, style: .text, on: &frame)
    }

    /// The upright lines between panes.
    private static func drawLines(_ state: ReaderState, on frame: inout Frame) {
        let panes = state.arrangement
        var columns: [Int] = []
        if let menu = panes.menu, menu.columns < state.size.columns { columns.append(menu.column + menu.columns) }
        if let sources = panes.sources, sources.column > 0 { columns.append(sources.column - 1) }
        guard let area = panes.topic ?? panes.menu ?? panes.sources else { return }
        for column in columns {
            for row in area.row..<area.row + area.rows { frame.put("│", row: row, column: column, style: .line) }
        }
    }

    /// The one mark of what has the keys: a bar before it, and the hardware cursor on it. Every frame has exactly one.
    ///
    /// - Parameter margin: where the bar stands, when that is not the cell before the cursor.
    static func focus(row: Int, column: Int, margin: Int? = nil, style: Style = .focused, on frame: inout Frame) {
        frame.put("▌", row: row, column: margin ?? column - 1, style: style)
        frame.cursor = Position(row: row, column: column)
    }

    /// Blanks an area, for something that lies over the panes.
    static func clear(_ area: Area, on frame: inout Frame) {
        for row in area.row..<area.row + area.rows {
            frame.fill(row: row, columns: area.column..<area.column + area.columns, style: .text)
        }
    }
}
