import Topics

/// All topics of a library in the order they are bound, language by language as their menus have them, with what each needs of the whole.
///
/// Nobody changes it, so every thread may bind from it; a ``Binder`` does.
struct Sheets: Sendable {
    let languages: [String]
    /// By language, the numbers of its topics.
    let ranges: [Range<Int>]
    private let topics: [Topic]
    private let places: [Place]
    private let pages: PageMaker
    /// What the glossary says of topics, by language and topic.
    private let aside: [[String: [String]]]
    /// The synonym table of each language.
    let synonyms: [[Synonym]]
    private let whole: @Sendable (Topic) -> Topic?

    /// Which topic of the library, and where its menu has it.
    private struct Place: Sendable {
        var topic: Int32, section: Int32, place: Int32
    }

    /// A topic of the library has another text by now, or none: what is known of it holds no longer.
    struct Overtaken: Error {
        let file: String
    }

    /// - Parameter whole: gives a topic of the library with its text; nil when it has become another meanwhile.
    init(_ library: Library, whole: @escaping @Sendable (Topic) -> Topic?) {
        languages = library.languages
        let pages = PageMaker(library)
        topics = library.topics
        self.pages = pages
        self.whole = whole
        let sections = Dictionary(library.sections.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let byLanguage = Dictionary(grouping: library.topics.indices) { library.topics[$0].language }
        var places: [Place] = []
        var ranges: [Range<Int>] = []
        for language in library.languages {
            var seen: Set<String> = []
            let own = (byLanguage[language] ?? []).enumerated().compactMap { order, number -> Place? in
                let topic = library.topics[number]
                // An id longer than any file name, or twice in a language, is the check's to report; a shelf has room for one.
                guard topic.id.utf8.count <= Key.longest, seen.insert(topic.id).inserted else { return nil }
                let section = sections[topic.section] ?? library.sections.count
                let place = pages.row(of: topic.id, language: language) ?? order
                return Place(topic: Int32(number), section: Int32(section), place: Int32(place))
            }
            ranges.append(places.count..<places.count + own.count)
            places += own.sorted { ($0.section, $0.place) < ($1.section, $1.place) }
        }
        self.places = places
        self.ranges = ranges
        aside = library.languages.map { language in
            var aside: [String: [String]] = [:]
            for entry in library.glossary[language] ?? [] {
                guard let topic = entry.topic else { continue }
                aside[topic, default: []] += [entry.term] + entry.also + [entry.meaning]
            }
            return aside
        }
        synonyms = library.languages.map { library.synonyms[$0] ?? [] }
    }

    /// How many there are to bind.
    var count: Int { places.count }

    /// What is known of a topic without its text.
    func topic(_ number: Int) -> Topic { topics[Int(places[number].topic)] }

    /// The number of a topic's language.
    func language(_ number: Int) -> Int { ranges.firstIndex { $0.contains(number) } ?? 0 }

    /// The term that names a topic's document.
    func unique(_ number: Int) -> String { Key.topic(language(number), topic(number).id) }

    /// A topic as its document holds it.
    func leaf(_ number: Int) throws(Overtaken) -> Leaf {
        let known = topic(number)
        guard let topic = whole(known) else { throw Overtaken(file: known.file) }
        let place = (section: Int(places[number].section), topic: Int(places[number].place))
        return Leaf(page: pages.page(of: topic), aside: aside[language(number)][topic.id] ?? [], place: place)
    }
}
