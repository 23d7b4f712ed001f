import CWidth

/// How many cells text takes on a terminal, by the C library's own table, which is the one ncurses draws with.
public enum Width {
    /// Cells of one scalar: 0 for marks and joiners, 2 for wide ones, 1 for everything else. Text is expected to have been through
    /// ``Escaper``; what the table does not know counts as 1.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 || (0x2010...0x2027).contains(scalar.value) { return 1 }
        // Joiners and variation selectors are dropped when drawn, see ``Frame``.
        if scalar.value == 0x200D || scalar.value == 0x200C || (0xFE00...0xFE0F).contains(scalar.value) { return 0 }
        let cells = cwidth_of(scalar.value)
        return cells < 0 ? 1 : Int(cells)
    }

    /// Cells of one character as ``Frame`` draws it: the sum of its scalars.
    public static func of(_ character: Character) -> Int {
        if character.utf8.count == 1 { return 1 }
        return character.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// Cells of a whole text on one line.
    public static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The text cut to at most `columns` cells, with `…` in place of what was cut. No columns, no text.
    public static func clipped(_ text: String, to columns: Int) -> String {
        if of(text) <= columns { return text }
        guard columns > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in text {
            let cells = of(character)
            if used + cells > columns - 1 { break }
            kept.append(character)
            used += cells
        }
        return kept + "…"
    }
}
