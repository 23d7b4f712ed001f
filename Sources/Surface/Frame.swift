/// One character cell: what stands in it and what it means. Sixteen bytes and a style that copy as they are: a screen has thousands.
public struct Cell: Equatable, Sendable {
    /// No more marks stand on a character; what passes this is left out.
    public static let mostMarks = 4
    private static let bits: UInt64 = 21

    /// The character and its first two marks, 21 bits each; nought where there is none.
    private var letters: UInt64 = 0
    /// The other two marks.
    private var marks: UInt64 = 0
    /// What it means; a theme says how that looks.
    public var style: Style

    /// A cell of one spacing scalar and the marks on it; of nothing, the second half of a wide character.
    public init(_ text: String, _ style: Style) {
        self.style = style
        for scalar in text.unicodeScalars.prefix(1 + Self.mostMarks) { append(scalar) }
    }

    /// A cell of one spacing scalar without marks, taken as it is.
    public init(_ scalar: Unicode.Scalar, _ style: Style) {
        letters = UInt64(scalar.value)
        self.style = style
    }

    /// A blank of plain text.
    public static let blank = Cell(" ", .text)

    /// Whether it is the second half of a wide character, where nothing of its own stands.
    public var isSecondHalf: Bool { letters == 0 }

    /// The scalar at a place, the character first; 0 where there is none.
    public func scalar(_ place: Int) -> UInt32 {
        let word = place < 3 ? letters : marks
        return UInt32(truncatingIfNeeded: word >> (UInt64(place % 3) * Self.bits) & 0x1F_FFFF)
    }

    /// One spacing scalar and at most four marks on it; empty in the second half of a wide character.
    public var text: String {
        var text = String.UnicodeScalarView()
        for place in 0...Self.mostMarks {
            guard let scalar = Unicode.Scalar(scalar(place)), scalar.value > 0 else { break }
            text.append(scalar)
        }
        return String(text)
    }

    /// Puts one more scalar behind the others, if there is room.
    mutating func append(_ scalar: Unicode.Scalar) {
        guard let place = (0...Self.mostMarks).first(where: { self.scalar($0) == 0 }) else { return }
        let value = UInt64(scalar.value) << (UInt64(place % 3) * Self.bits)
        if place < 3 { letters |= value } else { marks |= value }
    }

    /// Leaves a blank of the same style.
    mutating func clear() {
        letters = 0x20
        marks = 0
    }
}

/// One picture of the screen: a grid of cells and the place of the hardware cursor. A value; drawing happens elsewhere.
///
/// Everything put on a frame passes through ``Escaper``, so a frame never holds a character that could drive a terminal.
public struct Frame: Equatable, Sendable {
    /// Never changes: another size is another frame.
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
            return cells[row].withUnsafeMutableBufferPointer { row in
                for byte in text.utf8 {
                    if column >= edge { break }
                    if column >= 0 { Self.set(row, column, Cell(Unicode.Scalar(byte), style)) }
                    column += 1
                }
                return column
            }
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
                set(row, column, Cell(scalar, style))
                if width == 2 {
                    set(row, column + 1, Cell(" ", style))
                    cells[row][column] = Cell(scalar, style)
                    cells[row][column + 1] = Cell("", style)
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
        let cell = Cell(text, style)
        for column in columns.clamped(to: 0..<size.columns) { set(row, column, cell) }
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

    private mutating func set(_ row: Int, _ column: Int, _ cell: Cell) {
        cells[row].withUnsafeMutableBufferPointer { Self.set($0, column, cell) }
    }

    /// Sets a cell of a row and blanks the other half of a wide character that it cuts.
    private static func set(_ row: UnsafeMutableBufferPointer<Cell>, _ column: Int, _ cell: Cell) {
        if column > 0, row[column].isSecondHalf { row[column - 1].clear() }
        if column + 1 < row.count, row[column + 1].isSecondHalf { row[column + 1].clear() }
        row[column] = cell
    }

    /// Puts a mark on the character before `column`. Joiners and selectors are dropped.
    private mutating func mark(_ scalar: Unicode.Scalar, row: Int, before column: Int) {
        guard Escaper.isMark(scalar), !(0xFE00...0xFE0F).contains(scalar.value) else { return }
        var base = column - 1
        if base >= 0, base < size.columns, cells[row][base].isSecondHalf { base -= 1 }
        guard base >= 0, base < size.columns, !cells[row][base].isSecondHalf else { return }
        cells[row][base].append(scalar)
    }
}
