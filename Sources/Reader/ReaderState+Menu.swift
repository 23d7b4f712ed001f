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
    mutating func openMenuRow(_ rows: Menu.Rows) -> [Effect] {
        guard rows.indices.contains(place.menu.chosen) else { return [] }
        place.menu.opening = nil
        switch rows[place.menu.chosen] {
        case .questions: return showQuestions()
        case .topic(let topic):
            if page?.topic.id == topic.id {
                moveTo(.topic)
                return []
            }
            return ask { .openTopic(topic.id, number: $0) }
        case .awaited: place.menu.opening = place.menu.chosen
        case .more: return listCommands()
        case .section(let section, let isOpen): open(section: isOpen ? nil : section.id, choosing: section.id)
        }
        return []
    }

    /// Asks for the topics of the menu that are not here yet and would be on the screen with the chosen row, wherever on it that stands; also
    /// while the menu is hidden, for it must be there when it is wanted.
    mutating func fillMenu() -> [Effect] {
        guard let section = place.menu.openSection else { return [] }
        let open = menuRows.open
        let chosen = place.menu.chosen - open.lowerBound
        let near = (chosen - size.rows..<chosen + size.rows).clamped(to: 0..<open.count)
        let told = place.menu.told
        guard !near.isEmpty, near.lowerBound < told.lowerBound || near.upperBound > told.upperBound else { return [] }
        let question = MenuQuestion(section: section, language: front.language, rows: near)
        guard menuAsked != question else { return [] }
        menuAsked = question
        return [.openMenu(section: section, rows: near)]
    }

    /// Puts topics of the open section under its title. A section that turns out to have none there is closed again.
    mutating func show(_ part: MenuPart) -> [Effect] {
        if menuAsked?.section == part.section, menuAsked?.language == part.language { menuAsked = nil }
        guard place.menu.openSection == part.section, front.language == part.language else { return [] }
        if part.topics.isEmpty {
            _ = closeSection()
            return []
        }
        place.menu.take(part)
        return place.menu.opening == place.menu.chosen ? openMenuRow(menuRows) : []
    }

    /// Closes the open section and chooses its row. Answers whether one was open.
    mutating func closeSection() -> Bool {
        guard let section = place.menu.openSection else { return false }
        open(section: nil, choosing: section)
        return true
    }

    private mutating func open(section: String?, choosing row: String) {
        place.menu.open(section)
        menuAsked = nil
        choose(section: row)
    }

    mutating func choose(section id: String) { place.menu.chosen = menuRows.row(of: id) }
}

/// Rows of a section's menu that the shelf was asked for.
struct MenuQuestion: Equatable, Sendable {
    var section: String
    var language: String
    var rows: Range<Int>
}
