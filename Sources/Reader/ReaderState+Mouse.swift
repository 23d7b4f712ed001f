import Layout
import Surface

extension ReaderState {
    /// What the mouse can act on.
    private enum Aim: Equatable {
        /// By its index among the rows of the menu.
        case menuRow(Int)
        /// By its index in the open document.
        case item(Int)
        /// By the number of the citation.
        case source(Int)
        case scrollMark
        /// The percentage of a narrow window.
        case pageMark
        /// By its index among the rows of the list on top.
        case row(Int)
        /// By the command it names.
        case hint(Command)
        /// The pinned emergency strip.
        case strip
        /// Anywhere beside a meaning that is shown.
        case beside
    }

    /// A click chooses and opens what it falls on. It counts when the button is let go where it was pressed: on the same thing, though it be
    /// another cell of it. Nothing can be done by mouse alone.
    mutating func click(_ position: Position, from first: Position) -> [Effect] {
        let hasPanned = pan?.hasMoved ?? false
        pan = nil
        guard !hasPanned, let aim = aim(at: first) else { return [] }
        if aim == .scrollMark { return drag(to: position, from: first) }
        guard aim == self.aim(at: position) else { return [] }
        switch aim {
        case .menuRow(let row):
            if place.pane != .menu || !place.layers.isEmpty { moveTo(.menu) }
            place.menu.chosen = row
            return openMenuRow(menuRows)
        case .item(let index):
            if place.pane != .topic { moveTo(.topic) }
            choose(index)
            return open(spread.items[index].target)
        case .source(let number):
            if place.pane == .sources, place.citation == number { return obeyInSources(.open) }
            if place.pane != .sources { moveTo(.sources) }
            choose(citation: number)
            return []
        case .scrollMark: return []
        // Round the end, so that one finger reaches all of it.
        case .pageMark: return obeyInTopic(share == 100 ? .top : .pageDown)
        case .row(let index): return open(row: index)
        case .hint(let command): return press(command)
        case .strip: return policy.commands.contains(.emergency) ? showEmergency() : []
        case .beside: return close()
        }
    }

    /// Chooses a row of the list on top, and does what Enter does there; a way to take something home is only chosen.
    private mutating func open(row index: Int) -> [Effect] {
        let top = place.layers.count - 1
        switch place.layers.last {
        case .search(var search):
            search.chosen = index
            place.layers[top] = .search(search)
            return typeInSearch(.enter) ?? []
        case .questions(var list):
            list.chosen = index
            place.layers[top] = .questions(list)
        case .commands: place.layers[top] = .commands(chosen: index)
        case .contents: place.layers[top] = .contents(chosen: index)
        case .takeHome(let takeHome):
            choose(way: index, takeHome)
            return []
        case .help, .about, .meaning, .code, nil: return []
        }
        return obeyInLayer(.open)
    }

    /// Does what the key of a hint does. Two arrows in one hint do nothing.
    private mutating func press(_ command: Command) -> [Effect] {
        guard command != .up, let key = command.keys.first else { return [] }
        // Where letters search, a letter is no command.
        if policy.lettersSearch, case .character = key { return obey(command) }
        return take(key)
    }

    /// The text follows a drag that began on the scroll mark, wherever the pointer is by now; what lies under any other moves with it, as under
    /// a finger.
    mutating func drag(to position: Position, from first: Position) -> [Effect] {
        guard let mark = scrollMark, mark.contains(first) else { return pan(to: position, from: first) }
        let step = max(0, min(mark.columns - 1, position.column - mark.column))
        scroll(toShare: (step + 1) * 100 / mark.columns)
        return []
    }

    private mutating func pan(to position: Position, from first: Position) -> [Effect] {
        var current = pan ?? Pan(first: first, row: first.row)
        if current.first != first { current = Pan(first: first, row: first.row) }
        // As long as it is on what was pressed, it may be a click.
        if !current.hasMoved, let aim = aim(at: first), aim == self.aim(at: position) { return [] }
        let rows = current.row - position.row
        var effects: [Effect] = []
        for _ in 0..<abs(rows) {
            effects += turnWheel(at: first, rows: rows.signum())
            settle()
        }
        pan = Pan(first: first, row: position.row, hasMoved: current.hasMoved || rows != 0)
        return effects
    }

    /// The wheel moves what the pointer is over. In a list it is the chosen row that moves.
    mutating func turnWheel(at position: Position, rows: Int) -> [Effect] {
        let last = max(0, sheet.lines.count - sheetRows)
        if case .help(let top) = place.layers.last {
            place.layers[place.layers.count - 1] = .help(top: max(0, min(last, top + rows)))
        } else if case .about(let top) = place.layers.last {
            place.layers[place.layers.count - 1] = .about(top: max(0, min(last, top + rows)))
        } else if !place.layers.isEmpty {
            return take(rows > 0 ? .down : .up)
        } else if let area = arrangement.sources, area.contains(position) {
            scrollSources(to: place.sourcesTop + rows)
        } else if let area = arrangement.menu, area.contains(position) {
            place.menu.chosen += rows.signum()
        } else if let area = arrangement.topic, area.contains(position) {
            scroll(to: place.top + rows)
        }
        return []
    }

    private func aim(at position: Position) -> Aim? {
        if position.row == size.rows - 1 {
            return placedHints.first { $0.columns.contains(position.column) }.map { .hint($0.hint.command) }
        }
        if arrangement.strip?.contains(position) == true { return .strip }
        // In a wide window the menu stands beside what lies on top.
        let isBeside = arrangement.menu?.contains(position) == true && !arrangement.layer.contains(position)
        if !isBeside, let layer = place.layers.last {
            if case .meaning = layer { return .beside }
            return rows(of: layer).first { $0.area.contains(position) }.map { .row($0.index) }
        }
        if scrollMark?.contains(position) == true { return .scrollMark }
        if pageMark?.contains(position) == true { return .pageMark }
        if let area = arrangement.menu, area.contains(position) {
            let row = place.menu.top + position.row - area.row
            return menuRows.indices.contains(row) ? .menuRow(row) : nil
        }
        if let area = arrangement.sources, area.contains(position) {
            // The title of the pane and a blank line come first.
            let line = place.sourcesTop + position.row - area.row - 2
            guard position.row >= area.row + 2, sources.lines.indices.contains(line) else { return nil }
            for item in sources.items.reversed() where item.line <= line {
                if case .citation(let number) = item.target { return .source(number) }
            }
            return nil
        }
        let area = textArea
        guard arrangement.topic != nil, area.contains(position), place.document != .welcome else { return nil }
        let line = place.top + position.row - area.row
        let column = position.column - area.column
        let hit = spread.items.firstIndex { item in
            item.fragments.contains { $0.line == line && $0.columns.contains(column) }
        }
        return hit.map { .item($0) }
    }
}
