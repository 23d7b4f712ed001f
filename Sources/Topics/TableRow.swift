/// A row of a table in the author's bytes.
enum TableRow {
    /// The cells between the `|` that no backslash escapes, trimmed of blanks. A `|` before the first and after the last cell may
    /// be there or not.
    static func cells(_ bytes: [UInt8], _ start: Int, _ end: Int) -> [Range<Int>] {
        func isBlank(_ offset: Int) -> Bool { bytes[offset] == 0x20 || bytes[offset] == 0x09 }
        var from = start
        var to = end
        while from < to, isBlank(from) { from += 1 }
        while to > from, isBlank(to - 1) { to -= 1 }
        if from < to, bytes[from] == UInt8(ascii: "|") { from += 1 }
        var cells: [Range<Int>] = []
        var cell = from
        var offset = from
        func trimmed(_ low: Int, _ high: Int) -> Range<Int> {
            var (low, high) = (low, high)
            while low < high, isBlank(low) { low += 1 }
            while high > low, isBlank(high - 1) { high -= 1 }
            return low..<high
        }
        while offset < to {
            if bytes[offset] == UInt8(ascii: "\\") {
                offset += 2
                continue
            }
            if bytes[offset] == UInt8(ascii: "|") {
                cells.append(trimmed(cell, offset))
                cell = offset + 1
            }
            offset += 1
        }
        if cell < to { cells.append(trimmed(cell, to)) }
        return cells
    }
}
