/// Looks at a library from all sides and gathers what is wrong. Everything asked for more than once is looked up in a dictionary made
/// at the start.
struct LibraryCheck {
    let library: Library
    let today: Day
    var problems: [Problem] = []

    /// By id.
    let sources: [String: Source]
    let findings: [FindingKey: Finding]
    /// Indices into the library's topics, by language and id.
    let topicIndices: [String: [String: [Int]]]
    /// Numbers of the crisis lines: they rest on the source named in `library.yaml`.
    let crisisNumbers: Set<String>
    /// What has a file but could not be read: `en/side-effects` for a topic, `sources/label` for a source.
    let unreadable: Set<String>

    // Gathered from the topics, used when the sources are looked at.

    var citedSources: Set<String> = []
    /// Findings cited in a CLAIM or DISAGREE box of an original topic.
    var answered: Set<FindingKey> = []
    var answeredPairs: Set<Set<FindingKey>> = []
    /// The reading levels of the topics that were scored, glossary terms eased.
    var grades: [Double] = []
    /// How much of all text is cited.
    var citedShare = CitedShare()

    private var figureSets: [FindingKey: FigureSet] = [:]
    private var nearestNames: [String: String?] = [:]
    private var anchors: [Int: Set<String>] = [:]
    /// How many names are looked for.
    var mostNames = 200

    init(_ library: Library, today: Day, leftOut: [String]) {
        self.library = library
        self.today = today
        unreadable = Set(leftOut.compactMap(Self.name(ofFile:)))
        sources = Dictionary(library.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var findings: [FindingKey: Finding] = [:]
        for source in library.sources {
            for finding in source.findings { findings[FindingKey(source: source.id, finding: finding.id)] = finding }
        }
        self.findings = findings
        var topicIndices: [String: [String: [Int]]] = [:]
        for (index, topic) in library.topics.enumerated() {
            topicIndices[topic.language, default: [:]][topic.id, default: []].append(index)
        }
        self.topicIndices = topicIndices
        let numbers = library.crisis.flatMap { [$0.call, $0.text].compactMap { $0 } }
        crisisNumbers = Set(numbers.flatMap { Figure.all(in: $0, reading: .finding).map(\.value) })
    }

    /// `Content/en/risks/side-effects.md` is `en/side-effects`, `Content/sources/label.yaml` is `sources/label`.
    private static func name(ofFile file: String) -> String? {
        let parts = file.split(separator: "/")
        if file.hasSuffix(".yaml"), parts.count > 1 { return parts[parts.count - 2] + "/" + parts[parts.count - 1].dropLast(5) }
        if file.hasSuffix(".md"), parts.count > 2 { return parts[parts.count - 3] + "/" + parts[parts.count - 1].dropLast(3) }
        return nil
    }

    mutating func report(_ kind: Problem.Kind, _ file: String, _ place: Place?) {
        problems.append(Problem(kind, file: file, place: place ?? Place(line: 1, column: 1)))
    }

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
        if nearestNames.count >= mostNames { return nil }
        let answer = Nearest.name(to: name, among: names())
        nearestNames[question] = .some(answer)
        return answer
    }

    /// Whether one of some findings states a figure.
    mutating func isStated(_ figure: Figure, by keys: some Sequence<FindingKey>) -> Bool {
        for key in keys {
            if figureSets[key] == nil { figureSets[key] = findings[key]?.figures }
            if figureSets[key]?.states(figure) == true { return true }
        }
        return false
    }

    /// The anchors of a topic's headings, as Markdown hosts make them.
    mutating func anchors(ofTopicAt index: Int) -> Set<String> {
        if let known = anchors[index] { return known }
        let made = Set(Anchor.all(of: library.topics[index]))
        anchors[index] = made
        return made
    }
}
