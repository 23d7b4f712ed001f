/// Carrel's own words in one language: what is missing from an `interface.yaml` is said in English.
public struct Words: Equatable, Sendable {
    /// The words of the language, by message.
    public var spoken: [Message: String]

    public init(_ spoken: [Message: String] = [:]) { self.spoken = spoken }

    public subscript(_ message: Message) -> String { spoken[message] ?? message.english }
}

/// Everything Carrel itself says on a screen. The raw value is the message id of `interface.yaml`.
///
/// A `{…}` in a text is replaced by what it names; a translation must use the same names.
public enum Message: String, CaseIterable, Sendable {
    case sources, search, find, help, menu

    /// The built-in text.
    public var english: String {
        switch self {
        case .sources: "Sources"
        case .search: "Search"
        case .find: "Find"
        case .help: "Help"
        case .menu: "Menu"
        }
    }
}
