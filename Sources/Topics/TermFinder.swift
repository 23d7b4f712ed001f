/// Finds glossary terms in text: whole words, case and accents ignored, the longest first.
///
/// Preparing it costs O(size of the glossary); each search costs O(length of the text), however long the glossary is.
public struct TermFinder: Sendable {
    /// A term that stands in a text.
    public struct Match: Equatable, Sendable {
        /// Index of the entry in the glossary the finder was made from.
        public var entry: Int
        /// In characters of the text. Matches do not overlap.
        public var range: Range<Int>

        public init(entry: Int, range: Range<Int>) {
            self.entry = entry
            self.range = range
        }
    }

    /// Terms by their first word, the longest first.
    private var terms: [String: [Term]] = [:]

    private struct Term: Sendable {
        var words: [String]
        var entry: Int
    }

    /// Entries that share a form: the earlier one is found.
    public init(_ glossary: [GlossaryEntry]) {
        for (index, entry) in glossary.enumerated() {
            for form in [entry.term] + entry.also {
                let words = Self.words(of: Array(form)).map(\.text)
                guard let first = words.first else { continue }
                terms[first, default: []].append(Term(words: words, entry: index))
            }
        }
        for first in terms.keys { terms[first]?.sort { ($1.words.count, $0.entry) < ($0.words.count, $1.entry) } }
    }

    /// Every place a term stands, in order. `cell` is not found in `cellular`; between the words of a term only blanks or one
    /// hyphen may stand. A plural or possessive is another form: it belongs under `also`.
    public func matches(in text: String) -> [Match] {
        if terms.isEmpty { return [] }
        let words = Self.words(of: Array(text))
        var matches: [Match] = []
        var index = 0
        while index < words.count {
            let found = terms[words[index].text]?.first { term in
                index + term.words.count <= words.count
                    && term.words.indices.allSatisfy { words[index + $0].text == term.words[$0] && ($0 == 0 || words[index + $0].isJoined) }
            }
            if let found {
                let last = index + found.words.count - 1
                matches.append(Match(entry: found.entry, range: words[index].range.lowerBound..<words[last].range.upperBound))
                index = last + 1
            } else {
                index += 1
            }
        }
        return matches
    }

    /// A run of letters and digits, folded.
    struct Word {
        var text: String
        var range: Range<Int>
        /// Whether nothing but blanks or one hyphen stands between it and the word before.
        var isJoined: Bool
    }

    static func words(of text: [Character]) -> [Word] {
        var words: [Word] = []
        var start: Int?
        var isJoined = false
        var hyphens = 0
        func isPart(_ index: Int) -> Bool {
            if text[index].isLetter || text[index].isNumber { return true }
            guard text[index] == "'" || text[index] == "’", index > 0, index + 1 < text.count else { return false }
            return text[index - 1].isLetter && text[index + 1].isLetter
        }
        func close(_ end: Int) {
            guard let from = start else { return }
            let folded = text[from..<end].map { $0 == "’" ? "'" : Folding.fold($0) }.joined()
            words.append(Word(text: folded, range: from..<end, isJoined: isJoined))
            start = nil
            isJoined = true
            hyphens = 0
        }
        for index in text.indices {
            if isPart(index) {
                if start == nil { start = index }
            } else {
                close(index)
                if text[index] == "-" || text[index] == "\u{2011}" { hyphens += 1 }
                if !text[index].isWhitespace, text[index] != "-", text[index] != "\u{2011}" { isJoined = false }
                if hyphens > 1 { isJoined = false }
            }
        }
        close(text.count)
        return words
    }
}
