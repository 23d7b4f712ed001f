import Surface
import Topics

extension ReaderState {
    /// What can be done here, in the order of the table: the rows of ``Layer/commands(chosen:)``, for whoever has only arrows and Enter.
    ///
    /// Left out is what the arrows, Enter and Backspace do by themselves, and what would do nothing here.
    public var commandsHere: [Command] { Command.allCases.filter { policy.commands.contains($0) && isUseful($0) } }

    private func isUseful(_ command: Command) -> Bool {
        switch command {
        case .up, .down, .open, .back, .close, .lineUp, .lineDown, .pageUp, .pageDown, .halfUp, .halfDown, .nextItem, .previousItem,
            .openNth, .redraw:
            false
        case .finish: !policy.commands.contains(.quit)
        case .top, .end: spread.lines.count > textArea.rows && place.document != .welcome
        case .menu: place.pane != .menu
        case .forward: !forward.isEmpty
        case .nextTopic: page?.next != nil
        case .previousTopic: page?.previous != nil
        case .find, .onlyText, .readAloud: place.document != .welcome
        case .nextMatch, .previousMatch: place.find != nil && !matches.isEmpty
        case .contents: place.document != .welcome && !spread.headings.isEmpty
        case .about: page != nil
        case .emergency: spread.boxes.contains(where: \.isEmergency)
        case .sources, .nextCitation, .previousCitation: page?.citations.isEmpty == false
        case .qrCode: isSourceOpen || place.pane == .sources
        case .theme: theme != nil
        case .language: front.nextLanguage != nil
        case .addQuestion, .handout: page != nil
        case .removeQuestion: false
        case .help, .search, .index, .questions, .wider, .narrower, .suspend, .quit: true
        }
    }

    /// Opens the list of what can be done here.
    mutating func listCommands() -> [Effect] {
        // In the order of the table the first row may be one that leaves; whoever comes here wants to look for something.
        place.layers.append(.commands(chosen: commandsHere.firstIndex(of: .search) ?? 0))
        return []
    }

    mutating func obeyInCommands(_ command: Command, chosen: Int) -> [Effect] {
        let layer = place.layers.removeLast()
        let commands = commandsHere
        if command == .back { return [] }
        if command == .open { return commands.indices.contains(chosen) ? obey(commands[chosen]) : [] }
        let next = row(command, from: chosen, of: commands.count)
        place.layers.append(next.map { .commands(chosen: $0) } ?? layer)
        return []
    }
}
