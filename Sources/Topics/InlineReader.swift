import CCmark

/// Turns what stands inside one block into inlines, with every citation at its place in the file.
final class InlineReader {
    private let reader: MarkdownReader
    private var trace: SourceTrace
    private var offsets: [Int] = []
    /// Whether what is read stands between angle brackets.
    private var isBare = false
    /// Text that is not yet an inline, because more of it may follow.
    private var pending = ""
    /// Where each byte of the plain text comes from; kept on request.
    private(set) var trail: [Int]?

    init(_ reader: MarkdownReader, _ trace: SourceTrace, keepsTrail: Bool) {
        self.reader = reader
        self.trace = trace
        trail = keepsTrail ? [] : nil
    }

    /// The inlines of a block.
    ///
    /// - Parameter dropsFirstLine: The first line names the box and is no text.
    func read(_ block: OpaquePointer, dropsFirstLine: Bool) -> [Inline] {
        var first = cmark_node_first_child(block)
        if dropsFirstLine, let name = first {
            bytes(of: name) { trace.text($0, into: &offsets) { _, _ in } }
            first = cmark_node_next(name)
            if let lineBreak = first {
                trace.lineBreak()
                first = cmark_node_next(lineBreak)
            }
        }
        return inlines(first, depth: 0, inLink: false)
    }

    private func inlines(_ first: OpaquePointer?, depth: Int, inLink: Bool) -> [Inline] {
        let outer = pending
        pending = ""
        var inlines: [Inline] = []
        var child = first
        while let node = child {
            switch cmark_node_get_type(node) {
            case CMARK_NODE_TEXT: text(node, &inlines, inLink)
            case CMARK_NODE_SOFTBREAK:
                keepTrail(trace.at)
                trace.lineBreak()
                pending += " "
            case CMARK_NODE_LINEBREAK:
                flush(&inlines)
                keepTrail(trace.at)
                trace.lineBreak()
                inlines.append(.lineBreak)
            case CMARK_NODE_CODE:
                flush(&inlines)
                inlines.append(.code(verbatim(node) { trace.code($0, into: &offsets) }))
            case CMARK_NODE_HTML_INLINE:
                reader.note(.unsupported(.rawHTML), trace.at)
                pending += verbatim(node) { trace.text($0, into: &offsets) { _, _ in } }
            case CMARK_NODE_EMPH: inlines += wrapped(node, &inlines, marks: 1, depth, inLink) { .emphasis($0) }
            case CMARK_NODE_STRONG: inlines += wrapped(node, &inlines, marks: 2, depth, inLink) { .strong($0) }
            case CMARK_NODE_LINK: link(node, &inlines, depth)
            case CMARK_NODE_IMAGE: image(node, &inlines, depth)
            default: break
            }
            child = cmark_node_next(node)
        }
        flush(&inlines)
        pending = outer
        return inlines
    }

    private func flush(_ inlines: inout [Inline]) {
        if !pending.isEmpty { inlines.append(.text(pending)) }
        pending = ""
    }

    private func keepTrail(_ offset: Int) { trail?.append(offset) }

    /// Whether what begins here would be nested too deep; if so it is noted, and nothing in it is read.
    private func isTooDeep(_ depth: Int) -> Bool {
        if depth < MarkdownLimits.depth { return false }
        reader.note(.blocksTooDeep(limit: MarkdownLimits.depth), trace.at)
        return true
    }

    private func wrapped(
        _ node: OpaquePointer, _ inlines: inout [Inline], marks: Int, _ depth: Int, _ inLink: Bool, _ wrap: ([Inline]) -> Inline
    ) -> [Inline] {
        flush(&inlines)
        if isTooDeep(depth) { return [] }
        trace.emphasis(marks)
        let inner = self.inlines(cmark_node_first_child(node), depth: depth + 1, inLink: inLink)
        trace.emphasis(marks)
        return [wrap(inner)]
    }

    private func bytes<Answer>(of node: OpaquePointer, _ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
        let literal = cmark_node_get_literal(node)
        let count = literal.map { strlen($0) } ?? 0
        return body(UnsafeBufferPointer(start: UnsafeRawPointer(literal)?.assumingMemoryBound(to: UInt8.self), count: count))
    }

    private func verbatim(_ node: OpaquePointer, _ follow: (UnsafeBufferPointer<UInt8>) -> Void) -> String {
        let text = bytes(of: node) { literal in
            follow(literal)
            return String(decoding: literal, as: UTF8.self)
        }
        trail?.append(contentsOf: offsets)
        return text
    }

    // MARK: Text and citations

    private func text(_ node: OpaquePointer, _ inlines: inout [Inline], _ inLink: Bool) {
        bytes(of: node) { literal in
            var hasEntity = false
            trace.text(literal, hasEscapes: !isBare, into: &offsets) { offset, decoded in
                hasEntity = true
                for scalar in String(decoding: decoded, as: UTF8.self).unicodeScalars {
                    if !Lettering.isAllowed(scalar) || scalar.value < 0x20 { reader.note(.badCharacter(scalar), offset) }
                    if Lettering.isRightToLeft(scalar) { reader.note(.rightToLeft(scalar), offset) }
                }
            }
            if hasEntity, reader.ledger != nil { noteMarks(literal) }
            var from = 0
            var at = 0
            while at < literal.count {
                guard literal[at] == UInt8(ascii: "["), at + 1 < literal.count else {
                    at += 1
                    continue
                }
                if literal[at + 1] == UInt8(ascii: "@"), let mark = citation(literal, at, inLink) {
                    add(literal, from..<at)
                    flush(&inlines)
                    inlines.append(.citation(mark.citation))
                    at += mark.length
                    from = at
                } else {
                    if reader.ledger != nil { noteBracket(literal, at) }
                    at += 1
                }
            }
            add(literal, from..<literal.count)
        }
    }

    private func add(_ literal: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        pending += String(decoding: UnsafeBufferPointer(rebasing: literal[range]), as: UTF8.self)
        trail?.append(contentsOf: offsets[range])
    }

    /// The citation that begins at an offset of a text; a mark that is none is noted and stays text.
    private func citation(_ literal: UnsafeBufferPointer<UInt8>, _ at: Int, _ inLink: Bool) -> (citation: Citation, length: Int)? {
        let source = offsets[at]
        let rest = UnsafeBufferPointer(rebasing: literal[at...])
        guard !inLink, let mark = CitationMark.read(rest), isSpelledOut(at, mark.length) else {
            let length = (rest.firstIndex(of: UInt8(ascii: "]")) ?? min(rest.count, 40) - 1) + 1
            let shown = String(decoding: UnsafeBufferPointer(rebasing: rest[..<min(length, 200)]), as: UTF8.self)
            reader.note(.malformedCitation(shown), source)
            return nil
        }
        if mark.findings.count > CitationMark.limit {
            reader.note(.tooManyFindings(count: mark.findings.count, limit: CitationMark.limit), source)
        }
        return (Citation(mark.findings, place: reader.index.place(at: source)), mark.length)
    }

    /// Whether the author wrote the bytes as they are, without escapes and entities.
    private func isSpelledOut(_ at: Int, _ length: Int) -> Bool {
        reader.bytes[offsets[at]] == UInt8(ascii: "[") && offsets[at + length - 1] == offsets[at] + length - 1
    }

    /// Notes footnotes and links by reference, which stay text because nothing defines them.
    private func noteBracket(_ literal: UnsafeBufferPointer<UInt8>, _ at: Int) {
        if literal[at + 1] == UInt8(ascii: "^") {
            reader.note(.unsupported(.footnote), offsets[at])
        } else if at > 0, literal[at - 1] == UInt8(ascii: "]"), literal[at + 1] != UInt8(ascii: "@") {
            reader.note(.unsupported(.referenceLink), offsets[at])
        }
    }

    private func noteMarks(_ literal: UnsafeBufferPointer<UInt8>) {
        Lettering.inspect(literal) { at, kind, _ in
            if case .tooManyMarks = kind { reader.note(kind, offsets[at]) }
        }
    }

    // MARK: Links

    private func link(_ node: OpaquePointer, _ inlines: inout [Inline], _ depth: Int) {
        flush(&inlines)
        if isTooDeep(depth) { return }
        let start = trace.at
        let opening = trace.openLink()
        isBare = opening.isAngle
        let words = self.inlines(cmark_node_first_child(node), depth: depth + 1, inLink: true)
        isBare = false
        let hasAddress = trace.closeLink(isAngle: opening.isAngle)
        let target = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        if opening.isMark { reader.note(.malformedCitation("[" + words.map(\.plain).joined() + "](" + target + ")"), start) }
        if !hasAddress { reader.note(.unsupported(.referenceLink), start) }
        if let title = cmark_node_get_title(node), title.pointee != 0 { reader.note(.unsupported(.linkTitle), start) }
        if words.allSatisfy({ $0.plain.allSatisfy(\.isWhitespace) }) { reader.note(.unsupported(.emptyLink), start) }
        let (address, fault) = Address.read(target)
        if let fault { reader.note(fault, start) }
        switch address {
        case .topic(let topic, let section, let anchor):
            if reader.ledger != nil {
                reader.add(TopicLink(topic: topic, section: section, anchor: anchor, place: reader.index.place(at: start)))
            }
            inlines.append(.link(topic: topic, anchor: anchor, words))
        case .outside(let address): inlines.append(.address(address, words))
        case nil: inlines += words
        }
    }

    private func image(_ node: OpaquePointer, _ inlines: inout [Inline], _ depth: Int) {
        flush(&inlines)
        if isTooDeep(depth) { return }
        reader.note(.unsupported(.image), trace.at)
        _ = trace.openLink()
        inlines += self.inlines(cmark_node_first_child(node), depth: depth + 1, inLink: true)
        _ = trace.closeLink(isAngle: false)
    }
}
