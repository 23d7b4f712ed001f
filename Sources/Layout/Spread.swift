import Surface
import Topics

/// Text wrapped to a width, with the knowledge of where everything fell: what every pane and overlay of the reader shows.
///
/// A spread is a value made from a page, a source or a list and a width; the same input gives the same spread. It knows no
/// screen: columns count from the left edge of the text, lines from its top.
public struct Spread: Equatable, Sendable {
    /// The width it was wrapped to. No line is wider.
    public let width: Int
    /// From top to bottom; every place below is in these.
    public var lines: [Line]
    /// What Enter can open, in reading order.
    public var items: [Item]
    /// Headings with the line they stand on, in order.
    public var headings: [HeadingPlace]
    /// Boxes, in the order of their upper edges.
    public var boxes: [BoxPlace] = []

    /// A spread without boxes. Lines must not be wider than `width`.
    public init(width: Int, lines: [Line] = [], items: [Item] = [], headings: [HeadingPlace] = []) {
        self.width = width
        self.lines = lines
        self.items = items
        self.headings = headings
    }
}

extension Spread {
    /// The innermost box that a line stands in, when the box began above it.
    public func box(around line: Int) -> BoxPlace? { boxes.last { $0.lines.lowerBound < line && line < $0.lines.upperBound } }

    /// How many lines of text a part has: from below its heading to the next heading that is not below it. Blank lines do not count.
    public func length(ofPart index: Int) -> Int {
        let heading = headings[index]
        let end = headings[(index + 1)...].first { $0.level <= heading.level }?.line ?? lines.count
        return lines[min(heading.line + 1, end)..<end].count { !$0.spans.isEmpty }
    }
}

/// One line of a spread.
public struct Line: Equatable, Sendable {
    /// From left to right, not overlapping; gaps are blank.
    public var spans: [Span]
    /// The offset, in the spread's running text, of the first character on this line. Never falls from line to line, and
    /// does not depend on the width: it is how a place in the text survives a new width. Lines without running text (blanks,
    /// edges of boxes) have the offset of the text that follows. Counted in UTF-8 bytes; see ``Span/start``.
    public var start: Int

    /// Takes everything as it is given; nothing is checked here.
    public init(spans: [Span] = [], start: Int = 0) {
        self.spans = spans
        self.start = start
    }

    /// The line as plain text.
    public var text: String {
        var text = ""
        var column = 0
        for span in spans {
            if span.column > column { text += String(repeating: " ", count: span.column - column) }
            text += span.text
            column = span.column + Width.of(span.text)
        }
        return text
    }
}

/// Text of one style on one line.
public struct Span: Equatable, Sendable {
    /// Cells from the left edge of the text, from 0.
    public var column: Int
    /// Safe to show, without line ends.
    public var text: String
    /// The same for all of it.
    public var style: Style
    /// Which statement the text belongs to, counted through the whole spread; nil outside statements.
    public var statement: Int?
    /// Where its first character stands in the spread's running text, in UTF-8 bytes; nil for what is drawn around the text, such
    /// as the edges of a box or the bullet of a list. In the running text words are one byte apart and blocks two.
    public var start: Int?

    /// Takes everything as it is given; nothing is checked here.
    public init(column: Int, text: String, style: Style, statement: Int? = nil, start: Int? = nil) {
        self.column = column
        self.text = text
        self.style = style
        self.statement = statement
        self.start = start
    }
}

/// A run of cells on one line.
public struct Fragment: Equatable, Hashable, Sendable {
    /// Index among ``Spread/lines``.
    public var line: Int
    /// Cells from the left edge of the text; never empty.
    public var columns: Range<Int>

    /// A run of cells; the columns must lie inside the line.
    public init(line: Int, columns: Range<Int>) {
        self.line = line
        self.columns = columns
    }
}

/// Something in a spread that Enter opens.
public struct Item: Equatable, Sendable {
    /// Where Enter leads.
    public var target: Target
    /// Where it stands; more than one when it was wrapped. Never empty.
    public var fragments: [Fragment]
    /// For a citation: the statement it supports.
    public var statement: Int?

    /// A thing to open that stands in at least one fragment.
    public init(target: Target, fragments: [Fragment], statement: Int? = nil) {
        self.target = target
        self.fragments = fragments
        self.statement = statement
    }

    /// The line it begins on.
    public var line: Int { fragments[0].line }
}

/// What an item opens.
public enum Target: Equatable, Hashable, Sendable {
    /// Another topic, by id.
    case topic(String, anchor: String?)
    /// A statement of another topic, by its number among ``Topic/statements``, and the finding it leans on.
    case statement(topic: String, number: Int, FindingKey)
    /// A glossary entry, by its index in ``Page/terms``.
    case term(Int)
    /// A finding, by the number the topic cites it with, from 1.
    case citation(Int)
    /// A question worth asking, by its index in ``Topic/questions``.
    case question(Int)
    /// A row of a list, by its index.
    case row(Int)
    /// A whole source, by id.
    case source(String)
    /// The same, with the statements of the topics from that number on that cite it.
    case uses(source: String, from: Int)
    /// What there is to know about the topic itself: its review, its sources, its marks.
    case about
    /// The QR code of the open source's address.
    case code
    /// All topics from A to Z.
    case index
    /// All words explained, from A to Z.
    case glossary
    /// A heading of the open topic, by its index in ``Spread/headings``.
    case heading(Int)
}

extension Target {
    /// Whether it leads to another page, and not to something about the text it stands in.
    public var isLink: Bool {
        switch self {
        case .topic, .statement, .source, .uses, .about, .code, .index, .glossary, .heading: true
        case .term, .citation, .question, .row: false
        }
    }
}

/// Where a box fell.
public struct BoxPlace: Equatable, Sendable {
    /// As it stands in the upper edge.
    public var title: String
    /// Its lines, edges and title included.
    public var lines: Range<Int>
    /// Whether it says what to do in an emergency, and so is pinned.
    public var isEmergency: Bool
}

/// Where a heading fell.
public struct HeadingPlace: Equatable, Sendable {
    /// As the text has it, without marks.
    public var title: String
    /// 1 to 6, as in Markdown.
    public var level: Int
    /// Index among ``Spread/lines``.
    public var line: Int

    /// Takes everything as it is given; nothing is checked here.
    public init(title: String, level: Int, line: Int) {
        self.title = title
        self.level = level
        self.line = line
    }
}
