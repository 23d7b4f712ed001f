import Layout
import Surface

/// Something that can be chosen in a list over the panes, where it stands on the screen.
public struct ListRow: Equatable, Sendable {
    /// Among all that can be chosen there, from 0.
    public var index: Int
    /// The cells that show it.
    public var area: Area
}

extension ReaderState {
    /// What of a list is on the screen, from top to bottom: the screen draws these, and a click chooses among them. Empty for a layer that is no
    /// list, and while words are written in it.
    public func rows(of layer: Layer) -> [ListRow] {
        switch layer {
        case .commands(let chosen): return page(of: commandsHere.count, chosen: chosen, in: layerBody)
        case .contents(let chosen): return page(of: spread.headings.count, chosen: chosen, in: layerBody)
        case .search(let search): return rows(of: search)
        case .questions(let list) where list.field == nil: return rows(of: questionSpread, page(of: list))
        case .takeHome(let takeHome):
            let page = page(of: takeHome)
            return rows(of: words(of: takeHome, width: page.body.columns), page)
        case .questions, .help, .about, .meaning, .code: return []
        }
    }

    /// The lines of a list that is set as text, each an item.
    private func rows(of spread: Spread, _ page: (body: Area, lines: Range<Int>)) -> [ListRow] {
        spread.items.enumerated().flatMap { index, item in
            item.fragments.filter { page.lines.contains($0.line) }.map { fragment in
                let row = page.body.row + fragment.line - page.lines.lowerBound
                return ListRow(index: index, area: Area(row: row, column: page.body.column, rows: 1, columns: page.body.columns))
            }
        }
    }

    /// The choices of a search: what was typed, when it was corrected, and below it a page of results, each with its snippet, or of titles.
    public func rows(of search: Search) -> [ListRow] {
        guard let answer = search.answer else { return [] }
        let text = Arrangement.text(in: arrangement.layer, measure: measure)
        var list = Area(row: text.row + 2, column: text.column, rows: 1, columns: text.columns)
        let literal = search.first > 0 ? [ListRow(index: 0, area: list)] : []
        list.row += 1
        list.rows = max(1, text.rows - 3)
        let count = search.choices.count - search.first
        let titles = page(
            of: count, chosen: max(0, search.chosen - search.first), in: list, height: answer.hits.isEmpty ? 1 : hitRows(list))
        return literal + titles.map { ListRow(index: $0.index + search.first, area: $0.area) }
    }

    /// Rows of a result: its title, a line or two of the topic, and a blank line where there is room.
    private func hitRows(_ list: Area) -> Int { 1 + (list.rows >= 12 ? 2 : 1) + (list.rows >= 9 ? 1 : 0) }

    /// The page of a list that the chosen one is on. Rows of three lines or more end with a blank one.
    private func page(of count: Int, chosen: Int, in list: Area, height: Int = 1) -> [ListRow] {
        let perPage = max(1, (list.rows + (height > 1 ? 1 : 0)) / height)
        let first = chosen / perPage * perPage
        return (first..<max(first, min(count, first + perPage))).map { index in
            let row = list.row + (index - first) * height
            let rows = min(height > 2 ? height - 1 : height, list.row + list.rows - row)
            return ListRow(index: index, area: Area(row: row, column: list.column, rows: max(1, rows), columns: list.columns))
        }
    }
}
