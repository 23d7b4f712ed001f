import Layout
import Topics

/// A part of the desk that can have the keys.
public enum Pane: Equatable, Sendable { case menu, topic, sources }

/// What lies open on the desk.
public enum Document: Equatable, Sendable {
    /// Before anything is opened: what this is and how to begin.
    case welcome
    case topic(Page)
    case source(SourcePage)
    /// All topics from A to Z.
    case index([TopicHeading])
    /// All words explained, from A to Z.
    case glossary(Glossary)
    /// In place of a topic that the language does not have: the topic as it was open, and the topics there are.
    case untranslated(Page, [TopicHeading])
}

/// Everything that going back brings back: what is open, where in it, and what lies over it. A value; history is a list of these.
public struct Place: Equatable, Sendable {
    /// The library in the language this place is in.
    public var front: Front
    /// What lies under the layers.
    public var document: Document = .welcome
    /// The one with the keys, when no layer has them.
    public var pane: Pane = .menu
    /// The first line to be seen, and the offset of its text; the offset is what survives a new width.
    public var top = 0
    /// In UTF-8 bytes of the running text, as ``Line/start``.
    public var offset = 0
    /// The item that Enter opens, by its index in the spread; nil when none was chosen yet.
    public var item: Int?
    /// The citation in the light, by its number, from 1; the sources pane shows it in full.
    public var citation: Int?
    /// First line of the sources pane, and what that line was chosen for.
    public var sourcesTop = 0
    var shown = Shown()

    /// The citation shown in full in the sources pane, and the pane's width.
    struct Shown: Equatable, Sendable {
        var citation: Int?
        var width = 0
    }

    /// Where the sentence begins that was read aloud last; reading goes on from there.
    public var said: Int?
    /// Remembered as it was left.
    public var menu = Menu()
    /// What is looked for in the document; nil when nothing is.
    public var find: Find?
    /// The words of the text that a search led to; they are lit until something else is looked for.
    public var found: String?
    /// What lies over the panes, the top one last.
    public var layers: [Layer] = []

    /// The beginning. Sections without topics lead nowhere, as a language not translated whole has them, and are left out.
    public init(front: Front) {
        self.front = front
        self.front.sections.removeAll { $0.count == 0 }
    }
}

/// Words looked for in the open topic.
public struct Find: Equatable, Sendable {
    /// What is looked for, as far as it has been typed.
    public var field = TextField()
    /// Whether the keys still go into the field.
    public var isTyping = true
    /// Index of the place in the light among those found.
    public var current = 0
    /// The line the search began from.
    public var from = 0
    /// How the place in the light was come to.
    public var turn = Turn.none

    /// Whether the end of the text lies between this place and the one before.
    public enum Turn: Equatable, Sendable { case none, fromTop, fromEnd }

    /// Nothing typed yet.
    public init() {}
}

/// Something that lies over the panes and is closed by Esc.
public enum Layer: Equatable, Sendable {
    case help(top: Int)
    /// About the open topic, from that line.
    case about(top: Int)
    case search(Search)
    /// What can be done here, and the row chosen.
    case commands(chosen: Int)
    /// The parts of the topic, and the one chosen.
    case contents(chosen: Int)
    /// The meaning of a term, shown beside the word: its index in ``Page/terms``, and the first line to be seen.
    case meaning(Int, top: Int)
    /// A QR code.
    case code(Code)
    /// The person's own questions.
    case questions(QuestionList)
    /// A handout on its way to a file.
    case takeHome(TakeHome)
}

/// A search of the library while it is being typed.
public struct Search: Equatable, Sendable {
    /// What is searched for, as far as it has been typed.
    public var field = TextField()
    /// The newest answer; nil before the first.
    public var answer: SearchAnswer?
    /// The number of the question whose answer is still to come.
    public var awaited: Int?
    /// The chosen one of ``choices``.
    public var chosen = 0
    /// Whether Enter was pressed before the answer was there: its best hit is opened when it comes.
    public var opensBest = false
    /// Whether words are searched for as they were typed, right or wrong.
    public var isLiteral = false

    /// Nothing typed yet.
    public init() {}

    /// What Enter can do in a search.
    public enum Choice: Equatable, Sendable {
        /// Opens a topic by id, at the place that was found in it.
        case topic(String, at: String?)
        /// Searches for what was typed instead of what was made of it.
        case literal
        /// Opens the list of all topics.
        case index
    }

    /// What can be chosen, from top to bottom: the hits, or the nearest titles and the list of all topics when nothing was found. When a word
    /// was corrected, what was typed stands first.
    public var choices: [Choice] {
        guard let answer else { return [] }
        let typed = answer.corrected == nil ? [] : [Choice.literal]
        if !answer.hits.isEmpty { return typed + answer.hits.map { .topic($0.id, at: $0.place) } }
        return typed + answer.nearest.map { .topic($0.id, at: nil) } + [.index]
    }

    /// The choice that an answer begins with: the best hit.
    public var first: Int { choices.first == .literal ? 1 : 0 }
}
