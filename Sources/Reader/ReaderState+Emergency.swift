import Layout
import Surface
import Topics

extension ReaderState {
    /// What an emergency box says as the pinned strip: as many whole sentences as it has room for, and where not all fit, the key that shows them.
    ///
    /// Where not even the first sentence fits, its first words are shown. The box itself stays in the text.
    func pinned(_ sentences: [String], rows: Int) -> [String] {
        guard !sentences.isEmpty, rows > 0, size.columns >= Arrangement.smallest.columns else { return [] }
        let width = size.columns - 2
        let all = Spread.wrapped(sentences.joined(separator: " "), width: width)
        if all.count <= rows { return all }
        let more = front.words[.emergencyMore, ["key": policy.keyNames(of: .emergency).first ?? ""]]
        for count in (1..<max(1, sentences.count)).reversed() {
            let lines = Spread.wrapped(sentences.prefix(count).joined(separator: " "), width: width)
            if let said = Self.adding(more, to: lines, rows: rows, width: width) { return said }
        }
        var words = sentences[0].split(separator: " ")
        while words.popLast() != nil {
            let lines = Spread.wrapped(words.joined(separator: " ") + "…", width: width)
            if let said = Self.adding(more, to: lines, rows: rows, width: width) { return said }
        }
        return [Width.clipped(more, to: width)]
    }

    /// The most rows of the strip: a quarter of the panes, three at least; four stay for the text. Beside a QR code, which needs the room, one.
    var emergencyRows: Int {
        if case .code = place.layers.last { return size.rows < Arrangement.smallest.rows ? 0 : 1 }
        let panes = size.rows - 3
        return min(panes - 4, max(3, panes / 4))
    }

    /// Goes to the whole of the emergency box in the text, whatever lies over it.
    mutating func showEmergency() -> [Effect] {
        // Over the results of a search for words of danger it is the topic of help that the strip speaks of.
        if case .search(let search) = place.layers.last, let answer = search.answer, answer.isDanger, let help = answer.hits.first {
            return ask { .openTopic(help.id, number: $0) }
        }
        guard let box = spread.boxes.first(where: \.isEmergency) else { return refuse(front.words[.noEmergency]) }
        if place.pane != .topic { moveTo(.topic) } else { remember() }
        place.layers = []
        place.find = nil
        place.item = nil
        place.citation = nil
        scroll(to: box.lines.lowerBound)
        return []
    }

    /// Lines with a word at the right end of the last, or on a line of its own; nil when they are then too many.
    private static func adding(_ word: String, to lines: [String], rows: Int, width: Int) -> [String]? {
        guard let last = lines.last, lines.count <= rows else { return nil }
        let gap = width - Width.of(last) - Width.of(word)
        if gap >= 2 { return lines.dropLast() + [last + String(repeating: " ", count: gap) + word] }
        guard lines.count < rows else { return nil }
        return lines + [String(repeating: " ", count: max(0, width - Width.of(word))) + word]
    }
}
