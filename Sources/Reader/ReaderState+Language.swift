import Layout
import Topics

extension ReaderState {
    /// Asks for everything in the next language.
    mutating func changeLanguage() -> [Effect] {
        guard let next = front.nextLanguage else { return refuse(front.words[.oneLanguage]) }
        return openLanguage(next.code)
    }

    /// Asks for everything in one of the languages there are.
    mutating func openLanguage(_ code: String) -> [Effect] {
        let document = place.document
        let chosen: String? = if case .topic(let topic) = chosenMenuRow { topic.id } else { nil }
        return ask { .openLanguage(code, showing: document, chosen: chosen, number: $0) }
    }

    /// Goes on in another language: the same document at the same sentence of the same part, the same row of the menu. Back returns to the
    /// language before.
    ///
    /// - Parameter row: that of the chosen topic among those of its section; nil when none was chosen, or the language has it not.
    mutating func speak(_ front: Front, _ document: Document, _ row: Int?) {
        remember()
        let old = place
        let chosen = chosenMenuRow
        let mark = spread.mark(at: old.top)
        place = Place(front: policy.shown(front))
        place.document = document
        place.pane = old.pane == .sources ? .topic : old.pane
        if place.front.sections.contains(where: { $0.id == old.menu.openSection }) {
            place.menu.open(old.menu.openSection)
        }
        switch chosen {
        case .section(let section, _): choose(section: section.id)
        case .topic(let topic):
            choose(section: topic.section)
            if let row { place.menu.chosen += 1 + row }
        case .questions: place.menu.chosen = menuRows.count - 2
        case .more: place.menu.chosen = menuRows.count - 1
        case .awaited, nil: break
        }
        settle()
        if case .topic(let page) = document {
            scroll(to: spread.line(of: mark))
            follow(page)
        }
    }

    private var chosenMenuRow: Menu.Row? {
        let rows = menuRows
        return rows.indices.contains(place.menu.chosen) ? rows[place.menu.chosen] : nil
    }
}

/// A place in a text that its translation has too: so many sentences after the beginning of a part.
private struct PartMark {
    /// The part by the number of its heading; nil before the first heading.
    var part: Int?
    var sentence: Int
}

extension Spread {
    /// Where a line stands.
    fileprivate func mark(at line: Int) -> PartMark {
        let part = headings.lastIndex { $0.line <= line }
        let first = part.map { headings[$0].line } ?? 0
        let above = first..<max(first, line)
        return PartMark(part: part, sentence: sentences.filter { above.contains($0.lines.lowerBound) }.count)
    }

    /// The line of that place; the beginning of the part where it is not so long.
    fileprivate func line(of mark: PartMark) -> Int {
        guard let part = mark.part else { return 0 }
        guard headings.indices.contains(part) else { return headings.last?.line ?? 0 }
        let first = headings[part].line
        let lines = first..<(part + 1 < headings.count ? headings[part + 1].line : max(first, self.lines.count))
        return sentences.map(\.lines.lowerBound).filter(lines.contains).dropFirst(mark.sentence).first ?? first
    }
}
