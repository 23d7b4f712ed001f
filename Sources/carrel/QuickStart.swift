import Topics

/// A command line that only opens the desk, recognised without the argument parser, which costs a millisecond before the first screen.
///
/// `carrel`, `carrel TOPIC`, and the same with one `--shelf PATH` or `--content DIR` before the topic. Everything else is left to
/// the parser; where both would answer they agree, and a test compares them.
struct QuickStart: Equatable {
    var choices = Choices()
    var topic: String?

    /// Nil when the parser must decide.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        if let first = rest.first, first == "--shelf" || first == "--content" {
            rest.removeFirst()
            guard let path = rest.popFirst(), Self.isWord(path) else { return nil }
            if first == "--shelf" { choices.shelf = path } else { choices.content = path }
        }
        guard let word = rest.popFirst() else { return }
        guard rest.isEmpty, Self.isWord(word), !ID.commands.contains(word) else { return nil }
        topic = word
    }

    private static func isWord(_ text: String) -> Bool { !text.isEmpty && !text.hasPrefix("-") }
}
