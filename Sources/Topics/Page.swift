// What a reader gets from a shelf: topics and sources with everything needed to show them, so that no second question is needed.

/// What is known as soon as a shelf is open: enough for the first screen, however large the library.
public struct Front: Equatable, Sendable {
    /// Names the edition; two editions never share one.
    public var edition: String
    /// The language everything below is in.
    public var language: String
    public var languages: [String]
    /// What each of the languages calls itself; one that does not say is called by its code.
    public var languageNames: [String]
    public var title: String
    public var disclaimer: String
    /// Sections with their titles in this language, in menu order, and how many topics each has.
    public var sections: [SectionHeading]
    /// Whom to call, the first line first.
    public var crisis: [HelpLine]
    public var words: Words

    public init(
        edition: String = "", language: String = "en", languages: [String] = ["en"], languageNames: [String] = [], title: String,
        disclaimer: String = "",
        sections: [SectionHeading], crisis: [HelpLine] = [], words: Words = Words()
    ) {
        self.edition = edition
        self.language = language
        self.languages = languages
        self.languageNames = languageNames
        self.title = title
        self.disclaimer = disclaimer
        self.sections = sections
        self.crisis = crisis
        self.words = words
    }

    /// The language after this one, round the end, and what it calls itself; nil in a library of one language.
    public var nextLanguage: (code: String, name: String)? {
        guard languages.count > 1, let here = languages.firstIndex(of: language) else { return nil }
        let next = (here + 1) % languages.count
        return (languages[next], next < languageNames.count ? languageNames[next] : languages[next])
    }
}

/// A ``CrisisLine`` as screens name it, in the language of the front.
public struct HelpLine: Equatable, Sendable {
    public var name: String
    /// A number to call, as dialled.
    public var call: String?
    /// A number to text.
    public var text: String?

    public init(name: String, call: String? = nil, text: String? = nil) {
        self.name = name
        self.call = call
        self.text = text
    }
}

/// A section as the menu shows it.
public struct SectionHeading: Equatable, Sendable {
    public var id: String
    public var title: String
    public var count: Int

    public init(id: String, title: String, count: Int) {
        self.id = id
        self.title = title
        self.count = count
    }
}

/// A topic as menus and lists show it.
public struct TopicHeading: Equatable, Sendable {
    public var id: String
    public var title: String
    public var shortTitle: String
    public var section: String
    public var summary: String
    public var reviewed: Day
    public var reviewDue: Day

    public init(id: String, title: String, shortTitle: String, section: String, summary: String, reviewed: Day, reviewDue: Day) {
        self.id = id
        self.title = title
        self.shortTitle = shortTitle
        self.section = section
        self.summary = summary
        self.reviewed = reviewed
        self.reviewDue = reviewDue
    }
}

/// A topic with all that its screen shows beside the text.
public struct Page: Equatable, Sendable {
    public var topic: Topic
    public var sectionTitle: String
    /// What the text cites, in the order of the numbers it is cited by: the first is `[1]`.
    public var citations: [CitedFinding]
    /// Glossary entries whose term, or another form of it, stands in the text.
    public var terms: [GlossaryEntry]
    /// The topics under `related`, those that exist.
    public var related: [TopicHeading]
    /// The topic before and after in the order of the menu, across sections.
    public var previous: TopicHeading?
    public var next: TopicHeading?
    /// For a translation: what it was made from, as it is now.
    public var original: TopicHeading?

    public init(
        topic: Topic, sectionTitle: String, citations: [CitedFinding] = [], terms: [GlossaryEntry] = [], related: [TopicHeading] = [],
        previous: TopicHeading? = nil, next: TopicHeading? = nil, original: TopicHeading? = nil
    ) {
        self.topic = topic
        self.sectionTitle = sectionTitle
        self.citations = citations
        self.terms = terms
        self.related = related
        self.previous = previous
        self.next = next
        self.original = original
    }

    /// Whether the original was reviewed again after this translation was made from it.
    public var isOlderThanOriginal: Bool {
        guard let translates = topic.translates, let original else { return false }
        return original.reviewed > translates.reviewed
    }

    /// The number a finding is cited by, from 1, or nil when the topic does not cite it.
    public func number(of key: FindingKey) -> Int? {
        citations.firstIndex { $0.key == key }.map { $0 + 1 }
    }
}

/// One finding as a topic cites it, with the source it comes from (that source's `findings` and `record` are left empty here).
public struct CitedFinding: Equatable, Sendable {
    public var key: FindingKey
    public var source: Source
    public var finding: Finding

    public init(key: FindingKey, source: Source, finding: Finding) {
        self.key = key
        self.source = source
        self.finding = finding
    }
}

/// A source with every statement of the library that leans on it.
public struct SourcePage: Equatable, Sendable {
    public var source: Source
    /// For each finding, by id, the statements that cite it, in the order of the menu and of the text. A finding nobody cites is not in it.
    public var usedIn: [String: [Use]]
    /// Titles of the sources it names, by id: the one that replaced it, and those that say otherwise.
    public var titles: [String: String]

    public init(source: Source, usedIn: [String: [Use]], titles: [String: String] = [:]) {
        self.source = source
        self.usedIn = usedIn
        self.titles = titles
    }
}

/// A statement that leans on a finding.
public struct Use: Equatable, Sendable {
    public var topic: TopicHeading
    /// Its place among ``Topic/statements``, from 0.
    public var number: Int
    /// Its words, without the marks.
    public var text: String

    public init(topic: TopicHeading, number: Int, text: String) {
        self.topic = topic
        self.number = number
        self.text = text
    }
}

extension Page {
    /// What the text's statements lean on: each finding with the statement, in the order of the text. Findings that do not exist are left out.
    public var uses: [(key: FindingKey, use: Use)] {
        let heading = TopicHeading(of: topic)
        return topic.statements.enumerated().flatMap { number, statement in
            statement.findings.filter { self.number(of: $0) != nil }.map { ($0, Use(topic: heading, number: number, text: statement.text)) }
        }
    }
}

extension Page {
    /// The numbers of the marks that citations standing side by side make: each once, in order.
    public func marks(of findings: [FindingKey]) -> [Int] { Set(findings.compactMap { number(of: $0) }).sorted() }
}

/// The words a library explains, with what is needed to show them.
public struct Glossary: Equatable, Sendable {
    public var entries: [GlossaryEntry]
    /// Titles of the topics and of the sources the entries name, by id. What does not exist is not in it.
    public var topics: [String: String]
    public var sources: [String: String]

    public init(entries: [GlossaryEntry], topics: [String: String] = [:], sources: [String: String] = [:]) {
        self.entries = entries
        self.topics = topics
        self.sources = sources
    }
}

/// What a search found.
public struct SearchAnswer: Equatable, Sendable {
    /// What was typed.
    public var query: String
    /// The query searched instead, when a word was corrected.
    public var corrected: String?
    /// Best first; equal scores in the order of the menu.
    public var hits: [SearchHit]
    /// When nothing was found: the topics with the nearest titles.
    public var nearest: [TopicHeading]
    /// Whether words of danger were typed: the first hit is then the topic that says whom to call.
    public var isDanger: Bool
    /// What that topic's emergency box says, sentence by sentence, to be shown with the hits; empty unless ``isDanger``.
    public var emergency: [String]

    public init(
        query: String, corrected: String? = nil, hits: [SearchHit] = [], nearest: [TopicHeading] = [], isDanger: Bool = false,
        emergency: [String] = []
    ) {
        self.query = query
        self.corrected = corrected
        self.hits = hits
        self.nearest = nearest
        self.isDanger = isDanger
        self.emergency = emergency
    }
}

/// One topic that a search found.
public struct SearchHit: Equatable, Sendable {
    public var id: String
    public var title: String
    public var section: String
    public var sectionTitle: String
    public var score: Double
    /// One or two lines of the topic around the best place.
    public var snippet: Snippet
    /// Words of the text, side by side in one sentence, that stand at the best place; nil when nothing in the text matched.
    public var place: String?

    public init(
        id: String, title: String, section: String, sectionTitle: String, score: Double, snippet: Snippet, place: String? = nil
    ) {
        self.id = id
        self.title = title
        self.section = section
        self.sectionTitle = sectionTitle
        self.score = score
        self.snippet = snippet
        self.place = place
    }
}

/// A piece of a topic's text, cut into parts that matched the query and parts that did not.
public struct Snippet: Equatable, Sendable {
    public struct Part: Equatable, Sendable {
        public var text: String
        public var isMatch: Bool

        public init(_ text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    public var plain: String { parts.map(\.text).joined() }
}
