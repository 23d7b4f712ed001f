import Layout
import Reader
import Surface
import Topics

extension Screen {
    /// The menu: sections, the topics of the open one, the chosen row marked.
    static func drawMenu(_ state: ReaderState, in area: Area, on frame: inout Frame) {
        let hasKeys = state.place.pane == .menu && state.place.layers.isEmpty
        let rows = state.menuRows
        let edge = area.column + area.columns
        for line in 0..<area.rows {
            let index = state.place.menu.top + line
            guard rows.indices.contains(index) else { break }
            let row = area.row + line
            let isChosen = hasKeys && index == state.place.menu.chosen
            let start: Int
            switch rows[index] {
            case .section(let section, let isOpen):
                start = area.column + 1
                let style: Style = isChosen ? .focused : .section
                if isChosen { frame.fill(row: row, columns: start..<edge, style: style) }
                frame.put(Width.clipped(section.title, to: area.columns - 4), row: row, column: start, style: style)
                frame.put(isOpen ? "⌄" : "›", row: row, column: edge - 2, style: style)
            case .questions(let count):
                start = area.column + 1
                let style: Style = isChosen ? .focused : .link
                if isChosen { frame.fill(row: row, columns: start..<edge, style: style) }
                let title = state.front.words[.myQuestions] + " (\(count))"
                frame.put(Width.clipped(title, to: area.columns - 2), row: row, column: start, style: style)
            case .more:
                start = area.column + 1
                let style: Style = isChosen ? .focused : .row
                if isChosen { frame.fill(row: row, columns: start..<edge, style: style) }
                frame.put(Width.clipped(state.front.words[.commands], to: area.columns - 4), row: row, column: start, style: style)
                frame.put("›", row: row, column: edge - 2, style: style)
            case .awaited:
                start = area.column + 3
                if isChosen { frame.fill(row: row, columns: area.column + 1..<edge, style: .focused) }
                frame.put("…", row: row, column: start, style: isChosen ? .focused : .muted)
            case .topic(let topic):
                start = area.column + 3
                let isOpen = state.page?.topic.id == topic.id
                let style: Style = isChosen ? .focused : isOpen ? .strong : .row
                if isChosen { frame.fill(row: row, columns: area.column + 1..<edge, style: style) }
                if isOpen { frame.put("•", row: row, column: start - 2, style: style) }
                frame.put(Width.clipped(topic.shortTitle, to: area.columns - 4), row: row, column: start, style: style)
            }
            if isChosen {
                focus(row: row, column: start, margin: area.column, on: &frame)
            }
        }
    }

    /// The open document: what is in the light, what was found and what is chosen marked on it.
    static func drawTopic(_ state: ReaderState, in area: Area, on frame: inout Frame) {
        let text = state.textArea
        let hasKeys = state.place.pane == .topic && state.place.layers.isEmpty
        let visible = state.visible
        draw(state.spread, lines: visible, in: text, lit: state.reading == nil ? state.litStatement : nil, on: &frame)
        // A box that goes on below the screen says so at its edge.
        if let last = visible.last, state.spread.boxes.contains(where: { $0.lines.contains(last) && last + 1 < $0.lines.upperBound }) {
            let (row, edge) = (text.row + last - visible.lowerBound, text.column + state.spread.width - 1)
            if ["│", "┐"].contains(frame.cells[row][edge].text) { frame.put("↓", row: row, column: edge, style: .line) }
        }
        for item in state.spread.items where visible.contains(item.line) {
            guard case .question(let index) = item.target, state.isKept(index) else { continue }
            let place = item.fragments[0]
            let row = text.row + place.line - visible.lowerBound
            frame.put("✓", row: row, column: text.column + place.columns.lowerBound - 2, style: .strong)
        }
        for (index, fragments) in state.matches.enumerated() {
            let style: Style = index == state.place.find?.current ? .currentMatch : .match
            restyle(fragments, lines: visible, in: text, style: style, on: &frame)
            if hasKeys, style == .currentMatch, let first = fragments.first, visible.contains(first.line) {
                frame.cursor = Position(row: text.row + first.line - visible.lowerBound, column: text.column + first.columns.lowerBound)
            }
        }
        guard hasKeys, state.place.find?.isTyping != true else { return }
        let item = state.chosenItem
        if let item { restyle(item.fragments, lines: visible, in: text, style: .focused, on: &frame) }
        let said = state.reading?.sentence.fragments
        if let said { restyle(said, lines: visible, in: text, style: .lit, on: &frame) }
        let match = state.place.find.flatMap { state.matches.indices.contains($0.current) ? state.matches[$0.current] : nil }
        let chosen = (said ?? item?.fragments ?? match ?? []).first { visible.contains($0.line) }
        let row = text.row + (chosen.map { $0.line - visible.lowerBound } ?? 0)
        // With nothing chosen the keys belong to the text, and its first line is marked.
        focus(
            row: row, column: text.column + (chosen?.columns.lowerBound ?? 0), margin: text.column - 1,
            style: chosen == nil || said != nil ? .text : .focused, on: &frame)
    }

    /// The sources of the open topic, the chosen one in full.
    static func drawSources(_ state: ReaderState, in area: Area, on frame: inout Frame) {
        guard let page = state.page else { return }
        let words = state.front.words
        let edge = area.column + area.columns - 1
        frame.put(words[.sources].uppercased(), row: area.row, column: area.column + 1, style: .paneTitle, limit: edge)
        if let number = state.place.citation {
            let count = words[.position, ["citation": "\(number)", "count": "\(page.citations.count)"]]
            frame.put(count, row: area.row, column: edge - Width.of(count), style: .muted)
        }
        let text = Area(row: area.row + 2, column: area.column + 1, rows: max(1, area.rows - 2), columns: max(1, area.columns - 2))
        let top = state.place.sourcesTop
        let visible = top..<max(top, min(state.sources.lines.count, top + text.rows))
        draw(state.sources, lines: visible, in: text, lit: nil, on: &frame)
        guard state.place.pane == .sources, state.place.layers.isEmpty else { return }
        let chosen = state.sources.items.first { $0.target == state.place.citation.map(Target.citation) }
        if let chosen { restyle(chosen.fragments, lines: visible, in: text, style: .focused, on: &frame) }
        let row = chosen.map { max(0, $0.line - top) } ?? 0
        focus(row: text.row + row, column: text.column + 1, on: &frame)
    }

    /// Lines of a spread in an area; text of the statement in the light in its style.
    static func draw(_ spread: Spread, lines: Range<Int>, in area: Area, lit: Int?, on frame: inout Frame) {
        for index in lines {
            let row = area.row + index - lines.lowerBound
            for span in spread.lines[index].spans {
                let isLit = lit != nil && span.statement == lit && span.style != .citation
                frame.put(
                    span.text, row: row, column: area.column + span.column, style: isLit ? .lit : span.style,
                    limit: area.column + area.columns)
            }
        }
    }

    static func restyle(_ fragments: [Fragment], lines: Range<Int>, in area: Area, style: Style, on frame: inout Frame) {
        for fragment in fragments where lines.contains(fragment.line) {
            let columns = area.column + fragment.columns.lowerBound..<area.column + fragment.columns.upperBound
            frame.restyle(row: area.row + fragment.line - lines.lowerBound, columns: columns, style: style)
        }
    }
}
