import Topics

/// The terms a topic is found by, and the words it teaches the spelling table.
struct Terms {
    private let tongue: Tongue
    /// Each term once, with how much it counts.
    private(set) var weights: [(term: String, weight: UInt32)] = []
    /// Of the terms that are no stems anywhere in the topic.
    private var others: [String: UInt32] = [:]
    /// The words worth correcting towards, each once, as the spelling table calls them.
    private(set) var spellings: [String] = []

    /// How much a word counts by where it stands.
    private enum Weight {
        static let title: UInt32 = 10
        static let menuTitle: UInt32 = 6
        static let keyword: UInt32 = 7
        static let summary: UInt32 = 4
        static let question: UInt32 = 3
        static let heading: UInt32 = 3
        static let aside: UInt32 = 3
        static let nextStep: UInt32 = 2
        static let text: UInt32 = 1
        static let source: UInt32 = 1
        static let term: UInt32 = 1
        /// The most that a word of many lay phrases counts.
        static let asked: UInt32 = 4
    }

    /// How much a word counts among names: a topic is about its title, and only answers to its keywords.
    private enum Standing {
        static let title: UInt32 = 3
        static let menuTitle: UInt32 = 2
        static let keyword: UInt32 = 1
    }

    /// - Parameter asked: what people say for the topic.
    init(_ leaf: Leaf, asked: [String] = [], tongue: Tongue) {
        self.tongue = tongue
        tongue.beginTally()
        let topic = leaf.page.topic
        addName(topic.title, Weight.title, standing: Standing.title)
        if let menuTitle = topic.menuTitle { addName(menuTitle, Weight.menuTitle, standing: Standing.menuTitle) }
        for keyword in topic.keywords { addName(keyword, Weight.keyword, standing: Standing.keyword) }
        for question in topic.questions { add(question, Weight.question) }
        for heading in topic.blocks.flatMap(\.headings) { add(heading, Weight.heading) }
        add(topic.summary, Weight.summary)
        add(topic.nextStep, Weight.nextStep)
        for text in leaf.aside { add(text, Weight.aside) }
        // The plain text begins with the summary, which so counts once more as text.
        tongue.count(wordsOf: leaf.plain, Weight.text)
        for term in leaf.page.terms { for form in term.also { add(form, Weight.term) } }
        for phrase in asked {
            for word in tongue.telling(Cutter.words(in: phrase)) {
                let term = tongue.term(.asked, tongue.stems(of: word).plain)
                others[term] = min(Weight.asked, others[term, default: 0] + 1)
            }
        }
        var seen: Set<String> = []
        for citation in leaf.page.citations where seen.insert(citation.source.id).inserted {
            tongue.count(wordsOf: citation.source.title, Weight.source)
        }
        let id = Self.words(ofID: topic.id)
        if let phrase = tongue.phrase(ofID: topic.id) { others[tongue.term(.phrase, phrase), default: 0] += Weight.title }
        // Ids are in the first language.
        let names = [topic.title, topic.shortTitle] + (tongue.number == 0 ? [id] : [])
        for opening in names.flatMap(Tongue.openings) { others[tongue.term(.opening, opening)] = 1 }
        for letters in Tongue.letters(of: topic.title + " " + topic.shortTitle + " " + id) {
            others[tongue.term(.letters, letters)] = 1
        }
        for related in topic.related { others[tongue.term(.related, related)] = 0 }
        weights = tongue.tally + others.map { ($0.key, $0.value) }
        spellings = tongue.spellings
    }

    /// A title or a keyword: a phrase that wins when it is typed.
    private mutating func addName(_ text: String, _ weight: UInt32, standing: UInt32) {
        add(text, weight)
        let words = Cutter.words(in: text)
        if let phrase = tongue.phrase(words) { others[tongue.term(.phrase, phrase), default: 0] += weight }
        for word in words {
            for stem in tongue.stems(of: word).all { others[tongue.term(.title, stem), default: 0] += standing }
            for length in 1...2 where word.folded.count > length {
                others[tongue.term(.beginning, String(word.folded.prefix(length))), default: 0] += weight
            }
        }
        for joined in joined(words) { others[tongue.term(.title, joined), default: 0] += standing }
    }

    /// Words that the author chose: stop words and neighbours count as well.
    private mutating func add(_ text: String, _ weight: UInt32) {
        let words = Cutter.words(in: text)
        var before: String?
        for word in words {
            let number = tongue.number(of: word)
            tongue.count(number, weight)
            if tongue.known[number].isStopWord { continue }
            let stem = tongue.known[number].stems.plain
            if let before { others[tongue.term(.pair, before + " " + stem), default: 0] += 1 }
            before = stem
        }
        for joined in joined(words) { tongue.count(stem: joined, weight) }
    }

    /// The stems of words that hyphens join.
    private func joined(_ words: [Word]) -> [String] {
        guard words.contains(where: \.isHyphenated) else { return [] }
        return zip(words, words.dropFirst()).compactMap(tongue.stem(joining:_:))
    }

    /// An id as a phrase: `side-effects` is `side effects`.
    static func words(ofID id: String) -> String { String(id.map { $0 == "-" ? " " : $0 }) }

    /// Worth correcting towards: three letters or more, no digits.
    static func isSpelled(_ word: String) -> Bool {
        word.utf8.count >= 3 && word.utf8.count <= 60 && !word.utf8.contains { (0x30...0x39).contains($0) }
    }
}
