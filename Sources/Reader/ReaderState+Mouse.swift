import Layout
import Surface

extension ReaderState {
    /// A click chooses and opens what it falls on. Nothing can be done by mouse alone.
    mutating func click(_ position: Position) -> [Effect] {
        guard place.layers.isEmpty else { return [] }
        if let area = arrangement.menu, area.contains(position) {
            let rows = place.menu.rows(front.sections)
            let row = place.menu.top + position.row - area.row
            guard rows.indices.contains(row) else { return [] }
            if place.pane != .menu { moveTo(.menu) }
            place.menu.chosen = row
            return openMenuRow(rows)
        }
        let area = textArea
        if arrangement.topic != nil, area.contains(position), place.document != .welcome {
            let line = place.top + position.row - area.row
            let column = position.column - area.column
            let hit = spread.items.firstIndex { item in
                item.fragments.contains { $0.line == line && $0.columns.contains(column) }
            }
            guard let hit else { return [] }
            if place.pane != .topic { moveTo(.topic) }
            choose(hit)
            return open(spread.items[hit].target)
        }
        return []
    }

    /// The wheel moves what the pointer is over, without choosing anything.
    mutating func turnWheel(at position: Position, rows: Int) -> [Effect] {
        let last = max(0, sheet.lines.count - sheetRows)
        if case .help(let top) = place.layers.last {
            place.layers[place.layers.count - 1] = .help(top: max(0, min(last, top + rows)))
        } else if case .about(let top) = place.layers.last {
            place.layers[place.layers.count - 1] = .about(top: max(0, min(last, top + rows)))
        } else if place.layers.isEmpty, let area = arrangement.sources, area.contains(position) {
            scrollSources(to: place.sourcesTop + rows)
        } else if place.layers.isEmpty, let area = arrangement.topic, area.contains(position) {
            scroll(to: place.top + rows)
        }
        return []
    }
}
