import Surface

extension Emulator {
    /// Where the screen differs from a frame drawn in a theme: text, attributes and colours of every cell, and the cursor. Empty when it shows
    /// exactly that. For a terminal of at least sixteen colours that speaks UTF-8.
    public func differences(from frame: Frame, theme: Theme) -> [String] {
        guard frame.size == size else { return ["the screen is \(size), the frame \(frame.size)"] }
        var found: [String] = []
        for row in 0..<size.rows {
            for column in 0..<size.columns {
                let wanted = Self.glyph(frame.cells[row][column], theme)
                let shown = glyph(row, column)
                // The second half of a wide character has no look of its own.
                if wanted.text.isEmpty && shown.text.isEmpty { continue }
                if shown != wanted { found.append("row \(row), column \(column): shows \(shown), not \(wanted)") }
            }
        }
        if cursor != frame.cursor { found.append("the cursor is at \(cursor), not \(frame.cursor)") }
        return found
    }

    private static func glyph(_ cell: Cell, _ theme: Theme) -> Glyph {
        let look = theme.attributes(of: cell.style)
        return Glyph(
            cell.text, isBold: look.isBold, isUnderlined: look.isUnderlined, isReversed: look.isReversed,
            foreground: look.foreground.map { Int($0.rawValue) } ?? -1, background: look.background.map { Int($0.rawValue) } ?? -1)
    }
}
