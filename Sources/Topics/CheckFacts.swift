/// What topics are checked against, ready to be looked up by any thread.
struct CheckFacts: Sendable {
    /// Without its topics.
    let library: Library
    let today: Day?
    let names: TopicNames
    /// Whether warnings are told, and not only counted.
    let keepsWarnings: Bool
    /// By id.
    let sources: [String: Source]
    let findings: [FindingKey: Finding]
    /// Numbers of the crisis lines: they rest on the source named in `library.yaml`.
    let crisisNumbers: Set<String>

    init(_ library: Library, today: Day?, names: TopicNames, keepsWarnings: Bool) {
        self.library = library
        self.today = today
        self.names = names
        self.keepsWarnings = keepsWarnings
        sources = Dictionary(library.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var findings: [FindingKey: Finding] = [:]
        for source in library.sources {
            for finding in source.findings { findings[FindingKey(source: source.id, finding: finding.id)] = finding }
        }
        self.findings = findings
        let numbers = library.crisis.flatMap { [$0.call, $0.text].compactMap { $0 } }
        crisisNumbers = Set(numbers.flatMap { Figure.all(in: $0, reading: .finding).map(\.value) })
    }
}

/// The figures of findings, worked out when they are first asked for.
struct StatedFigures {
    private let findings: [FindingKey: Finding]
    private var sets: [FindingKey: FigureSet] = [:]

    init(_ findings: [FindingKey: Finding]) { self.findings = findings }

    /// Whether one of some findings states a figure.
    mutating func state(_ figure: Figure, in keys: some Sequence<FindingKey>) -> Bool {
        for key in keys {
            if sets[key] == nil { sets[key] = findings[key]?.figures }
            if sets[key]?.states(figure) == true { return true }
        }
        return false
    }
}
