/// One sentence of a paragraph, list line or table cell, with what it rests on.
public struct Statement: Equatable, Sendable {
    /// The sentence without blanks at its ends. Empty only when the whole prose has no words.
    public var text: String
    /// Where it stands, in characters of ``Prose/plain``. The blanks after it belong to it.
    public var range: Range<Int>
    /// The same place in bytes of the plain text's UTF-8.
    public var bytes: Range<Int>
    /// The marks that support it, in order.
    public var citations: [Citation]

    /// Takes everything as it is given; nothing is checked here.
    public init(text: String, range: Range<Int>, bytes: Range<Int>, citations: [Citation] = []) {
        self.text = text
        self.range = range
        self.bytes = bytes
        self.citations = citations
    }

    /// The findings all its marks point at, in order, each once.
    public var findings: [FindingKey] {
        var seen: Set<FindingKey> = []
        return citations.flatMap(\.findings).filter { seen.insert($0).inserted }
    }
}

extension Prose {
    /// The sentences in order. Their ranges cover ``plain`` from end to end, without gaps or overlaps.
    ///
    /// A citation belongs to the sentence it stands in or directly after: `one [@a, b]. Two` and `One. [@a, b] Two` both
    /// support the first. A mark before the first word supports the first sentence. Prose without words but with a
    /// citation has one empty statement; without either it has none.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public var statements: [Statement] {
        let flat = FlatProse(self)
        let starts = SentenceStarts(flat.bytes, marks: flat.citations.map(\.offset)).starts
        if starts.isEmpty {
            return flat.citations.isEmpty
                ? [] : [Statement(text: "", range: 0..<0, bytes: 0..<0, citations: flat.citations.map(\.citation))]
        }
        let characters = CharacterCount.places(starts + [flat.bytes.count], in: flat.bytes)
        var statements: [Statement] = []
        statements.reserveCapacity(starts.count)
        var next = flat.citations.startIndex
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : flat.bytes.count
            var citations: [Citation] = []
            while next < flat.citations.endIndex, flat.citations[next].offset <= end {
                citations.append(flat.citations[next].citation)
                next += 1
            }
            let range = characters[index]..<characters[index + 1]
            statements.append(Statement(text: flat.trimmed(start..<end), range: range, bytes: start..<end, citations: citations))
        }
        return statements
    }
}

/// A prose as the bytes of its plain text, and where among them its citations stand.
private struct FlatProse {
    var bytes: [UInt8] = []
    /// `offset` counts the bytes before the mark.
    var citations: [(offset: Int, citation: Citation)] = []

    init(_ prose: Prose) { take(prose.inlines) }

    private mutating func take(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner): take(inner)
            case .citation(let citation): citations.append((bytes.count, citation))
            case .text(let text), .code(let text): bytes.append(contentsOf: text.utf8)
            case .lineBreak: bytes.append(0x20)
            }
        }
    }

    /// The text of a range without the blanks at its ends.
    func trimmed(_ range: Range<Int>) -> String {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
        let text = String(decoding: bytes[low..<high], as: UTF8.self)
        guard bytes[low..<high].first.map({ $0 >= 0x80 }) == true || bytes[low..<high].last.map({ $0 >= 0x80 }) == true else { return text }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else {
            return ""
        }
        return String(text[first...last])
    }
}

/// Finds where sentences begin. Knows the abbreviations of English and Spanish patient texts. Places are bytes.
private struct SentenceStarts {
    /// In order; the first is 0. Empty for an empty text.
    private(set) var starts: [Int] = []
    private let text: [UInt8]
    private let marks: [Int]

    init(_ text: [UInt8], marks: [Int]) {
        self.text = text
        self.marks = marks
        guard !text.isEmpty else { return }
        starts = [0]
        var index = 0
        while index < text.count {
            guard let stop = stop(at: index) else {
                index += 1
                continue
            }
            var end = index + stop.length
            while end < text.count, let length = self.stop(at: end)?.length ?? closer(at: end) { end += length }
            var next = end
            while next < text.count, isBlank(scalar(at: next)) { next += UTF8.width(scalar(at: next)) }
            if next < text.count, stop.isFullWidth || ends(stop: index, length: stop.length, after: end, next: next) { starts.append(next) }
            index = max(end, next)
        }
    }

    /// Whether the stop at `stop`, whose closing marks reach to `after`, ends a sentence when `next` is the next word.
    private func ends(stop: Int, length: Int, after: Int, next: Int) -> Bool {
        if let again = self.stop(at: next), !again.isFullWidth { return false }
        let isCited = marks.contains { $0 >= stop && $0 <= next }
        guard next > after || isCited else { return false }
        var first = next
        while first < text.count {
            if isPlainLetter(text[first]) { break }
            let properties = scalar(at: first).properties
            if properties.isAlphabetic || properties.numericType != nil || properties.isWhitespace { break }
            first += UTF8.width(scalar(at: first))
        }
        let goesOnSmall =
            first < text.count
            && (text[first] < 0x80 ? text[first] >= 0x61 && text[first] <= 0x7A : scalar(at: first).properties.isLowercase)
        let isDoubled = after > stop + length && self.stop(at: stop + length).map { !$0.isFullWidth } == true
        if text[stop] != 0x2E || isDoubled { return !goesOnSmall || isCited }
        let start = startOfWord(before: stop)
        if isLongWord(start..<stop) { return !goesOnSmall || isCited }
        let word = String(decoding: text[start..<stop], as: UTF8.self)
        let small = word.lowercased()
        if goesOnSmall { return isCited && !Self.isAbbreviation(small) && !Self.isInitials(word) }
        let opensSentence = start == starts[starts.count - 1]
        if word.isEmpty { return true }
        if opensSentence, word.allSatisfy(\.isNumber) { return false }
        if Self.titles.contains(small) { return false }
        if small == "no", first < text.count, scalar(at: first).properties.numericType != nil { return opensSentence }
        if Self.isInitials(word) { return Self.openers.contains(self.word(from: first)) }
        return true
    }

    /// Whether a word is of letters alone and longer than any abbreviation.
    private func isLongWord(_ range: Range<Int>) -> Bool {
        range.count > 6 && text[range].allSatisfy(isPlainLetter)
    }

    /// Where the letters before a stop begin, back to the last blank, opening marks left out; at most 12 of them.
    private func startOfWord(before stop: Int) -> Int {
        var start = stop
        var letters = 0
        while start > 0, letters < 12 {
            var before = start - 1
            while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
            let scalar = scalar(at: before)
            if !isPlainLetter(text[before]), isBlank(scalar) || Self.opening.contains(scalar) { break }
            start = before
            letters += 1
        }
        return start
    }

    private func word(from first: Int) -> String {
        var end = first
        var letters = 0
        while end < text.count, letters < 12, scalar(at: end).properties.isAlphabetic {
            end += UTF8.width(scalar(at: end))
            letters += 1
        }
        return String(decoding: text[first..<end], as: UTF8.self)
    }

    /// The stop that begins at a byte. Full-width stops end a sentence without a blank.
    private func stop(at index: Int) -> (length: Int, isFullWidth: Bool)? {
        switch text[index] {
        case 0x21, 0x2E, 0x3F: return (1, false)
        case 0xE2, 0xE3, 0xEF:
            switch scalar(at: index) {
            case "…", "‽": return (3, false)
            case "。", "！", "？", "｡": return (3, true)
            default: return nil
            }
        default: return nil
        }
    }

    /// The length of the closing mark that begins at a byte.
    private func closer(at index: Int) -> Int? {
        switch scalar(at: index) {
        case "\"", "'", "”", "’", ")", "]", "»", "›", "」", "』", "）": UTF8.width(scalar(at: index))
        default: nil
        }
    }

    private func isPlainLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private func scalar(at index: Int) -> Unicode.Scalar { CharacterCount.scalar(at: index, in: text) }

    /// Letters with stops between them, such as `U.S` or `e.g`, or one capital letter alone, such as the `J` of a name.
    private static func isInitials(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 1 { return word.count == 1 && word.allSatisfy(\.isUppercase) }
        return parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isLetter) } && !times.contains(word.lowercased())
    }

    private static func isAbbreviation(_ small: String) -> Bool { titles.contains(small) || times.contains(small) || small == "etc" }

    private static let opening: Set<Unicode.Scalar> = ["\"", "'", "“", "‘", "(", "[", "«", "‹", "¿", "¡", "/", "-", "–", "—"]
    /// Never the end of a sentence.
    private static let titles = [
        "dr", "drs", "mr", "mrs", "ms", "prof", "st", "vs", "fig", "figs", "approx", "ca", "cf", "al", "pp", "gov", "sen", "dra", "sr",
        "sra",
        "srta", "ud", "uds", "ee", "aprox", "pág", "núm", "e.g", "i.e",
    ]
    /// Ends a sentence when a capital follows.
    private static let times = ["a.m", "p.m", "ph.d", "m.d"]
    /// Words that, after `U.S.` or `Plan B.`, begin a new sentence rather than go on with a name.
    private static let openers = Set(
        """
        A About After All Also An And Another Any Anyone As Ask At Because Before Both But By Call Do Each Even Every Few For From Get He Her \
        His How However I If In Is It Its Ketamine Many More Most My Never No None Not Now On One Only Or Other Others Our People She Since So \
        Some Still Take Talk Tell That The Their Then There These They This Those Though To Two Under Until Use We What When Where Which While \
        Who Why With Without Yet You Your Algunas Algunos Cuando El En Es Esta Este Esto Hay La Las Llame Los Muchas Muchos Para Pero Por \
        Pregunte Se Si Su Sus Un Una Y
        """.split(separator: " ").map(String.init))
}
