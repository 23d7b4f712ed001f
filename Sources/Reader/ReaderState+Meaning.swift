import Layout
import Surface
import Topics

extension ReaderState {
    /// Wraps the meaning that is shown, if one is.
    mutating func wrapMeaning() {
        meaning = nil
        guard case .meaning(let index, _) = place.layers.last, let page, page.terms.indices.contains(index) else { return }
        let entry = page.terms[index]
        var maker = SpreadMaker(width: meaningColumns - 4)
        maker.text([Run(entry.term, .strong), Run(": " + entry.meaning)])
        meaning = maker.spread
    }

    /// The topic that says more about a term than its meaning; nil when none does but the one that is open.
    public func topicBehind(term index: Int) -> String? {
        guard let page, page.terms.indices.contains(index), let topic = page.terms[index].topic, topic != page.topic.id else { return nil }
        return topic
    }

    /// Columns of the box, its edges included.
    public var meaningColumns: Int { max(6, min(textArea.columns, 60)) }

    /// Lines of a meaning that are shown at once: four, so that the sentence around the word stays in sight.
    public var meaningRows: Int { max(1, min(4, textArea.rows - 2)) }

    /// Down and up turn to the rest of a long meaning; Enter opens the topic that says more. Any other command closes the box and is
    /// obeyed as well, so that no key is lost to it; Back only closes.
    mutating func obeyInMeaning(_ command: Command, index: Int, top: Int) -> [Effect] {
        place.layers.removeLast()
        switch command {
        case .open:
            guard let topic = topicBehind(term: index) else { return [] }
            return ask { .openTopic(topic, number: $0) }
        case .down where top + meaningRows < meaning?.lines.count ?? 0:
            place.layers.append(.meaning(index, top: top + meaningRows))
        case .up where top > 0: place.layers.append(.meaning(index, top: max(0, top - meaningRows)))
        case .back: break
        default: return obey(command)
        }
        return []
    }
}
