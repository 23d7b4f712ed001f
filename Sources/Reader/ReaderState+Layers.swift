import Layout
import Surface
import Topics

extension ReaderState {
    /// A command while something lies over the panes. Moves and Enter belong to the layer; Back closes it.
    mutating func obeyInLayer(_ command: Command) -> [Effect] {
        switch place.layers.last {
        case .help(let top): obeyInSheet(command, top: top) { .help(top: $0) }
        case .about(let top): obeyInSheet(command, top: top) { .about(top: $0) }
        case .commands(let chosen): return obeyInCommands(command, chosen: chosen)
        case .contents(let chosen): return obeyInContents(command, chosen: chosen)
        case .meaning(let index, let top): return obeyInMeaning(command, index: index, top: top)
        case .code(let code): obeyInCode(command, code)
        case .questions(let list): return obeyInQuestions(command, list)
        case .search, .takeHome, nil: break
        }
        return []
    }

    /// A sheet is read and closed, nothing else.
    private mutating func obeyInSheet(_ command: Command, top: Int, _ sheet: (Int) -> Layer) {
        if let next = row(command, from: top, of: max(1, self.sheet.lines.count - sheetRows + 1)) {
            place.layers[place.layers.count - 1] = sheet(next)
        } else if [.back, .help, .about, .open].contains(command) {
            place.layers.removeLast()
        }
    }

    private mutating func obeyInContents(_ command: Command, chosen: Int) -> [Effect] {
        if let next = row(command, from: chosen, of: spread.headings.count) {
            place.layers[place.layers.count - 1] = .contents(chosen: next)
            return []
        }
        switch command {
        case .open:
            place.layers.removeLast()
            if place.pane != .topic { moveTo(.topic) }
            return open(.heading(chosen))
        case .back, .contents:
            place.layers.removeLast()
            return []
        default: return []
        }
    }

    /// Where the rows of a layer stand: under its title and a blank line. Where there are few rows the bar alone says the title.
    public var layerBody: Area {
        let text = Arrangement.text(in: arrangement.layer, measure: measure)
        let title = text.rows >= 8 ? 2 : 0
        return Area(row: text.row + title, column: text.column, rows: max(1, text.rows - title), columns: text.columns)
    }

    /// Rows of a sheet's text, its title left out.
    public var sheetRows: Int { layerBody.rows }

    /// Whether what lies on top is a list of rows, and no sheet to read.
    private var isList: Bool {
        switch place.layers.last {
        case .help, .about: false
        default: true
        }
    }

    /// The row of a list that a command leads to, of so many; nil for a command that moves nothing. A page keeps one row in sight.
    func row(_ command: Command, from chosen: Int, of count: Int) -> Int? {
        let rows = layerBody.rows
        let next: Int
        switch command {
        // Tab goes round the end of a list, as it does in a text, so that it reaches what stands above.
        case .nextItem where isList && chosen == count - 1: next = 0
        case .previousItem where isList && chosen == 0: next = count - 1
        case .up, .lineUp, .previousItem: next = chosen - 1
        case .down, .lineDown, .nextItem: next = chosen + 1
        case .pageUp: next = chosen - max(1, rows - 1)
        case .pageDown: next = chosen + max(1, rows - 1)
        case .halfUp: next = chosen - max(1, rows / 2)
        case .halfDown: next = chosen + max(1, rows / 2)
        case .top: next = 0
        case .end: next = count - 1
        default: return nil
        }
        return max(0, min(count - 1, next))
    }
}
