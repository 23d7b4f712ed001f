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
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    static func topic(
        _ id: String, section: String = "basics", language: String = "en", title: String = "A title", summary: String = "A summary.",
        nextStep: String = "A step.", related: [String] = [], reviewed: String = "2026-01-01", due: String = "2027-01-01",
        translates: Translation? = nil,
        links: [TopicLink] = [], _ pieces: Piece...
    ) -> Topic {
        var body: [String] = []
        var blocks: [Block] = []
        let first = 10
        for piece in pieces {
            if !body.isEmpty { body.append("") }
            let line = first + body.count
            switch piece {
            case .text(let text):
                body.append(text)
                blocks.append(.paragraph(prose(text, line: line)))
            case .heading(let text):
                body.append("## " + text)
                blocks.append(.heading(level: 2, prose(text, line: line, column: 4)))
            case .box(let callout, let texts):
                body.append("> [!\(callout.rawValue)]")
                body += texts.map { "> " + $0 }
                blocks.append(.callout(callout, texts.enumerated().map { .paragraph(prose($1, line: line + 1 + $0, column: 3)) }))
            case .lines(let texts):
                body += texts.map { "- " + $0 }
                blocks.append(.list(start: nil, items: texts.enumerated().map { [.paragraph(prose($1, line: line + $0, column: 3))] }))
            case .table(let rows):
                let cells = rows.enumerated().map { number, row in row.map { prose($0, line: line + (number == 0 ? 0 : number + 1)) } }
                body += rows.map { "| " + $0.joined(separator: " | ") + " |" }
                body.insert("|" + String(repeating: "---|", count: rows[0].count), at: body.count - rows.count + 1)
                blocks.append(.table(header: cells[0], rows: Array(cells.dropFirst())))
            case .code(let text):
                body += ["```", text, "```"]
                blocks.append(.code(text))
            }
        }
        return Topic(
            id: id, section: section, language: language, title: title, summary: summary, nextStep: nextStep, related: related,
            reviewed: day(reviewed),
            reviewDue: day(due), translates: translates, body: body.joined(separator: "\n"), bodyLine: first, blocks: blocks,
            file: "\(language)/\(section)/\(id).md",
            places: [
                "title": Place(line: 2, column: 8), "summary": Place(line: 3, column: 10), "next-step": Place(line: 4, column: 12),
                "related.0": Place(line: 5, column: 11), "reviewed": Place(line: 6, column: 11), "review-due": Place(line: 7, column: 13),
                "translates.of": Place(line: 8, column: 17), "translates.reviewed": Place(line: 8, column: 31),
            ], links: links)
    }

    /// Text with marks as an author writes them; `**` is strong.
    static func prose(_ text: String, line: Int, column: Int = 1) -> Prose {
        var inlines: [Inline] = []
        var rest = Substring(text)
        while let start = rest.firstRange(of: "[@"), let end = rest[start.lowerBound...].firstIndex(of: "]") {
            if start.lowerBound > rest.startIndex { inlines.append(.text(String(rest[..<start.lowerBound]))) }
            let keys = rest[start.lowerBound..<end].dropFirst().split(separator: ";").map { pair in
                let parts = pair.split { $0 == "," || $0 == " " || $0 == "@" }
                return FindingKey(source: String(parts[0]), finding: String(parts[1]))
            }
            let at = text.distance(from: text.startIndex, to: start.lowerBound)
            inlines.append(.citation(Citation(keys, place: Place(line: line, column: column + at))))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { inlines.append(.text(String(rest))) }
        return Prose(inlines)
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
