import Surface
import Topics

extension ReaderState {
    /// A key while the search is on top: text, moves among the results, Enter, or closing.
    mutating func typeInSearch(_ key: Key) -> [Effect]? {
        guard case .search(var search) = place.layers.last else { return nil }
        if search.field.isFull(for: key) { notice = front.words[.fieldFull, ["count": String(TextField.limit)]] }
        search.opensBest = false
        if let changed = search.field.take(key) {
            guard changed else {
                put(search)
                return []
            }
            search.isLiteral = false
            return ask(search)
        }
        let choices = search.choices
        let page = max(1, arrangement.layer.rows / 3)
        switch key {
        case .down, .tab: search.chosen += 1
        case .up, .backTab: search.chosen -= 1
        case .pageDown: search.chosen += page
        case .pageUp: search.chosen -= page
        case .enter where search.awaited != nil && search.chosen == search.first:
            // What is on the screen answers what was typed before.
            search.opensBest = true
            put(search)
            return []
        case .enter:
            guard choices.indices.contains(search.chosen) else { return [] }
            switch choices[search.chosen] {
            case .topic(let id, let found): return enter(ask(for: found.map { .words($0) }) { .openTopic(id, number: $0) })
            case .index: return enter(ask { .openIndex(number: $0) })
            case .literal:
                search.isLiteral = true
                return ask(search)
            }
        case .backspace:
            place.layers.removeLast()
            return []
        default: return nil
        }
        search.chosen = max(0, min(choices.count - 1, search.chosen))
        put(search)
        return []
    }

    /// What is typed from now on is for what was just asked for.
    private mutating func enter(_ question: [Effect]) -> [Effect] {
        awaited?.isEntered = true
        return question
    }

    /// Asks for what is now in the field; an empty field has no results.
    private mutating func ask(_ search: Search) -> [Effect] {
        var search = search
        guard search.field.text.contains(where: { !$0.isWhitespace }) else {
            search.answer = nil
            search.awaited = nil
            search.chosen = 0
            put(search)
            return []
        }
        asked += 1
        search.awaited = asked
        put(search)
        return [.search(search.field.text, correcting: !search.isLiteral, number: asked)]
    }

    private mutating func put(_ search: Search) {
        place.layers[place.layers.count - 1] = .search(search)
    }
}
