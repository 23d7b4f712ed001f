import Layout
import Topics

/// Most places that Back remembers.
private let remembered = 100

extension ReaderState {
    /// Remembers the place left, so that Back returns to it exactly. What Forward led to is forgotten; what is left is read aloud no further.
    mutating func remember() {
        stopReading()
        backward.append(place)
        if backward.count > remembered { backward.removeFirst() }
        forward = []
    }

    /// Goes to a pane of the same desk, as one step that Back takes back.
    mutating func moveTo(_ pane: Pane) {
        remember()
        place.pane = pane
        place.layers = []
    }

    /// Lays another document on the desk.
    mutating func leave(for document: Document) {
        remember()
        var next = Place(front: front)
        next.document = document
        next.pane = .topic
        next.menu = place.menu
        place = next
        onlyText = onlyText && document != .welcome
    }

    /// Shows a topic that the shelf has opened, at the place asked for, if it is there. The menu follows.
    mutating func arrive(at page: Page, goal: Goal?) -> [Effect] {
        leave(for: .topic(page))
        if case .words(let words) = goal { place.found = words }
        settle()
        switch goal {
        case .words: if let match = matches.first { reveal(match[0].line) }
        case .heading(let anchor):
            // The headings of the text come first in a spread, in their own order.
            if let heading = Anchor.all(of: page.topic).firstIndex(of: anchor), spread.headings.indices.contains(heading) {
                scroll(to: spread.headings[heading].line)
            }
        case .statement(let number, let key):
            let mark = page.number(of: key).map(Target.citation)
            if let item = spread.items.firstIndex(where: { $0.target == mark && $0.statement == number }) { light(item: item) }
        case nil: break
        }
        return follow(page.topic)
    }

    /// Brings the menu to the row of a topic.
    mutating func follow(_ topic: Topic) -> [Effect] {
        place.menu.wanted = topic.id
        if place.menu.openSection == topic.section {
            chooseWanted()
            return []
        }
        guard front.sections.contains(where: { $0.id == topic.section }) else { return [] }
        place.menu.openSection = topic.section
        place.menu.topics = []
        return [.openMenu(section: topic.section)]
    }

    /// Chooses the menu's row of the wanted topic, once it is there.
    mutating func chooseWanted() {
        guard let wanted = place.menu.wanted else { return }
        let row = menuRows.firstIndex {
            if case .topic(let topic) = $0 { topic.id == wanted } else { false }
        }
        if let row {
            place.menu.chosen = row
            place.menu.wanted = nil
        }
    }

    /// One step back, to exactly the place left. In the menu with nowhere to go back to, closes the open section.
    mutating func back() -> [Effect] {
        guard let last = backward.popLast() else {
            if place.pane == .menu, closeSection() { return [] }
            return refuse(front.words[.nothingBack])
        }
        forward.append(place)
        place = last
        return fillMenu()
    }

    /// One step forward, after going back.
    mutating func goForward() -> [Effect] {
        guard let next = forward.popLast() else { return refuse(front.words[.nothingForward]) }
        backward.append(place)
        place = next
        return fillMenu()
    }

    mutating func goToMenu() -> [Effect] {
        if place.pane != .menu { moveTo(.menu) }
        return []
    }

    /// Asks for the topics of the open section when a place from history still lacks them.
    private func fillMenu() -> [Effect] {
        guard let section = place.menu.openSection, place.menu.topics.isEmpty else { return [] }
        return [.openMenu(section: section)]
    }

    /// Opens the topic before or after this one in the menu.
    mutating func openNeighbour(_ topic: TopicHeading?, none: Message) -> [Effect] {
        guard let topic else { return page == nil ? [] : refuse(front.words[none]) }
        return ask { .openTopic(topic.id, number: $0) }
    }
}
