import Surface
import Topics

/// Everything a person can ask for. The one table that keys, hints, help, manual and README are made from.
public enum Command: String, CaseIterable, Sendable {
    // Everyone
    case up, down, open, back, help, finish
    // Moving
    case lineUp = "line-up"
    case lineDown = "line-down"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfDown = "half-down"
    case halfUp = "half-up"
    case top, end
    case nextItem = "next-item"
    case previousItem = "previous-item"
    case openNth = "open-nth"
    case forward
    case menu
    case nextTopic = "next-topic"
    case previousTopic = "previous-topic"
    // Finding
    case search, find
    case nextMatch = "next-match"
    case previousMatch = "previous-match"
    case contents, index, about, emergency, language
    // Sources
    case sources
    case nextCitation = "next-citation"
    case previousCitation = "previous-citation"
    case qrCode = "qr-code"
    // Questions
    case addQuestion = "add-question"
    case questions
    case removeQuestion = "remove-question"
    case handout
    // The view
    case wider, narrower
    case onlyText = "only-text"
    case theme
    case readAloud = "read-aloud"
    case close, redraw, suspend, quit

    /// The keys that give it, the one to show first.
    public var keys: [Key] {
        switch self {
        case .up: [.up]
        case .down: [.down]
        case .open: [.enter, .right]
        case .back: [.left, .backspace]
        case .help: [.function(1), .character("?")]
        case .finish: [.function(10)]
        case .lineUp: [.character("k")]
        case .lineDown: [.character("j")]
        case .pageDown: [.pageDown, .character(" "), .character("f")]
        case .pageUp: [.pageUp, .character("b")]
        case .halfDown: [.character("d")]
        case .halfUp: [.character("u")]
        case .top: [.home, .character("g")]
        case .end: [.end, .character("G")]
        case .nextItem: [.tab]
        case .previousItem: [.backTab]
        case .openNth: "123456789".map { .character($0) }
        case .forward: [.character("F")]
        case .menu: [.character("m")]
        case .nextTopic: [.character(">")]
        case .previousTopic: [.character("<")]
        case .search: [.character("s")]
        case .find: [.character("/")]
        case .nextMatch: [.character("n")]
        case .previousMatch: [.character("N")]
        case .contents: [.character("t")]
        case .index: [.character("i")]
        case .about: [.character("=")]
        case .emergency: [.function(2), .character("!")]
        case .language: [.character("L"), .function(3)]
        case .sources: [.character("c")]
        case .nextCitation: [.character("]")]
        case .previousCitation: [.character("[")]
        case .qrCode: [.character("x")]
        case .addQuestion: [.character("a")]
        case .questions: [.character("v")]
        case .removeQuestion: [.delete]
        case .handout: [.character("p")]
        case .wider: [.character("+")]
        case .narrower: [.character("-")]
        case .onlyText: [.character("z")]
        case .theme: [.character("T")]
        case .readAloud: [.character("r")]
        case .close: [.escape]
        case .redraw: [.control("l")]
        case .suspend: [.control("z")]
        case .quit: [.character("q"), .control("c")]
        }
    }

    /// Whether a waiting-room visitor may give it. Without an answer here a new command does not compile.
    var isForVisitors: Bool {
        switch self {
        case .up, .down, .open, .back, .help, .finish, .pageDown, .pageUp, .top, .end, .nextItem, .previousItem, .close, .menu, .search,
            .find, .nextMatch, .previousMatch, .contents, .index, .about, .emergency, .language, .sources, .qrCode, .theme, .addQuestion,
            .questions,
            .removeQuestion, .redraw:
            true
        case .lineUp, .lineDown, .halfDown, .halfUp, .openNth, .forward, .nextTopic, .previousTopic, .nextCitation, .previousCitation,
            .wider, .narrower, .onlyText, .readAloud, .handout, .suspend, .quit:
            false
        }
    }

    /// Whether it leads out of Carrel, for good or for a while.
    var leadsOut: Bool { self == .quit || self == .finish || self == .suspend }

    /// Two or three words for the hint bar; nil for a command that is never hinted at.
    public var hint: Message? {
        switch self {
        case .help: .hintHelp
        case .back: .hintBack
        case .open: .hintOpen
        case .up, .down: .hintMove
        case .find: .hintFind
        case .search: .hintSearch
        case .sources: .hintSources
        case .contents: .hintContents
        case .qrCode: .hintCode
        case .addQuestion: .hintAddQuestion
        case .questions: .hintQuestions
        case .removeQuestion: .hintRemove
        case .handout: .hintHandout
        case .menu: .hintMenu
        case .close: .hintClose
        case .nextMatch: .hintNextMatch
        case .previousMatch: .hintPreviousMatch
        case .pageDown: .hintPage
        case .index: .hintIndex
        case .about: .hintAbout
        case .quit: .hintQuit
        case .finish: .hintFinish
        case .readAloud: .hintReadAloud
        default: nil
        }
    }

    /// One line of the help screen and the manual.
    public var purpose: Message {
        switch self {
        case .up: .purposeUp
        case .down: .purposeDown
        case .open: .purposeOpen
        case .back: .purposeBack
        case .help: .purposeHelp
        case .finish: .purposeFinish
        case .lineUp: .purposeLineUp
        case .lineDown: .purposeLineDown
        case .pageDown: .purposePageDown
        case .pageUp: .purposePageUp
        case .halfDown: .purposeHalfDown
        case .halfUp: .purposeHalfUp
        case .top: .purposeTop
        case .end: .purposeEnd
        case .nextItem: .purposeNextItem
        case .previousItem: .purposePreviousItem
        case .openNth: .purposeOpenNth
        case .forward: .purposeForward
        case .menu: .purposeMenu
        case .nextTopic: .purposeNextTopic
        case .previousTopic: .purposePreviousTopic
        case .search: .purposeSearch
        case .find: .purposeFind
        case .nextMatch: .purposeNextMatch
        case .previousMatch: .purposePreviousMatch
        case .contents: .purposeContents
        case .index: .purposeIndex
        case .about: .purposeAbout
        case .emergency: .purposeEmergency
        case .language: .purposeLanguage
        case .sources: .purposeSources
        case .nextCitation: .purposeNextCitation
        case .previousCitation: .purposePreviousCitation
        case .qrCode: .purposeCode
        case .addQuestion: .purposeAddQuestion
        case .questions: .purposeQuestions
        case .removeQuestion: .purposeRemoveQuestion
        case .handout: .purposeHandout
        case .wider: .purposeWider
        case .narrower: .purposeNarrower
        case .onlyText: .purposeOnlyText
        case .theme: .purposeTheme
        case .readAloud: .purposeReadAloud
        case .close: .purposeClose
        case .redraw: .purposeRedraw
        case .suspend: .purposeSuspend
        case .quit: .purposeQuit
        }
    }

    /// The group it stands under in help, in the order of the cases.
    public var group: Group {
        switch self {
        case .up, .down, .open, .back, .help, .finish, .close: .everyone
        case .lineUp, .lineDown, .pageDown, .pageUp, .halfDown, .halfUp, .top, .end, .nextItem, .previousItem, .openNth, .forward, .menu,
            .nextTopic, .previousTopic:
            .moving
        case .search, .find, .nextMatch, .previousMatch, .contents, .index, .about, .emergency, .language: .finding
        case .sources, .nextCitation, .previousCitation, .qrCode: .sources
        case .addQuestion, .questions, .removeQuestion, .handout: .questions
        case .wider, .narrower, .onlyText, .theme, .readAloud, .redraw, .suspend, .quit: .view
        }
    }

    /// What the help puts under one heading, in its order.
    public enum Group: CaseIterable, Sendable {
        case everyone, moving, finding, sources, questions, view

        /// The heading.
        public var title: Message {
            switch self {
            case .everyone: .groupEveryone
            case .moving: .groupMoving
            case .finding: .groupFinding
            case .sources: .groupSources
            case .questions: .groupQuestions
            case .view: .groupView
            }
        }
    }

    /// The command a key gives, or nil. No key gives two; a test holds it to that.
    public static func given(by key: Key) -> Command? { table.first { $0.key == key }?.command }

    /// A list, read from its start: a dictionary of it costs the first key three hundred thousand instructions.
    private static let table = allCases.flatMap { command in command.keys.map { (key: $0, command: command) } }
}

extension Key {
    /// The key's name as hints and help show it, on a terminal that has the usual symbols.
    public var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .enter: "⏎"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        case .control(let character): "Ctrl-\(character.uppercased())"
        case .click, .drag, .wheel, .pasted: ""
        }
    }
}
