import Layout
import Surface
import Topics

extension ReaderState {
    /// To the sources pane, or back from it.
    mutating func toggleSources() -> [Effect] {
        if place.pane == .sources { return back() }
        guard let page else { return [] }
        guard !page.citations.isEmpty else { return refuse(front.words[.noSources]) }
        let number = place.citation ?? firstVisibleCitation ?? 1
        moveTo(.sources)
        place.citation = number
        return []
    }

    mutating func obeyInSources(_ command: Command) -> [Effect] {
        guard let page else { return [] }
        let rows = sourceRows
        switch command {
        case .down: stepSource(by: 1)
        case .up: stepSource(by: -1)
        case .nextItem: choose(citation: (place.citation ?? 0) + 1)
        case .previousItem: choose(citation: (place.citation ?? 2) - 1)
        case .lineDown: scrollSources(to: place.sourcesTop + 1)
        case .lineUp: scrollSources(to: place.sourcesTop - 1)
        case .pageDown: scrollSources(to: place.sourcesTop + max(1, rows - 1))
        case .pageUp: scrollSources(to: place.sourcesTop - max(1, rows - 1))
        case .halfDown: scrollSources(to: place.sourcesTop + max(1, rows / 2))
        case .halfUp: scrollSources(to: place.sourcesTop - max(1, rows / 2))
        case .top: choose(citation: 1)
        case .end: choose(citation: page.citations.count)
        case .open:
            guard let number = place.citation, page.citations.indices.contains(number - 1) else { return [] }
            return ask { .openSource(page.citations[number - 1].key.source, number: $0) }
        default: break
        }
        return []
    }

    /// The next or previous source mark of the topic; its statement comes into sight.
    mutating func stepCitation(by direction: Int) -> [Effect] {
        guard let page else { return [] }
        guard !page.citations.isEmpty else { return refuse(front.words[.noSources]) }
        let marks = spread.items.indices.filter {
            if case .citation = spread.items[$0].target { true } else { false }
        }
        let here = place.item ?? spread.items.firstIndex { $0.line >= place.top }.map { $0 - (direction > 0 ? 1 : 0) } ?? -1
        let next = direction > 0 ? marks.first { $0 > here } : marks.last { $0 < here }
        guard let next = next ?? (direction > 0 ? marks.first : marks.last) else { return [] }
        light(item: next)
        return []
    }

    /// Chooses a citation in the sources pane; the statement it supports comes into sight in the topic.
    mutating func choose(citation number: Int) {
        guard let page, page.citations.indices.contains(number - 1) else { return }
        place.citation = number
        if let mark = spread.items.firstIndex(where: { $0.target == .citation(number) }) {
            light(item: mark)
        }
    }

    /// Chooses a citation by its place among the items, and brings the whole statement it ends into sight.
    mutating func light(item: Int) {
        choose(item)
        guard let statement = spread.items[item].statement else { return reveal(spread.items[item].line) }
        let lines = spread.lines.indices.filter { line in spread.lines[line].spans.contains { $0.statement == statement } }
        guard let first = lines.first, let last = lines.last, !visible.contains(first) || !visible.contains(last) else { return }
        // A third of the way down, higher if its end would not be seen, and never past its mark.
        let rows = textArea.rows
        scroll(to: max(min(first, max(first - rows / 3, last + 1 - rows)), spread.items[item].line + 1 - rows))
    }

    /// The words of the statement in the light.
    var litWords: String? {
        guard let page, let number = litStatement else { return nil }
        let statements = page.topic.statements
        return statements.indices.contains(number) ? statements[number].text : nil
    }

    /// The statement in the light: the one that the chosen citation supports.
    public var litStatement: Int? {
        guard let number = place.citation else { return nil }
        if let index = place.item, spread.items.indices.contains(index), spread.items[index].target == .citation(number) {
            return spread.items[index].statement
        }
        return spread.items.first { $0.target == .citation(number) }?.statement
    }

    /// Rows of text in the sources pane, its title left out.
    public var sourceRows: Int { max(1, (arrangement.sources?.rows ?? 2) - 2) }

    /// Scrolls while the chosen citation has more to show, then goes to the next.
    private mutating func stepSource(by direction: Int) {
        let number = place.citation ?? 1
        let lines = linesOfSource(number)
        if direction > 0, lines.upperBound > place.sourcesTop + sourceRows {
            scrollSources(to: place.sourcesTop + 1)
        } else if direction < 0, lines.lowerBound < place.sourcesTop {
            scrollSources(to: place.sourcesTop - 1)
        } else {
            choose(citation: number + direction)
        }
    }

    /// The lines of the sources pane that speak of a citation.
    private func linesOfSource(_ number: Int) -> Range<Int> {
        guard let index = sources.items.firstIndex(where: { $0.target == .citation(number) }) else { return 0..<0 }
        let next = index + 1 < sources.items.count ? sources.items[index + 1].line : sources.lines.count
        return sources.items[index].line..<max(sources.items[index].line, next)
    }

    mutating func scrollSources(to line: Int) {
        place.sourcesTop = max(0, min(line, sources.lines.count - sourceRows))
    }

    /// Brings the chosen citation to the top of the pane after it was chosen anew.
    mutating func revealSource() {
        guard let number = place.citation else { return }
        let lines = linesOfSource(number)
        if lines.lowerBound < place.sourcesTop || min(lines.upperBound, lines.lowerBound + sourceRows) > place.sourcesTop + sourceRows {
            scrollSources(to: lines.lowerBound)
        }
    }

    private var firstVisibleCitation: Int? {
        for item in spread.items where visible.contains(item.line) {
            if case .citation(let number) = item.target { return number }
        }
        return nil
    }
}
