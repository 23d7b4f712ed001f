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
        let field = frame.put(words.prompt(.searchPrompt), row: area.row, column: text.column, style: .strong)
        _ = draw(
            search.field, row: area.row, column: field, columns: max(4, text.column + text.columns - field),
            isActive: search.chosen == search.first, margin: text.column - 1, on: &frame)
        let hasLiteral = search.first > 0
        // Where nothing else stands below it, what is said may take a second line.
        let status = self.status(of: search, words)
        var said = Spread.wrapped(status, width: text.columns)
        if hasLiteral { said = [Width.clipped(status, to: text.columns)] }
        if said.count > 2 { said = [said[0], Width.clipped(said[1] + " …", to: text.columns)] }
        for (line, words) in said.enumerated() { frame.put(words, row: area.row + 1 + line, column: text.column, style: .muted) }
        guard let answer = search.answer else { return }
        let titles = (hasLiteral ? [words[.searchLiterally, ["words": answer.query]]] : []) + answer.titles(words)
        for place in state.rows(of: search) {
            // The keys stay with the field until another choice than the first is made.
            let isChosen = place.index == search.chosen && search.chosen != search.first
            let (row, column, edge) = (place.area.row, place.area.column, place.area.column + place.area.columns)
            let title = Width.clipped(titles[place.index], to: place.area.columns)
            let end = frame.put(title, row: row, column: column, style: isChosen ? .focused : .link)
            if isChosen {
                focus(row: row, column: column, on: &frame)
            } else if place.index == search.chosen {
                // What Enter opens while the keys are with the field.
                frame.put(Key.enter.name, row: row, column: column - 1, style: .hintKey)
            }
            guard answer.hits.indices.contains(place.index - search.first) else { continue }
            let hit = answer.hits[place.index - search.first]
            if end + 3 + Width.of(hit.sectionTitle) <= edge {
                frame.put("· " + hit.sectionTitle, row: row, column: end + 1, style: .muted)
            }
            draw(hit.snippet, in: place.area, on: &frame)
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

    /// A snippet on the lines under its title, the words that matched marked.
    private static func draw(_ snippet: Snippet, in area: Area, on frame: inout Frame) {
        let (row, rows) = (area.row + 1, area.rows - 1)
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

    private static func drawContents(chosen: Int, _ state: ReaderState, on frame: inout Frame) {
        let list = open(.contents, state, on: &frame)
        for place in state.rows(of: .contents(chosen: chosen)) {
            let (index, row) = (place.index, place.area.row)
            let heading = state.spread.headings[index]
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

extension SearchAnswer {
    /// The titles of what can be opened: what was found, or what is nearest and the list of all topics.
    fileprivate func titles(_ words: Words) -> [String] { hits.isEmpty ? nearest.map(\.title) + [words[.index]] : hits.map(\.title) }
}
