import Topics

/// Brings changed topics into a cache whose other files are as they were when it was made. Only what knows of the topics is read and
/// written: the topics beside them, those that name them as related, the menu, and the sources they begin or cease to cite.
///
/// It leaves the cache exactly as binding the whole library would.
struct Amendment {
    private let index: WritableIndex
    private let languages: [String]
    private let title: Title
    private var sum: EditionSum
    private var tongues: [String: Tongue] = [:]
    private var leads: [String: Leads] = [:]
    private var glossaries: [String: (entries: [GlossaryEntry], finder: TermFinder)] = [:]
    /// What each word of the spelling table gains or loses.
    private var spelled: [String: Int] = [:]

    /// A topic as the cache has it.
    private struct Standing {
        var unique: String
        var bound: Bound
        var leaf: Leaf
    }

    /// Nil when the cache does not say what it holds.
    init?(of index: WritableIndex, at path: String) throws {
        title = try Shelf.title(of: index, path)
        guard let sum = EditionSum(name: title.edition) else { return nil }
        self.index = index
        self.sum = sum
        languages = title.languages
    }

    /// Puts a topic in place of the one it was; false when the cache has none of that id from that file.
    mutating func take(_ topic: Topic) throws -> Bool {
        guard let old = try standing(topic.id, topic.language), old.leaf.page.topic.section == topic.section,
            old.leaf.page.topic.file == topic.file
        else { return false }
        var page = try self.page(of: topic, sectionTitle: old.leaf.page.sectionTitle)
        page.row = old.leaf.page.row
        page.previous = old.leaf.page.previous
        page.next = old.leaf.page.next
        if let language = topic.translates?.of { page.original = try cover(topic.id, language)?.heading }
        try put(page, over: old)
        let heading = TopicHeading(of: topic)
        if heading != TopicHeading(of: old.leaf.page.topic) {
            try tellNeighbours(page, heading)
            try tellMenu(heading, row: page.row, topic.language)
            try tellTranslations(heading, of: topic.language)
        }
        try tellSources(old.leaf.page, page)
        return true
    }

    /// Writes what is left when every topic has been taken.
    ///
    /// - Parameter stamps: the record of what the cache is now made from.
    func finish(_ stamps: [UInt8]) throws {
        for (word, change) in spelled where change != 0 { try index.spell(word, change) }
        try index.setMetadata(Key.stamps, stamps)
        try index.setMetadata(
            Title.key, RecordWriter.record(Title(edition: sum.name, languages: languages, counts: title.counts)))
    }

    // MARK: A topic

    private func unique(_ id: String, _ language: String) -> String? {
        guard let number = languages.firstIndex(of: language), id.utf8.count <= Key.longest else { return nil }
        return Key.topic(number, id)
    }

    private func standing(_ id: String, _ language: String) throws -> Standing? {
        guard let unique = unique(id, language), let bound = try index.bound(unique) else { return nil }
        return Standing(unique: unique, bound: bound, leaf: try Leaf(bound))
    }

    private func cover(_ id: String, _ language: String) throws -> Leaf.Cover? {
        guard let unique = unique(id, language), let record = try index.cover(unique) else { return nil }
        return try Leaf.cover(of: record)
    }

    private mutating func page(of topic: Topic, sectionTitle: String) throws -> Page {
        let language = topic.language
        let glossary = try glossary(language)
        var sources: [String: [FindingKey: CitedFinding]] = [:]
        return try Page(of: topic, sectionTitle: sectionTitle, glossary: glossary.entries, finder: glossary.finder) {
            key throws(any Error) in
            if sources[key.source] == nil {
                let page = try source(key.source, language)
                let cited = page?.source.citedFindings.map { ($0.key, $0) } ?? []
                sources[key.source] = Dictionary(cited) { _, last in last }
            }
            return sources[key.source]?[key]
        } heading: { id throws(any Error) in
            // It may name itself, whose heading is new.
            try id == topic.id ? TopicHeading(of: topic) : cover(id, language)?.heading
        }
    }

    private mutating func put(_ page: Page, over old: Standing) throws {
        let tongue = tongue(page.topic.language)
        for word in Terms(old.leaf, tongue: tongue).spellings { spelled[word, default: 0] -= 1 }
        let leaf = Leaf(page: page, aside: old.leaf.aside, place: old.leaf.place)
        let terms = Terms(leaf, asked: try leads(page.topic.language).phrases(to: page.topic), tongue: tongue)
        for word in terms.spellings { spelled[word, default: 0] += 1 }
        sum.remove(old.unique, old.bound)
        let bound = leaf.bound
        sum.add(old.unique, bound)
        try index.put(Entry(unique: old.unique, terms: terms.weights, order: leaf.order, bound: bound), isNew: false)
    }

    // MARK: Who knows of it

    /// Those before and after it, and those that name it as related.
    private mutating func tellNeighbours(_ page: Page, _ heading: TopicHeading) throws {
        let language = page.topic.language
        let related = Query.term(tongue(language).term(.related, heading.id))
        let found = try index.search(related, limit: title.counts.reduce(0, +))
        let naming = try found.indices.map { try Leaf.cover(of: index.cover(ofHit: $0)).heading.id }
        for id in Set(naming + [page.previous, page.next].compactMap { $0?.id }) where id != heading.id {
            guard let other = try standing(id, language) else { continue }
            var page = other.leaf.page
            if page.previous?.id == heading.id { page.previous = heading }
            if page.next?.id == heading.id { page.next = heading }
            page.related = page.related.map { $0.id == heading.id ? heading : $0 }
            try put(page, over: other)
        }
    }

    private mutating func tellMenu(_ heading: TopicHeading, row: Int, _ language: String) throws {
        let key = Key.menu(language, heading.section, sheet: row / Key.menuSheet)
        guard heading.section.utf8.count <= Key.longest, let menu: [TopicHeading] = try record(key) else { return }
        try set(key, menu.map { $0.id == heading.id ? heading : $0 })
    }

    /// What was translated from it knows its new heading.
    private mutating func tellTranslations(_ heading: TopicHeading, of language: String) throws {
        for other in languages where other != language {
            guard let translation = try standing(heading.id, other), translation.leaf.page.topic.translates?.of == language else {
                continue
            }
            var page = translation.leaf.page
            page.original = heading
            try put(page, over: translation)
        }
    }

    /// A source lists the topics that cite it.
    private mutating func tellSources(_ old: Page, _ new: Page) throws {
        let (topic, language) = (new.topic.id, new.topic.language)
        for id in old.citedSources.symmetricDifference(new.citedSources) {
            guard var kept = try source(id, language) else { continue }
            kept.citedBy.removeAll { $0 == topic }
            if new.citedSources.contains(id) { kept.citedBy.insert(topic, at: try place(of: topic, among: kept.citedBy, language)) }
            try set(Key.source(language, id), kept)
        }
    }

    /// Where a topic belongs among others, which are in the order of the menu.
    private func place(of topic: String, among topics: [String], _ language: String) throws -> Int {
        func order(_ id: String) throws -> (Int, Int) {
            guard let cover = try cover(id, language) else { throw RecordFault(what: "a source names a topic that is not there") }
            return (cover.section, cover.topic)
        }
        let own = try order(topic)
        var low = 0
        var high = topics.count
        while low < high {
            let middle = (low + high) / 2
            if try order(topics[middle]) < own { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Records

    private func record<Value: Recorded>(_ key: String) throws -> Value? {
        try index.metadata(key).map { try RecordReader.value(of: $0[...]) }
    }

    private mutating func set(_ key: String, _ value: some Recorded) throws {
        if let before = try index.metadata(key) { sum.remove(key, before) }
        let bytes = RecordWriter.record(value)
        sum.add(key, bytes)
        try index.setMetadata(key, bytes)
    }

    private func source(_ id: String, _ language: String) throws -> KeptSource? {
        id.utf8.count <= Key.longest ? try record(Key.source(language, id)) : nil
    }

    private mutating func glossary(_ language: String) throws -> (entries: [GlossaryEntry], finder: TermFinder) {
        if let known = glossaries[language] { return known }
        let entries: [GlossaryEntry] = try record(Key.glossary(language)) ?? []
        let made = (entries, TermFinder(entries))
        glossaries[language] = made
        return made
    }

    private mutating func leads(_ language: String) throws -> Leads {
        if let known = leads[language] { return known }
        let made = Leads(try record(Key.synonyms(language)) ?? [], tongue: tongue(language))
        leads[language] = made
        return made
    }

    private mutating func tongue(_ language: String) -> Tongue {
        if let known = tongues[language] { return known }
        let made = Tongue(language, number: languages.firstIndex(of: language) ?? 0)
        tongues[language] = made
        return made
    }
}
