import CTerminal
import Surface

/// Turns frames into the bytes that bring a terminal from one to the next, by ncurses. It touches no terminal itself.
///
/// Every byte it makes is a string of the system's terminfo or a character of the frame: no title, no clipboard, no private string.
/// Painters in different threads take turns with ncurses; one painter belongs to one thread at a time.
public struct Painter: ~Copyable {
    /// No terminal is taken to be larger; what lies beyond stays blank.
    public static let largest = Size(rows: 500, columns: 500)

    /// The size drawn for, at least 1 × 1 and at most ``largest``.
    public private(set) var size: Size
    private let screen: OpaquePointer
    /// The theme worn; nil when the terminal has no colours, or shall show none.
    public private(set) var theme: Theme?
    private var looks: [Look]
    private let colours: Int32
    /// Whether stand-ins are drawn for what is not ASCII.
    public let isASCII: Bool
    private var last: Frame?
    private var sgr = SGR()

    private struct Look {
        var attributes: UInt32
        var pair: Int32
    }

    /// A painter for the terminal called `name`.
    ///
    /// - Parameters:
    ///   - isColourful: Without colours, and on a terminal that has none, every theme looks as ``Theme/mono`` does.
    ///   - isASCII: Draws stand-ins for what is not ASCII, for a terminal that does not speak UTF-8.
    /// - Throws: `noName` for an empty name; `unknownName` when the system's terminfo has no such entry, or one too poor to move a
    ///   cursor, or when the name is no plain name.
    public init(terminal name: String, size: Size, theme: Theme, isColourful: Bool, isASCII: Bool = false) throws(Terminal.Failure) {
        let size = Self.clamped(size)
        if name.isEmpty { throw .noName }
        guard Self.isPlain(name),
            let screen = cterminal_screen_open(name, Int32(size.rows), Int32(size.columns), isColourful ? 1 : 0)
        else { throw .unknownName(name) }
        colours = isColourful ? cterminal_screen_colours(screen) : 0
        self.theme = colours < 8 ? nil : theme
        self.screen = screen
        self.size = size
        self.isASCII = isASCII
        looks = Self.looks(self.theme ?? .mono, colours: colours, on: screen)
    }

    deinit { cterminal_screen_close(screen) }

    /// The bytes that bring the terminal from the last frame painted to this one, and the cursor to its place; the first time they also
    /// enter the alternate screen and draw everything. A frame of another size is cut or filled with blanks.
    ///
    /// - Complexity: O(*cells*) comparisons; ncurses sees only the part of each row that differs.
    public mutating func paint(_ frame: Frame) -> [UInt8] {
        let row = min(max(frame.cursor.row, 0), size.rows - 1)
        let column = min(max(frame.cursor.column, 0), size.columns - 1)
        if let early = withoutMark(frame, row: row, column: column - 1) {
            prepare(early)
            cterminal_screen_refresh(screen, -1, -1)
            last = early
        }
        prepare(frame)
        last = frame
        return sgr.shortened(fetch(cterminal_screen_refresh(screen, Int32(row), Int32(column))))
    }

    /// A frame without the mark before its cursor, to be painted first, when text moves under a mark that stays: so a scrolled line is known
    /// for the one it was, and the mark, written last, leaves the cursor where it belongs. Nil when nothing is saved that way.
    private func withoutMark(_ frame: Frame, row: Int, column: Int) -> Frame? {
        guard let last, last.size == frame.size, row < frame.size.rows, frame.size.columns > column, column >= 0 else { return nil }
        let mark = frame.cells[row][column]
        guard mark.scalar(0) != 0x20, !mark.isSecondHalf, last.cells[row][column] == mark else { return nil }
        guard last.cells[row] != frame.cells[row] else { return nil }
        var early = frame
        early.put(" ", row: row, column: column, style: .text)
        return early
    }

    /// Tells ncurses what differs from the last frame.
    private mutating func prepare(_ frame: Frame) {
        for row in 0..<size.rows {
            guard let changed = changes(in: row, of: frame) else { continue }
            var column = changed.lowerBound
            while column < changed.upperBound {
                column += prepare(cell(row, column, of: frame), room: size.columns - column)
            }
            cterminal_screen_line(screen, Int32(row), Int32(changed.lowerBound))
        }
    }

    /// Goes on in another theme; where there are no colours nothing changes.
    public mutating func wear(_ theme: Theme) {
        guard self.theme != nil else { return }
        self.theme = theme
        looks = Self.looks(theme, colours: colours, on: screen)
        last = nil
    }

    /// Goes on with another size; the next frame is drawn whole.
    public mutating func resize(to size: Size) { renew(size, isEntered: true) }

    /// Begins again on a terminal that was left meanwhile: the next frame enters it and is drawn whole.
    public mutating func restart(at size: Size) { renew(size, isEntered: false) }

    private mutating func renew(_ size: Size, isEntered: Bool) {
        self.size = Self.clamped(size)
        last = nil
        if !isEntered { sgr = SGR() }
        let outcome = cterminal_screen_renew(screen, Int32(self.size.rows), Int32(self.size.columns), isEntered ? 1 : 0)
        precondition(outcome == 0, "a terminal that was opened before can be opened again")
    }

    /// In a process that was forked from the one that opened this: paints into memory of its own from now on. False: there is none.
    func part() -> Bool { cterminal_screen_part(screen) == 0 }

    /// The bytes that put the terminal back in order and leave the alternate screen.
    public var leaving: [UInt8] {
        let rows = Int32(size.rows)
        return [UInt8](unsafeUninitializedCapacity: 256) { bytes, count in
            count = Int(cterminal_screen_leaving(screen, rows, bytes.baseAddress, 256))
        }
    }

    /// What the terminal's description says for a string capability such as `kcuu1`; empty when it has none.
    func capability(_ name: String) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 64) { bytes, count in
            count = Int(cterminal_screen_string(screen, name, bytes.baseAddress, 64))
        }
    }

    /// The columns of a row that differ from the last frame, whole characters only; nil when none does.
    private func changes(in row: Int, of frame: Frame) -> Range<Int>? {
        guard let last, last.size == frame.size, row < frame.size.rows else { return 0..<size.columns }
        let before = last.cells[row]
        let after = frame.cells[row]
        if before == after { return nil }
        let columns = min(after.count, size.columns)
        guard var first = (0..<columns).first(where: { before[$0] != after[$0] }) else { return nil }
        var end = (first..<columns).last(where: { before[$0] != after[$0] }).map { $0 + 1 } ?? columns
        while first > 0, before[first].isSecondHalf || after[first].isSecondHalf { first -= 1 }
        while end < columns, before[end].isSecondHalf || after[end].isSecondHalf { end += 1 }
        return first..<end
    }

    private func cell(_ row: Int, _ column: Int, of frame: Frame) -> Cell {
        guard row < frame.size.rows, column < frame.size.columns else { return .blank }
        return frame.cells[row][column]
    }

    /// Hands one cell to ncurses and answers how many columns it takes.
    private func prepare(_ cell: Cell, room: Int) -> Int {
        let look = looks[Int(cell.style.rawValue)]
        var scalar = cell.scalar(0)
        if scalar < 0x80, cell.scalar(1) == 0, scalar > 0 {
            cterminal_screen_cell(screen, &scalar, 1, look.attributes, look.pair)
            return 1
        }
        // The second half of a wide character whose first half is elsewhere: no frame has one, a cut frame may.
        guard !cell.isSecondHalf, let base = Unicode.Scalar(scalar) else { return prepare(Cell(" ", cell.style), room: room) }
        let width = Width.of(base)
        if width > room { return prepare(Cell(" ", cell.style), room: room) }
        if isASCII {
            let standIn = StandIn.of(base)
            for _ in 0..<width { _ = prepare(Cell(standIn, cell.style), room: room) }
            return width
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 + Cell.mostMarks) { scalars in
            var count = 0
            while count <= Cell.mostMarks, cell.scalar(count) != 0 {
                scalars[count] = cell.scalar(count)
                count += 1
            }
            cterminal_screen_cell(screen, scalars.baseAddress, Int32(count), look.attributes, look.pair)
        }
        return max(width, 1)
    }

    private func fetch(_ count: Int64) -> [UInt8] {
        if count <= 0 { return [] }
        return [UInt8](unsafeUninitializedCapacity: Int(count)) { bytes, filled in
            filled = Int(cterminal_screen_fetch(screen, bytes.baseAddress, count))
        }
    }

    /// How each style looks here, by its raw value. On eight colours a bright foreground is a bold one, a bright background a plain one.
    private static func looks(_ theme: Theme, colours: Int32, on screen: OpaquePointer) -> [Look] {
        Style.allCases.map { style in
            let wanted = theme.attributes(of: style)
            var attributes: UInt32 = 0
            if wanted.isBold { attributes |= UInt32(CTERMINAL_BOLD) }
            if wanted.isUnderlined { attributes |= UInt32(CTERMINAL_UNDERLINED) }
            // Without colours a light ground is a reversed one.
            let isLit = colours < 8 && wanted.background.map { $0 != .black } ?? false
            if wanted.isReversed || isLit { attributes |= UInt32(CTERMINAL_REVERSED) }
            var foreground = wanted.foreground.map { Int32($0.rawValue) } ?? -1
            var background = wanted.background.map { Int32($0.rawValue) } ?? -1
            if colours < 16 {
                if foreground >= 8 {
                    foreground -= 8
                    attributes |= UInt32(CTERMINAL_BOLD)
                }
                if background >= 8 { background -= 8 }
            }
            let pair = colours < 8 ? 0 : cterminal_screen_pair(screen, foreground, background)
            return Look(attributes: attributes, pair: pair)
        }
    }

    private static func clamped(_ size: Size) -> Size {
        Size(rows: min(max(size.rows, 1), largest.rows), columns: min(max(size.columns, 1), largest.columns))
    }

    /// Whether a name can only be a name: no path, no control character, not absurdly long.
    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= 64 && name.utf8.first != UInt8(ascii: ".")
            && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    }
}
