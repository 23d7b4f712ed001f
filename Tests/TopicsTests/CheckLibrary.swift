import Testing

@testable import Topics

/// Builds the smallest libraries that show a problem, with bodies as an author writes them and the places a parser would give.
enum CheckLibrary {
    enum Piece {
        case text(String)
        case heading(String)
        case box(Callout, [String])
        case lines([String])
        /// The first row is the header.
        case table([[String]])
        case code(String)

        var markdown: String {
            switch self {
            case .text(let text): return text + "\n"
            case .heading(let text): return "## " + text + "\n"
            case .box(let callout, let texts): return "> [!\(callout.rawValue)]\n" + texts.map { "> " + $0 + "\n" }.joined()
            case .lines(let texts): return texts.map { "- " + $0 + "\n" }.joined()
            case .table(let rows):
                var lines = rows.map { "| " + $0.joined(separator: " | ") + " |\n" }
                lines.insert("|" + String(repeating: "---|", count: rows[0].count) + "\n", at: 1)
                return lines.joined()
            case .code(let text): return "```\n" + text + "\n```\n"
            }
        }
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    /// A topic as its parser reads it; the text begins on line 11.
    static func topic(
        _ id: String, section: String = "basics", language: String = "en", title: String = "A title", summary: String = "A summary.",
        nextStep: String = "A step.", related: [String] = [], reviewed: String = "2026-01-01", due: String = "2027-01-01",
        translated: String? = nil, _ pieces: Piece...
    ) -> Topic {
        let header = [
            "---", "title: \"\(title)\"", "summary: \"\(summary)\"", "next-step: \"\(nextStep)\"",
            "related: [\(related.joined(separator: ", "))]",
            "reviewed: \(reviewed)", "review-due: \(due)", translated.map { "translates: {of: en, reviewed: \($0)}" } ?? "questions: []",
            "keywords: []", "---",
        ]
        let text = (header + (pieces.isEmpty ? ["Text."] : pieces.map(\.markdown))).joined(separator: "\n")
        let file = "\(language)/\(section)/\(id).md"
        let parsed = TopicParser.parse(Array((text + "\n").utf8), file: file, id: id, section: section, language: language)
        guard let topic = parsed.value else { preconditionFailure("\(parsed.problems) in \(text)") }
        return topic
    }

    static func finding(
        _ id: String, _ says: String = "It was so.", plain: [PlainFigure] = [], certainty: Certainty? = .high,
        verdict: Verdict = .supported,
        contradicts: [FindingKey] = [], line: Int = 20
    ) -> Finding {
        Finding(
            id: id, at: "", says: says, plain: plain, restsOn: .trial, certainty: certainty, verdict: verdict, why: nil,
            contradicts: contradicts,
            place: Place(line: line, column: 9))
    }

    static func source(_ id: String, retracted: String? = nil, supersededBy: String? = nil, _ findings: Finding...) -> Source {
        Source(
            id: id, type: "webpage", title: id, kind: .webPage, read: .whole, trust: "", retracted: retracted.map(day),
            supersededBy: supersededBy,
            findings: findings, file: "sources/\(id).yaml", places: ["superseded-by": Place(line: 7, column: 3)])
    }

    /// The topics in one section each, all listed, with a source `s` that they all may cite: `s, f`.
    static func library(_ topics: [Topic], sources: [Source] = []) -> Library {
        var menus: [(id: String, topics: [String])] = []
        for topic in topics {
            if let index = menus.firstIndex(where: { $0.id == topic.section }) {
                if !menus[index].topics.contains(topic.id) { menus[index].topics.append(topic.id) }
            } else {
                menus.append((topic.section, [topic.id]))
            }
        }
        let languages = topics.reduce(into: ["en"]) { if !$0.contains($1.language) { $0.append($1.language) } }
        return Library(
            languages: languages, sections: menus.map { Section(id: $0.id, title: ["en": $0.id, "es": $0.id], topics: $0.topics) },
            topics: topics,
            sources: sources,
            places: [
                "sections.0.topics.0": Place(line: 5, column: 14), "sections.0.topics.1": Place(line: 5, column: 20),
                "crisis.0.source": Place(line: 9, column: 7),
            ])
    }

    /// Every problem as `C306 en/basics/a.md 10:5`.
    static func found(_ library: Library, today: String = "2026-06-01") -> [String] {
        library.problems(today: day(today)).map { "\($0.number) \($0.file) \($0.place.line):\($0.place.column)" }
    }
}
