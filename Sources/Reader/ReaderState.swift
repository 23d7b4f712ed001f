import Layout
import Surface
import Topics

/// Everything the person sees and everything that decides what a key does. Changed only by ``apply(_:)``.
public struct ReaderState: Equatable, Sendable {
    /// What this visitor may do; the same to the end.
    public let policy: Policy
    /// Today, if known: overdue reviews are said.
    public let today: Day?
    /// Whether the terminal shows nothing but ASCII: a QR code must then do without half blocks.
    public let isASCII: Bool

    /// The window as it was last told.
    public internal(set) var size: Size
    /// The widest line of text, in cells.
    public internal(set) var measure: Int
    /// Whether the person has asked for the text without the panes beside it.
    public internal(set) var onlyText = false
    /// The theme it is drawn in; nil where the terminal has no colours to choose.
    public internal(set) var theme: Theme?
    /// What is open now; Back and Forward exchange it for another.
    public internal(set) var place: Place
    /// Where Back leads, the newest last.
    public internal(set) var backward: [Place] = []
    /// Where Forward leads, the nearest last.
    public internal(set) var forward: [Place] = []
    /// What the person wants to ask, in the order it was kept. In memory and nowhere else.
    public internal(set) var questions: [String] = []
    /// What a kiosk is about besides reading; nil at a person's own terminal.
    public internal(set) var visit: Visit?
    /// One line for the person, until the next key.
    public internal(set) var notice: String?

    /// ``notice`` as it stands at the bottom, or that something is read aloud, a line each; empty while the hints are there.
    public internal(set) var noticeLines: [String] = []

    /// What is being read aloud; nil while all is quiet.
    public internal(set) var reading: Reading?

    /// The number of the newest question asked of the shelf or of the voice.
    public internal(set) var asked = 0
    /// What is being opened.
    public internal(set) var awaited: Awaited?
    /// What was typed for it, the oldest first.
    var typedAhead: [Key] = []
    /// The rows of the menu that are still to come.
    var menuAsked: MenuQuestion?

    /// Where a drag that moves what lies under it began, and the row it has come to.
    var pan: Pan?

    struct Pan: Equatable, Sendable {
        let first: Position
        var row: Int
        var hasMoved = false
    }

    // What follows from the above, kept so that a key need not wrap the text again. `settle` renews it.
    var wrapped = Wrapped()
    /// Which pane is where, for what is open and the size.
    public internal(set) var arrangement: Arrangement
    /// The open document, wrapped.
    public internal(set) var spread = Spread(width: 0)
    /// The sources pane, wrapped; empty when it is not to be seen.
    public internal(set) var sources = Spread(width: 0)
    /// What the sheet on top says, wrapped: help, or about the topic; empty when none lies there.
    public internal(set) var sheet = Spread(width: 0)
    /// How to move, for whoever sees this for the first time; empty once something is open.
    public internal(set) var greeting = Spread(width: 0)
    /// The meaning shown beside its word, wrapped for its box; nil when none is.
    public internal(set) var meaning: Spread?
    /// The code on top, where it stands and what is said of it; nil when none lies there.
    public internal(set) var codeSheet: CodeSheet?
    /// The places found in the open document.
    public internal(set) var matches: [[Fragment]] = []
    /// The lines of the emergency strip.
    public internal(set) var strip: [String] = []

    /// Something asked of the shelf that will change what is open.
    public struct Awaited: Equatable, Sendable {
        /// The answer carries it too; an answer with another is dropped.
        public var number: Int
        /// Where in the topic to go; nil for its beginning.
        public var goal: Goal?
        /// Whether Enter in a search opens it: what is typed meanwhile is then for the page.
        var isEntered = false
    }

    /// A place in a topic that is still to be opened.
    public enum Goal: Equatable, Sendable {
        /// A heading, by its anchor.
        case heading(String)
        /// What a search found, as it stands in the topic.
        case words(String)
        /// A statement, by its number, and the finding it leans on.
        case statement(Int, FindingKey)
    }

    /// What the spreads were made from: while it stays the same, so do they.
    struct Wrapped: Equatable, Sendable {
        var document: Document = .welcome
        var language = ""
        var width = 0
        /// Of the screen, for the emergency strip.
        var size = Size(rows: 0, columns: 0)
        var stripRows = 0
        /// What the strip says of a search, if it is one for words of danger.
        var danger: [String]?
        var citation: Int?
        var statement: Int?
        var sourcesWidth = 0
        var sheet: Layer?
        var code: MadeCode?
        var find = ""
    }

    /// A desk with the menu and the welcome on it. Call ``begin(topic:)`` next.
    public init(
        front: Front, size: Size, policy: Policy = .personal, today: Day? = nil, theme: Theme? = .default, isASCII: Bool = false,
        measure: Int = Settings.standardWidth, visit: Visit? = nil
    ) {
        place = Place(front: policy.shown(front))
        self.visit = visit
        self.size = size
        self.measure = measure
        self.policy = policy
        self.today = today
        self.isASCII = isASCII
        self.theme = theme
        arrangement = Arrangement(size: size, pane: .menu, hasSources: false, onlyText: false, stripRows: 0, isStripOfLayer: false)
        arrange()
    }

    /// The first questions: the topic to begin with, if one was named, or the menu's first section.
    public mutating func begin(topic: String?) -> [Effect] {
        if visit?.stage == .attract {
            settle()
            return askForPicture()
        }
        place.menu.open(front.sections.first?.id)
        // The welcome is not worth wrapping before a topic, whose menu is asked for when it is here.
        if let topic { return ask { .openTopic(topic, number: $0) } }
        settle()
        return fillMenu()
    }

    /// What is known of the open shelf, in the language that is read.
    public var front: Front { place.front }

    /// The open topic, or nil when something else is open.
    public var page: Page? {
        if case .topic(let page) = place.document { page } else { nil }
    }

    /// The rows of the menu as it is now.
    public var menuRows: Menu.Rows { place.menu.rows(front.sections, questions: questions.count) }

    /// Where the text of the open document stands, or would stand while another pane has its place.
    public var textArea: Area {
        Arrangement.text(in: arrangement.topic ?? arrangement.layer, measure: measure)
    }

    /// The lines of the open document that are on the screen.
    public var visible: Range<Int> {
        place.top..<max(place.top, min(spread.lines.count, place.top + textArea.rows))
    }

    /// The item that Enter opens, if it is on the screen.
    public var chosenItem: Item? {
        guard let index = place.item, spread.items.indices.contains(index) else { return nil }
        let item = spread.items[index]
        return visible.contains(item.line) ? item : nil
    }

    /// Asks the shelf something that will change what is open.
    mutating func ask(for goal: Goal? = nil, _ question: (Int) -> Effect) -> [Effect] {
        asked += 1
        awaited = Awaited(number: asked, goal: goal)
        return [question(asked)]
    }
}
