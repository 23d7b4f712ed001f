/// Looks at a library from all sides and gathers what is wrong: at each topic by itself, side by side, and then at the whole.
///
/// Of a topic only what the whole must be asked about is kept, so its text may be forgotten as soon as it has been looked at. Everything asked
/// for more than once is looked up in a dictionary made at the start.
public struct LibraryCheck {
    let facts: CheckFacts
    private(set) var library: Library
    var problems: [Problem] = []
    /// Those that are counted and not kept.
    private var warnings = 0

    var sources: [String: Source] { facts.sources }
    var findings: [FindingKey: Finding] { facts.findings }
    var crisisNumbers: Set<String> { facts.crisisNumbers }
    /// Indices into the library's topics, by language and id.
    private(set) var topicIndices: [String: [String: [Int]]] = [:]
    /// What has a file but could not be read: `en/side-effects` for a topic, `sources/label` for a source.
    private(set) var unreadable: Set<String> = []

    // Gathered from the topics, used when the sources are looked at.

    private(set) var citedSources: Set<String> = []
    /// Findings cited in a CLAIM or DISAGREE box of an original topic.
    private(set) var answered: Set<FindingKey> = []
    private(set) var answeredPairs: Set<Set<FindingKey>> = []
    /// The reading levels of the topics that were scored, glossary terms eased.
    private var grades: [Double] = []
    /// How much of all text is cited.
    private var citedShare = CitedShare()
    /// Reports of topics about which the whole must be asked.
    private var open: [TopicReport] = []

    private var figures: StatedFigures
    private var nearestNames: [String: String?] = [:]
    private var anchors: [Int: Set<String>] = [:]
    /// How many names are looked for.
    private static let mostNames = 200
    private var whole: (Topic) -> Topic? = { $0 }

    /// - Parameters:
    ///   - library: its topics are not looked at.
    ///   - today: nil leaves out what depends on the day.
    ///   - names: of all topics that have a file.
    ///   - keepsWarnings: whether warnings are told, and not only counted.
    public init(_ library: Library, today: Day?, names: TopicNames, keepsWarnings: Bool = true) {
        self.library = library
        self.library.topics = []
        facts = CheckFacts(self.library, today: today, names: names, keepsWarnings: keepsWarnings)
        figures = StatedFigures(facts.findings)
    }

    /// Makes what looks at topics by themselves: each thread has its own.
    public var topicCheck: @Sendable () -> (Topic) -> TopicReport {
        let facts = facts
        return {
            var check = TopicCheck(facts)
            return { check.report(on: $0) }
        }
    }

    /// Takes the report on a topic. They must come in the same order whatever the threads were, or the nearest names may be others.
    public mutating func take(_ report: TopicReport) {
        note(report.problems)
        citedSources.formUnion(report.citedSources)
        answered.formUnion(report.answered)
        answeredPairs.formUnion(report.answeredPairs)
        if let grade = report.grade { grades.append(grade) }
        citedShare = citedShare + report.citedShare
        guard report.isOpen else { return }
        var open = report
        (open.problems, open.citedSources, open.answered, open.answeredPairs) = ([], [], [], [])
        self.open.append(open)
    }

    /// Looks at the whole, when every topic's report has been taken.
    ///
    /// - Parameters:
    ///   - library: with its topics, whose texts may be left out.
    ///   - leftOut: files of topics and sources that are there but not in the library because of errors of their own, as messages name
    ///     them: what leans on them is not reported as leaning on nothing.
    ///   - whole: gives a topic with its text.
    public mutating func judgement(of library: Library, leftOut: [String], whole: @escaping (Topic) -> Topic?) -> Judgement {
        self.library = library
        self.whole = whole
        unreadable = Set(leftOut.compactMap(Self.name(ofFile:)))
        for (index, topic) in library.topics.enumerated() {
            topicIndices[topic.language, default: [:]][topic.id, default: []].append(index)
        }
        checkMenu()
        checkGlossaryAndCrisis()
        for report in open { checkNames(in: report) }
        checkSources()
        return Judgement(
            problems: problems.sorted { ($0.file, $0.place, $0.number) < ($1.file, $1.place, $1.number) }, uncountedWarnings: warnings,
            medianReadingLevel: Judgement.median(of: grades), citedShare: citedShare)
    }

    private mutating func note(_ found: [Problem]) {
        if facts.keepsWarnings {
            problems += found
        } else {
            let errors = found.filter(\.isError)
            problems += errors
            warnings += found.count - errors.count
        }
    }

    /// `Content/en/risks/side-effects.md` is `en/side-effects`, `Content/sources/label.yaml` is `sources/label`.
    private static func name(ofFile file: String) -> String? {
        let parts = file.split(separator: "/")
        if file.hasSuffix(".yaml"), parts.count > 1 { return parts[parts.count - 2] + "/" + parts[parts.count - 1].dropLast(5) }
        if file.hasSuffix(".md"), parts.count > 2 { return parts[parts.count - 3] + "/" + parts[parts.count - 1].dropLast(3) }
        return nil
    }

    mutating func report(_ kind: Problem.Kind, _ file: String, _ place: Place?) {
        note([Problem(kind, file: file, place: place ?? Place(line: 1, column: 1))])
    }

    mutating func cites(_ source: String) { citedSources.insert(source) }

    /// The file of that name in the library's folder.
    func path(_ name: String) -> String { library.directory.isEmpty ? name : library.directory + "/" + name }

    /// The topic of that language and id, or nil.
    func topic(_ id: String, _ language: String) -> Topic? { topicIndices[language]?[id]?.first.map { library.topics[$0] } }

    /// Reports a finding that does not exist; answers whether it does.
    mutating func confirm(_ key: FindingKey, _ file: String, _ place: Place?) -> Bool {
        if findings[key] != nil { return true }
        if unreadable.contains("sources/" + key.source) {
            report(.brokenSource(key.source), file, place)
        } else if let source = sources[key.source] {
            let nearest = nearest(key.finding, among: "findings of " + key.source) { source.findings.map(\.id) }
            report(.unknownFinding(key, nearest: nearest), file, place)
        } else {
            let ids = sources.keys
            let nearest = nearest(key.source, among: "sources") { ids.sorted() }
            report(.unknownSource(key.source, nearest: nearest), file, place)
        }
        return false
    }

    /// Reports a topic id that does not exist in a language; answers whether it does.
    mutating func confirm(topic id: String, _ language: String, _ file: String, _ place: Place?) -> Bool {
        if topicIndices[language]?[id] != nil { return true }
        if unreadable.contains(language + "/" + id) { return false }
        report(.unknownTopic(id, nearest: nearestTopic(id, language)), file, place)
        return false
    }

    mutating func nearestTopic(_ id: String, _ language: String) -> String? {
        let ids = topicIndices[language]?.keys
        return nearest(id, among: "topics of " + language) { ids?.sorted() ?? [] }
    }

    /// The nearest name. A name is looked for once, and after ``mostNames`` different names no more, so that a library full of broken names
    /// is still checked in time proportional to its size.
    mutating func nearest(_ name: String, among kind: String, _ names: () -> [String]) -> String? {
        let question = kind + "\n" + name
        if let known = nearestNames[question] { return known }
        if nearestNames.count >= Self.mostNames { return nil }
        let answer = Nearest.name(to: name, among: names())
        nearestNames[question] = .some(answer)
        return answer
    }

    /// Whether one of some findings states a figure.
    mutating func isStated(_ figure: Figure, by keys: some Sequence<FindingKey>) -> Bool { figures.state(figure, in: keys) }

    /// The anchors of a topic's headings, as Markdown hosts make them.
    mutating func anchors(ofTopicAt index: Int) -> Set<String> {
        if let known = anchors[index] { return known }
        let made = Set(whole(library.topics[index]).map(Anchor.all) ?? [])
        anchors[index] = made
        return made
    }
}
