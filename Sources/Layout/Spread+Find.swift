import Surface
import Topics

extension Spread {
    /// Every place where `words` stand in the running text, in order; each is one fragment a line it touches.
    ///
    /// Case and accents are folded, runs of blanks count as one, and a phrase is found across a line break, but not across the end of
    /// a paragraph. Places do not overlap. Empty words are found nowhere.
    public func places(of words: String) -> [[Fragment]] {
        let needle = Array(Folding.fold(words).split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
        guard let first = needle.first else { return [] }
        let text = FoldedSpread(self)
        var places: [[Fragment]] = []
        var index = 0
        while index + needle.count <= text.bytes.count {
            if text.bytes[index] == first, text.bytes[index..<index + needle.count].elementsEqual(needle) {
                places.append(text.fragments(index..<index + needle.count))
                index += needle.count
            } else {
                index += 1
            }
        }
        return places
    }

    /// The line that holds the character at `offset` of the running text; the last line when the text is shorter, 0 when there is none.
    ///
    /// Given the ``Line/start`` of a line of the same text wrapped to any width, it is the line on which that line's text begins.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        if low == 0 { return 0 }
        // Blank lines and edges share the start of the text below them.
        let last = low - 1
        var line = last
        while line > 0, !holdsText(line), lines[line - 1].start == lines[last].start { line -= 1 }
        return holdsText(line) ? line : last
    }

    private func holdsText(_ line: Int) -> Bool { lines[line].spans.contains { $0.start != nil } }
}

/// The running text of a spread in small letters without accents, and where each byte of it is drawn.
private struct FoldedSpread {
    var bytes: [UInt8] = []
    /// For each byte its line and columns; nil for the blank of a line break.
    private var places: [(line: Int, columns: Range<Int>)?] = []

    /// Between blocks: in no needle.
    private static let border: UInt8 = 0

    init(_ spread: Spread) {
        var pieces: [(start: Int, line: Int, span: Span)] = []
        for (line, content) in spread.lines.enumerated() {
            for span in content.spans {
                if let start = span.start { pieces.append((start, line, span)) }
            }
        }
        pieces.sort { $0.start < $1.start }
        var end = 0
        for piece in pieces {
            if piece.start >= end + 2 {
                add(Self.border, nil)
            } else if piece.start > end {
                addBlank(nil)
            }
            add(piece.span, line: piece.line)
            end = piece.start + piece.span.text.utf8.count
        }
    }

    /// Where a range of bytes is drawn: one fragment a line.
    func fragments(_ range: Range<Int>) -> [Fragment] {
        var fragments: [Fragment] = []
        for place in places[range] {
            guard let place else { continue }
            if let last = fragments.last, last.line == place.line, last.columns.upperBound <= place.columns.upperBound {
                fragments[fragments.count - 1].columns = last.columns.lowerBound..<place.columns.upperBound
            } else {
                fragments.append(Fragment(line: place.line, columns: place.columns))
            }
        }
        return fragments
    }

    private mutating func add(_ span: Span, line: Int) {
        var column = span.column
        for character in span.text {
            let cells = Width.of(character)
            let place = (line, column..<column + cells)
            column += cells
            if character == " " {
                addBlank(place)
            } else if let ascii = character.asciiValue {
                add((65...90).contains(ascii) ? ascii + 32 : ascii, place)
            } else {
                for byte in Folding.fold(character).utf8 { add(byte, place) }
            }
        }
    }

    private mutating func addBlank(_ place: (Int, Range<Int>)?) {
        if bytes.last != 0x20 { add(0x20, place) }
    }

    private mutating func add(_ byte: UInt8, _ place: (Int, Range<Int>)?) {
        bytes.append(byte)
        places.append(place)
    }
}
