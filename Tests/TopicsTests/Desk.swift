import Topics

/// What the tests of the parsers share: a topic or source with one part changed, and problems told in a word each.
enum Desk {
    static let header = """
        ---
        title: Is it approved?
        summary: A short summary.
        next-step: Ask about it.
        reviewed: 2026-11-21
        review-due: 2027-11-21
        ---

        """

    /// The line of the file on which a text behind ``header`` begins.
    static let bodyLine = 8

    static func topic(_ bytes: some Sequence<UInt8>) -> Parsed<Topic> {
        TopicParser.parse(Array(bytes), file: "t.md", id: "t", section: "s", language: "en")
    }

    static func topic(body: String) -> Parsed<Topic> { topic((header + body).utf8) }

    static func topic(header: String, body: String = "Text.\n") -> Parsed<Topic> { topic("---\n\(header)\n---\n\(body)".utf8) }

    static func blocks(_ body: String) -> [Block] { topic(body: body).value?.blocks ?? [] }

    /// `C301 9:4` for each problem, the lines of the text counted from 1.
    static func faults(body: String) -> [String] {
        topic(body: body).problems.map { "\($0.number) \($0.place.line - bodyLine + 1):\($0.place.column)" }
    }

    /// The places of all citations of a text, its lines counted from 1.
    static func citations(_ body: String) -> [String] {
        var found: [Citation] = []
        for block in topic(body: body).value?.blocks ?? [] { block.collect(&found) }
        return found.map { "\($0.place.line - bodyLine + 1):\($0.place.column)" }
    }
}

extension Parsed {
    /// `C108 1:1` for each problem.
    var faults: [String] { problems.map { "\($0.number) \($0.place.line):\($0.place.column)" } }
}

extension Block {
    func collect(_ citations: inout [Citation]) {
        switch self {
        case .heading(_, let prose), .paragraph(let prose): Block.collect(prose.inlines, &citations)
        case .list(_, let entries): for block in entries.joined() { block.collect(&citations) }
        case .quote(let blocks), .callout(_, let blocks): for block in blocks { block.collect(&citations) }
        case .table(let header, let rows): for cell in header + rows.joined() { Block.collect(cell.inlines, &citations) }
        case .code, .rule: break
        }
    }

    private static func collect(_ inlines: [Inline], _ citations: inout [Citation]) {
        for inline in inlines {
            switch inline {
            case .citation(let citation): citations.append(citation)
            case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner): collect(inner, &citations)
            case .text, .code, .lineBreak: break
            }
        }
    }
}
