import Layout
import Topics

extension Paper {
    /// A topic: `{"id","title","section","language","summary","nextStep","blocks","citations"}`.
    ///
    /// Each block is an object with a `type`:
    /// - `heading`: `level`, `text`
    /// - `paragraph`: `text`, `citations` (numbers), `statements` (each `text`, `citations`), `links` (each `text` and `topic`, `anchor`
    ///   or `address`)
    /// - `list`: `start` (null for bullets), `items` (each an array of blocks)
    /// - `quote`: `blocks`
    /// - `callout`: `callout` (the author's word, such as `DISAGREE`), `verdict` (of a `CLAIM`, else null), `blocks`
    /// - `table`: `header` and `rows` of cells; a cell has what a paragraph has but the type
    /// - `code`: `text`
    /// - `rule`
    ///
    /// Texts are without marks; `citations` lists what the numbers stand for: `{"number","source","finding"}`.
    public static func json(_ page: Page) -> JSONText {
        let topic = page.topic
        return [
            "id": .string(topic.id),
            "title": .string(topic.title),
            "section": .string(topic.section),
            "language": .string(topic.language),
            "summary": .string(topic.summary),
            "nextStep": .string(topic.nextStep),
            "blocks": .array(topic.blocks.map { json($0, page) }),
            "citations": .array(
                page.citations.enumerated().map { index, cited in
                    ["number": .number(index + 1), "source": .string(cited.key.source), "finding": .string(cited.key.finding)]
                }),
        ]
    }

    /// A list of topics: `[{"id","title","section","language","summary","reviewed","reviewDue"}]`.
    public static func json(_ topics: [TopicHeading], language: String) -> JSONText {
        .array(
            topics.map { topic in
                [
                    "id": .string(topic.id),
                    "title": .string(topic.title),
                    "section": .string(topic.section),
                    "language": .string(language),
                    "summary": .string(topic.summary),
                    "reviewed": .string(topic.reviewed.description),
                    "reviewDue": .string(topic.reviewDue.description),
                ]
            })
    }

    /// What a search found, best first: `[{"id","title","section","language","score","snippet","corrected"}]`.
    public static func json(_ answer: SearchAnswer, language: String) -> JSONText {
        .array(
            answer.hits.map { hit in
                [
                    "id": .string(hit.id),
                    "title": .string(hit.title),
                    "section": .string(hit.section),
                    "language": .string(language),
                    "score": .decimal(hit.score),
                    "snippet": .string(hit.snippet.plain),
                    "corrected": .optional(answer.corrected),
                ]
            })
    }

    /// Sources with their findings:
    /// `[{"id","title","kind","read","findings":[{"id","at","says","restsOn","certainty","verdict","why","usedIn"}]}]`.
    public static func json(_ sources: [SourcePage]) -> JSONText {
        .array(sources.map { json($0) })
    }

    /// One source, as in a list of them.
    public static func json(_ page: SourcePage) -> JSONText {
        let source = page.source
        return [
            "id": .string(source.id),
            "title": .string(source.title),
            "kind": .string(source.kind.rawValue),
            "read": .string(source.read.rawValue),
            "findings": .array(
                source.findings.map { finding in
                    [
                        "id": .string(finding.id),
                        "at": .string(finding.at),
                        "says": .string(finding.says),
                        "restsOn": .string(finding.restsOn.rawValue),
                        "certainty": .optional(finding.certainty?.rawValue),
                        "verdict": .string(finding.verdict.rawValue),
                        "why": .optional(finding.why),
                        "usedIn": .array(topics(of: page.usedIn[finding.id] ?? []).map { .string($0) }),
                    ]
                }),
        ]
    }

    /// One problem of a check as words: `{"number","severity","file","line","column","message","remedy"}`.
    public static func json(problem: Problem, number: String, severity: Problem.Severity, message: String, remedy: String) -> JSONText {
        [
            "number": .string(number),
            "severity": .string(severity.rawValue),
            "file": .string(problem.file),
            "line": .number(problem.place.line),
            "column": .number(problem.place.column),
            "message": .string(message),
            "remedy": .string(remedy),
        ]
    }

    private static func json(_ block: Block, _ page: Page) -> JSONText {
        switch block {
        case .heading(let level, let prose): ["type": "heading", "level": .number(level), "text": .string(plain(prose))]
        case .paragraph(let prose): .object([.init("type", "paragraph")] + members(prose, page))
        case .list(let start, let items):
            [
                "type": "list", "start": start.map { .number($0) } ?? .null,
                "items": .array(items.map { .array($0.map { json($0, page) }) }),
            ]
        case .quote(let blocks): ["type": "quote", "blocks": .array(blocks.map { json($0, page) })]
        case .callout(let callout, let blocks):
            [
                "type": "callout", "callout": .string(callout.rawValue),
                "verdict": callout == .claim ? .optional(page.verdict(of: blocks)?.rawValue) : .null,
                "blocks": .array(blocks.map { json($0, page) }),
            ]
        case .table(let header, let rows):
            [
                "type": "table", "header": .array(header.map { .object(members($0, page)) }),
                "rows": .array(rows.map { .array($0.map { .object(members($0, page)) }) }),
            ]
        case .code(let text): ["type": "code", "text": .string(text)]
        case .rule: ["type": "rule"]
        }
    }

    private static func members(_ prose: Prose, _ page: Page) -> [JSONText.Member] {
        let statements: [JSONText] = prose.statements.map { ["text": .string(tidy($0.text)), "citations": numbers($0.citations, page)] }
        return [
            .init("text", .string(plain(prose))),
            .init("citations", numbers(prose.citations, page)),
            .init("statements", .array(statements)),
            .init("links", .array(links(prose.inlines))),
        ]
    }

    /// The words without the blanks that marks leave behind.
    private static func plain(_ prose: Prose) -> String {
        prose.statements.map { tidy($0.text) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Where a mark stood before a stop, the blank before the mark is left: `in 1970 .` becomes `in 1970.`
    private static func tidy(_ text: String) -> String {
        var kept: [Character] = []
        let all = Array(text)
        for (index, character) in all.enumerated() {
            let isEnd = index + 1 == all.count || all[index + 1] == " "
            if isEnd, ".,;:!?".contains(character), kept.last == " " { kept.removeLast() }
            kept.append(character)
        }
        return String(kept)
    }

    /// The topics of some statements, each once.
    private static func topics(of uses: [Use]) -> [String] {
        var seen: Set<String> = []
        return uses.map(\.topic.id).filter { seen.insert($0).inserted }
    }

    private static func numbers(_ citations: [Citation], _ page: Page) -> JSONText {
        var numbers: [Int] = []
        for number in citations.flatMap(\.findings).compactMap({ page.number(of: $0) }) where !numbers.contains(number) {
            numbers.append(number)
        }
        return .array(numbers.map { .number($0) })
    }

    private static func links(_ inlines: [Inline]) -> [JSONText] {
        inlines.flatMap { inline -> [JSONText] in
            switch inline {
            case .link(let topic, let anchor, _): [["text": .string(inline.plain), "topic": .string(topic), "anchor": .optional(anchor)]]
            case .address(let address, _): [["text": .string(inline.plain), "address": .string(address)]]
            case .emphasis(let inner), .strong(let inner): links(inner)
            case .text, .code, .citation, .lineBreak: []
            }
        }
    }
}
