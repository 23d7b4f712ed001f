import CCmark

/// Turns a text into blocks: cmark-gfm with tables and nothing else says what is what, and what Carrel does not show is noted.
///
/// With no ledger it only builds, for texts that have been through here before. A class, because block and inline reading share
/// the count of lines and columns; it stays on one thread.
final class MarkdownReader {
    /// What is parsed, of the same length as what `index` counts in.
    let bytes: [UInt8]
    var index: LineIndex
    let ledger: Ledger?
    private(set) var links: [TopicLink] = []
    /// For each prose, in reading order, where each byte of its plain text comes from; kept on request.
    private(set) var trails: [[Int]]?
    /// Lines, from 0, that hold code or HTML and no text.
    private var verbatim: [ClosedRange<Int>] = []

    init(_ bytes: [UInt8], _ index: LineIndex, _ ledger: Ledger?, keepsTrails: Bool = false) {
        self.bytes = bytes
        self.index = index
        self.ledger = ledger
        trails = keepsTrails ? [] : nil
    }

    /// The blocks of the whole text; none when the text must not be parsed.
    func blocks() -> [Block] {
        let faults = MarkdownLimits.faults(in: bytes, index)
        if !faults.isEmpty {
            for fault in faults { note(fault.kind, fault.offset) }
            return []
        }
        let document = Self.parse(bytes)
        defer { cmark_node_free(document) }
        let blocks = blocks(of: document, depth: 0, quotes: 0)
        if ledger != nil { noteDefinitions() }
        return blocks
    }

    func note(_ kind: Problem.Kind, _ offset: Int) {
        guard let ledger else { return }
        ledger.note(kind, at: index.place(at: offset))
    }

    func add(_ link: TopicLink) { links.append(link) }

    private static let extensions: Void = cmark_gfm_core_extensions_ensure_registered()

    private static func parse(_ bytes: [UInt8]) -> OpaquePointer? {
        _ = extensions
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        bytes.withUnsafeBytes { raw in cmark_parser_feed(parser, raw.bindMemory(to: CChar.self).baseAddress, raw.count) }
        return cmark_parser_finish(parser)
    }

    // MARK: Blocks

    private func blocks(of parent: OpaquePointer?, depth: Int, quotes: Int) -> [Block] {
        if depth > MarkdownLimits.depth {
            note(.blocksTooDeep(limit: MarkdownLimits.depth), start(of: parent))
            return []
        }
        var blocks: [Block] = []
        var child = cmark_node_first_child(parent)
        while let node = child {
            if let block = block(node, depth: depth, quotes: quotes) { blocks.append(block) }
            child = cmark_node_next(node)
        }
        return blocks
    }

    private func block(_ node: OpaquePointer, depth: Int, quotes: Int) -> Block? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: return .paragraph(prose(node, quotes))
        case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)), prose(node, quotes))
        case CMARK_NODE_BLOCK_QUOTE: return quote(node, depth: depth, quotes: quotes + 1)
        case CMARK_NODE_LIST: return list(node, depth: depth, quotes: quotes)
        case CMARK_NODE_THEMATIC_BREAK: return .rule
        case CMARK_NODE_CODE_BLOCK:
            verbatim.append(lines(of: node))
            return .code(Self.literal(node))
        case CMARK_NODE_HTML_BLOCK:
            verbatim.append(lines(of: node))
            note(.unsupported(.rawHTML), start(of: node))
            return .code(Self.literal(node))
        default:
            return Self.isType(node, "table") ? table(node, quotes) : nil
        }
    }

    /// The text of a code or HTML block without its last line end.
    private static func literal(_ node: OpaquePointer) -> String {
        guard let literal = cmark_node_get_literal(node) else { return "" }
        var text = Substring(String(cString: literal))
        if text.hasSuffix("\n") { text = text.dropLast() }
        return String(text)
    }

    private static func isType(_ node: OpaquePointer, _ name: String) -> Bool {
        cmark_node_get_type_string(node).map { String(cString: $0) == name } ?? false
    }

    private func list(_ node: OpaquePointer, depth: Int, quotes: Int) -> Block {
        var entries: [[Block]] = []
        var child = cmark_node_first_child(node)
        while let entry = child {
            noteTask(entry)
            entries.append(blocks(of: entry, depth: depth + 1, quotes: quotes))
            child = cmark_node_next(entry)
        }
        let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        return .list(start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil, items: entries)
    }

    private func noteTask(_ entry: OpaquePointer) {
        guard ledger != nil, let first = cmark_node_first_child(entry), cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH else { return }
        guard let text = cmark_node_first_child(first), let literal = cmark_node_get_literal(text) else { return }
        let words = String(cString: literal)
        if ["[ ] ", "[x] ", "[X] "].contains(where: words.hasPrefix) { note(.unsupported(.taskList), start(of: first)) }
    }

    private func quote(_ node: OpaquePointer, depth: Int, quotes: Int) -> Block {
        guard let first = cmark_node_first_child(node), cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH, let name = calloutName(first)
        else {
            return .quote(blocks(of: node, depth: depth + 1, quotes: quotes))
        }
        guard let callout = Callout(rawValue: name) else {
            let nearest = Nearest.name(to: name.uppercased(), among: Callout.allCases.map(\.rawValue))
            note(.unknownCallout(name, nearest: nearest), start(of: first))
            return .quote(blocks(of: node, depth: depth + 1, quotes: quotes))
        }
        var inner = blocks(of: node, depth: depth + 1, quotes: quotes)
        if case .paragraph(let prose) = inner.first, prose.inlines.isEmpty { inner.removeFirst() }
        if inner.isEmpty { note(.emptyCallout, start(of: first)) }
        return .callout(callout, inner)
    }

    /// The name in `[!NAME]` when a paragraph's first line begins so; a line that goes on behind it gives all of the line.
    private func calloutName(_ paragraph: OpaquePointer) -> String? {
        guard let text = cmark_node_first_child(paragraph), let literal = cmark_node_get_literal(text) else { return nil }
        let line = String(cString: literal)
        guard cmark_node_get_type(text) == CMARK_NODE_TEXT, line.hasPrefix("[!") else { return nil }
        let isAlone = cmark_node_next(text).map { Self.isBreak($0) } ?? true
        return isAlone && line.hasSuffix("]") ? String(line.dropFirst(2).dropLast()) : String(line.dropFirst(2))
    }

    static func isBreak(_ node: OpaquePointer) -> Bool {
        let type = cmark_node_get_type(node)
        return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
    }

    /// Whether a paragraph's first line is the name of the box it lies in, which is no part of the text.
    private func isBoxName(_ paragraph: OpaquePointer) -> Bool {
        guard let parent = cmark_node_parent(paragraph), cmark_node_get_type(parent) == CMARK_NODE_BLOCK_QUOTE else { return false }
        return cmark_node_previous(paragraph) == nil && calloutName(paragraph).map { Callout(rawValue: $0) != nil } ?? false
    }

    // MARK: Prose

    private func prose(_ node: OpaquePointer, _ quotes: Int) -> Prose {
        var from = start(of: node)
        var to = index.end(ofLine: lines(of: node).upperBound)
        let table = cmark_node_get_start_line(node) == 0 ? cmark_node_next(node) : nil
        if let table {
            // Text that a table took its header from has lost its place, and stands where cmark says the table begins. Its bars were escaped
            // like those of cells.
            from = start(of: table)
            to = index.end(ofLine: max(lines(of: table).lowerBound, headerLine(of: table) - 1))
        }
        if cmark_node_get_type(node) == CMARK_NODE_HEADING {
            // Of a heading that is underlined they are text, and no blank stands behind them.
            let marks = bytes[from..<to].prefix { $0 == UInt8(ascii: "#") }.count
            let isMarked = from + marks == to || [0x20, 0x09, 0x0A].contains(bytes[from + marks])
            if (1...6).contains(marks), isMarked { from += marks }
            while from < to, bytes[from] == 0x20 || bytes[from] == 0x09 { from += 1 }
        }
        let isBox = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && isBoxName(node)
        return prose(node, SourceTrace(bytes, from: from, to: to, quotes: quotes, isCell: table != nil), dropsFirstLine: isBox)
    }

    private func prose(_ node: OpaquePointer, _ trace: SourceTrace, dropsFirstLine: Bool = false) -> Prose {
        let reader = InlineReader(self, trace, keepsTrail: trails != nil)
        let prose = Prose(reader.read(node, dropsFirstLine: dropsFirstLine))
        // A box name with nothing behind it makes no paragraph, and so no trail either.
        if let trail = reader.trail, !(dropsFirstLine && prose.inlines.isEmpty) { trails?.append(trail) }
        return prose
    }

    // MARK: Tables

    private func table(_ node: OpaquePointer, _ quotes: Int) -> Block {
        var header: [Prose] = []
        var rows: [[Prose]] = []
        var columns = 0
        var child = cmark_node_first_child(node)
        while let row = child {
            let isHeader = Self.isType(row, "table_header")
            let line = isHeader ? headerLine(of: node) : Int(cmark_node_get_start_line(row)) - 1
            let cells = TableRow.cells(bytes, contentStart(ofLine: line, table: node, quotes), index.end(ofLine: line))
            if isHeader { columns = cells.count }
            if cells.count > columns { note(.tableTooWide(columns: cells.count, limit: columns), cells[columns].lowerBound) }
            let proses = self.proses(row, cells, line: line, quotes)
            if isHeader { header = proses } else { rows.append(proses) }
            child = cmark_node_next(row)
        }
        return .table(header: header, rows: rows)
    }

    private func proses(_ row: OpaquePointer, _ cells: [Range<Int>], line: Int, _ quotes: Int) -> [Prose] {
        var proses: [Prose] = []
        var child = cmark_node_first_child(row)
        while let cell = child {
            let end = index.end(ofLine: line)
            let range = proses.count < cells.count ? cells[proses.count] : end..<end
            proses.append(prose(cell, SourceTrace(bytes, from: range.lowerBound, to: range.upperBound, quotes: quotes, isCell: true)))
            child = cmark_node_next(cell)
        }
        return proses
    }

    /// The line, from 0, of a table's header. cmark gives that of the text before it when there is any.
    private func headerLine(of table: OpaquePointer) -> Int {
        let firstRow = cmark_node_next(cmark_node_first_child(table))
        let line = firstRow.map { Int(cmark_node_get_start_line($0)) - 3 } ?? Int(cmark_node_get_end_line(table)) - 2
        return max(line, Int(cmark_node_get_start_line(table)) - 1)
    }

    /// Where a line of a table begins, behind the marks of what the table lies in.
    private func contentStart(ofLine line: Int, table: OpaquePointer, _ quotes: Int) -> Int {
        if line == Int(cmark_node_get_start_line(table)) - 1 { return start(of: table) }
        var offset = index.starts[line]
        var left = quotes
        while offset < index.end(ofLine: line) {
            if bytes[offset] == UInt8(ascii: ">"), left > 0 {
                left -= 1
            } else if bytes[offset] != 0x20 && bytes[offset] != 0x09 {
                break
            }
            offset += 1
        }
        return offset
    }

    // MARK: Places

    /// The offset of a block's first byte.
    private func start(of node: OpaquePointer?) -> Int {
        let line = min(max(0, Int(cmark_node_get_start_line(node)) - 1), index.starts.count - 1)
        return min(index.starts[line] + max(0, Int(cmark_node_get_start_column(node)) - 1), bytes.count)
    }

    /// The lines of a block, from 0.
    private func lines(of node: OpaquePointer) -> ClosedRange<Int> {
        let last = index.starts.count - 1
        let first = min(max(0, Int(cmark_node_get_start_line(node)) - 1), last)
        return first...min(max(first, Int(cmark_node_get_end_line(node)) - 1), last)
    }

    /// Notes definitions of links by reference, which cmark takes out of the text.
    private func noteDefinitions() {
        var skip = verbatim.sorted { $0.lowerBound < $1.lowerBound }[...]
        for line in index.starts.indices {
            while let range = skip.first, range.upperBound < line { skip = skip.dropFirst() }
            if let range = skip.first, range.contains(line) { continue }
            let (start, end) = (index.starts[line], index.end(ofLine: line))
            let content = MarkdownLimits.contentStart(bytes, start, end)
            guard content < end, bytes[content] == UInt8(ascii: "["), isDefinition(content) else { continue }
            switch content + 1 < end ? bytes[content + 1] : 0 {
            case UInt8(ascii: "^"): note(.unsupported(.footnote), content)
            case UInt8(ascii: "@"): note(.malformedCitation(String(decoding: bytes[content..<end], as: UTF8.self)), content)
            default: note(.unsupported(.referenceDefinition), content)
            }
        }
    }

    /// Whether a bracket that begins a line is closed and followed by a colon.
    private func isDefinition(_ offset: Int) -> Bool {
        var at = offset + 1
        // A label has at most 999 characters.
        while at < min(bytes.count, offset + 4000) {
            switch bytes[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "]"): return at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":")
            case UInt8(ascii: "["): return false
            default: break
            }
            at += 1
        }
        return false
    }
}
