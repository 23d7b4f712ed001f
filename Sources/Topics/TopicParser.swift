/// Reads a topic's Markdown file: front matter between two lines `---`, and the text after it.
public enum TopicParser {
    /// Bytes the front matter may have.
    static let headerLimit = 16 << 10

    static let keys = [
        "title", "menu-title", "summary", "next-step", "keywords", "related", "questions", "reviewed", "review-due", "translates",
    ]

    /// A whole file: front matter and text.
    ///
    /// Nothing outside the file is looked at: whether sources, findings and topics exist is asked by ``Library/problems(today:)``.
    ///
    /// - Returns: nil for the value when there is an error, because a topic that is not as its author meant it must not be shown;
    ///   and every problem found in the file alone, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String, id: String, section: String, language: String) -> Parsed<Topic> {
        let ledger = Ledger(file: file)
        let start = Place(line: 1, column: 1)
        if !ID.isWellFormed(id) { ledger.note(.unsafeName(.notAnID), at: start) }
        guard let manuscript = Manuscript(bytes, ledger), let parts = Parts(manuscript, ledger) else { return ledger.parsed(nil) }
        let header = Header(parts, ledger)
        let body = manuscript.bytes[parts.body...]
        let clean = Array(manuscript.clean[parts.body...])
        let line = parts.bodyLine
        if let second = parts.secondFence { ledger.note(.yamlFeature(.secondDocument), at: second) }
        if clean.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) { ledger.note(.noText, at: start) }
        let reader = MarkdownReader(clean, LineIndex(Array(body), firstLine: line), ledger)
        let blocks = reader.blocks()
        guard let header else { return ledger.parsed(nil) }
        return ledger.parsed(
            Topic(
                id: id, section: section, language: language, title: header.title, menuTitle: header.menuTitle, summary: header.summary,
                nextStep: header.nextStep, keywords: header.keywords, related: header.related, questions: header.questions,
                reviewed: header.reviewed, reviewDue: header.reviewDue, translates: header.translates,
                body: String(decoding: body, as: UTF8.self), bodyLine: line, blocks: blocks, file: file, places: ledger.places,
                links: reader.links))
    }

    /// The blocks of a text that has been through ``parse(_:file:id:section:language:)`` without an error: the same blocks.
    ///
    /// - Parameter line: ``Topic/bodyLine``, from which the places of citations are counted.
    /// - Complexity: Linear; far less than a millisecond for a usual topic.
    public static func blocks(of body: String, from line: Int = 1) -> [Block] {
        let bytes = Array(body.utf8)
        return MarkdownReader(bytes, LineIndex(bytes, firstLine: line), nil).blocks()
    }

    /// Where every character of a topic's text stands in the author's file: one value for each ``Prose`` of its blocks, in reading
    /// order (the cells of a table row by row, header first).
    ///
    /// Parses the text again, so call it only for a topic that something has to be pointed at in.
    public static func places(of topic: Topic) -> [ProsePlaces] {
        let bytes = Array(topic.body.utf8)
        let reader = MarkdownReader(bytes, LineIndex(bytes, firstLine: topic.bodyLine), nil, keepsTrails: true)
        let blocks = reader.blocks()
        var proses: [Prose] = []
        for block in blocks { block.gather(&proses) }
        return zip(proses, reader.trails ?? []).map { ProsePlaces(plain: $0.plain, trail: $1, index: reader.index) }
    }

    /// Where the two parts of a file lie.
    private struct Parts {
        /// The bytes of the front matter, without its fences.
        let header: Range<Int>
        let clean: [UInt8]
        let index: LineIndex
        /// The first byte and the line, from 1, of the text.
        let body: Int
        let bodyLine: Int
        /// Where the text begins with a fence, as if there were front matter twice.
        let secondFence: Place?

        init?(_ manuscript: Manuscript, _ ledger: Ledger) {
            let bytes = manuscript.clean
            let index = manuscript.index
            func isFence(_ line: Int) -> Bool {
                let text = bytes[index.starts[line]..<index.end(ofLine: line)]
                return text.starts(with: [0x2D, 0x2D, 0x2D]) && text.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
            }
            let start = Place(line: 1, column: 1)
            guard isFence(0) else {
                ledger.note(.noOpeningFence, at: start)
                return nil
            }
            guard let close = index.starts.indices.dropFirst().first(where: isFence) else {
                ledger.note(.noClosingFence, at: start)
                return nil
            }
            self.header = min(index.starts[1], bytes.count)..<index.starts[close]
            self.clean = bytes
            self.index = index
            self.body = close + 1 < index.starts.count ? index.starts[close + 1] : bytes.count
            self.bodyLine = close + 2
            let first = index.starts.indices.dropFirst(close + 1).first { line in
                bytes[index.starts[line]..<index.end(ofLine: line)].contains { $0 != 0x20 && $0 != 0x09 }
            }
            secondFence = first.flatMap { isFence($0) ? Place(line: $0 + 1, column: 1) : nil }
        }
    }

    /// What the front matter says.
    private struct Header {
        let title: String, summary: String, nextStep: String
        let menuTitle: String?
        let keywords: [String], related: [String], questions: [String]
        let reviewed: Day, reviewDue: Day
        let translates: Translation?

        init?(_ parts: Parts, _ ledger: Ledger) {
            let start = Place(line: 1, column: 1)
            if parts.header.count > TopicParser.headerLimit {
                ledger.note(.headerTooLarge(limit: TopicParser.headerLimit), at: start)
                return nil
            }
            let errors = ledger.problems.count
            let root = YAMLReader.read(parts.clean[parts.header], parts.index, lineOffset: 1, depthLimit: 2, ledger)
            // Where YAML ends in the middle, what is missing behind it is not the author's fault.
            guard let root = root ?? (ledger.problems.count == errors ? YAMLValue(content: .map([]), place: start) : nil) else {
                return nil
            }
            guard let form = Form(root, ledger, key: "front matter", known: TopicParser.keys)?.moved(to: start) else { return nil }
            let title = form.text("title")
            menuTitle = form.text("menu-title", required: false)
            let summary = form.text("summary")
            let nextStep = form.text("next-step")
            keywords = form.texts("keywords")
            related = form.ids("related")
            questions = form.texts("questions")
            let reviewed = form.day("reviewed")
            let reviewDue = form.day("review-due")
            if let reviewed, let reviewDue, reviewDue <= reviewed, let place = ledger.places["review-due"] {
                ledger.note(.reviewDueTooEarly(reviewed: reviewed, due: reviewDue), at: place)
            }
            translates = Header.translation(form, ledger)
            guard let title, let summary, let nextStep, let reviewed, let reviewDue else { return nil }
            (self.title, self.summary, self.nextStep, self.reviewed, self.reviewDue) = (title, summary, nextStep, reviewed, reviewDue)
        }

        private static func translation(_ form: Form, _ ledger: Ledger) -> Translation? {
            guard let inner = form.form("translates", required: false, known: ["of", "reviewed"]) else { return nil }
            let language = inner.language("of")
            guard let reviewed = inner.day("reviewed"), let language else { return nil }
            return Translation(of: language, reviewed: reviewed)
        }
    }
}

extension Block {
    /// Adds every prose in the block, in reading order.
    func gather(_ proses: inout [Prose]) {
        switch self {
        case .heading(_, let prose), .paragraph(let prose): proses.append(prose)
        case .list(_, let entries): for block in entries.joined() { block.gather(&proses) }
        case .quote(let blocks), .callout(_, let blocks): for block in blocks { block.gather(&proses) }
        case .table(let header, let rows): proses += header + rows.joined()
        case .code, .rule: break
        }
    }
}
