import Surface
import Topics

/// One sentence of a spread as it is read aloud.
public struct Sentence: Equatable, Sendable {
    /// Where it begins in the spread's running text; see ``Span/start``. The same at every width.
    public var start: Int
    /// The statement it is, for a sentence of a topic's text.
    public var statement: Int?
    /// Its words on one line, without the marks of citations. Never empty.
    public var text: String
    /// Where it stands, at least one fragment, in reading order. Marks of citations are left out.
    public var fragments: [Fragment]

    /// The lines from its first to its last.
    public var lines: Range<Int> {
        let lines = fragments.map(\.line)
        return (lines.min() ?? 0)..<(lines.max() ?? 0) + 1
    }

    /// Whether an item stands in it, or is the mark of a citation that supports it.
    public func holds(_ item: Item) -> Bool {
        if let statement, item.statement == statement { return true }
        return fragments.contains { fragment in
            item.fragments.contains { $0.line == fragment.line && $0.columns.overlaps(fragment.columns) }
        }
    }
}

extension Spread {
    /// The whole text sentence by sentence, in reading order. Headings and the titles of boxes are sentences too.
    ///
    /// In the text of a topic each statement is one, so that what is lit while it is heard is what its citation supports.
    ///
    /// - Complexity: O(*n* log *n*) in the length of the text.
    public var sentences: [Sentence] {
        var pieces: [Piece] = []
        for (line, content) in lines.enumerated() {
            for span in content.spans {
                if let start = span.start { pieces.append(Piece(start: start, line: line, span: span)) }
            }
        }
        pieces.sort { $0.start < $1.start }
        var sentences: [Sentence] = []
        var block: [Piece] = []
        for piece in pieces {
            if let last = block.last, piece.start >= last.end + 2 {
                sentences += Self.sentences(of: block)
                block = []
            }
            block.append(piece)
        }
        return sentences + Self.sentences(of: block)
    }

    /// A span of the running text, and its line.
    private struct Piece {
        var start: Int
        var line: Int
        var span: Span

        var end: Int { start + span.text.utf8.count }
    }

    /// The sentences of one block, whose pieces are at most a blank apart.
    private static func sentences(of block: [Piece]) -> [Sentence] {
        var cutter = SentenceCutter(starts: starts(in: block))
        var end = block.first?.start ?? 0
        for piece in block {
            if piece.start > end { cutter.addBlank() }
            cutter.add(piece.span, at: piece.start, line: piece.line)
            end = piece.end
        }
        cutter.close()
        return cutter.sentences
    }

    /// Where sentences begin in a block: where its statements do, or, in a text without statements, where those of its words would.
    private static func starts(in block: [Piece]) -> [Int] {
        guard let first = block.first else { return [] }
        if block.contains(where: { $0.span.statement != nil }) {
            return zip(block.dropFirst(), block).filter { $0.span.statement != $1.span.statement }.map(\.0.start)
        }
        var text = ""
        for piece in block {
            if piece.start - first.start > text.utf8.count { text += " " }
            text += piece.span.text
        }
        return Prose([.text(text)]).statements.dropFirst().map { first.start + $0.bytes.lowerBound }
    }
}

/// Gathers the spans of a block into sentences.
private struct SentenceCutter {
    private(set) var sentences: [Sentence] = []
    /// Where sentences after the first begin, those still to come.
    private var starts: ArraySlice<Int>
    private var isOpen = false

    init(starts: [Int]) { self.starts = starts[...] }

    mutating func addBlank() {
        if isOpen, let last = sentences.indices.last, sentences[last].text.last != " " { sentences[last].text += " " }
    }

    mutating func add(_ span: Span, at start: Int, line: Int) {
        var (start, column, rest) = (start, span.column, span.text[...])
        while !rest.isEmpty {
            if let next = starts.first, next <= start {
                starts.removeFirst()
                close()
                continue
            }
            let count = min(rest.utf8.count, (starts.first ?? .max) - start)
            let end = rest.utf8.index(rest.startIndex, offsetBy: count)
            let part = String(rest[..<end])
            let columns = column..<column + Width.of(part)
            if span.style == .citation {
                // What follows the mark follows the word before it.
                trim()
            } else {
                say(part, span, at: start, Fragment(line: line, columns: columns))
            }
            (start, column, rest) = (start + count, columns.upperBound, rest[end...])
        }
    }

    private mutating func say(_ part: String, _ span: Span, at start: Int, _ fragment: Fragment) {
        if isOpen, let last = sentences.indices.last {
            sentences[last].text += sentences[last].text.last == " " ? part.drop { $0 == " " } : part[...]
            sentences[last].fragments.append(fragment)
        } else if part.contains(where: { $0 != " " }) {
            let words = String(part.drop { $0 == " " })
            sentences.append(Sentence(start: start, statement: span.statement, text: words, fragments: [fragment]))
            isOpen = true
        }
    }

    /// Ends the sentence being gathered. A point that parts two names on one line is heard as a pause.
    mutating func close() {
        trim()
        if isOpen, let last = sentences.indices.last { sentences[last].text.replace(" · ", with: ", ") }
        isOpen = false
    }

    private mutating func trim() {
        guard isOpen, let last = sentences.indices.last else { return }
        while sentences[last].text.last == " " { sentences[last].text.removeLast() }
    }
}
