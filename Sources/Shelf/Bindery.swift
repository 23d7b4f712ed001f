import Topics

/// Turns a library into what a shelf keeps: a document for each topic, and records for all that belongs to the whole.
///
/// Pages are made one at a time and forgotten, so memory does not grow with the library beyond the library itself.
final class Bindery {
    let library: Library
    private let binder: TopicBinder
    private let tongues: [Tongue]
    /// Topics of each language in the order they are bound.
    private let shelves: [[(topic: Topic, place: (section: Int, topic: Int))]]
    /// The topics that cite a source, by language.
    private var citedBy: [[String: [String]]]
    private var menus: [[String: [TopicHeading]]]
    /// How often each word of the spelling table stands in the library.
    private(set) var spelled: [String: Int] = [:]

    init(_ library: Library) {
        var library = library
        if library.languages.isEmpty { library.languages = ["en"] }
        self.library = library
        let tongues = library.languages.enumerated().map { Tongue($1, number: $0) }
        self.tongues = tongues
        let pages = PageMaker(library)
        let sections = Dictionary(library.sections.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let byLanguage = Dictionary(grouping: library.topics, by: \.language)
        shelves = library.languages.map { language in
            var seen: Set<String> = []
            return (byLanguage[language] ?? []).enumerated().compactMap { order, topic in
                // An id longer than any file name, or twice in a language, is the check's to report; a shelf has room for one.
                guard topic.id.utf8.count <= Key.longest, seen.insert(topic.id).inserted else { return nil }
                let section = sections[topic.section] ?? library.sections.count
                return (topic, (section, pages.row(of: topic.id, language: language) ?? order))
            }.sorted { $0.place < $1.place }
        }
        let aside = library.languages.map { language in
            var aside: [String: [String]] = [:]
            for entry in library.glossary[language] ?? [] {
                guard let topic = entry.topic else { continue }
                aside[topic, default: []] += [entry.term] + entry.also + [entry.meaning]
            }
            return aside
        }
        var asked: [[String: [String]]] = []
        for (number, language) in library.languages.enumerated() {
            let leads = Leads(library.synonyms[language] ?? [], tongue: tongues[number])
            let phrases = Dictionary(shelves[number].map { ($0.topic.id, leads.phrases(to: $0.topic)) }) { first, _ in first }
            asked.append(phrases)
        }
        binder = TopicBinder(pages: pages, aside: aside, asked: asked)
        citedBy = library.languages.map { _ in [:] }
        menus = library.languages.map { _ in [:] }
    }

    /// Number of topics there are to bind.
    var count: Int { shelves.map(\.count).reduce(0, +) }

    /// The terms that name the documents of the library.
    var names: Set<String> {
        Set(shelves.enumerated().flatMap { number, shelf in shelf.map { Key.topic(number, $0.topic.id) } })
    }

    /// A topic bound by itself, with what the whole must know of it.
    private struct BoundTopic: Sendable {
        var number: Int
        var heading: TopicHeading
        var sources: Set<String>
        var entry: Entry
        var spellings: [String]
    }

    /// Binds every topic in the order of the menu, several at a time, and hands them over one by one.
    func bind(put: (Entry, _ spellings: [String]) throws -> Void) throws {
        let topics = shelves.enumerated().flatMap { number, shelf in shelf.map { (number: number, topic: $0.topic, place: $0.place) } }
        let (languages, binder) = (library.languages, binder)
        try Crew.stream(topics.count) {
            let tongues = languages.enumerated().map { Tongue($1, number: $0) }
            return { place in
                let (number, topic, place) = topics[place]
                let leaf = binder.leaf(of: topic, number, at: place)
                let (entry, spellings) = binder.entry(for: leaf, leaf.bound, tongues[number])
                return BoundTopic(
                    number: number, heading: TopicHeading(of: topic), sources: leaf.page.citedSources, entry: entry, spellings: spellings)
            }
        } take: { bound in
            note(bound.number, bound.heading, bound.sources)
            try put(bound.entry, bound.spellings)
        }
    }

    private func note(_ number: Int, _ heading: TopicHeading, _ sources: Set<String>) {
        menus[number][heading.section, default: []].append(heading)
        for source in sources { citedBy[number][source, default: []].append(heading.id) }
    }

    /// Binds every topic in the order of the menu, and hands over those that are needed by their records.
    func bind(
        isNeeded: (_ unique: String, _ bound: Bound) throws -> Bool, put: (Entry, _ spellings: [String]) throws -> Void
    ) throws {
        for (number, shelf) in shelves.enumerated() {
            for (topic, place) in shelf {
                let leaf = binder.leaf(of: topic, number, at: place)
                note(number, TopicHeading(of: topic), leaf.page.citedSources)
                let bound = leaf.bound
                guard try isNeeded(Key.topic(number, topic.id), bound) else { continue }
                let (entry, spellings) = binder.entry(for: leaf, bound, tongues[number])
                try put(entry, spellings)
            }
        }
    }

    /// The words of a document that is taken out or replaced, from what it keeps.
    func spellings(of bound: Bound, unique: String) throws -> [String] {
        guard let tongue = tongues.first(where: { unique.hasPrefix(Key.topic($0.number, "")) }) else { return [] }
        return Terms(try Leaf(bound), tongue: tongue).spellings
    }

    /// Counts the words of a document for the spelling table.
    func count(_ words: some Sequence<String>) {
        for word in words { spelled[word, default: 0] += 1 }
    }

    /// The synonym table of every language, empty ones too.
    var synonymsByLanguage: [String: [Synonym]] {
        Dictionary(library.languages.map { ($0, library.synonyms[$0] ?? []) }) { first, _ in first }
    }

    /// Phrases of the synonym table by language, each with what is searched as well, and their words for the spelling table.
    func synonyms(_ synonyms: [String: [Synonym]]) -> (phrases: [(key: String, text: String)], words: Set<String>) {
        var phrases: [(String, String)] = []
        var words: Set<String> = []
        for (number, language) in library.languages.enumerated() {
            let tongue = tongues[number]
            for synonym in synonyms[language] ?? [] {
                let cut = Cutter.words(in: synonym.phrase)
                let key = tongue.synonymKey(tongue.keyWords(cut))
                guard !cut.isEmpty, key.utf8.count <= 240 else { continue }
                words.formUnion(cut.map { tongue.number(of: $0) }.compactMap { tongue.known[$0].spelling })
                if let help = library.helpTopic, binder.asked[number][help]?.contains(synonym.phrase) == true {
                    phrases.append((key, Key.danger + help))
                }
                for text in synonym.alsoSearch {
                    let other = Cutter.words(in: text)
                    let folded = other.map { $0.accented ?? $0.folded }.joined(separator: " ")
                    // `ketamin: [ketamine]` mends a spelling the stemmer has mended already: it must not weigh twice.
                    if tongue.phrase(other) == tongue.phrase(cut) { continue }
                    if !folded.isEmpty && folded.utf8.count <= 240 { phrases.append((key, folded)) }
                }
            }
        }
        return (phrases, words)
    }

    /// Everything that is kept beside the topics, by key, without the title. To be asked for when every topic has been bound.
    func records() -> [String: [UInt8]] {
        var records: [String: [UInt8]] = [
            Key.sources: RecordWriter.record(library.sources.map(\.id).sorted()), Key.help: RecordWriter.record(library.helpTopic ?? ""),
        ]
        let first = library.languages[0]
        let names = library.languages.map { language in
            library.words[language]?.spoken[.languageName] ?? (language == "en" ? Message.languageName.english : language)
        }
        let titles = Dictionary(library.sources.map { ($0.id, $0.title) }) { first, _ in first }
        for (number, language) in library.languages.enumerated() {
            func said(_ texts: [String: String]) -> String? { texts[language] ?? texts[first] }
            let headings = library.sections.map { section in
                SectionHeading(
                    id: section.id, title: said(section.title) ?? section.id, count: menus[number][section.id]?.count ?? 0)
            }
            let front = Front(
                language: language, languages: library.languages, languageNames: names, title: said(library.title) ?? "",
                disclaimer: said(library.disclaimer) ?? "", sections: headings,
                crisis: library.crisis.map { HelpLine(name: said($0.name) ?? "", call: $0.call, text: $0.text) },
                words: library.words[language] ?? Words())
            records[Key.front(language)] = RecordWriter.record(front)
            for section in library.sections where section.id.utf8.count <= Key.longest {
                let topics = menus[number][section.id] ?? []
                for (sheet, first) in stride(from: 0, to: topics.count, by: Key.menuSheet).enumerated() {
                    let record = RecordWriter.record(Array(topics[first...].prefix(Key.menuSheet)))
                    records[Key.menu(language, section.id, sheet: sheet)] = record
                }
            }
            records[Key.glossary(language)] = RecordWriter.record(library.glossary[language] ?? [])
            records[Key.synonyms(language)] = RecordWriter.record(library.synonyms[language] ?? [])
            for source in library.sources where source.id.utf8.count <= Key.longest {
                let named = [source.supersededBy].compactMap(\.self) + source.findings.flatMap(\.contradicts).map(\.source)
                let page = KeptSource(
                    source: source, citedBy: citedBy[number][source.id] ?? [],
                    titles: titles.filter { named.contains($0.key) && $0.key != source.id })
                records[Key.source(language, source.id)] = RecordWriter.record(page)
            }
        }
        return records
    }

    /// The record of the whole, once the contents are known.
    func title(edition: String) -> Title {
        Title(edition: edition, languages: library.languages, counts: shelves.map(\.count))
    }
}

/// Makes a document of one topic after another, on any thread.
private struct TopicBinder: Sendable {
    let pages: PageMaker
    /// What the glossary says of topics, by language and topic.
    let aside: [[String: [String]]]
    /// The phrases of the synonym table that lead to a topic's title, by language and topic.
    let asked: [[String: [String]]]

    func leaf(of topic: Topic, _ language: Int, at place: (section: Int, topic: Int)) -> Leaf {
        Leaf(page: pages.page(of: topic), aside: aside[language][topic.id] ?? [], place: place)
    }

    /// The document of a leaf, and its words for the spelling table.
    ///
    /// - Parameters:
    ///   - bound: the leaf's.
    ///   - tongue: the calling thread's own, of the topic's language.
    func entry(for leaf: Leaf, _ bound: Bound, _ tongue: Tongue) -> (entry: Entry, spellings: [String]) {
        let id = leaf.page.topic.id
        let terms = Terms(leaf, asked: asked[tongue.number][id] ?? [], tongue: tongue)
        return (Entry(unique: Key.topic(tongue.number, id), terms: terms.weights, order: leaf.order, bound: bound), terms.spellings)
    }
}

/// The sum over everything a shelf keeps, in whatever order it is met: the name of the edition.
struct EditionSum {
    private var value: UInt64 = 0

    init() {}

    /// The sum of an edition that has a name; nil when no edition is called so.
    init?(name: String) {
        guard let value = UInt64(name, radix: 16) else { return nil }
        self.value = value
    }

    mutating func add(_ key: String, _ bytes: [UInt8]) { value &+= Self.share(key, bytes) }

    mutating func add(_ unique: String, _ bound: Bound) { value &+= Self.share(unique, bound.cover, bound.page) }

    /// Takes back what was added.
    mutating func remove(_ key: String, _ bytes: [UInt8]) { value &-= Self.share(key, bytes) }

    mutating func remove(_ unique: String, _ bound: Bound) { value &-= Self.share(unique, bound.cover, bound.page) }

    private static func share(_ key: String, _ parts: [UInt8]...) -> UInt64 {
        var sum = Checksum()
        sum.add(key)
        for bytes in parts { sum.add(bytes) }
        return sum.value
    }

    var name: String { Checksum.name(value) }
}
