import Topics

/// The terms a topic is found by, and the words it teaches the spelling table.
struct Terms {
    private let tongue: Tongue
    private(set) var weights: [String: UInt32] = [:]
    /// Words in small letters without accents, each once.
    private(set) var words: Set<String> = []

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
    }

    init(_ leaf: Leaf, tongue: Tongue) {
        self.tongue = tongue
        let topic = leaf.page.topic
        addName(topic.title, Weight.title)
        if let menuTitle = topic.menuTitle { addName(menuTitle, Weight.menuTitle) }
        for keyword in topic.keywords { addName(keyword, Weight.keyword) }
        for question in topic.questions { add(question, Weight.question, isChosen: true) }
        for heading in topic.blocks.flatMap(\.headings) { add(heading, Weight.heading, isChosen: true) }
        add(topic.summary, Weight.summary, isChosen: true)
        add(topic.nextStep, Weight.nextStep, isChosen: true)
        for text in leaf.aside { add(text, Weight.aside, isChosen: true) }
        // The plain text begins with the summary, which so counts once more as text.
        add(leaf.plain, Weight.text, isChosen: false)
        for term in leaf.page.terms { for form in term.also { add(form, Weight.term, isChosen: true) } }
        var seen: Set<String> = []
        for citation in leaf.page.citations where seen.insert(citation.source.id).inserted {
            add(citation.source.title, Weight.source, isChosen: false)
        }
        let id = String(topic.id.map { $0 == "-" ? " " : $0 })
        for letters in Tongue.letters(of: topic.title + " " + topic.shortTitle + " " + id) {
            weights[tongue.term(.letters, letters)] = 1
        }
    }

    /// A title or a keyword: a phrase that wins when it is typed.
    private mutating func addName(_ text: String, _ weight: UInt32) {
        add(text, weight, isChosen: true)
        let words = Cutter.words(in: text)
        if let phrase = tongue.phrase(words) { weights[tongue.term(.phrase, phrase), default: 0] += weight }
        for word in words {
            for stem in tongue.stems(of: word).all { weights[tongue.term(.title, stem), default: 0] += 1 }
            for length in 1...2 where word.folded.count > length {
                weights[tongue.term(.beginning, String(word.folded.prefix(length))), default: 0] += weight
            }
        }
        for joined in joined(words) { weights[tongue.term(.title, joined), default: 0] += 1 }
    }

    /// Words of a text; of words the author chose, stop words and neighbours count as well.
    private mutating func add(_ text: String, _ weight: UInt32, isChosen: Bool) {
        let words = Cutter.words(in: text)
        var before: String?
        for word in words {
            let isStopWord = tongue.isStopWord(word)
            if isStopWord && !isChosen { continue }
            let stems = tongue.stems(of: word)
            weights[tongue.term(.text, stems.plain), default: 0] += weight
            if let accented = stems.accented { weights[tongue.term(.text, accented), default: 0] += weight }
            if isStopWord { continue }
            self.words.insert(word.folded)
            guard isChosen else { continue }
            if let before { weights[tongue.term(.pair, before + " " + stems.plain), default: 0] += 1 }
            before = stems.plain
        }
        for joined in joined(words) { weights[tongue.term(.text, joined), default: 0] += weight }
    }

    /// `off-label` is also found as `offlabel`.
    private func joined(_ words: [Word]) -> [String] {
        zip(words, words.dropFirst()).compactMap { one, other in
            guard one.isHyphenated else { return nil }
            let whole = one.folded + other.folded
            return tongue.stems(of: Word(folded: whole, accented: nil, range: 0..<0, isHyphenated: false)).plain
        }
    }

    /// Words worth correcting towards: three letters or more, no digits.
    static func isSpelled(_ word: String) -> Bool {
        word.utf8.count >= 3 && word.utf8.count <= 60 && !word.utf8.contains { (0x30...0x39).contains($0) }
    }
}
