/// One run of text of a topic, and what it stands in.
public struct Passage: Equatable, Sendable {
    /// `column` is a cell of a table's header.
    public enum Role: Equatable, Sendable { case heading, paragraph, line, column, cell }

    /// The text with its marks.
    public var prose: Prose
    /// What it is in the topic.
    public var role: Role
    /// The innermost callout around it.
    public var callout: Callout?
    /// Which box of the topic it stands in, counted from 0 in reading order, the innermost one; nil outside boxes.
    public var box: Int?
    /// Which row of the topic's tables it is a cell of, counted from 0 through the whole topic, headers left out.
    public var row: Int?
}

extension Topic {
    /// All runs of text in reading order: headings, paragraphs, lines of lists, cells of tables. Code is not among them.
    public var passages: [Passage] {
        var passages: [Passage] = []
        var boxes = 0
        var rowCount = 0
        func take(_ blocks: [Block], role: Passage.Role, callout: Callout?, box: Int?) {
            for block in blocks {
                switch block {
                case .heading(_, let prose): passages.append(Passage(prose: prose, role: .heading, callout: callout, box: box))
                case .paragraph(let prose): passages.append(Passage(prose: prose, role: role, callout: callout, box: box))
                case .list(_, let lines):
                    for line in lines { take(line, role: .line, callout: callout, box: box) }
                case .quote(let inner): take(inner, role: role, callout: callout, box: box)
                case .callout(let kind, let inner):
                    boxes += 1
                    take(inner, role: .paragraph, callout: kind, box: boxes - 1)
                case .table(let header, let rows):
                    for cell in header { passages.append(Passage(prose: cell, role: .column, callout: callout, box: box)) }
                    for row in rows {
                        for cell in row { passages.append(Passage(prose: cell, role: .cell, callout: callout, box: box, row: rowCount)) }
                        rowCount += 1
                    }
                case .code, .rule: break
                }
            }
        }
        take(blocks, role: .paragraph, callout: nil, box: nil)
        return passages
    }
}

extension Topic {
    /// The statements of the text in reading order, worded as they are read aloud: headings and the headers of tables have none.
    public var statements: [Statement] {
        passages.filter { $0.role != .heading && $0.role != .column }.flatMap { passage in
            var statements = passage.prose.statements
            // The blank before a mark goes with the mark; should that part the text otherwise, the words stay as they stand.
            if passage.prose.citations.isEmpty { return statements }
            let spoken = Prose([.text(passage.prose.spoken)]).statements
            if spoken.count == statements.count { for index in spoken.indices { statements[index].text = spoken[index].text } }
            return statements
        }
    }
}

extension Prose {
    /// Its marks, in order.
    public var citations: [Citation] {
        var citations: [Citation] = []
        func take(_ inlines: [Inline]) {
            for inline in inlines {
                switch inline {
                case .citation(let citation): citations.append(citation)
                case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner): take(inner)
                case .text, .code, .lineBreak: break
                }
            }
        }
        take(inlines)
        return citations
    }
}

extension Topic {
    /// What the topic's emergency boxes say, sentence by sentence; empty when it has none.
    public var emergency: [String] {
        blocks.flatMap { block -> [String] in
            guard case .callout(.emergency, let inner) = block else { return [] }
            return inner.flatMap(Self.sentences)
        }
    }

    private static func sentences(_ block: Block) -> [String] {
        switch block {
        case .heading(_, let prose), .paragraph(let prose): Prose([.text(prose.spoken)]).statements.map(\.text)
        case .list(_, let items): items.flatMap { $0.flatMap(sentences) }
        case .quote(let inner), .callout(_, let inner): inner.flatMap(sentences)
        case .table(let header, let rows): (header + rows.flatMap { $0 }).map(\.spoken)
        case .code(let text): [text]
        case .rule: []
        }
    }
}
