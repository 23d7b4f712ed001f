import Surface
import Topics

extension ReaderState {
    mutating func obeyInMenu(_ command: Command) -> [Effect] {
        let rows = menuRows
        let page = max(1, (arrangement.menu?.rows ?? 1) - 1)
        switch command {
        case .up, .lineUp, .previousItem: place.menu.chosen -= 1
        case .down, .lineDown, .nextItem: place.menu.chosen += 1
        case .pageUp: place.menu.chosen -= page
        case .pageDown: place.menu.chosen += page
        case .halfUp: place.menu.chosen -= (page + 1) / 2
        case .halfDown: place.menu.chosen += (page + 1) / 2
        case .top: place.menu.chosen = 0
        case .end: place.menu.chosen = rows.count - 1
        case .open: return openMenuRow(rows)
        default: break
        }
        place.menu.chosen = max(0, min(rows.count - 1, place.menu.chosen))
        return []
    }

    /// Opens the chosen topic, or opens or closes the chosen section in place.
    mutating func openMenuRow(_ rows: [Menu.Row]) -> [Effect] {
        guard rows.indices.contains(place.menu.chosen) else { return [] }
        switch rows[place.menu.chosen] {
        case .questions: return showQuestions()
        case .topic(let topic):
            if page?.topic.id == topic.id {
                moveTo(.topic)
                return []
            }
            return ask { .openTopic(topic.id, number: $0) }
        case .more: return listCommands()
        case .section(let section, isOpen: true):
            place.menu.openSection = nil
            place.menu.topics = []
            choose(section: section.id)
            return []
        case .section(let section, isOpen: false):
            place.menu.openSection = section.id
            place.menu.topics = []
            choose(section: section.id)
            return [.openMenu(section: section.id)]
        }
    }

    /// Puts the topics of the open section under its title. What was chosen meanwhile stays chosen, though it moves down.
    mutating func show(_ topics: [TopicHeading], of section: String) {
        if place.menu.chosen > row(of: section) { place.menu.chosen += topics.count }
        place.menu.topics = topics
        chooseWanted()
    }

    /// Closes the open section and chooses its row. Answers whether one was open.
    mutating func closeSection() -> Bool {
        guard let open = place.menu.openSection else { return false }
        place.menu.openSection = nil
        place.menu.topics = []
        choose(section: open)
        return true
    }

    mutating func choose(section id: String) { place.menu.chosen = row(of: id) }

    /// The row of a section's title; the first where there is none.
    private func row(of id: String) -> Int {
        menuRows.firstIndex { if case .section(let section, _) = $0 { section.id == id } else { false } } ?? 0
    }
}
