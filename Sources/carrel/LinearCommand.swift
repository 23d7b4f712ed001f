import Topics

/// What a person asks for in linear reading, one line a command. The one table of them: the help is made from it.
enum LinearCommand: Equatable {
    case more
    case open(Int)
    case back
    case search(String)
    /// Words to find; empty for the next place.
    case find(String)
    /// The list, or the source of that number.
    case sources(Int?)
    /// The question of that number in the topic, or words of one's own; nil for the list of the topic's.
    case keep(String?)
    case questions
    /// The ways to take home what is read; with a name, as a file of that name.
    case takeHome(String?)
    case language
    case contents, index, menu, about, help, quit

    /// Nil when the line is no command.
    init?(_ line: String) {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let first = words.first else {
            self = .more
            return
        }
        if let number = Int(first), words.count == 1 {
            self = .open(number)
            return
        }
        let rest = words.dropFirst().joined(separator: " ")
        switch (first, rest.isEmpty) {
        case ("b", true): self = .back
        case ("s", false): self = .search(rest)
        case ("/", _): self = .find(rest)
        case (_, true) where first.hasPrefix("/"): self = .find(String(first.dropFirst()))
        case (_, false) where first.hasPrefix("/"): self = .find(first.dropFirst() + " " + rest)
        case ("c", true): self = .sources(nil)
        case ("c", false):
            guard let number = Int(rest) else { return nil }
            self = .sources(number)
        case ("a", true): self = .keep(nil)
        case ("a", false): self = .keep(rest)
        case ("v", true): self = .questions
        case ("p", true): self = .takeHome(nil)
        case ("p", false): self = .takeHome(rest)
        case ("L", true): self = .language
        case ("t", true): self = .contents
        case ("i", true): self = .index
        case ("m", true): self = .menu
        case ("=", true): self = .about
        case ("?", true): self = .help
        case ("q", true): self = .quit
        default: return nil
        }
    }

    /// What can be typed, and what it does, in the order of the help.
    static let table: [(typed: String, purpose: Message)] = [
        ("", .linearMore), ("1 2 3 …", .linearOpen), ("b", .purposeBack), ("s WORDS", .purposeSearch), ("/ WORDS", .purposeFind),
        ("c", .linearSources), ("c 1", .linearSource), ("t", .purposeContents), ("i", .linearIndex), ("m", .purposeMenu),
        ("a", .linearPrompts), ("a 1", .linearKeep), ("a WORDS", .linearKeepOwn), ("v", .linearQuestions), ("p", .purposeHandout),
        ("p NAME", .linearHandout), ("L", .purposeLanguage),
        ("=", .linearAbout),
        ("?", .purposeHelp), ("q", .purposeQuit),
    ]
}
