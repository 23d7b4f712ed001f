/// All topics, sections, sources and words of one `Content/` folder: what authors edit, read and parsed.
public struct Library: Equatable, Sendable {
    /// By language code.
    public var title: [String: String]
    /// Language codes; the first is the one to fall back on.
    public var languages: [String]
    /// In the order of the menu.
    public var sections: [Section]
    /// Whom to call, the most urgent first.
    public var crisis: [CrisisLine]
    /// The topic that comes first when someone searches in words of danger: those that lead to its title in `synonyms.yaml`. By id.
    public var helpTopic: String?
    /// By language code.
    public var disclaimer: [String: String]
    /// Months after which a topic ought to be reviewed again.
    public var reviewMonths: Int
    /// How long topics may be; nil when the library does not say. Only the author's files tell, a shelf does not.
    public var topicLength: TopicLength?
    /// Sorted by language, then the order of the menu, then id.
    public var topics: [Topic]
    /// Sorted by id.
    public var sources: [Source]
    /// By language code.
    public var glossary: [String: [GlossaryEntry]]
    /// By language code: what people say, and what is searched as well.
    public var synonyms: [String: [Synonym]]
    /// By language code: Carrel's own words in that language.
    public var words: [String: Words]
    /// The folder, as messages name it; its files are `directory/library.yaml`, `directory/en/glossary.yaml` and so on.
    public var directory: String
    /// Where the values of `library.yaml` stand, by their keys: `title`, `sections.0.topics.3`, `crisis.0.source`.
    public var places: [String: Place]

    /// Takes everything as it is given; ``problems(today:)`` says what is wrong with it.
    public init(
        title: [String: String] = [:], languages: [String] = ["en"], sections: [Section] = [], crisis: [CrisisLine] = [],
        helpTopic: String? = nil, disclaimer: [String: String] = [:], reviewMonths: Int = 12, topicLength: TopicLength? = nil,
        topics: [Topic] = [],
        sources: [Source] = [],
        glossary: [String: [GlossaryEntry]] = [:], synonyms: [String: [Synonym]] = [:], words: [String: Words] = [:],
        directory: String = "", places: [String: Place] = [:]
    ) {
        self.title = title
        self.languages = languages
        self.sections = sections
        self.crisis = crisis
        self.helpTopic = helpTopic
        self.disclaimer = disclaimer
        self.reviewMonths = reviewMonths
        self.topicLength = topicLength
        self.topics = topics
        self.sources = sources
        self.glossary = glossary
        self.synonyms = synonyms
        self.words = words
        self.directory = directory
        self.places = places
    }
}

/// A group of topics: a folder.
public struct Section: Equatable, Sendable {
    /// The folder's name; matches `[a-z0-9][a-z0-9-]*`.
    public var id: String
    /// By language code.
    public var title: [String: String]
    /// Topic ids in the order of the menu.
    public var topics: [String]

    /// Takes everything as it is given; nothing is checked here.
    public init(id: String, title: [String: String], topics: [String]) {
        self.id = id
        self.title = title
        self.topics = topics
    }
}

/// Whom to call now.
public struct CrisisLine: Equatable, Sendable {
    /// By language code.
    public var name: [String: String]
    /// A number to call, as dialled.
    public var call: String?
    /// A number to text.
    public var text: String?
    /// What bears the number out; nil only in a library that has not been checked.
    public var source: FindingKey?

    /// Takes everything as it is given; nothing is checked here.
    public init(name: [String: String], call: String? = nil, text: String? = nil, source: FindingKey? = nil) {
        self.name = name
        self.call = call
        self.text = text
        self.source = source
    }
}

/// A word and its meaning.
public struct GlossaryEntry: Equatable, Sendable {
    /// The word itself, as it is shown.
    public var term: String
    /// Other forms of the word.
    public var also: [String]
    /// At most 35 words.
    public var meaning: String
    /// The topic that says more.
    public var topic: String?
    /// What bears the meaning out, when something does.
    public var source: FindingKey?
    /// Where the entry begins in `glossary.yaml`; 0:0 when it comes from a shelf.
    public var place: Place

    /// Takes everything as it is given; nothing is checked here.
    public init(
        term: String, also: [String] = [], meaning: String, topic: String? = nil, source: FindingKey? = nil,
        place: Place = Place(line: 0, column: 0)
    ) {
        self.term = term
        self.also = also
        self.meaning = meaning
        self.topic = topic
        self.source = source
        self.place = place
    }
}

/// What people say, and the words or phrases that are searched as well. One way.
public struct Synonym: Equatable, Sendable {
    /// As people type it; case and accents do not count.
    public var phrase: String
    /// In the order the author gave them.
    public var alsoSearch: [String]

    /// Takes everything as it is given; nothing is checked here.
    public init(phrase: String, alsoSearch: [String]) {
        self.phrase = phrase
        self.alsoSearch = alsoSearch
    }
}
