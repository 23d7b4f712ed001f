import Topics

/// Makes documents of topics. One thread's own: it remembers the words it has met.
final class Binder {
    private let sheets: Sheets
    let tongues: [Tongue]
    private let leads: [Leads]

    init(_ sheets: Sheets) {
        self.sheets = sheets
        let tongues = sheets.languages.enumerated().map { Tongue($1, number: $0) }
        self.tongues = tongues
        leads = zip(sheets.synonyms, tongues).map { Leads($0, tongue: $1) }
    }

    /// What people say for a topic, by its id and the number of its language.
    func phrases(toTopic id: String, _ language: Int) -> [String] {
        let number = sheets.ranges[language].first { sheets.topic($0).id == id }
        return number.map { leads[language].phrases(to: sheets.topic($0)) } ?? []
    }

    /// The document of a leaf, and its words for the spelling table.
    ///
    /// - Parameter bound: the leaf's.
    func entry(for leaf: Leaf, _ bound: Bound, _ number: Int) -> (entry: Entry, spellings: [String]) {
        let language = sheets.language(number)
        let terms = Terms(leaf, asked: leads[language].phrases(to: leaf.page.topic), tongue: tongues[language])
        return (Entry(unique: sheets.unique(number), terms: terms.weights, order: leaf.order, bound: bound), terms.spellings)
    }

    /// Binds some topics in their order, and hands their documents over.
    ///
    /// - Returns: what the whole must know of them.
    func bind(_ numbers: some Sequence<Int>, put: (Entry) throws -> Void) throws -> Tally {
        var tally = Tally()
        for number in numbers {
            let leaf = try sheets.leaf(number)
            let (entry, spellings) = entry(for: leaf, leaf.bound, number)
            tally.sum.add(entry.unique, entry.bound)
            tally.note(number, leaf.page.citedSources)
            tally.count(spellings)
            try put(entry)
        }
        return tally
    }

    /// What records of the whole say of topics that were bound.
    struct Tally: Sendable {
        /// Over their documents.
        var sum = EditionSum()
        /// By source, the numbers of the topics that cite it, in whatever order.
        private(set) var citedBy: [String: [Int32]] = [:]
        /// How often each word of the spelling table stands in them.
        private(set) var spelled: [String: Int] = [:]

        mutating func note(_ number: Int, _ sources: Set<String>) {
            for source in sources { citedBy[source, default: []].append(Int32(number)) }
        }

        /// Counts words for the spelling table.
        mutating func count(_ words: some Sequence<String>) {
            for word in words { spelled[word, default: 0] += 1 }
        }

        mutating func add(_ other: Tally) {
            sum.add(other.sum)
            for (source, numbers) in other.citedBy { citedBy[source, default: []] += numbers }
            spelled.merge(other.spelled, uniquingKeysWith: +)
        }
    }
}
