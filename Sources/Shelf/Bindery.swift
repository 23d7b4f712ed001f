import Topics

/// Turns a library into what a shelf keeps beside the documents of its topics: records for all that belongs to the whole.
///
/// Pages are made one at a time and forgotten, so memory does not grow with the library beyond the library itself.
final class Bindery {
    let library: Library
    let sheets: Sheets
    /// The calling thread's.
    let binder: Binder
    /// What is known of the topics that were bound.
    private(set) var tally = Binder.Tally()

    /// - Parameter whole: as ``Sheets/init(_:whole:)`` takes it.
    init(_ library: Library, whole: @escaping @Sendable (Topic) -> Topic?) {
        var library = library
        if library.languages.isEmpty { library.languages = ["en"] }
        self.library = library
        sheets = Sheets(library, whole: whole)
        binder = Binder(sheets)
    }

    /// The terms that name the documents of the library.
    var names: Set<String> { Set((0..<sheets.count).map(sheets.unique)) }

    /// Takes note of topics that were bound.
    func take(_ tally: Binder.Tally) { self.tally.add(tally) }

    /// Binds every topic in the order of the menu, and hands over those that are needed by their records.
    func bind(
        isNeeded: (_ unique: String, _ bound: Bound) throws -> Bool, put: (Entry, _ spellings: [String]) throws -> Void
    ) throws {
        for number in 0..<sheets.count {
            let leaf = try sheets.leaf(number)
            tally.note(number, leaf.page.citedSources)
            let bound = leaf.bound
            guard try isNeeded(sheets.unique(number), bound) else { continue }
            let (entry, spellings) = binder.entry(for: leaf, bound, number)
            try put(entry, spellings)
        }
    }

    /// The words of a document that is taken out or replaced, from what it keeps.
    func spellings(of bound: Bound, unique: String) throws -> [String] {
        guard let tongue = binder.tongues.first(where: { unique.hasPrefix(Key.topic($0.number, "")) }) else { return [] }
        return Terms(try Leaf(bound), tongue: tongue).spellings
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
            let tongue = binder.tongues[number]
            let danger = library.helpTopic.map { Set(binder.phrases(toTopic: $0, number)) } ?? []
            for synonym in synonyms[language] ?? [] {
                let cut = Cutter.words(in: synonym.phrase)
                let key = tongue.synonymKey(tongue.keyWords(cut))
                guard !cut.isEmpty, key.utf8.count <= 240 else { continue }
                words.formUnion(cut.map { tongue.number(of: $0) }.compactMap { tongue.known[$0].spelling })
                if let help = library.helpTopic, danger.contains(synonym.phrase) { phrases.append((key, Key.danger + help)) }
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
        let citedBy = tally.citedBy.mapValues { $0.sorted() }
        for (number, language) in library.languages.enumerated() {
            let range = sheets.ranges[number]
            func said(_ texts: [String: String]) -> String? { texts[language] ?? texts[first] }
            let menus = Dictionary(grouping: range.lazy.map { TopicHeading(of: self.sheets.topic($0)) }, by: \.section)
            let headings = library.sections.map { section in
                SectionHeading(id: section.id, title: said(section.title) ?? section.id, count: menus[section.id]?.count ?? 0)
            }
            let front = Front(
                language: language, languages: library.languages, languageNames: names, title: said(library.title) ?? "",
                disclaimer: said(library.disclaimer) ?? "", sections: headings,
                crisis: library.crisis.map { HelpLine(name: said($0.name) ?? "", call: $0.call, text: $0.text) },
                words: library.words[language] ?? Words())
            records[Key.front(language)] = RecordWriter.record(front)
            for section in library.sections where section.id.utf8.count <= Key.longest {
                let topics = menus[section.id] ?? []
                for (sheet, first) in stride(from: 0, to: topics.count, by: Key.menuSheet).enumerated() {
                    let record = RecordWriter.record(Array(topics[first...].prefix(Key.menuSheet)))
                    records[Key.menu(language, section.id, sheet: sheet)] = record
                }
            }
            records[Key.glossary(language)] = RecordWriter.record(library.glossary[language] ?? [])
            records[Key.synonyms(language)] = RecordWriter.record(library.synonyms[language] ?? [])
            for source in library.sources where source.id.utf8.count <= Key.longest {
                let named = [source.supersededBy].compactMap(\.self) + source.findings.flatMap(\.contradicts).map(\.source)
                let citing = (citedBy[source.id] ?? []).lazy.map(Int.init).filter(range.contains)
                let page = KeptSource(
                    source: source, citedBy: citing.map { self.sheets.topic($0).id },
                    titles: titles.filter { named.contains($0.key) && $0.key != source.id })
                records[Key.source(language, source.id)] = RecordWriter.record(page)
            }
        }
        return records
    }

    /// The record of the whole, once the contents are known.
    func title(edition: String) -> Title {
        Title(edition: edition, languages: library.languages, counts: sheets.ranges.map(\.count))
    }
}
