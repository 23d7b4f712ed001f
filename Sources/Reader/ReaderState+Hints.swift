import Topics

/// A key and what it does, in two or three words.
public struct Hint: Equatable, Sendable {
    /// As keys are named everywhere, such as `⏎`.
    public var key: String
    /// In the language of the library.
    public var label: String
    /// What the key does, which a click on the hint does too.
    var command: Command
}

extension ReaderState {
    /// What the hint bar offers here, the most needed first. Help and Back come first and are the last to go.
    public var hints: [Hint] {
        var seen: [String] = []
        return offered.filter(policy.commands.contains).compactMap { command in
            guard let label = name(of: command, or: command == .open ? openHint : command.hint),
                let key = policy.keyNames(of: command).first
            else { return nil }
            let arrows = command == .up || command == .down
            let hint = Hint(key: arrows ? "↑↓" : key, label: label, command: command)
            if seen.contains(hint.label) { return nil }
            seen.append(hint.label)
            return hint
        }
    }

    /// What a command is called: a language by its own name, for whoever reads no other; else the words given.
    public func name(of command: Command, or words: Message?) -> String? {
        command == .language ? front.nextLanguage?.name : words.map { front.words[$0] }
    }

    /// A visitor who may not quit can finish, and is told so everywhere, after Help and the way back.
    private var offered: [Command] {
        if policy.commands.contains(.quit) { return hinted }
        var commands = hinted.filter { $0 != .quit }
        commands.insert(.finish, at: min(2, commands.count))
        return commands
    }

    private var hinted: [Command] {
        if place.find?.isTyping == true { return [.help, .close, .open] }
        switch place.layers.last {
        case .search: return [.help, .close, .open, .up]
        case .help: return [.back, .up, .pageDown]
        case .about: return [.help, .back, .up, .pageDown]
        case .contents, .commands: return [.help, .back, .open, .up]
        case .meaning(let index, _):
            let isLong = meaning.map { $0.lines.count > meaningRows } ?? false
            return [.help, .close] + (topicBehind(term: index) == nil ? [] : [.open]) + (isLong ? [.up] : [])
        case .takeHome: return [.help, .close, .open, .up]
        case .questions(let list):
            if list.field != nil { return [.help, .close, .open] }
            return [.help, .back, .open, .up] + (questions.isEmpty ? [.addQuestion] : [.addQuestion, .removeQuestion, .qrCode, .handout])
        case .code: return [.help, .back] + (codeSheet?.steps ?? 1 > 1 ? [.up] : [])
        case nil: break
        }
        if place.find != nil { return [.help, .close, .nextMatch, .previousMatch, .find] }
        switch place.pane {
        case .menu: return [.help] + (backward.isEmpty ? [] : [.back]) + [.open, .language, .up, .search, .quit, .index]
        case .topic where isSourceOpen: return [.help, .back, .open, .up, .qrCode, .find, .search, .menu, .quit]
        case .topic where page == nil: return [.help, .back, .open, .language, .up, .find, .search, .menu, .quit]
        case .topic: return [.help, .back, .open, .language, .up, .find, .search, .sources, .contents, .menu, .about, .quit, .readAloud]
        case .sources: return [.help, .back, .open, .up, .qrCode, .search, .menu, .quit]
        }
    }

    /// What Enter does here, in a word.
    private var openHint: Message {
        switch place.layers.last {
        case .takeHome(let takeHome): takeHome.printer == nil ? .hintWrite : .hintPrint
        case .questions(let list) where list.field != nil: .hintKeep
        case .questions(let list) where questions.indices.contains(list.chosen): .hintChange
        case nil where place.pane == .topic:
            if case .question(let index) = chosenItem?.target {
                isKept(index) ? .hintRemove : .hintKeep
            } else {
                chosenItem == nil ? .hintMore : .hintOpen
            }
        default: .hintOpen
        }
    }

    var isSourceOpen: Bool {
        if case .source = place.document { true } else { false }
    }
}
