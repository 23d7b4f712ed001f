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
        let rows = sheetRows
        let last = max(0, self.sheet.lines.count - rows)
        var next = top
        switch command {
        case .up, .lineUp: next -= 1
        case .down, .lineDown, .nextItem: next += 1
        case .pageUp: next -= max(1, rows - 1)
        case .pageDown: next += max(1, rows - 1)
        case .halfUp: next -= max(1, rows / 2)
        case .halfDown: next += max(1, rows / 2)
        case .top: next = 0
        case .end: next = last
        case .back, .help, .about, .open:
            place.layers.removeLast()
            return
        default: return
        }
        place.layers[place.layers.count - 1] = sheet(max(0, min(last, next)))
    }

    private mutating func obeyInContents(_ command: Command, chosen: Int) -> [Effect] {
        var next = chosen
        switch command {
        case .up, .lineUp, .previousItem: next -= 1
        case .down, .lineDown, .nextItem: next += 1
        case .top: next = 0
        case .end: next = spread.headings.count - 1
        case .open:
            place.layers.removeLast()
            if place.pane != .topic { moveTo(.topic) }
            return open(.heading(chosen))
        case .back, .contents:
            place.layers.removeLast()
            return []
        default: return []
        }
        place.layers[place.layers.count - 1] = .contents(chosen: max(0, min(spread.headings.count - 1, next)))
        return []
    }

    /// Rows of a sheet's text, its title left out.
    public var sheetRows: Int { max(1, arrangement.layer.rows - 2) }
}
