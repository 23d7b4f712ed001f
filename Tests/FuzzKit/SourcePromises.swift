import Topics

/// Sources: every finding a topic cites is there, or exactly one problem says that it is not.
///
/// An input is a topic's text and a source's file with a line `%%%` between.
enum SourcePromises {
    static func fault(_ bytes: [UInt8]) -> String? {
        let mark = Array("\n%%%\n".utf8)
        let cut = bytes.firstRange(of: mark) ?? bytes.endIndex..<bytes.endIndex
        let file = Array(bytes[cut.upperBound...])
        let parsed = SourceParser.parse(file, file: "s.yaml", id: "s")
        if let stray = Manuscripts.stray(parsed.problems, in: file) { return stray }
        if parsed.value == nil, !parsed.problems.contains(where: \.isError) { return "a source is refused and no error says why" }
        let topicFile = Manuscripts.topic(header: Array(Manuscripts.header.utf8), body: Array(bytes[..<cut.lowerBound]))
        guard let topic = Manuscripts.parsed(topicFile).value, let today = Day("2026-11-21") else { return nil }
        let library = Library(
            title: ["en": "L"], sections: [Section(id: "s", title: ["en": "S"], topics: ["t"])], topics: [topic],
            sources: parsed.value.map { [$0] } ?? [])
        let problems = library.problems(today: today)
        if let stray = Manuscripts.stray(problems.filter { $0.file == "t.md" }, in: topicFile) { return stray }
        if let stray = Manuscripts.stray(problems.filter { $0.file == "s.yaml" }, in: file) { return stray }
        return unresolved(topic, parsed.value, problems)
    }

    private static func unresolved(_ topic: Topic, _ source: Source?, _ problems: [Problem]) -> String? {
        for citation in topic.blocks.proses.flatMap(\.citations) {
            let said = problems.filter { problem in
                switch problem.kind {
                case .unknownSource, .unknownFinding: problem.file == "t.md" && problem.place == citation.place
                default: false
                }
            }
            let wanting = citation.findings.filter { key in
                key.source != "s" || source?.findings.contains { $0.id == key.finding } != true
            }
            if said.count != wanting.count {
                return "\(wanting.count) findings of \(citation) are not there, and \(said.count) problems say so"
            }
        }
        return nil
    }
}
