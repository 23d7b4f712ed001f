import Surface

/// A rectangle of cells.
public struct Area: Equatable, Sendable {
    /// Its uppermost row, counted on the screen from 0.
    public var row: Int
    /// Its leftmost column, counted on the screen from 0.
    public var column: Int
    /// Its height in cells.
    public var rows: Int
    /// Its width in cells.
    public var columns: Int

    /// Takes everything as it is given; nothing is checked here.
    public init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = rows
        self.columns = columns
    }

    /// Whether a cell lies inside.
    public func contains(_ position: Position) -> Bool {
        (row..<row + rows).contains(position.row) && (column..<column + columns).contains(position.column)
    }
}

/// Which part of the desk is where, for one size and one state: the reader pages by it, the screen draws by it.
///
/// Row 0 is the bar, the last row the hints, or the last few a word for the person; the one above them says whom to call. Between stand the panes.
public struct Arrangement: Equatable, Sendable {
    /// How many panes stand side by side: three when wide, two in the middle, one when narrow. Too small, there is only a line that says so.
    public enum Kind: Equatable, Sendable { case tooSmall, narrow, middle, wide }

    /// The smallest window anything is shown in.
    public static let smallest = Size(rows: 8, columns: 24)

    /// Follows from the size alone.
    public var kind: Kind
    /// Rows of the pinned emergency strip under the bar; empty when neither the topic nor the search over it has one.
    public var strip: Area?
    /// The sections and their topics; nil while they are not to be seen.
    public var menu: Area?
    /// The topic, or whatever lies over it.
    public var topic: Area?
    /// What the citations rest on; nil while that is not to be seen.
    public var sources: Area?
    /// Under a narrow menu, how to move, until something is opened.
    public var greeting: Area?
    /// The area a layer such as search or help takes: everything but the menu of a wide screen.
    public var layer: Area

    /// - Parameters:
    ///   - pane: the pane with the keys.
    ///   - hasSources: whether the sources pane is to be seen.
    ///   - onlyText: whether the person asked for the text alone.
    ///   - stripRows: how many rows the emergency strip wants.
    ///   - isStripOfLayer: whether the strip belongs to what lies over the panes, and not to the topic.
    ///   - greetingRows: how many rows a narrow menu leaves for the word of how to move.
    ///   - noticeRows: how many rows a word for the person takes at the bottom; one has room in the hints' place.
    init(
        size: Size, pane: Pane, hasSources: Bool, onlyText: Bool, stripRows: Int, isStripOfLayer: Bool = false, greetingRows: Int = 0,
        noticeRows: Int = 0
    ) {
        let body = Area(row: 1, column: 0, rows: max(0, size.rows - 2 - max(1, noticeRows)), columns: size.columns)
        layer = body
        guard size.rows >= Self.smallest.rows, size.columns >= Self.smallest.columns else {
            kind = .tooSmall
            return
        }
        kind = size.columns < 64 ? .narrow : size.columns < 110 ? .middle : .wide
        var panes = body
        // At least four rows stay for the text, whatever the strip says.
        let pinned = min(stripRows, max(0, body.rows - 4))
        if pinned > 0, isStripOfLayer || !(kind == .narrow && pane == .menu) {
            strip = Area(row: 1, column: 0, rows: pinned, columns: size.columns)
            panes = Area(row: 1 + pinned, column: 0, rows: body.rows - pinned, columns: size.columns)
        }
        layer = panes
        if onlyText, pane == .topic {
            topic = panes
            return
        }
        switch kind {
        case .tooSmall: break
        case .narrow:
            switch pane {
            case .menu:
                menu = panes
                let left = panes.rows - greetingRows
                if greetingRows > 0, left >= 3 {
                    menu?.rows = left
                    greeting = Area(row: panes.row + left, column: 0, rows: greetingRows, columns: panes.columns)
                }
            case .topic: topic = panes
            case .sources: sources = panes
            }
        case .middle:
            switch pane {
            case .menu: split(panes, left: min(34, size.columns * 2 / 5), right: 0)
            case .topic: topic = panes
            case .sources: split(panes, left: 0, right: min(38, size.columns * 9 / 20))
            }
        case .wide:
            let menuColumns = min(32, size.columns / 5 + 2)
            split(panes, left: menuColumns, right: hasSources ? min(40, size.columns / 4 + 2) : 0)
            layer = Area(row: panes.row, column: menuColumns + 1, rows: panes.rows, columns: size.columns - menuColumns - 1)
        }
    }

    /// Cuts the panes' area into menu, topic and sources with a line between; a width of 0 leaves that pane out.
    private mutating func split(_ panes: Area, left: Int, right: Int) {
        var middle = panes
        if left > 0 {
            menu = Area(row: panes.row, column: 0, rows: panes.rows, columns: left)
            middle.column = left + 1
            middle.columns -= left + 1
        }
        if right > 0 {
            sources = Area(row: panes.row, column: panes.columns - right, rows: panes.rows, columns: right)
            middle.columns -= right + 1
        }
        topic = middle
    }

    /// Where the text stands in an area: a margin of one cell on both sides, at most `measure` wide, centred in what is left.
    public static func text(in area: Area, measure: Int) -> Area {
        let columns = max(1, min(measure, area.columns - 2))
        return Area(
            row: area.row, column: area.column + max(0, (area.columns - columns) / 2), rows: area.rows, columns: columns)
    }
}
