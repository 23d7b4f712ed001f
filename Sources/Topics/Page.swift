// What a reader gets from a shelf: topics and sources with everything needed to show them, so that no second question is needed.

/// What is known as soon as a shelf is open: enough for the first screen, however large the library.
public struct Front: Equatable, Sendable {
    /// Names the edition; two editions never share one.
    public var edition: String
    /// The language everything below is in.
    public var language: String
    /// Language codes of the library; the first is the one to fall back on.
    public var languages: [String]
    /// What each of the languages calls itself; one that does not say is called by its code.
    public var languageNames: [String]
    /// Of the library.
    public var title: String
    /// What the library is not, in a sentence; empty when it does not say.
    public var disclaimer: String
    /// Sections with their titles in this language, in menu order, and how many topics each has.
    public var sections: [SectionHeading]
    /// Whom to call, the first line first.
    public var crisis: [HelpLine]
    /// Carrel's own words in this language.
    public var words: Words

    /// Takes everything as it is given; nothing is checked here.
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
    /// What it is called.
    public var name: String
    /// A number to call, as dialled.
    public var call: String?
    /// A number to text.
    public var text: String?

    /// Takes everything as it is given; nothing is checked here.
    public init(name: String, call: String? = nil, text: String? = nil) {
        self.name = name
        self.call = call
        self.text = text
    }
}

/// A section as the menu shows it.
public struct SectionHeading: Equatable, Sendable {
    /// Of the section, the same in every language.
    public var id: String
    /// In the language of the front.
    public var title: String
    /// Topics it has in that language; one that has none leads nowhere.
    public var count: Int

    /// Takes everything as it is given; nothing is checked here.
    public init(id: String, title: String, count: Int) {
        self.id = id
        self.title = title
        self.count = count
    }
}

/// Topics of one section that stand side by side in its menu.
public struct MenuPart: Equatable, Sendable {
    /// The id of the section.
    public var section: String
    /// The language the titles are in.
    public var language: String
    /// The row of the first one among the topics of the section, from 0.
    public var first: Int
    /// In the order of the menu.
    public var topics: [TopicHeading]

    /// Takes everything as it is given; nothing is checked here.
    public init(section: String, language: String, first: Int, topics: [TopicHeading]) {
        self.section = section
        self.language = language
        self.first = first
        self.topics = topics
    }
}

/// A topic as menus and lists show it.
public struct TopicHeading: Equatable, Sendable {
    /// Of the topic, the same in every language.
    public var id: String
    /// The whole title.
    public var title: String
    /// What the menu shows: the menu title, or the whole one.
    public var shortTitle: String
    /// The id of its section.
    public var section: String
    /// One or two sentences.
    public var summary: String
    /// When somebody looked at all of it last.
    public var reviewed: Day
    /// When somebody should again.
    public var reviewDue: Day

    /// Takes everything as it is given; nothing is checked here.
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
    /// With its text parsed.
    public var topic: Topic
    /// What its section is called in its language.
    public var sectionTitle: String
    /// What the text cites, in the order of the numbers it is cited by: the first is `[1]`.
    public var citations: [CitedFinding]
    /// Glossary entries whose term, or another form of it, stands in the text.
    public var terms: [GlossaryEntry]
    /// The topics under `related`, those that exist.
    public var related: [TopicHeading]
    /// Its row among the topics of its section in the menu, from 0.
    public var row: Int
    /// The topic before and after in the order of the menu, across sections.
    public var previous: TopicHeading?
    /// The topic after it; nil on the last one.
    public var next: TopicHeading?
    /// For a translation: what it was made from, as it is now.
    public var original: TopicHeading?

    /// Takes everything as it is given; nothing is checked here.
    public init(
        topic: Topic, sectionTitle: String, citations: [CitedFinding] = [], terms: [GlossaryEntry] = [], related: [TopicHeading] = [],
        row: Int = 0, previous: TopicHeading? = nil, next: TopicHeading? = nil, original: TopicHeading? = nil
    ) {
        self.topic = topic
        self.sectionTitle = sectionTitle
        self.citations = citations
        self.terms = terms
        self.related = related
        self.row = row
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
    /// What the mark names.
    public var key: FindingKey
    /// Who says it.
    public var source: Source
    /// What it says, and our verdict.
    public var finding: Finding

    /// Takes everything as it is given; nothing is checked here.
    public init(key: FindingKey, source: Source, finding: Finding) {
        self.key = key
        self.source = source
        self.finding = finding
    }
}

/// A source with every statement of the library that leans on it.
public struct SourcePage: Equatable, Sendable {
    /// With all its findings.
    public var source: Source
    /// For each finding, by id, the statements that cite it, in the order of the menu and of the text. A finding nobody cites is not in it.
    public var usedIn: [String: [Use]]
    /// Titles of the sources it names, by id: the one that replaced it, and those that say otherwise.
    public var titles: [String: String]
    /// Which of the topics that cite it ``usedIn`` tells of, counted from 0 in the order of the menu; nil when it tells of all.
    public var part: Part?

    /// Some of very many topics.
    public struct Part: Equatable, Sendable {
        /// Their numbers.
        public var topics: Range<Int>
        /// How many topics there are.
        public var count: Int

        /// Takes everything as it is given; nothing is checked here.
        public init(topics: Range<Int>, count: Int) {
            self.topics = topics
            self.count = count
        }
    }

    /// Takes everything as it is given; nothing is checked here.
    public init(source: Source, usedIn: [String: [Use]], titles: [String: String] = [:], part: Part? = nil) {
        self.source = source
        self.usedIn = usedIn
        self.titles = titles
        self.part = part
    }
}

/// A statement that leans on a finding.
public struct Use: Equatable, Sendable {
    /// Where the statement stands.
    public var topic: TopicHeading
    /// Its place among ``Topic/statements``, from 0.
    public var number: Int
    /// Its words, without the marks.
    public var text: String

    /// Takes everything as it is given; nothing is checked here.
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
    /// The ids of the sources that statements of the text lean on, as ``uses`` has them.
    public var citedSources: Set<String> {
        let cited = Set(citations.map(\.key))
        let marked = topic.passages.filter { $0.role != .heading && $0.role != .column }.flatMap(\.prose.citations).flatMap(\.findings)
        return Set(marked.filter(cited.contains).map(\.source))
    }
}

extension Page {
    /// The numbers of the marks that citations standing side by side make: each once, in order.
    public func marks(of findings: [FindingKey]) -> [Int] { Set(findings.compactMap { number(of: $0) }).sorted() }
}

/// The words a library explains, with what is needed to show them.
public struct Glossary: Equatable, Sendable {
    /// In the order of the author.
    public var entries: [GlossaryEntry]
    /// Titles of the topics and of the sources the entries name, by id. What does not exist is not in it.
    public var topics: [String: String]
    /// The same of the sources.
    public var sources: [String: String]

    /// Takes everything as it is given; nothing is checked here.
    public init(entries: [GlossaryEntry], topics: [String: String] = [:], sources: [String: String] = [:]) {
        self.entries = entries
        self.topics = topics
        self.sources = sources
    }
}
