import Layout
import Surface
import Topics

/// The words looked for in the open document, as they stand on the bottom line: the words before the field, the field, and how many were found.
public struct FindBar: Equatable, Sendable {
    /// It begins in the second column.
    public var prompt: String
    /// The cells of the field.
    public var field: Range<Int>
    /// It begins one cell after the field; empty while nothing is typed.
    public var count: String
    /// The column after it, with the gap to the hints.
    public var end: Int { field.upperBound + 1 + Width.of(count) + 2 }
}

/// A hint with the cells it has on the bottom line.
public struct PlacedHint: Equatable, Sendable {
    /// What it says.
    public var hint: Hint
    /// The cells of its key and its words, with the blank between them.
    public var columns: Range<Int>
}

extension ReaderState {
    /// A word for the person in place of the hints, until the next key: on as many lines as it takes, or as there is room for.
    mutating func wrapNotice() {
        guard let said = notice ?? (reading == nil ? nil : front.words[.readingAloud]), size.rows > 0 else {
            noticeLines = []
            return
        }
        let width = max(1, size.columns - 2)
        if Width.of(said) <= width || size.rows < Arrangement.smallest.rows {
            noticeLines = [Width.clipped(said, to: width)]
            return
        }
        let lines = Spread.wrapped(said, width: width)
        let most = max(1, min(4, (size.rows - 3) / 2))
        noticeLines = Array(lines.prefix(most))
        if lines.count > most { noticeLines[most - 1] = Width.clipped(noticeLines[most - 1] + " …", to: width) }
    }

    /// The bottom line's words to find; nil when none are looked for.
    public var findBar: FindBar? {
        guard let find = place.find else { return nil }
        let isShort = size.columns < 40
        let count = self.count(of: find, isShort: isShort)
        let prompt = arrangement.kind == .narrow ? "/" : front.words.prompt(.findPrompt)
        let column = 1 + Width.of(prompt)
        // Help and the way out keep their room; where there is little, Help.
        let last = hints.prefix(isShort ? 1 : 2).reduce(0) { $0 + $1.columns + 2 }
        let room = max(6, size.columns - column - Width.of(count) - 3 - last)
        let columns = find.isTyping ? 30 : Width.of(find.field.text) + 1
        return FindBar(prompt: prompt, field: column..<column + min(room, columns, 30), count: count)
    }

    /// `2 of 5`, and whether the end of the text lay between; `2/5` where there is no room for words.
    private func count(of find: Find, isShort: Bool) -> String {
        let (words, count) = (front.words, matches.count)
        if find.field.text.isEmpty { return "" }
        if isShort { return "\(min(count, find.current + 1))/\(count)" }
        if count == 0 { return words[.noMatch] }
        let place = words[.matchCount, ["number": "\(min(count, find.current + 1))", "count": "\(count)"]]
        return switch find.turn {
        case .none: place
        case .fromTop: place + ", " + words[.findFromTop]
        case .fromEnd: place + ", " + words[.findFromEnd]
        }
    }

    /// The hints that are on the bottom line. Those that do not fit are left out whole; nothing takes the place of Help and the way back.
    public var placedHints: [PlacedHint] {
        guard noticeLines.isEmpty else { return [] }
        var column = findBar?.end ?? 1
        var placed: [PlacedHint] = []
        for (index, hint) in hints.enumerated() {
            guard column + hint.columns <= size.columns - 1 else {
                if index < 2 { break }
                continue
            }
            placed.append(PlacedHint(hint: hint, columns: column..<column + hint.columns))
            column += hint.columns + 2
        }
        return placed
    }
}

extension Hint {
    /// Cells of the key, a blank and the words.
    fileprivate var columns: Int { Width.of(key) + 1 + Width.of(label) }
}
