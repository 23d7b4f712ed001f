import Layout
import Topics

extension ReaderState {
    /// Asks for everything in the next language.
    mutating func changeLanguage() -> [Effect] {
        guard let next = front.nextLanguage else { return refuse(front.words[.oneLanguage]) }
        let document = place.document
        let section = place.menu.openSection
        return ask { .openLanguage(next.code, showing: document, section: section, number: $0) }
    }

    /// Goes on in another language: the same document at the same part, the same row of the menu. Back returns to the language before.
    mutating func speak(_ front: Front, _ document: Document, _ topics: [TopicHeading]) -> [Effect] {
        remember()
        let old = place
        let row = menuRows.dropFirst(old.menu.chosen).first
        let part = spread.headings.lastIndex { $0.line <= old.top }
        place = Place(front: policy.shown(front))
        place.document = document
        place.pane = old.pane == .sources ? .topic : old.pane
        if place.front.sections.contains(where: { $0.id == old.menu.openSection }) {
            place.menu.openSection = old.menu.openSection
            place.menu.topics = topics
        }
        switch row {
        case .section(let section, _): choose(section: section.id)
        case .topic(let topic):
            choose(section: topic.section)
            place.menu.wanted = topic.id
            chooseWanted()
        case .questions: place.menu.chosen = menuRows.count - 2
        case .more: place.menu.chosen = menuRows.count - 1
        case nil: break
        }
        settle()
        if case .topic(let page) = document {
            if let part, !spread.headings.isEmpty { scroll(to: spread.headings[min(part, spread.headings.count - 1)].line) }
            return follow(page.topic)
        }
        return []
    }
}
