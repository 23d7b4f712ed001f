/// One character cell: what stands in it and what it means.
public struct Cell: Equatable, Sendable {
    /// One spacing scalar and at most four marks on it; empty in the second half of a wide character.
    public var text: String
    public var style: Style

    public init(_ text: String, _ style: Style) {
        self.text = text
        self.style = style
    }

    public static let blank = Cell(" ", .text)
}

/// One picture of the screen: a grid of cells and the place of the hardware cursor. A value; drawing happens elsewhere.
///
/// Everything put on a frame passes through ``Escaper``, so a frame never holds a character that could drive a terminal.
public struct Frame: Equatable, Sendable {
    public let size: Size
    /// Rows of cells, each exactly `size.columns` long.
    public private(set) var cells: [[Cell]]
    /// Where the hardware cursor stands: on the first letter of what is selected, for braille displays and speech.
    public var cursor: Position

    /// A blank frame with the cursor at the top left.
    public init(_ size: Size) {
        self.size = size
        cells = Array(repeating: Array(repeating: .blank, count: size.columns), count: size.rows)
        cursor = Position(row: 0, column: 0)
    }

    /// Writes `text` from a cell on, to the right, and answers the column after it.
    ///
    /// What would pass `limit` (the right edge when nil) is cut; a wide character that does not fit whole is left out and its cell is
    /// a blank. Rows and columns outside the frame are ignored. Joiners and variation selectors are dropped, so that every terminal agrees on the width.
    @discardableResult
    public mutating func put(_ text: String, row: Int, column: Int, style: Style, limit: Int? = nil) -> Int {
        let edge = min(limit ?? size.columns, size.columns)
        var column = column
        guard row >= 0, row < size.rows else { return column }
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            for byte in text.utf8 {
                if column >= edge { break }
                if column >= 0 { set(row, column, Cell(Self.ascii[Int(byte)], style)) }
                column += 1
            }
            return column
        }
        for scalar in Escaper.safe(text).unicodeScalars {
            let width = Width.of(scalar)
            if width == 0 {
                mark(scalar, row: row, before: column)
                continue
            }
            if column + width > edge {
                if column < edge, column >= 0 { set(row, column, Cell(" ", style)) }
                break
            }
            if column >= 0 {
                set(row, column, Cell(String(Character(scalar)), style))
                if width == 2 {
                    set(row, column + 1, Cell(" ", style))
                    cells[row][column].text = String(Character(scalar))
                    cells[row][column + 1].text = ""
                }
            } else if column + width > 0 {
                set(row, 0, Cell(" ", style))
            }
            column += width
        }
        return column
    }

    /// Gives every cell of a run a style and keeps its text.
    public mutating func restyle(row: Int, columns: Range<Int>, style: Style) {
        guard row >= 0, row < size.rows else { return }
        for column in columns.clamped(to: 0..<size.columns) { cells[row][column].style = style }
    }

    /// Fills a run of a row with one character of width 1.
    public mutating func fill(row: Int, columns: Range<Int>, with text: String = " ", style: Style) {
        guard row >= 0, row < size.rows else { return }
        for column in columns.clamped(to: 0..<size.columns) { set(row, column, Cell(text, style)) }
    }

    /// How many words stand on it: runs of characters without a blank that hold a letter or a digit.
    public var wordCount: Int {
        cells.reduce(0) { count, row in
            count + row.map(\.text).joined().split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
        }
    }

    /// A row as text, without the blanks at its end.
    public func text(row: Int) -> String {
        var line = cells[row].map(\.text).joined()
        while line.last == " " { line.removeLast() }
        return line
    }

    /// Sets a cell and blanks the other half of a wide character that it cuts.
    private mutating func set(_ row: Int, _ column: Int, _ cell: Cell) {
        if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1].text = " " }
        if column + 1 < size.columns, cells[row][column + 1].text.isEmpty { cells[row][column + 1].text = " " }
        cells[row][column] = cell
    }

    /// Puts a mark on the character before `column`. Joiners and selectors are dropped.
    private mutating func mark(_ scalar: Unicode.Scalar, row: Int, before column: Int) {
        guard Escaper.isMark(scalar), !(0xFE00...0xFE0F).contains(scalar.value) else { return }
        var base = column - 1
        if base >= 0, base < size.columns, cells[row][base].text.isEmpty { base -= 1 }
        guard base >= 0, base < size.columns, !cells[row][base].text.isEmpty else { return }
        cells[row][base].text.unicodeScalars.append(scalar)
    }

    private static let ascii: [String] = (0..<128).map { String(UnicodeScalar(UInt8($0))) }
}
