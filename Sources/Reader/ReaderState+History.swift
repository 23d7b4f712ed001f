import Layout
import Topics

extension ReaderState {
    /// Remembers the place left, so that Back returns to it exactly. What Forward led to is forgotten; what is left is read aloud no further.
    ///
    /// Of more places than the policy allows, the oldest are forgotten but for the first: however far somebody went, Back leads home in the end.
    mutating func remember() {
        stopReading()
        backward.append(place)
        if backward.count > policy.mostRemembered { backward.remove(at: 1) }
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
    mutating func arrive(at page: Page, goal: Goal?) {
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
        follow(page)
    }

    /// Brings the menu to the row of a topic.
    mutating func follow(_ page: Page) {
        let section = page.topic.section
        guard front.sections.contains(where: { $0.id == section }) else { return }
        if place.menu.openSection != section { place.menu.open(section) }
        place.menu.chosen = menuRows.row(of: section) + 1 + page.row
    }

    /// One step back, to exactly the place left. In the menu with nowhere to go back to, closes the open section.
    mutating func back() -> [Effect] {
        guard let last = backward.popLast() else {
            if place.pane == .menu, closeSection() { return [] }
            return refuse(front.words[.nothingBack])
        }
        forward.append(place)
        place = last
        return []
    }

    /// One step forward, after going back.
    mutating func goForward() -> [Effect] {
        guard let next = forward.popLast() else { return refuse(front.words[.nothingForward]) }
        backward.append(place)
        place = next
        return []
    }

    mutating func goToMenu() -> [Effect] {
        if place.pane != .menu { moveTo(.menu) }
        return []
    }

    /// Opens the topic before or after this one in the menu.
    mutating func openNeighbour(_ topic: TopicHeading?, none: Message) -> [Effect] {
        guard let topic else { return page == nil ? [] : refuse(front.words[none]) }
        return ask { .openTopic(topic.id, number: $0) }
    }
}
