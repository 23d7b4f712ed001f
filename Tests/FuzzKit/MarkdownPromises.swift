import Topics

/// Markdown: nested 32 deep at most, places inside the file, and a page that says nothing the author did not write where it says so.
enum MarkdownPromises {
    static func fault(_ body: [UInt8]) -> String? {
        let file = Manuscripts.topic(header: Array(Manuscripts.header.utf8), body: body)
        let parsed = Manuscripts.parsed(file)
        if let stray = Manuscripts.stray(parsed.problems, in: file) { return stray }
        guard let topic = parsed.value else {
            return parsed.problems.contains(where: \.isError) ? nil : "a topic is refused and no error says why"
        }
        let depth = depth(of: topic.blocks)
        if depth > 32 { return "nested \(depth) deep" }
        if TopicParser.blocks(of: topic.body, from: topic.bodyLine) != topic.blocks { return "read again the text has other blocks" }
        // As the parser sees it: a byte order mark and carriage returns before line feeds are no text.
        let lines = Lines(file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file)
        return citations(topic, lines) ?? invention(topic, lines) ?? code(topic.blocks, topic.body)
    }

    private static func depth(of blocks: [Block]) -> Int { blocks.map(depth(of:)).max() ?? 0 }

    private static func depth(of block: Block) -> Int {
        switch block {
        case .heading(_, let prose), .paragraph(let prose): depth(of: prose.inlines)
        case .list(_, let entries): max(1 + (entries.map { containers(in: $0) }.max() ?? 0), entries.map(depth(of:)).max() ?? 0)
        case .quote(let inner), .callout(_, let inner): max(1 + containers(in: inner), depth(of: inner))
        case .table(let header, let rows): (header + rows.joined()).map { depth(of: $0.inlines) }.max() ?? 0
        case .code, .rule: 0
        }
    }

    private static func containers(in blocks: [Block]) -> Int {
        blocks.map { block in
            switch block {
            case .list(_, let entries): 1 + (entries.map(containers(in:)).max() ?? 0)
            case .quote(let inner), .callout(_, let inner): 1 + containers(in: inner)
            default: 0
            }
        }.max() ?? 0
    }

    private static func depth(of inlines: [Inline]) -> Int {
        inlines.map { inline in
            switch inline {
            case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner): 1 + depth(of: inner)
            case .text, .code, .citation, .lineBreak: 0
            }
        }.max() ?? 0
    }

    /// Every citation stands where its mark begins.
    private static func citations(_ topic: Topic, _ lines: Lines) -> String? {
        for citation in topic.blocks.proses.flatMap(\.citations) where lines.text(from: citation.place)?.hasPrefix("[@") != true {
            return "a citation of \(citation.findings) is said to stand at \(citation.place)"
        }
        return nil
    }

    /// Every letter of the page stands in the file where its place says, as itself, as an escape or as an entity.
    private static func invention(_ topic: Topic, _ lines: Lines) -> String? {
        let places = TopicParser.places(of: topic)
        let proses = topic.blocks.proses
        if places.count != proses.count { return "\(proses.count) texts have \(places.count) traces" }
        for (prose, places) in zip(proses, places) {
            if places.plain != prose.plain { return "the text \(prose.plain) has the trace of \(places.plain)" }
            let letters = Array(places.plain)
            // Each place costs time in the length of the prose: from a long one some letters are asked, ever others.
            for offset in stride(from: letters.count % 7, to: letters.count, by: 1 + letters.count / 100) {
                let place = places.place(ofCharacter: offset)
                guard let source = lines.text(from: place) else { return "\(letters[offset]) is said to stand at \(place)" }
                if letters[offset].isWhitespace { continue }
                guard let first = source.first, first == "&" || first == "\\" || agree(first, letters[offset]) else {
                    return "\(letters[offset]) is said to stand at \(place), where there is \(source.prefix(1))"
                }
            }
        }
        return nil
    }

    /// Whether two characters share a scalar: marks may stand on another letter in the text than in the file, where marks of Markdown are.
    private static func agree(_ one: Character, _ other: Character) -> Bool {
        one == other || one.unicodeScalars.contains { other.unicodeScalars.contains($0) }
    }

    private static func code(_ blocks: [Block], _ body: String) -> String? {
        for block in blocks {
            switch block {
            case .code(let text):
                let missing = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }.first { !body.utf8.contains($0.utf8) }
                if let missing { return "the code \(missing) stands nowhere" }
            case .list(_, let entries): for entry in entries { if let fault = code(entry, body) { return fault } }
            case .quote(let inner), .callout(_, let inner): if let fault = code(inner, body) { return fault }
            default: break
            }
        }
        return nil
    }
}

extension [Block] {
    /// Every prose in the blocks, in reading order.
    var proses: [Prose] {
        flatMap { block -> [Prose] in
            switch block {
            case .heading(_, let prose), .paragraph(let prose): [prose]
            case .list(_, let entries): entries.flatMap(\.proses)
            case .quote(let inner), .callout(_, let inner): inner.proses
            case .table(let header, let rows): header + rows.joined()
            case .code, .rule: []
            }
        }
    }
}

extension Collection<UInt8> {
    func contains(_ other: some Collection<UInt8>) -> Bool { firstRange(of: Array(other)) != nil }
}
