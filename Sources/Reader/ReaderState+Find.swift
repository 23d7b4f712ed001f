import Layout
import Surface

extension ReaderState {
    /// A key while words to find are typed. Every letter shows at once what it finds.
    mutating func typeInFind(_ key: Key) -> [Effect]? {
        guard var find = place.find else { return nil }
        if find.field.isFull(for: key) { notice = front.words[.fieldFull, ["count": String(TextField.limit)]] }
        if let changed = find.field.take(key) {
            place.find = find
            if changed {
                matches = spread.places(of: find.field.text)
                wrapped.find = find.field.text
                let next = matches.firstIndex { $0[0].line >= find.from }
                light(next ?? 0, turn: next == nil ? .fromTop : .none)
            }
            return []
        }
        switch key {
        case .enter, .down, .tab:
            find.isTyping = false
            place.find = find.field.text.isEmpty ? nil : find
            if place.find != nil, matches.isEmpty { notice = front.words[.noMatch] }
            return []
        case .backspace, .escape:
            place.find = nil
            return []
        default:
            // A function key still works while typing; every other key is none of the field's.
            if case .function = key { return nil }
            if case .control = key { return nil }
            return []
        }
    }

    /// To the next or previous place found, round the end.
    mutating func stepMatch(by direction: Int) -> [Effect] {
        guard let find = place.find, !matches.isEmpty else {
            return place.find == nil ? [] : refuse(front.words[.noMatch])
        }
        let next = find.current + direction
        let turn: Find.Turn = next >= matches.count ? .fromTop : next < 0 ? .fromEnd : .none
        light((next + matches.count) % matches.count, turn: turn)
        return []
    }

    private mutating func light(_ index: Int, turn: Find.Turn) {
        place.find?.current = index
        place.find?.turn = turn
        guard matches.indices.contains(index) else { return }
        reveal(matches[index][0].line)
    }
}
