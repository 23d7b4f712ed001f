/// What one topic was found to be by itself, and what the whole library must be asked about it.
public struct TopicReport: Sendable {
    private(set) var id = "", section = "", language = "", file = ""
    private(set) var translates: Translation?
    var problems: [Problem] = []
    var citedSources: Set<String> = []
    /// Findings cited in a CLAIM or DISAGREE box; none of a translation.
    var answered: Set<FindingKey> = []
    var answeredPairs: Set<Set<FindingKey>> = []
    /// Its reading level, glossary terms eased, if it was scored.
    var grade: Double?
    var citedShare = CitedShare()
    /// Cited findings that do not exist.
    var unknown: [(key: FindingKey, place: Place?)] = []
    /// Links to headings, and those that lead to no file.
    var links: [TopicLink] = []
    /// Topics under `related` that have no file.
    var related: [(id: String, place: Place?)] = []
    /// Where it says of which original it is a translation, and from when.
    var translation: (of: Place?, reviewed: Place?) = (nil, nil)

    /// On no topic.
    init() {}

    init(of topic: Topic) {
        (id, section, language, file, translates) = (topic.id, topic.section, topic.language, topic.file, topic.translates)
    }

    /// Whether the whole library must be asked about anything.
    var isOpen: Bool { !unknown.isEmpty || !links.isEmpty || !related.isEmpty || translates != nil }
}

/// The topics that have a file: their sections by language and id. Whether the file can be read is another question.
public struct TopicNames: Sendable {
    private var sections: [String: [String: [String]]] = [:]

    /// Of no topic.
    public init() {}

    /// Adds a topic.
    public mutating func add(_ id: String, section: String, language: String) {
        sections[language, default: [:]][id, default: []].append(section)
    }

    func has(_ id: String, _ language: String) -> Bool { sections[language]?[id] != nil }

    /// Whether it is there in that section, and in no other.
    func has(_ id: String, _ language: String, in section: String) -> Bool {
        guard let found = sections[language]?[id], found.count == 1 else { return false }
        return found[0] == section
    }
}
