/// One page of the library: one question, answered. Made from one Markdown file.
public struct Topic: Equatable, Sendable {
    /// The file's name without `.md`; unique in a language, matches `[a-z0-9][a-z0-9-]*`.
    public var id: String
    /// The id of its section: the folder it lies in.
    public var section: String
    /// BCP 47 code of the tree it lies in, such as `en`.
    public var language: String
    /// The question the topic answers.
    public var title: String
    /// A shorter title for the menu, when the author gave one.
    public var menuTitle: String?
    /// The answer in one or two sentences.
    public var summary: String
    /// What the reader can do now.
    public var nextStep: String
    /// What people may type to find it, beside its words.
    public var keywords: [String]
    /// Topic ids.
    public var related: [String]
    /// Questions worth asking a doctor.
    public var questions: [String]
    /// When somebody looked at all of it last.
    public var reviewed: Day
    /// When somebody should again.
    public var reviewDue: Day
    /// The original a translation was made from.
    public var translates: Translation?
    /// The Markdown after the front matter, as the author wrote it, with LF line ends.
    public var body: String
    /// The line of the file on which `body` begins, counted from 1.
    public var bodyLine: Int
    /// What `body` says.
    public var blocks: [Block]
    /// The author's file, as messages name it.
    public var file: String
    /// Where the values of the front matter stand: `title`, `related.0`, `questions.2`, `translates.of`. Empty when the
    /// topic comes from a shelf.
    public var places: [String: Place]
    /// The links to other topics in the text, in its order. Empty when the topic comes from a shelf.
    public var links: [TopicLink]

    /// Takes everything as it is given; nothing is checked here.
    public init(
        id: String, section: String, language: String, title: String, menuTitle: String? = nil, summary: String, nextStep: String,
        keywords: [String] = [], related: [String] = [], questions: [String] = [], reviewed: Day, reviewDue: Day,
        translates: Translation? = nil, body: String, bodyLine: Int = 1, blocks: [Block], file: String = "",
        places: [String: Place] = [:], links: [TopicLink] = []
    ) {
        self.id = id
        self.section = section
        self.language = language
        self.title = title
        self.menuTitle = menuTitle
        self.summary = summary
        self.nextStep = nextStep
        self.keywords = keywords
        self.related = related
        self.questions = questions
        self.reviewed = reviewed
        self.reviewDue = reviewDue
        self.translates = translates
        self.body = body
        self.bodyLine = bodyLine
        self.blocks = blocks
        self.file = file
        self.places = places
        self.links = links
    }

    /// What the menu shows.
    public var shortTitle: String { menuTitle ?? title }

    /// The topic as others know it: without its text, and what only its own page has.
    public var outline: Topic {
        Topic(
            id: id, section: section, language: language, title: title, menuTitle: menuTitle, summary: summary, nextStep: "",
            reviewed: reviewed, reviewDue: reviewDue, translates: translates, body: "", bodyLine: bodyLine, blocks: [], file: file)
    }
}

/// A link of a text to another topic, as the author wrote it.
public struct TopicLink: Equatable, Sendable {
    /// The id of the topic it leads to, there or not.
    public var topic: String
    /// The folder the link names; nil when it names none, and so means the folder the text lies in.
    public var section: String?
    /// The heading it leads to; nil for the beginning.
    public var anchor: String?
    /// Where the link begins in the author's file.
    public var place: Place

    /// Takes everything as it is given; nothing is checked here.
    public init(topic: String, section: String? = nil, anchor: String? = nil, place: Place) {
        self.topic = topic
        self.section = section
        self.anchor = anchor
        self.place = place
    }
}

/// What a translated topic was made from.
public struct Translation: Equatable, Sendable {
    /// Language code of the original.
    public var of: String
    /// The `reviewed` day of the original that was translated.
    public var reviewed: Day

    /// Takes everything as it is given; nothing is checked here.
    public init(of: String, reviewed: Day) {
        self.of = of
        self.reviewed = reviewed
    }
}

/// A block of a topic. The set is closed: what is not here, Carrel does not render, and the parser reports it.
public indirect enum Block: Equatable, Sendable {
    /// A heading; levels 2 to 4 are usual, 1 to 6 possible.
    case heading(level: Int, Prose)
    case paragraph(Prose)
    /// A list; `start` is the first number of a numbered list, nil for bullets. Each item is blocks.
    case list(start: Int?, items: [[Block]])
    case quote([Block])
    case callout(Callout, [Block])
    /// A table; every row has as many cells as the header.
    case table(header: [Prose], rows: [[Prose]])
    /// Text kept as it is, line by line.
    case code(String)
    case rule
}

/// The boxes a topic may hold: GitHub's five and Carrel's three.
public enum Callout: String, CaseIterable, Sendable {
    case note = "NOTE"
    case tip = "TIP"
    case important = "IMPORTANT"
    case warning = "WARNING"
    case caution = "CAUTION"
    /// Pinned on the screen while the topic is open.
    case emergency = "EMERGENCY"
    /// Two or more sources that do not agree.
    case disagree = "DISAGREE"
    /// A claim under test; the box shows the verdict of the first finding it cites.
    case claim = "CLAIM"
}

/// A run of text with its inline parts, as one paragraph, heading, list line or table cell holds it.
public struct Prose: Equatable, Sendable {
    /// In the order of the text; see ``Inline`` for what may stand in it.
    public var inlines: [Inline]

    /// Takes everything as it is given; nothing is checked here.
    public init(_ inlines: [Inline]) { self.inlines = inlines }

    /// The words alone, citations left out, hard breaks as a space.
    public var plain: String { inlines.map(\.plain).joined() }

    /// The words as they are read aloud: as ``plain``, but without the blank that stood before a citation.
    public var spoken: String {
        var words = ""
        for inline in inlines { inline.speak(into: &words) }
        return words
    }
}

/// A part of a line of text.
public indirect enum Inline: Equatable, Sendable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    /// A link to another topic of the library, by id, with the heading's anchor if there was one.
    case link(topic: String, anchor: String?, [Inline])
    /// An address outside the library: shown, never followed.
    case address(String, [Inline])
    /// The mark that points the sentence it ends at one or more findings.
    case citation(Citation)
    case lineBreak

    /// The words alone; a citation has none.
    public var plain: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner):
            inner.map(\.plain).joined()
        case .citation: ""
        case .lineBreak: " "
        }
    }

    func speak(into words: inout String) {
        switch self {
        case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner):
            for inline in inner { inline.speak(into: &words) }
        case .citation:
            while words.utf8.last == 0x20 { words.removeLast() }
        case .text, .code, .lineBreak: words += plain
        }
    }
}

/// The mark `[@key, finding; @key2, finding2]`: one to eight findings that a sentence rests on.
public struct Citation: Equatable, Sendable {
    /// In the order of the mark, one to eight.
    public var findings: [FindingKey]
    /// Where the mark's `[` stands in the author's file.
    public var place: Place

    /// Takes everything as it is given; nothing is checked here.
    public init(_ findings: [FindingKey], place: Place = Place(line: 0, column: 0)) {
        self.findings = findings
        self.place = place
    }
}

/// Which finding of which source.
public struct FindingKey: Equatable, Hashable, Sendable, Comparable {
    /// The id of a source.
    public var source: String
    /// The id of one of its findings.
    public var finding: String

    /// Two ids, whether there is such a finding or not.
    public init(source: String, finding: String) {
        self.source = source
        self.finding = finding
    }

    /// By source, then by finding.
    public static func < (one: FindingKey, other: FindingKey) -> Bool {
        (one.source, one.finding) < (other.source, other.finding)
    }
}

/// A line and a column in a file. Both count from 1; columns count characters (grapheme clusters), not bytes.
public struct Place: Equatable, Hashable, Sendable, Comparable {
    /// From 1; 0 where nothing is known of a file.
    public var line: Int
    /// In characters, from 1.
    public var column: Int

    /// Takes everything as it is given; nothing is checked here.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Whether it stands before the other in a file.
    public static func < (one: Place, other: Place) -> Bool { (one.line, one.column) < (other.line, other.column) }
}
