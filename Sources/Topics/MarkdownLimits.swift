/// Looks through the lines of a text for what would cost the Markdown parser, or the reader after it, time or depth without end.
///
/// Runs before cmark-gfm sees the text: wide tables, tables that fail line after line, long text before a table, and unclosed
/// brackets are quadratic there.
struct MarkdownLimits {
    /// Quotes, lists and brackets may be nested this deep.
    static let depth = 32
    /// Columns a table may have.
    static let columns = 12
    /// How often `<!` or `<?` may stand in a paragraph, be it in code.
    static let declarations = 100
    /// Lines of text that may stand before a table without an empty line between.
    static let linesBeforeTable = 100

    private let bytes: [UInt8]
    private(set) var faults: [(offset: Int, kind: Problem.Kind)] = []
    private var fence: (byte: UInt8, length: Int)?
    /// Since the last empty line: brackets open, declarations of HTML, lines of text, rows of dashes that fit no header.
    private var brackets = 0
    private var isBracketNoted = false
    private var declarations = 0
    private var textLines = 0
    private var unevenRows = 0
    /// The text of the line before, when it was not empty.
    private var before: Range<Int>?
    /// How many marks of quotes and lists stand before each line of the table that is open.
    private var tableMarkers: Int?

    /// - Returns: Every fault with the offset of the byte it begins at; when there is one, the text must not be parsed.
    static func faults(in bytes: [UInt8], _ index: LineIndex) -> [(offset: Int, kind: Problem.Kind)] {
        var limits = MarkdownLimits(bytes: bytes)
        for line in index.starts.indices { limits.look(index.starts[line], index.end(ofLine: line)) }
        return limits.faults
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func look(_ start: Int, _ end: Int) {
        let (content, markers, isListLine) = Self.afterContainers(bytes, start, end)
        if markers > Self.depth { faults.append((start, .blocksTooDeep(limit: Self.depth))) }
        if content == end {
            forgetText()
            return
        }
        followFence(content, end)
        lookAtBrackets(content, end)
        lookAtTable(content, end, markers, isListLine)
        before = content..<end
        textLines += 1
    }

    private mutating func forgetText() {
        (brackets, isBracketNoted, declarations, textLines, unevenRows, before, tableMarkers) = (0, false, 0, 0, 0, nil, nil)
    }

    /// Where a line's own text begins, behind the marks of quotes and lists.
    static func contentStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int { afterContainers(bytes, start, end).content }

    /// The same, with how many marks there are.
    private static func afterContainers(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (content: Int, markers: Int, isListLine: Bool) {
        var offset = start
        var markers = 0
        var isListLine = false
        while offset < end {
            switch bytes[offset] {
            case 0x20, 0x09: offset += 1
            case UInt8(ascii: ">"):
                markers += 1
                offset += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard offset + 1 == end || bytes[offset + 1] == 0x20 || bytes[offset + 1] == 0x09 else {
                    return (offset, markers, isListLine)
                }
                markers += 1
                isListLine = true
                offset += 1
            case 0x30...0x39:
                var digits = offset
                while digits < end, digits - offset < 10, (0x30...0x39).contains(bytes[digits]) { digits += 1 }
                let isNumber = digits < end && (bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")"))
                guard isNumber, digits + 1 == end || bytes[digits + 1] == 0x20 || bytes[digits + 1] == 0x09 else {
                    return (offset, markers, isListLine)
                }
                markers += 1
                isListLine = true
                offset = digits + 1
            default: return (offset, markers, isListLine)
            }
        }
        // A line of marks alone, such as `* * *`, is a rule and nests nothing.
        return (isListLine ? start : end, isListLine && isRule(bytes, start, end) ? 0 : markers, isListLine)
    }

    private static func isRule(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var marks = bytes[start..<end].filter { $0 != 0x20 && $0 != 0x09 }[...]
        while marks.first == UInt8(ascii: ">") { marks = marks.dropFirst() }
        guard marks.count >= 3, let first = marks.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "-") else { return false }
        return marks.allSatisfy { $0 == first }
    }

    /// Notes where a fenced block of code opens and closes. It may be deceived by an indent, so what is refused in a text is refused
    /// in code as well, only later.
    private mutating func followFence(_ content: Int, _ end: Int) {
        let byte = bytes[content]
        guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return }
        let run = bytes[content..<end].prefix { $0 == byte }.count
        let rest = bytes[(content + run)..<end]
        if let open = fence {
            if byte == open.byte, run >= open.length, rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { fence = nil }
        } else if run >= 3, byte == UInt8(ascii: "~") || !rest.contains(UInt8(ascii: "`")) {
            fence = (byte, run)
            forgetText()
        }
    }

    /// Looks at brackets and at `<!` and `<?`, for whose end cmark searches the paragraph each time anew.
    private mutating func lookAtBrackets(_ content: Int, _ end: Int) {
        let limit = fence == nil ? Self.depth : Self.depth * 8
        var offset = content
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "["):
                brackets += 1
                if brackets > limit, !isBracketNoted {
                    isBracketNoted = true
                    faults.append((offset, .blocksTooDeep(limit: Self.depth)))
                }
            case UInt8(ascii: "]"): brackets = max(0, brackets - 1)
            case UInt8(ascii: "!"), UInt8(ascii: "?"):
                guard offset > content, bytes[offset - 1] == UInt8(ascii: "<") else { break }
                declarations += 1
                if declarations == Self.declarations + 1 { faults.append((offset - 1, .unsupported(.rawHTML))) }
            default: break
            }
            offset += 1
        }
    }

    private mutating func lookAtTable(_ content: Int, _ end: Int, _ markers: Int, _ isListLine: Bool) {
        let hasBar = bytes[content..<end].contains(UInt8(ascii: "|"))
        if let open = tableMarkers, open != markers || isListLine || !hasBar { tableMarkers = nil }
        guard hasBar, let before, isDelimiterRow(content, end) else { return }
        let columns = TableRow.cells(bytes, content, end).count
        let header = TableRow.cells(bytes, before.lowerBound, before.upperBound).count
        if max(columns, header) > Self.columns {
            faults.append((content, .tableTooWide(columns: max(columns, header), limit: Self.columns)))
        } else if tableMarkers == nil, !isListLine, columns != header {
            unevenRows += 1
            if fence == nil || unevenRows > Self.depth { faults.append((content, .tableUneven(columns: columns, header: header))) }
        } else if tableMarkers == nil, !isListLine {
            if textLines > Self.linesBeforeTable { faults.append((content, .tableInText(limit: Self.linesBeforeTable))) }
            tableMarkers = markers
        }
    }

    private func isDelimiterRow(_ content: Int, _ end: Int) -> Bool {
        var hasDash = false
        for byte in bytes[content..<end] {
            switch byte {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09: break
            default: return false
            }
        }
        return hasDash
    }
}
