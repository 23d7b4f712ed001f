import Layout
import Surface
import Topics

extension ReaderState {
    mutating func obeyInTopic(_ command: Command) -> [Effect] {
        let rows = textArea.rows
        switch command {
        case .down: step(by: 1)
        case .up: step(by: -1)
        case .lineDown: scroll(to: place.top + 1)
        case .lineUp: scroll(to: place.top - 1)
        case .pageDown: turn(by: nextPage(after: place.top) - place.top)
        case .pageUp: turn(by: previousPage - place.top)
        case .halfDown: turn(by: max(1, rows / 2))
        case .halfUp: turn(by: -max(1, rows / 2))
        case .top: turn(by: -spread.lines.count)
        case .end: turn(by: spread.lines.count)
        case .nextItem: cycle(by: 1)
        case .previousItem: cycle(by: -1)
        case .open:
            guard let item = chosenItem else { return listCommands() }
            return open(item.target)
        default: break
        }
        return []
    }

    /// Opens what an item points at.
    mutating func open(_ target: Target) -> [Effect] {
        switch target {
        case .topic(let id, let anchor): return ask(for: anchor.map { .heading($0) }) { .openTopic(id, number: $0) }
        case .statement(let topic, let number, let key): return ask(for: .statement(number, key)) { .openTopic(topic, number: $0) }
        case .source(let id): return ask { .openSource(id, number: $0) }
        case .uses(let id, let first): return ask { .openSource(id, from: first, number: $0) }
        case .citation(let number):
            place.citation = number
            moveTo(.sources)
        case .term(let index): place.layers.append(.meaning(index, top: 0))
        case .heading(let index):
            guard spread.headings.indices.contains(index) else { return [] }
            remember()
            place.layers = []
            place.item = nil
            scroll(to: spread.headings[index].line)
        case .index: return ask { .openIndex(number: $0) }
        case .glossary: return ask { .openGlossary(number: $0) }
        case .about: place.layers.append(.about(top: 0))
        case .code: return showCode()
        case .question(let index): return tick(index)
        case .row: break
        }
        return []
    }

    /// Opens the nth link on the screen. Links lead to another page; marks of sources, words explained and questions are not counted, because
    /// a mark has a number of its own.
    mutating func openNth(_ number: Int) -> [Effect] {
        guard place.layers.isEmpty else { return [] }
        let links = arrangement.topic == nil ? [] : spread.items.filter { $0.target.isLink && visible.contains($0.line) }
        guard links.indices.contains(number - 1) else { return refuse(front.words[.noLinks]) }
        return open(links[number - 1].target)
    }

    /// The item after or before the chosen one if it is on the screen, else a line.
    private mutating func step(by direction: Int) {
        let items = spread.items
        if let next = neighbour(of: place.item, by: direction), visible.contains(items[next].line) {
            choose(next)
        } else if direction < 0, place.top == 0 {
            // Over the first item there is the text itself.
            place.item = nil
            place.citation = nil
        } else {
            scroll(to: place.top + direction)
        }
    }

    /// The item after or before the chosen one, wherever it is, round the end.
    private mutating func cycle(by direction: Int) {
        guard !spread.items.isEmpty else { return }
        // With none chosen, backwards begins with the last on the screen; from the beginning it goes round the end.
        let last = place.item == nil && direction < 0 && place.top > 0 ? spread.items.lastIndex { visible.contains($0.line) } : nil
        let next = last ?? neighbour(of: place.item, by: direction) ?? (direction > 0 ? 0 : spread.items.count - 1)
        choose(next)
        reveal(spread.items[next].line)
    }

    /// The index after or before the chosen one; with none chosen, the first on the screen when going down.
    private func neighbour(of chosen: Int?, by direction: Int) -> Int? {
        let next: Int?
        if let chosen {
            next = chosen + direction
        } else if direction > 0 {
            next = spread.items.firstIndex { $0.line >= place.top }
        } else {
            next = spread.items.lastIndex { $0.line < place.top }
        }
        guard let next, spread.items.indices.contains(next) else { return nil }
        return next
    }

    /// Makes an item the one that Enter opens; a citation lights up its source.
    mutating func choose(_ index: Int) {
        place.item = index
        if case .citation(let number) = spread.items[index].target {
            place.citation = number
        } else {
            place.citation = nil
        }
    }

    /// Turns pages; an item left off the screen is no longer chosen.
    private mutating func turn(by lines: Int) {
        scroll(to: place.top + lines)
        if chosenItem == nil { place.item = nil }
    }

    /// The line the page after one begins with: the last of that one, the heading that has nothing under it there, or the upper edge of a box
    /// that the page cuts and the next one holds whole; never a blank line or the lower edge of a box.
    private func nextPage(after top: Int) -> Int {
        let lines = spread.lines
        let page = top..<max(top, min(lines.count, top + textArea.rows))
        var line = top + max(1, textArea.rows - 1)
        if let heading = spread.headings.last(where: { page.contains($0.line) })?.line, heading > top,
            lines[heading..<page.upperBound].allSatisfy({ $0.spans.allSatisfy { $0.style == .heading } })
        {
            line = heading
        }
        let cut = spread.boxes.first { $0.lines.contains(line) && $0.lines.upperBound > page.upperBound }
        if let cut, cut.lines.lowerBound > top, cut.lines.count <= textArea.rows { return cut.lines.lowerBound }
        while line < lines.count, lines[line].spans.isEmpty || lines[line].text.hasPrefix("└") { line += 1 }
        return line
    }

    /// The line from which a page down leads here, or as many lines back as a page has but one.
    private var previousPage: Int {
        let rows = textArea.rows
        return (max(0, place.top - 2 * rows)..<place.top).first { nextPage(after: $0) == place.top } ?? place.top - max(1, rows - 1)
    }

    /// Makes `line` the first on the screen, as far as the text allows.
    mutating func scroll(to line: Int) {
        place.top = max(0, min(line, lastTop))
        place.offset = spread.lines.isEmpty ? 0 : spread.lines[place.top].start
    }

    /// Scrolls as little as brings a line into sight, a third down the screen.
    mutating func reveal(_ line: Int) {
        if !visible.contains(line) { scroll(to: line - textArea.rows / 3) }
    }

    /// The largest `top` that still fills the screen.
    var lastTop: Int { max(0, spread.lines.count - max(1, textArea.rows)) }
}
