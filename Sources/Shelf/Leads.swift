import Topics

/// Which phrases of a synonym table lead to which topics, by the topics' names.
struct Leads {
    private let tongue: Tongue
    /// Phrases by the name they lead to.
    private var phrases: [String: [String]] = [:]

    init(_ synonyms: [Synonym], tongue: Tongue) {
        self.tongue = tongue
        for synonym in synonyms {
            let own = tongue.phrase(Cutter.words(in: synonym.phrase))
            for name in synonym.alsoSearch.compactMap({ tongue.phrase(Cutter.words(in: $0)) }) where name != own {
                phrases[name, default: []].append(synonym.phrase)
            }
        }
    }

    /// What people say for a topic.
    func phrases(to topic: Topic) -> [String] {
        let names = [topic.title, topic.shortTitle].map { tongue.phrase(Cutter.words(in: $0)) } + [tongue.phrase(ofID: topic.id)]
        return Set(names.compactMap(\.self)).sorted().flatMap { phrases[$0] ?? [] }
    }
}
