import Surface
import Topics

extension ReaderState {
    /// A key at a kiosk; nil when it is the desk's own.
    mutating func takeAtKiosk(_ key: Key) -> [Effect]? {
        guard let visit else { return nil }
        if opensStaffDoor(key) { return [] }
        switch visit.stage {
        case .attract: return greet(key)
        case .warning:
            // Whatever it is, it only says that somebody is here.
            self.visit?.stage = .reading
            return []
        case .passcode(let field): return typePasscode(key, field)
        case .staff(let facts, let chosen): return chooseForStaff(key, facts, chosen)
        case .reading: return letterSearch(key)
        }
    }

    /// The picture that waits asks for its topic.
    func askForPicture() -> [Effect] {
        pictureRow.map { [.openMenu(section: $0.section, rows: $0.row..<$0.row + 1)] } ?? []
    }

    /// Where the topic of the picture stands in the menu.
    private var pictureRow: (section: String, row: Int)? {
        guard let visit, !front.sections.isEmpty else { return nil }
        let section = front.sections[visit.turn % front.sections.count]
        return (section.id, visit.turn / front.sections.count % max(1, section.count))
    }

    /// Puts its topic on the picture.
    mutating func showPicture(_ part: MenuPart) {
        guard let (section, row) = pictureRow, part.section == section, part.language == front.language else { return }
        let place = row - part.first
        if part.topics.indices.contains(place) { visit?.shown = part.topics[place] }
    }

    /// The next picture, if one is still wanted.
    mutating func turnPicture() -> [Effect] {
        guard visit?.stage == .attract else { return [] }
        visit?.turn += 1
        return askForPicture()
    }

    /// Nobody has been here for long: says so, or ends the visit.
    mutating func beIdle(_ secondsLeft: Int) -> [Effect] {
        guard let visit, visit.stage != .attract else { return [] }
        if secondsLeft <= 0 { return [.quit] }
        self.visit?.stage = .warning(secondsLeft: secondsLeft)
        return []
    }

    mutating func hear(_ answer: PasscodeAnswer) -> [Effect] {
        guard case .passcode = visit?.stage else { return [] }
        switch answer {
        case .right(let facts): visit?.stage = .staff(facts, chosen: 0)
        case .wrong: visit?.stage = .passcode(PasscodeField(refusal: .wrong))
        case .tooSoon(let seconds): visit?.stage = .passcode(PasscodeField(refusal: .tooSoon(seconds)))
        }
        return []
    }

    private mutating func opensStaffDoor(_ key: Key) -> Bool {
        guard let visit, visit.hasStaff else { return false }
        let keys = Visit.staffKeys
        let pressed = keys[visit.staffKeysPressed] == key ? visit.staffKeysPressed + 1 : key == keys[0] ? 1 : 0
        self.visit?.staffKeysPressed = pressed % keys.count
        guard pressed == keys.count else { return false }
        self.visit?.stage = .passcode(PasscodeField())
        return true
    }

    /// Any key begins the visit; left and right choose the language first, and the mouse must have been clicked.
    private mutating func greet(_ key: Key) -> [Effect] {
        switch key {
        case .wheel, .drag: return []
        case .click(let position, let first): return clickPicture(position, from: first)
        case .left, .right:
            return front.nextLanguage == nil ? startReading() : changeLanguage()
        default: return startReading()
        }
    }

    mutating func startReading() -> [Effect] {
        visit?.stage = .reading
        awaited = nil
        return begin(topic: nil)
    }

    /// Letters and digits begin a search; there are no hidden commands.
    private mutating func letterSearch(_ key: Key) -> [Effect]? {
        guard case .character(let character) = key, character.isLetter || character.isNumber, !isTyping else { return nil }
        place.layers.append(.search(Search()))
        return typeInSearch(key)
    }

    /// Whether keys are text.
    var isTyping: Bool {
        switch place.layers.last {
        case .search: true
        case .questions(let list): list.field != nil
        case .takeHome(let takeHome): takeHome.printer == nil
        default: place.find?.isTyping == true
        }
    }

    private mutating func typePasscode(_ key: Key, _ field: PasscodeField) -> [Effect] {
        var field = field
        field.refusal = nil
        switch key {
        case .character(let character) where field.text.utf8.count < TextField.limit: field.text.append(character)
        case .backspace where !field.text.isEmpty: field.text.removeLast()
        case .escape, .backspace, .left:
            visit?.stage = .reading
            return []
        case .function(10): return [.quit]
        case .enter:
            visit?.stage = .passcode(PasscodeField())
            return field.text.isEmpty ? [] : [.tryPasscode(field.text)]
        default: return []
        }
        visit?.stage = .passcode(field)
        return []
    }

    private mutating func chooseForStaff(_ key: Key, _ facts: StaffFacts, _ chosen: Int) -> [Effect] {
        let choices = StaffChoice.allCases
        switch key {
        case .up: visit?.stage = .staff(facts, chosen: max(0, chosen - 1))
        case .down: visit?.stage = .staff(facts, chosen: min(choices.count - 1, chosen + 1))
        case .escape, .backspace, .left: visit?.stage = .reading
        case .function(10): return [.quit]
        case .enter, .right:
            switch choices[chosen] {
            case .back: visit?.stage = .reading
            case .takeEdition: return [.takeEdition]
            case .leave: return [.leave]
            }
        default: break
        }
        return []
    }
}
