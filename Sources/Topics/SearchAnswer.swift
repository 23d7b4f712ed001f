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

    /// Nothing found, unless told.
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
    /// Of the topic.
    public var id: String
    /// The whole title of the topic.
    public var title: String
    /// The id of its section.
    public var section: String
    /// What its section is called in the language searched.
    public var sectionTitle: String
    /// Weight of the match. Only for comparing the hits of one search.
    public var score: Double
    /// One or two lines of the topic around the best place.
    public var snippet: Snippet
    /// Words of the text, side by side in one sentence, that stand at the best place; nil when nothing in the text matched.
    public var place: String?

    /// Takes everything as it is given; nothing is checked here.
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
    /// A run of text, all of which matched or none.
    public struct Part: Equatable, Sendable {
        /// Never empty, without line ends.
        public var text: String
        /// Whether the query has these words.
        public var isMatch: Bool

        /// Takes everything as it is given; nothing is checked here.
        public init(_ text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    /// In the order of the text.
    public var parts: [Part]

    /// Takes everything as it is given; nothing is checked here.
    public init(_ parts: [Part]) { self.parts = parts }

    /// The whole as plain text.
    public var plain: String { parts.map(\.text).joined() }
}
