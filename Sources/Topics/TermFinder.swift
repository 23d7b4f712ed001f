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

        /// Takes everything as it is given; nothing is checked here.
        public init(entry: Int, range: Range<Int>) {
            self.entry = entry
            self.range = range
        }
    }

    /// A term that stands in a text, by bytes.
    public struct Place: Equatable, Sendable {
        /// Index of the entry in the glossary the finder was made from.
        public var entry: Int
        /// In bytes of the text's UTF-8. Places do not overlap.
        public var bytes: Range<Int>
    }

    /// Terms by the hash of their first word, the longest first.
    private var terms: [UInt64: [Term]] = [:]
    /// Which hashes of first words, cut to their last bits, are in ``terms``: most words of a text are passed over by it.
    private var firstWords = Array(repeating: false, count: 1024)

    private struct Term: Sendable {
        var words: [[UInt8]]
        var entry: Int
    }

    /// Entries that share a form: the earlier one is found.
    public init(_ glossary: [GlossaryEntry]) {
        for (index, entry) in glossary.enumerated() {
            for form in [entry.term] + entry.also {
                let bytes = Array(form.utf8)
                let words = Self.words(of: bytes)
                guard let first = words.first else { continue }
                terms[first.hash, default: []].append(Term(words: words.map { Self.folded(bytes[$0.bytes]) }, entry: index))
                firstWords[Int(first.hash & 1023)] = true
            }
        }
        for first in terms.keys { terms[first]?.sort { ($1.words.count, $0.entry) < ($0.words.count, $1.entry) } }
    }

    /// Every place a term stands, in order. `cell` is not found in `cellular`; between the words of a term only blanks or one
    /// hyphen may stand. A plural or possessive is another form: it belongs under `also`.
    public func matches(in text: String) -> [Match] {
        let places = places(in: text)
        if places.isEmpty { return [] }
        let bytes = Array(text.utf8)
        let ends = CharacterCount.places(places.flatMap { [$0.bytes.lowerBound, $0.bytes.upperBound] } + [bytes.count], in: bytes)
        return places.enumerated().map { Match(entry: $1.entry, range: ends[2 * $0]..<ends[2 * $0 + 1]) }
    }

    /// The same places as ``matches(in:)``, counted in bytes, which is faster.
    public func places(in text: String) -> [Place] {
        if terms.isEmpty { return [] }
        var text = text
        return text.withUTF8 { utf8 in
            var places: [Place] = []
            var reader = WordReader(utf8)
            while let word = reader.next() {
                guard firstWords[Int(word.hash & 1023)], let candidates = terms[word.hash] else { continue }
                for term in candidates {
                    // A reader is a value: the words after this one are read on a copy.
                    var ahead = reader
                    guard let end = Self.end(of: term, from: word, &ahead, in: utf8) else { continue }
                    places.append(Place(entry: term.entry, bytes: word.bytes.lowerBound..<end))
                    reader = ahead
                    break
                }
            }
            return places
        }
    }

    /// Where a term that begins with `word` ends, or nil when it does not stand here.
    private static func end(of term: Term, from word: Word, _ reader: inout WordReader, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var word = word
        for (step, wanted) in term.words.enumerated() {
            if step > 0 {
                guard let next = reader.next(), next.isJoined else { return nil }
                word = next
            }
            guard folded(text[word.bytes]) == wanted else { return nil }
        }
        return word.bytes.upperBound
    }

    private static func words(of text: [UInt8]) -> [Word] {
        text.withUnsafeBufferPointer { utf8 in
            var reader = WordReader(utf8)
            var words: [Word] = []
            while let word = reader.next() { words.append(word) }
            return words
        }
    }

    /// A word in small letters without accents, its apostrophes straight.
    private static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
        if word.allSatisfy({ $0 < 0x80 }) { return word.map { small($0) } }
        return Array(String(Folding.fold(String(decoding: word, as: UTF8.self)).map { $0 == "’" ? "'" : $0 }).utf8)
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    private static func added(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// A run of letters and digits, with the apostrophes between letters.
    private struct Word {
        /// Of its folded bytes.
        var hash: UInt64
        var bytes: Range<Int>
        /// Whether nothing but blanks or one hyphen stands between it and the word before.
        var isJoined: Bool
    }

    /// Reads the words of a text one by one.
    private struct WordReader {
        private let text: UnsafeBufferPointer<UInt8>
        private var index = 0

        init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

        mutating func next() -> Word? {
            var isJoined = true
            var hyphens = 0
            while index < text.count {
                let byte = text[index]
                if byte == 0x20 {
                    index += 1
                    continue
                }
                if isLetter(byte) || kind(at: index, after: .none) != .none { break }
                let length = byte < 0x80 ? 1 : UTF8.width(scalar(at: index))
                if byte == 0x2D || byte == 0xE2 && scalar(at: index) == "\u{2011}" {
                    hyphens += 1
                } else if byte > 0x20, byte < 0x80 || !scalar(at: index).properties.isWhitespace {
                    isJoined = false
                }
                index += length
            }
            if index == text.count { return nil }
            let start = index
            var hash = seed
            var isPlain = true
            var last = Kind.none
            while index < text.count {
                if isLetter(text[index]) {
                    hash = added(hash, text[index] | 0x20)
                    index += 1
                    last = .letter
                    continue
                }
                let kind = kind(at: index, after: last)
                if kind == .none { break }
                if text[index] < 0x80 {
                    hash = added(hash, small(text[index]))
                    index += 1
                } else if scalar(at: index) == "’" {
                    hash = added(hash, 0x27)
                    index += 3
                } else {
                    isPlain = false
                    index += UTF8.width(scalar(at: index))
                }
                last = kind
            }
            if !isPlain { hash = folded(text[start..<index]).reduce(seed, added) }
            return Word(hash: hash, bytes: start..<index, isJoined: isJoined && hyphens < 2)
        }

        /// What a character is to a word.
        private enum Kind { case none, letter, other }

        private func kind(at index: Int, after last: Kind) -> Kind {
            let byte = text[index]
            if byte < 0x80 {
                if isLetter(byte) { return .letter }
                if (0x30...0x39).contains(byte) { return .other }
                return byte == 0x27 && last == .letter && isLetter(at: index + 1) ? .other : .none
            }
            let scalar = scalar(at: index)
            if scalar == "’" { return last == .letter && isLetter(at: index + 3) ? .other : .none }
            if (0x2010...0x2027).contains(scalar.value) { return .none }
            if last != .none, scalar.properties.generalCategory == .nonspacingMark { return last }
            if scalar.properties.isAlphabetic { return .letter }
            return scalar.properties.numericType == nil ? .none : .other
        }

        private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

        private func isLetter(at index: Int) -> Bool {
            if index >= text.count { return false }
            return text[index] < 0x80 ? isLetter(text[index]) : scalar(at: index).properties.isAlphabetic
        }

        private func scalar(at index: Int) -> Unicode.Scalar { CharacterCount.scalar(at: index, in: text) }
    }
}
