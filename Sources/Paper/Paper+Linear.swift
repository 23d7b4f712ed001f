import Layout
import Surface
import Topics

/// A topic for those who hear it or read it by touch: lines in parts, links by number, nothing drawn.
public struct LinearTopic: Equatable, Sendable {
    /// What can be read between two requests: the beginning, then one part a heading.
    public struct Part: Equatable, Sendable {
        /// The part's heading; for the first part the topic's title.
        public var title: String
        /// Safe lines, its heading the first.
        public var lines: [String]

        /// Takes everything as it is given; nothing is checked here.
        public init(title: String, lines: [String]) {
            self.title = title
            self.lines = lines
        }
    }

    /// What a number opens.
    public struct Link: Equatable, Sendable {
        /// What it is called, safe to show.
        public var title: String
        /// The topic it opens, by id.
        public var topic: String
        /// The heading it opens the topic at; nil for its beginning.
        public var anchor: String?

        /// Takes everything as it is given; nothing is checked here.
        public init(title: String, topic: String, anchor: String? = nil) {
            self.title = title
            self.topic = topic
            self.anchor = anchor
        }
    }

    /// Never empty.
    public var parts: [Part]
    /// By number: the first is link 1. Numbers go on from part to part.
    public var links: [Link]
}

extension Paper {
    /// A topic in parts and its numbered links.
    ///
    /// A paragraph, a line of a list or a row of a table is one line, which the terminal breaks where it likes. A box begins with
    /// its title and ends with a line that says so. A citation is `[1]`, a link its text and `(link 1)`.
    public static func linear(_ page: Page, words: Words, today: Day? = nil) -> LinearTopic {
        var setter = LinearSetter(page: page, words: words)
        setter.begin(page.topic.title)
        for notice in Spread.notices(of: page, words: words, today: today) { setter.add(notice) }
        setter.add(page.topic.summary)
        if !page.topic.nextStep.isEmpty { setter.add(words[.nextStep] + ": " + page.topic.nextStep) }
        setter.set(page.topic.blocks)
        if !page.topic.questions.isEmpty {
            setter.begin(words[.questionsToAsk])
            for question in page.topic.questions { setter.add("- " + question) }
        }
        if !page.related.isEmpty {
            setter.begin(words[.relatedTopics])
            for topic in page.related { setter.add("- " + setter.link(topic.title, LinearTopic.Link(title: topic.title, topic: topic.id))) }
        }
        setter.add(words[.reviewLine, ["reviewed": page.topic.reviewed.description, "due": page.topic.reviewDue.description]])
        return LinearTopic(parts: setter.parts, links: setter.links)
    }
}

/// Sets a topic's blocks as lines.
private struct LinearSetter {
    let page: Page
    let words: Words
    var parts: [LinearTopic.Part] = []
    var links: [LinearTopic.Link] = []

    init(page: Page, words: Words) {
        self.page = page
        self.words = words
    }

    mutating func begin(_ title: String) {
        let safe = Escaper.safe(folded(title))
        parts.append(LinearTopic.Part(title: safe, lines: [safe]))
    }

    /// Adds a line; one without words is left out.
    mutating func add(_ line: String) {
        let line = folded(line)
        if !line.isEmpty { parts[parts.count - 1].lines.append(Escaper.safe(line)) }
    }

    mutating func set(_ blocks: [Block], marker: String = "") {
        var marker = marker
        for block in blocks {
            switch block {
            case .heading(_, let prose): begin(spoken(prose.inlines))
            case .paragraph(let prose): add(marker + spoken(prose.inlines))
            case .list(let start, let items):
                if !marker.isEmpty { add(marker) }
                for (index, item) in items.enumerated() { set(item, marker: start.map { "\($0 + index). " } ?? "- ") }
            case .quote(let inner):
                add(marker + words[.quoteBegins])
                set(inner)
                add(words[.quoteEnds] + ".")
            case .callout(let callout, let inner):
                let title = callout.plain(words)
                let verdict = callout == .claim ? page.verdict(of: inner) : nil
                add(marker + title + (verdict.map { ", " + words[.boxVerdict, ["verdict": $0.plain(words)]] } ?? "") + ".")
                set(inner)
                add(words[.boxEnd, ["title": title]] + ".")
            case .table(let header, let rows):
                let names = header.map { spoken($0.inlines) }
                if rows.isEmpty { add(marker + names.joined(separator: "; ") + ".") }
                for row in rows {
                    let cells = row.enumerated().map { index, cell in
                        (index < names.count && !names[index].isEmpty ? names[index] + ": " : "") + spoken(cell.inlines)
                    }
                    add(marker + cells.joined(separator: "; ") + ".")
                    marker = ""
                }
            case .code(let text):
                add(marker)
                for line in text.split(whereSeparator: \.isNewline) { parts[parts.count - 1].lines.append(Escaper.safe(line)) }
            case .rule: add(marker)
            }
            marker = ""
        }
        if blocks.isEmpty { add(marker) }
    }

    /// The text of a link with its number; notes where it leads.
    mutating func link(_ text: String, _ link: LinearTopic.Link) -> String {
        links.append(link)
        return text + " " + words[.linkNumber, ["number": String(links.count)]]
    }

    private mutating func spoken(_ inlines: [Inline]) -> String {
        var text = ""
        for inline in inlines {
            switch inline {
            case .text(let words), .code(let words): text += words
            case .emphasis(let inner), .strong(let inner): text += spoken(inner)
            case .link(let topic, let anchor, let inner):
                text += link(spoken(inner), LinearTopic.Link(title: Escaper.safe(folded(inline.plain)), topic: topic, anchor: anchor))
            case .address(let address, let inner):
                let shown = spoken(inner)
                text += shown == address || "mailto:" + shown == address || "tel:" + shown == address ? shown : shown + " (" + address + ")"
            case .citation(let citation):
                for number in page.marks(of: citation.findings) { text += "[\(number)]" }
            case .lineBreak: text += " "
            }
        }
        return text
    }

    /// The text on one line, its blanks single, none at its ends.
    private func folded(_ text: String) -> String {
        text.split { $0.isNewline || $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
}
