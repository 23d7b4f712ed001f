import Layout
import Reader
import Surface
import Topics

extension Screen {
    /// Something that lies over the panes.
    static func draw(_ layer: Layer, _ state: ReaderState, on frame: inout Frame) {
        switch layer {
        case .help(let top): drawSheet(.help, top: top, state, on: &frame)
        case .about(let top): drawSheet(.about, top: top, state, on: &frame)
        case .search(let search): drawSearch(search, state, on: &frame)
        case .commands(let chosen): drawCommands(chosen: chosen, state, on: &frame)
        case .contents(let chosen): drawContents(chosen: chosen, state, on: &frame)
        case .meaning(let index, let top): drawMeaning(index, from: top, state, on: &frame)
        case .code: if let sheet = state.codeSheet { draw(sheet, state, on: &frame) }
        case .questions(let list): draw(list, state, on: &frame)
        case .takeHome(let takeHome): draw(takeHome, state, on: &frame)
        }
    }

    /// Clears the place of a layer and says its title, where there is room; answers where its rows stand.
    static func open(_ title: Message, _ state: ReaderState, on frame: inout Frame) -> Area {
        let area = state.arrangement.layer
        let body = state.layerBody
        clear(area, on: &frame)
        if body.row > area.row { frame.put(state.front.words[title], row: area.row, column: body.column, style: .title) }
        return body
    }

    private static func drawSheet(_ title: Message, top: Int, _ state: ReaderState, on frame: inout Frame) {
        let body = open(title, state, on: &frame)
        let spread = state.sheet
        let lines = top..<max(top, min(spread.lines.count, top + body.rows))
        draw(spread, lines: lines, in: body, lit: nil, on: &frame)
        focus(row: body.row, column: body.column, style: .text, on: &frame)
    }

    private static func drawSearch(_ search: Search, _ state: ReaderState, on frame: inout Frame) {
        let area = state.arrangement.layer
        let words = state.front.words
        clear(area, on: &frame)
        let text = Arrangement.text(in: area, measure: state.measure)
        let field = frame.put(prompt(.searchPrompt, words), row: area.row, column: text.column, style: .strong)
        _ = draw(
            search.field, row: area.row, column: field, columns: max(4, text.column + text.columns - field),
            isActive: search.chosen == search.first, margin: text.column - 1, on: &frame)
        let list = Area(row: area.row + 3, column: text.column, rows: max(1, area.rows - 3), columns: text.columns)
        let status = self.status(of: search, words)
        frame.put(Width.clipped(status, to: text.columns), row: area.row + 1, column: text.column, style: .muted)
        guard let answer = search.answer else { return }
        if search.choices.first == .literal {
            let typed = words[.searchLiterally, ["words": answer.query]]
            drawTitles(
                [typed], chosen: search.chosen, hasKeys: true,
                in: Area(row: area.row + 2, column: text.column, rows: 1, columns: text.columns), on: &frame)
        }
        let chosen = search.chosen - search.first
        if answer.hits.isEmpty {
            drawTitles(answer.nearest.map(\.title) + [words[.index]], chosen: chosen, hasKeys: chosen > 0, in: list, on: &frame)
        } else {
            drawHits(answer.hits, chosen: chosen, in: list, on: &frame)
        }
    }

    private static func status(of search: Search, _ words: Words) -> String {
        guard let answer = search.answer else { return search.awaited == nil ? words[.searchHint] : words[.searching] }
        if answer.hits.isEmpty {
            let nothing = words[.nothingFound, ["words": answer.query]]
            return answer.nearest.isEmpty ? nothing : nothing + " " + words[.nearestTitles]
        }
        if let corrected = answer.corrected { return words[.correctedTo, ["words": corrected]] }
        return answer.hits.count == 1 ? words[.oneResult] : words[.results, ["count": "\(answer.hits.count)"]]
    }

    /// Results, as many as fit on a page that holds the chosen one: title and section, then a line or two of the topic.
    private static func drawHits(_ hits: [SearchHit], chosen: Int, in area: Area, on frame: inout Frame) {
        let snippetRows = area.rows >= 12 ? 2 : 1
        let height = snippetRows + (area.rows >= 9 ? 2 : 1)
        let perPage = max(1, (area.rows + 1) / height)
        let first = max(0, chosen) / perPage * perPage
        for index in first..<min(hits.count, first + perPage) {
            let hit = hits[index]
            let row = area.row + (index - first) * height
            // The keys stay with the field until another choice than the first is made.
            let isChosen = index == chosen && chosen > 0
            let edge = area.column + area.columns
            let title = Width.clipped(hit.title, to: area.columns)
            let end = frame.put(title, row: row, column: area.column, style: isChosen ? .focused : .link)
            if isChosen { focus(row: row, column: area.column, on: &frame) }
            if index == chosen, !isChosen { markNext(row: row, area: area, on: &frame) }
            if end + 3 + Width.of(hit.sectionTitle) <= edge {
                frame.put("· " + hit.sectionTitle, row: row, column: end + 1, style: .muted)
            }
            draw(hit.snippet, row: row + 1, rows: min(snippetRows, area.row + area.rows - row - 1), area: area, on: &frame)
        }
    }

    /// A snippet on its lines, the words that matched marked.
    private static func draw(_ snippet: Snippet, row: Int, rows: Int, area: Area, on frame: inout Frame) {
        guard rows > 0 else { return }
        // Room for the mark of what is left out.
        var maker = SpreadMaker(width: max(1, area.columns - 4))
        maker.text(snippet.parts.map { Run($0.text, $0.isMatch ? .match : .text) })
        let spread = maker.spread
        let lines = 0..<min(rows, spread.lines.count)
        draw(spread, lines: lines, in: Area(row: row, column: area.column + 2, rows: rows, columns: area.columns - 2), lit: nil, on: &frame)
        if spread.lines.count > rows, let last = spread.lines[lines].last, !last.text.hasSuffix("…") {
            frame.put(" …", row: row + rows - 1, column: area.column + 2 + Width.of(last.text), style: .text)
        }
    }

    /// - Parameter hasKeys: whether the chosen one has the keys; else it only is the one that Enter opens.
    private static func drawTitles(_ titles: [String], chosen: Int, hasKeys: Bool, in area: Area, on frame: inout Frame) {
        for (index, title) in titles.prefix(area.rows).enumerated() {
            let isChosen = index == chosen && hasKeys
            let row = area.row + index
            frame.put(Width.clipped(title, to: area.columns), row: row, column: area.column, style: isChosen ? .focused : .link)
            if isChosen { focus(row: row, column: area.column, on: &frame) }
            if index == chosen, !hasKeys { markNext(row: row, area: area, on: &frame) }
        }
    }

    /// What Enter opens while the keys are with the field.
    private static func markNext(row: Int, area: Area, on frame: inout Frame) {
        frame.put(Key.enter.name, row: row, column: area.column - 1, style: .hintKey)
    }

    private static func drawContents(chosen: Int, _ state: ReaderState, on frame: inout Frame) {
        let list = open(.contents, state, on: &frame)
        let first = chosen / list.rows * list.rows
        for (index, heading) in state.spread.headings.enumerated().dropFirst(first).prefix(list.rows) {
            let row = list.row + index - first
            let indent = max(0, heading.level - 2) * 2
            let lines = state.spread.length(ofPart: index)
            let length =
                list.columns < 30 ? "\(lines)" : lines == 1 ? state.front.words[.oneLine] : state.front.words[.lines, ["count": "\(lines)"]]
            let title = Width.clipped(heading.title, to: list.columns - indent - Width.of(length) - 2)
            frame.put(title, row: row, column: list.column + indent, style: index == chosen ? .focused : .row)
            frame.put(length, row: row, column: list.column + list.columns - Width.of(length), style: .muted)
            if index == chosen {
                focus(row: row, column: list.column + indent, margin: list.column - 1, on: &frame)
            }
        }
    }
}
