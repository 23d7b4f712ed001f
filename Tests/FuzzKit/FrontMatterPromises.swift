import Topics

/// Front matter: every problem lies inside the file, and what was read is read again from the same fields written out.
enum FrontMatterPromises {
    static func fault(_ header: [UInt8]) -> String? {
        let file = Manuscripts.topic(header: header, body: Array("Text.\n".utf8))
        let parsed = Manuscripts.parsed(file)
        if let stray = Manuscripts.stray(parsed.problems, in: file) { return stray }
        guard let topic = parsed.value else {
            return parsed.problems.contains(where: \.isError) ? nil : "a topic is refused and no error says why"
        }
        let written = Array(yaml(topic).utf8)
        // Quotes and escapes may carry a header over the limits of size and of brackets.
        guard written.count <= 16_000, written.count(where: { $0 == 0x5B || $0 == 0x7B }) < 400 else { return nil }
        let again = Manuscripts.parsed(Manuscripts.topic(header: written, body: Array("Text.\n".utf8)))
        guard let second = again.value else { return "the fields written out are refused: \(again.problems)" }
        return fields(topic) == fields(second) ? nil : "\(fields(topic)) became \(fields(second))"
    }

    private static func fields(_ topic: Topic) -> [[String]] {
        [
            [topic.title], topic.menuTitle.map { [$0] } ?? [], [topic.summary], [topic.nextStep], topic.keywords, topic.related,
            topic.questions, ["\(topic.reviewed)", "\(topic.reviewDue)"], topic.translates.map { [$0.of, "\($0.reviewed)"] } ?? [],
        ]
    }

    private static func yaml(_ topic: Topic) -> String {
        var lines = ["title: \(quoted(topic.title))"]
        if let title = topic.menuTitle { lines.append("menu-title: \(quoted(title))") }
        lines += ["summary: \(quoted(topic.summary))", "next-step: \(quoted(topic.nextStep))"]
        for (key, texts) in [("keywords", topic.keywords), ("related", topic.related), ("questions", topic.questions)] where !texts.isEmpty
        {
            lines.append("\(key):")
            lines += texts.map { "  - \(quoted($0))" }
        }
        lines += ["reviewed: \(topic.reviewed)", "review-due: \(topic.reviewDue)"]
        if let original = topic.translates { lines.append("translates: {of: \(quoted(original.of)), reviewed: \(original.reviewed)}") }
        return lines.joined(separator: "\n")
    }

    /// A text between quotes, as YAML has it.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
