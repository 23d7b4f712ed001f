import Layout
import Surface
import Topics

extension ReaderState {
    /// Moves the reader one step: takes what just happened and answers what must be done about it.
    ///
    /// This is the only function that changes a ``ReaderState``. It reads no clock, file, index or terminal, so the same
    /// events in the same order always lead to the same state. What it needs from the shelf it asks for by an ``Effect``;
    /// the answer comes back as an event, and is dropped if a newer question was asked meanwhile.
    ///
    /// Events that mean nothing here, such as `down` on the last line, change nothing and return `[]`. Commands that the
    /// ``Policy`` leaves out are treated the same way; they are not reported as errors.
    ///
    /// - Returns: Effects for the caller to carry out, in order. Drawing is not one of them; draw after every call.
    /// - Complexity: O(1) for most keys; O(*n*) in the length of the open topic when it must be wrapped again.
    public mutating func apply(_ event: Event) -> [Effect] {
        let wasReading = reading != nil
        var effects = take(event)
        settle()
        while let key = nextTyped() {
            effects += take(.key(key))
            settle()
        }
        return (wasReading && reading == nil ? [.hush] : []) + effects + fillMenu()
    }

    private mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key):
            if keepTyped(key) { return [] }
            let said = notice
            notice = nil
            // While words stand in the place of the hints there are none to be clicked.
            if case .click(let position, _) = key, position.row >= size.rows - noticeLines.count { return [] }
            if reading != nil {
                stopReading()
                // Any key stops the voice and does nothing more, unless it leads out.
                guard let command = Command.given(by: key), command.leadsOut else { return [] }
            }
            let effects = take(key)
            // Questions are nowhere but here: leaving them behind takes the key twice.
            let warning = front.words[.questionsGo]
            if effects.contains(.quit), !questions.isEmpty, policy.commands.contains(.quit), said != warning { return refuse(warning) }
            return effects
        case .spoken(let number): return goOnReading(after: number)
        case .unspoken(let silence, let number):
            guard reading?.number == number else { return [] }
            stopReading()
            return silence == .noService ? refuse(front.words[.noVoice]) : []
        case .resized(let size):
            self.size = size
            return []
        case .idle(let seconds): return beIdle(seconds)
        case .pictureTurned: return turnPicture()
        case .passcode(let answer): return hear(answer)
        case .menu(let part):
            if visit?.stage == .attract { showPicture(part) }
            return show(part)
        case .noMenu(let section, let why):
            guard place.menu.openSection == section else { return [] }
            // Closed again, so that it is asked for anew when it is opened again.
            _ = closeSection()
            return regret(why)
        case .openedTopic(let page, let number):
            guard let awaited = answered(number) else { return [] }
            guard let page else { return refuse(front.words[.failedToOpen, ["why": front.words[.noSuchTopic]]]) }
            arrive(at: page, goal: awaited.goal)
            return []
        case .openedSource(let source, let number):
            guard answered(number) != nil else { return [] }
            guard let source else { return refuse(front.words[.failedToOpen, ["why": front.words[.noSuchSource]]]) }
            leave(for: .source(source))
            return []
        case .openedIndex(let topics, let number):
            guard answered(number) != nil else { return [] }
            leave(for: .index(topics))
            place.item = 0
            return []
        case .openedGlossary(let glossary, let number):
            guard answered(number) != nil else { return [] }
            leave(for: .glossary(glossary))
            place.item = 0
            return []
        case .openedLanguage(let front, let document, let row, let number):
            guard answered(number) != nil else { return [] }
            if visit?.stage == .attract {
                place = Place(front: front)
                visit?.shown = nil
                return askForPicture()
            }
            speak(front, document, row)
            return []
        case .found(let answer, let number):
            guard let (layer, found) = search(awaiting: number) else { return [] }
            var search = found
            search.answer = answer
            search.awaited = nil
            search.chosen = search.first
            let opensBest = search.opensBest && !answer.hits.isEmpty && layer == place.layers.count - 1
            search.opensBest = false
            place.layers[layer] = .search(search)
            return opensBest ? typeInSearch(.enter) ?? [] : []
        case .wrote(let outcome, let number):
            hear(outcome, number: number)
            return []
        case .printers(let names, let number):
            hear(of: names, number: number)
            return []
        case .failed(let why, let number):
            if let (layer, found) = search(awaiting: number) {
                var search = found
                search.awaited = nil
                search.opensBest = false
                place.layers[layer] = .search(search)
            } else if answered(number) == nil {
                return []
            }
            return regret(why)
        }
    }

    /// The search that waits for the answer of a number, though something lies over it, and its layer.
    private func search(awaiting number: Int) -> (layer: Int, Search)? {
        for (layer, content) in place.layers.enumerated() {
            if case .search(let search) = content, search.awaited == number { return (layer, search) }
        }
        return nil
    }

    /// Says that the shelf could not be read. Why is nothing to a visitor.
    private mutating func regret(_ why: String) -> [Effect] {
        refuse(visit == nil ? front.words[.failedToOpen, ["why": why]] : front.words[.unreadableNow])
    }

    /// Whether `number` answers the newest question; that question is then no longer open.
    private mutating func answered(_ number: Int) -> Awaited? {
        guard let awaited, awaited.number == number else { return nil }
        self.awaited = nil
        return awaited
    }

    /// Says why nothing happened.
    mutating func refuse(_ why: String) -> [Effect] {
        notice = why
        return []
    }

    mutating func take(_ key: Key) -> [Effect] {
        if let effects = takeAtKiosk(key) { return effects }
        switch key {
        case .drag, .click: break
        default: pan = nil
        }
        switch key {
        case .pasted(let text): return paste(text)
        case .click(let position, let first): return click(position, from: first)
        case .drag(let position, let first): return drag(to: position, from: first)
        case .wheel(let position, let rows): return turnWheel(at: position, rows: rows)
        default: break
        }
        if let effects = type(key) { return effects }
        guard let command = Command.given(by: key), policy.commands.contains(command) else { return [] }
        if command == .openNth, case .character(let digit) = key { return openNth(digit.wholeNumberValue ?? 0) }
        return obey(command)
    }

    /// Pasted text is what is typed in a field, and nothing anywhere else: it was meant for another window, or has keys in it that do things.
    private mutating func paste(_ text: String) -> [Effect] {
        guard isTyping else { return refuse(front.words[.pastedNowhere]) }
        var effects: [Effect] = []
        // The field is full long before the paste is at its end; one more letter has it say so.
        for character in text.prefix(TextField.limit + 1) { effects = type(.character(character)) ?? [] }
        return effects
    }

    /// Gives a key to the field the person types in, if there is one and the key is one of its own.
    private mutating func type(_ key: Key) -> [Effect]? {
        if place.find?.isTyping == true { return typeInFind(key) }
        if case .search = place.layers.last { return typeInSearch(key) }
        if case .questions = place.layers.last { return typeInQuestions(key) }
        if case .takeHome = place.layers.last { return typeInTakeHome(key) }
        return nil
    }

    mutating func obey(_ command: Command) -> [Effect] {
        switch command {
        case .quit, .finish: return [.quit]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        case .theme: return changeTheme()
        case .close: return close()
        case .emergency: return showEmergency()
        case .help where !isHelpOpen:
            place.layers.append(.help(top: 0))
            return []
        default: break
        }
        if !place.layers.isEmpty { return obeyInLayer(command) }
        switch command {
        case .search:
            place.layers.append(.search(Search()))
            return []
        case .index:
            if case .index = place.document, place.pane == .topic { return ask { .openGlossary(number: $0) } }
            return ask { .openIndex(number: $0) }
        case .menu: return goToMenu()
        case .back: return back()
        case .forward: return goForward()
        case .wider: return widen(by: 4)
        case .narrower: return widen(by: -4)
        case .onlyText:
            if place.document != .welcome { onlyText.toggle() }
            return []
        case .find:
            guard place.document != .welcome else { return [] }
            if place.pane != .topic { moveTo(.topic) }
            place.find = Find()
            place.find?.from = place.top
            return []
        case .nextMatch: return stepMatch(by: 1)
        case .previousMatch: return stepMatch(by: -1)
        case .contents:
            guard place.document != .welcome, !spread.headings.isEmpty else { return refuse(front.words[.noContents]) }
            let here = spread.headings.lastIndex { $0.line <= place.top } ?? 0
            place.layers.append(.contents(chosen: here))
            return []
        case .language: return changeLanguage()
        case .about:
            if page != nil { place.layers.append(.about(top: 0)) }
            return []
        case .sources: return toggleSources()
        case .readAloud: return readAloud()
        case .nextCitation: return stepCitation(by: 1)
        case .previousCitation: return stepCitation(by: -1)
        case .qrCode: return showCode()
        case .addQuestion: return addQuestion()
        case .questions: return showQuestions()
        case .handout: return takeHome()
        case .nextTopic: return openNeighbour(page?.next, none: .lastTopic)
        case .previousTopic: return openNeighbour(page?.previous, none: .firstTopic)
        default: break
        }
        switch place.pane {
        case .menu: return obeyInMenu(command)
        case .topic: return obeyInTopic(command)
        case .sources: return obeyInSources(command)
        }
    }

    private var isHelpOpen: Bool {
        if case .help = place.layers.last { true } else { false }
    }

    /// Closes what lies on top; with nothing on top, one step towards the menu. Never quits.
    mutating func close() -> [Effect] {
        if !place.layers.isEmpty {
            place.layers.removeLast()
        } else if place.find != nil {
            place.find = nil
        } else if onlyText {
            onlyText = false
        } else if place.pane == .sources {
            moveTo(.topic)
        } else if place.pane == .topic {
            moveTo(.menu)
        }
        return []
    }

    /// The next theme of the table, round the end, and says which.
    private mutating func changeTheme() -> [Effect] {
        guard let theme else { return refuse(front.words[.noColours]) }
        let all = Theme.allCases
        let next = all[((all.firstIndex(of: theme) ?? 0) + 1) % all.count]
        self.theme = next
        notice = front.words[.themeNow, ["theme": front.words[next.name]]]
        return [.wear(next)]
    }

    private mutating func widen(by cells: Int) -> [Effect] {
        // Who asked for a width beyond these keeps it, and comes back by steps.
        measure = max(min(28, measure), min(max(100, measure), measure + cells))
        return []
    }
}
