/// Carrel's own words in one language: what is missing from an `interface.yaml` is said in English.
public struct Words: Equatable, Sendable {
    /// The words of the language, by message.
    public var spoken: [Message: String]

    public init(_ spoken: [Message: String] = [:]) { self.spoken = spoken }

    public subscript(_ message: Message) -> String { spoken[message] ?? message.english }

    /// The words of a message with each `{name}` in it replaced.
    public subscript(_ message: Message, _ values: KeyValuePairs<String, String>) -> String {
        var text = self[message]
        for (name, value) in values {
            let mark = "{" + name + "}"
            guard let found = text.firstRange(of: mark) else { continue }
            text.replaceSubrange(found, with: value)
        }
        return text
    }
}

/// Everything Carrel itself says on a screen. The raw value is the message id of `interface.yaml`.
///
/// A `{…}` in a text is replaced by what it names; a translation must use the same names.
public enum Message: String, CaseIterable, Sendable {
    case sources
    case search
    case find
    case help
    case menu
    case hintHelp = "hint-help"
    case hintBack = "hint-back"
    case hintOpen = "hint-open"
    case hintMove = "hint-move"
    case hintFind = "hint-find"
    case hintSearch = "hint-search"
    case hintSources = "hint-sources"
    case hintContents = "hint-contents"
    case hintMenu = "hint-menu"
    case hintClose = "hint-close"
    case hintNextMatch = "hint-next-match"
    case hintPreviousMatch = "hint-previous-match"
    case hintPage = "hint-page"
    case hintIndex = "hint-index"
    case hintQuit = "hint-quit"
    case hintFinish = "hint-finish"
    case groupEveryone = "group-everyone"
    case groupMoving = "group-moving"
    case groupFinding = "group-finding"
    case groupSources = "group-sources"
    case groupView = "group-view"
    case purposeUp = "purpose-up"
    case purposeDown = "purpose-down"
    case purposeOpen = "purpose-open"
    case purposeBack = "purpose-back"
    case purposeHelp = "purpose-help"
    case purposeFinish = "purpose-finish"
    case purposeLineUp = "purpose-line-up"
    case purposeLineDown = "purpose-line-down"
    case purposePageDown = "purpose-page-down"
    case purposePageUp = "purpose-page-up"
    case purposeHalfDown = "purpose-half-down"
    case purposeHalfUp = "purpose-half-up"
    case purposeTop = "purpose-top"
    case purposeEnd = "purpose-end"
    case purposeNextItem = "purpose-next-item"
    case purposePreviousItem = "purpose-previous-item"
    case purposeOpenNth = "purpose-open-nth"
    case purposeForward = "purpose-forward"
    case purposeMenu = "purpose-menu"
    case purposeNextTopic = "purpose-next-topic"
    case purposePreviousTopic = "purpose-previous-topic"
    case purposeSearch = "purpose-search"
    case purposeFind = "purpose-find"
    case purposeNextMatch = "purpose-next-match"
    case purposePreviousMatch = "purpose-previous-match"
    case purposeContents = "purpose-contents"
    case purposeIndex = "purpose-index"
    case purposeSources = "purpose-sources"
    case purposeNextCitation = "purpose-next-citation"
    case purposePreviousCitation = "purpose-previous-citation"
    case purposeWider = "purpose-wider"
    case purposeNarrower = "purpose-narrower"
    case purposeOnlyText = "purpose-only-text"
    case purposeClose = "purpose-close"
    case purposeRedraw = "purpose-redraw"
    case purposeSuspend = "purpose-suspend"
    case purposeQuit = "purpose-quit"
    case contents
    case index
    case welcome
    case welcomeSearch = "welcome-search"
    case position
    case noSources = "no-sources"
    case searchPrompt = "search-prompt"
    case findPrompt = "find-prompt"
    case searchHint = "search-hint"
    case searching
    case correctedTo = "corrected-to"
    case nothingFound = "nothing-found"
    case nearestTitles = "nearest-titles"
    case matchCount = "match-count"
    case noMatch = "no-match"
    case tooSmall = "too-small"
    case opening
    case noLinks = "no-links"
    case nothingBack = "nothing-back"
    case nothingForward = "nothing-forward"
    case noContents = "no-contents"
    case failedToOpen = "failed-to-open"
    case crisis
    case callOrText = "call-or-text"
    case callNumber = "call-number"
    case textNumber = "text-number"
    case emergencyNumber = "emergency-number"
    case results
    case oneResult = "one-result"
    case meaningMore = "meaning-more"
    case verdictLine = "verdict-line"

    /// The built-in text.
    public var english: String {
        switch self {
        case .sources: "Sources"
        case .search: "Search"
        case .find: "Find"
        case .help: "Help"
        case .menu: "Menu"
        case .hintHelp: "Help"
        case .hintBack: "Back"
        case .hintOpen: "Open"
        case .hintMove: "Move"
        case .hintFind: "Find"
        case .hintSearch: "Search"
        case .hintSources: "Sources"
        case .hintContents: "Contents"
        case .hintMenu: "Menu"
        case .hintClose: "Close"
        case .hintNextMatch: "Next"
        case .hintPreviousMatch: "Previous"
        case .hintPage: "Page"
        case .hintIndex: "A–Z"
        case .hintQuit: "Quit"
        case .hintFinish: "Finish"
        case .groupEveryone: "The keys you need"
        case .groupMoving: "Moving"
        case .groupFinding: "Finding"
        case .groupSources: "Sources"
        case .groupView: "The view"
        case .purposeUp: "To the row, link or mark above, or up a line"
        case .purposeDown: "To the row, link or mark below, or down a line"
        case .purposeOpen: "Open what is marked"
        case .purposeBack: "Go back one step; nothing is lost"
        case .purposeHelp: "This help"
        case .purposeFinish: "Finish"
        case .purposeLineUp: "Up a line"
        case .purposeLineDown: "Down a line"
        case .purposePageDown: "Down a page"
        case .purposePageUp: "Up a page"
        case .purposeHalfDown: "Down half a page"
        case .purposeHalfUp: "Up half a page"
        case .purposeTop: "To the beginning"
        case .purposeEnd: "To the end"
        case .purposeNextItem: "To the next link, word or source mark"
        case .purposePreviousItem: "To the one before"
        case .purposeOpenNth: "Open the first to ninth link on the screen"
        case .purposeForward: "Go forward again after going back"
        case .purposeMenu: "To the menu"
        case .purposeNextTopic: "The next topic of the menu"
        case .purposePreviousTopic: "The topic before it"
        case .purposeSearch: "Search the whole library"
        case .purposeFind: "Find words in this topic"
        case .purposeNextMatch: "To the next place found"
        case .purposePreviousMatch: "To the place found before"
        case .purposeContents: "The parts of this topic"
        case .purposeIndex: "All topics from A to Z"
        case .purposeSources: "Show or leave the sources"
        case .purposeNextCitation: "To the next source mark"
        case .purposePreviousCitation: "To the source mark before"
        case .purposeWider: "Wider lines"
        case .purposeNarrower: "Narrower lines"
        case .purposeOnlyText: "Only the text, without the panes beside it"
        case .purposeClose: "Close what lies on top"
        case .purposeRedraw: "Draw the screen again"
        case .purposeSuspend: "Pause Carrel and go to the shell"
        case .purposeQuit: "Leave Carrel"
        case .contents: "Contents"
        case .index: "All topics, A to Z"
        case .welcome: "Choose a topic in the menu with the arrow keys and press Enter."
        case .welcomeSearch: "Press s and type a word to search. Press F1 for help."
        case .position: "{citation} of {count}"
        case .noSources: "This topic cites no source."
        case .searchPrompt: "Search: "
        case .findPrompt: "Find: "
        case .searchHint: "Type a word, a name or a whole question."
        case .searching: "Searching …"
        case .correctedTo: "Showing results for “{words}”."
        case .nothingFound: "Nothing was found for “{words}”."
        case .nearestTitles: "These topics have the nearest titles:"
        case .matchCount: "{number} of {count}"
        case .noMatch: "Not in this topic."
        case .tooSmall: "Please make the window larger."
        case .opening: "Opening …"
        case .noLinks: "There is no link with that number on the screen."
        case .nothingBack: "This is where you started."
        case .nothingForward: "There is nothing to go forward to."
        case .noContents: "This topic has no parts."
        case .failedToOpen: "That could not be opened: {why}"
        case .crisis: "In crisis?"
        case .callOrText: "Call or text {number}"
        case .callNumber: "Call {number}"
        case .textNumber: "Text {number}"
        case .emergencyNumber: "Emergency 911"
        case .results: "{count} results"
        case .oneResult: "1 result"
        case .meaningMore: "Enter: read more"
        case .verdictLine: "Verdict: {verdict}"
        }
    }
}
