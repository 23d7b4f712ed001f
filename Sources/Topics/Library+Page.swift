extension Library {
    /// A topic with all that its screen shows beside the text, put together from the whole library.
    ///
    /// Prepares the whole library for one page. To make many, keep one ``PageMaker``.
    public func page(of topic: Topic) -> Page { PageMaker(self).page(of: topic) }
}

/// Puts pages together. Preparing it costs O(size of the library); each page then costs O(length of the topic).
public struct PageMaker: Sendable {
    private var sectionTitles: [String: [String: String]] = [:]
    private var fallback: String
    private var findings: [FindingKey: CitedFinding] = [:]
    private var languages: [String: Neighbours] = [:]

    /// What the topics of one language know of each other, and their glossary.
    private struct Neighbours: Sendable {
        /// In menu order; topics the menu does not list come last.
        var headings: [TopicHeading] = []
        var positions: [String: Int] = [:]
        /// The row of each in the menu of its section.
        var rows: [Int] = []
        var finder = TermFinder([])
        var glossary: [GlossaryEntry] = []
    }

    /// - Complexity: O(size of the library); each page after that costs no more than what is on it.
    public init(_ library: Library) {
        fallback = library.languages.first ?? "en"
        var menuOrder: [String: Int] = [:]
        for section in library.sections {
            sectionTitles[section.id] = section.title
            for topic in section.topics where menuOrder[topic] == nil { menuOrder[topic] = menuOrder.count }
        }
        for cited in library.sources.flatMap(\.citedFindings) { findings[cited.key] = cited }
        let byLanguage = Dictionary(grouping: library.topics, by: \.language)
        for language in Set(byLanguage.keys).union(library.glossary.keys) {
            let topics = byLanguage[language] ?? []
            var neighbours = Neighbours()
            let ordered = topics.enumerated().sorted { one, other in
                (menuOrder[one.element.id] ?? .max, one.offset) < (menuOrder[other.element.id] ?? .max, other.offset)
            }
            var filled: [String: Int] = [:]
            for (_, topic) in ordered where neighbours.positions[topic.id] == nil {
                neighbours.rows.append(filled[topic.section, default: 0])
                filled[topic.section, default: 0] += 1
                neighbours.positions[topic.id] = neighbours.headings.count
                neighbours.headings.append(TopicHeading(of: topic))
            }
            neighbours.glossary = library.glossary[language] ?? []
            neighbours.finder = TermFinder(neighbours.glossary)
            languages[language] = neighbours
        }
    }

    /// The row of a topic among those of its section and language in the menu, from 0; nil for a topic the library does not have.
    public func row(of id: String, language: String) -> Int? {
        languages[language].flatMap { topics in topics.positions[id].map { topics.rows[$0] } }
    }

    /// A topic with all that its screen shows beside the text.
    ///
    /// Citations are in the order they first appear, each finding once; findings that do not exist are left out, the check
    /// reports them. Their sources come without `findings` and `record`. Terms are in the order they first appear in summary,
    /// next step and text, headings and code left out. Related, previous and next topics are those of the same language.
    /// The original of a translation is the topic of the same id in the language it was made from.
    public func page(of topic: Topic) -> Page {
        let titles = sectionTitles[topic.section] ?? [:]
        let neighbours = languages[topic.language] ?? Neighbours()
        var page = Page(
            of: topic, sectionTitle: titles[topic.language] ?? titles[fallback] ?? topic.section, glossary: neighbours.glossary,
            finder: neighbours.finder, finding: { findings[$0] },
            heading: { id in neighbours.positions[id].map { neighbours.headings[$0] } })
        if let position = neighbours.positions[topic.id] {
            page.row = neighbours.rows[position]
            if position > 0 { page.previous = neighbours.headings[position - 1] }
            if position + 1 < neighbours.headings.count { page.next = neighbours.headings[position + 1] }
        }
        if let language = topic.translates?.of, let original = languages[language], let position = original.positions[topic.id] {
            page.original = original.headings[position]
        }
        return page
    }
}

extension Page {
    /// The page of a topic from what it needs of the library, without its row and the topics before and after it.
    ///
    /// - Parameters:
    ///   - finder: made from `glossary`.
    ///   - finding: nil for one that does not exist.
    ///   - heading: of a topic of the same language by its id; nil for one that does not exist.
    public init<Failure: Error>(
        of topic: Topic, sectionTitle: String, glossary: [GlossaryEntry], finder: TermFinder,
        finding: (FindingKey) throws(Failure) -> CitedFinding?, heading: (String) throws(Failure) -> TopicHeading?
    ) throws(Failure) {
        self.init(topic: topic, sectionTitle: sectionTitle)
        var cited: Set<FindingKey> = []
        var seen: Set<Int> = []
        func newTerms(in text: String) -> [GlossaryEntry] {
            finder.places(in: text).filter { seen.insert($0.entry).inserted }.map { glossary[$0.entry] }
        }
        terms += newTerms(in: topic.summary) + newTerms(in: topic.nextStep)
        for passage in topic.passages {
            if passage.role != .heading { terms += newTerms(in: passage.prose.plain) }
            for key in passage.prose.citations.flatMap(\.findings) where cited.insert(key).inserted {
                if let finding = try finding(key) { citations.append(finding) }
            }
        }
        for id in topic.related {
            if let heading = try heading(id) { related.append(heading) }
        }
    }
}

extension Source {
    /// Its findings as topics cite them.
    public var citedFindings: [CitedFinding] {
        var short = self
        short.findings = []
        short.record = ""
        return findings.map { CitedFinding(key: FindingKey(source: id, finding: $0.id), source: short, finding: $0) }
    }
}

extension TopicHeading {
    /// The topic as menus and lists show it.
    public init(of topic: Topic) {
        self.init(
            id: topic.id, title: topic.title, shortTitle: topic.shortTitle, section: topic.section, summary: topic.summary,
            reviewed: topic.reviewed, reviewDue: topic.reviewDue)
    }
}
