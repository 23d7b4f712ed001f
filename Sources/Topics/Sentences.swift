/// One sentence of a paragraph, list line or table cell, with what it rests on.
public struct Statement: Equatable, Sendable {
    /// The sentence without blanks at its ends. Empty only when the whole prose has no words.
    public var text: String
    /// Where it stands, in characters of ``Prose/plain``. The blanks after it belong to it.
    public var range: Range<Int>
    /// The marks that support it, in order.
    public var citations: [Citation]

    public init(text: String, range: Range<Int>, citations: [Citation] = []) {
        self.text = text
        self.range = range
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
        let text = flat.characters
        let starts = SentenceStarts(text, marks: Set(flat.citations.map(\.offset))).starts
        var statements: [Statement] = []
        var next = flat.citations.startIndex
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : text.count
            var citations: [Citation] = []
            while next < flat.citations.endIndex, flat.citations[next].offset <= end {
                citations.append(flat.citations[next].citation)
                next += 1
            }
            statements.append(Statement(text: trimmed(text[start..<end]), range: start..<end, citations: citations))
        }
        if statements.isEmpty, !flat.citations.isEmpty {
            return [Statement(text: "", range: 0..<0, citations: flat.citations.map(\.citation))]
        }
        return statements
    }

    private func trimmed(_ text: ArraySlice<Character>) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}

/// A prose as its characters, and where among them its citations stand.
struct FlatProse {
    var characters: [Character]
    /// `offset` counts the characters before the mark.
    var citations: [(offset: Int, citation: Citation)] = []

    init(_ prose: Prose) {
        var plain = ""
        var marks: [(bytes: Int, citation: Citation)] = []
        func take(_ inlines: [Inline]) {
            for inline in inlines {
                switch inline {
                case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .address(_, let inner): take(inner)
                case .citation(let citation): marks.append((plain.utf8.count, citation))
                case .text, .code, .lineBreak: plain += inline.plain
                }
            }
        }
        take(prose.inlines)
        // Counted on the joined text: a mark that combines with what stands before it makes no character of its own.
        characters = Array(plain)
        var bytes = 0
        var offset = 0
        for mark in marks {
            while offset < characters.count, bytes + characters[offset].utf8.count <= mark.bytes {
                bytes += characters[offset].utf8.count
                offset += 1
            }
            citations.append((offset, mark.citation))
        }
    }
}

/// Finds where sentences begin. Knows the abbreviations of English and Spanish patient texts.
private struct SentenceStarts {
    /// In order; the first is 0. Empty for an empty text.
    private(set) var starts: [Int] = []
    private let text: [Character]
    private let marks: Set<Int>

    init(_ text: [Character], marks: Set<Int>) {
        self.text = text
        self.marks = marks
        guard !text.isEmpty else { return }
        starts = [0]
        var index = 0
        while index < text.count {
            guard Self.stops.contains(text[index]) || Self.fullWidthStops.contains(text[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < text.count, Self.closers.contains(text[end]) || Self.stops.contains(text[end]) || Self.fullWidthStops.contains(text[end]) {
                end += 1
            }
            var next = end
            while next < text.count, text[next].isWhitespace { next += 1 }
            if next < text.count, ends(stop: index, after: end, next: next) { starts.append(next) }
            index = max(end, next)
        }
    }

    /// Whether the stop at `stop`, whose closing marks reach to `after`, ends a sentence when `next` is the next word.
    private func ends(stop: Int, after: Int, next: Int) -> Bool {
        if Self.fullWidthStops.contains(text[stop]) { return true }
        if Self.stops.contains(text[next]) { return false }
        let isCited = (stop...next).contains { marks.contains($0) }
        guard next > after || isCited else { return false }
        var first = next
        while first < text.count, !text[first].isLetter, !text[first].isNumber, !text[first].isWhitespace { first += 1 }
        let goesOnSmall = first < text.count && text[first].isLowercase
        guard text[stop] == ".", after == stop + 1 || !Self.stops.contains(text[stop + 1]) else { return !goesOnSmall || isCited }
        let word = wordBefore(stop)
        let small = word.lowercased()
        if goesOnSmall { return isCited && !Self.isAbbreviation(small) && !Self.isInitials(word) }
        let opensSentence = stop - word.count == starts[starts.count - 1]
        if word.isEmpty { return true }
        if opensSentence, word.allSatisfy(\.isNumber) { return false }
        if Self.titles.contains(small) { return false }
        if small == "no", first < text.count, text[first].isNumber { return opensSentence }
        if Self.isInitials(word) { return Self.openers.contains(wordFrom(first)) }
        return true
    }

    /// The letters before a stop back to the last blank, opening marks left out; at most 12 characters.
    private func wordBefore(_ stop: Int) -> String {
        var start = stop
        while start > 0, stop - start < 12, !text[start - 1].isWhitespace, !Self.opening.contains(text[start - 1]) { start -= 1 }
        return String(text[start..<stop])
    }

    private func wordFrom(_ first: Int) -> String {
        var end = first
        while end < text.count, end - first < 12, text[end].isLetter { end += 1 }
        return String(text[first..<end])
    }

    /// Letters with stops between them, such as `U.S` or `e.g`, or one capital letter alone, such as the `J` of a name.
    private static func isInitials(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 1 { return word.count == 1 && word.allSatisfy(\.isUppercase) }
        return parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isLetter) } && !times.contains(word.lowercased())
    }

    private static func isAbbreviation(_ small: String) -> Bool { titles.contains(small) || times.contains(small) || small == "etc" }

    private static let stops: Set<Character> = [".", "!", "?", "…", "‽"]
    private static let fullWidthStops: Set<Character> = ["。", "！", "？", "｡"]
    private static let closers: Set<Character> = ["\"", "'", "”", "’", ")", "]", "»", "›", "」", "』", "）"]
    private static let opening: Set<Character> = ["\"", "'", "“", "‘", "(", "[", "«", "‹", "¿", "¡", "/", "-", "–", "—"]
    /// Never the end of a sentence.
    private static let titles: Set<String> = [
        "dr", "drs", "mr", "mrs", "ms", "prof", "st", "vs", "fig", "figs", "approx", "ca", "cf", "al", "pp", "gov", "sen", "dra", "sr", "sra",
        "srta", "ud", "uds", "ee", "aprox", "pág", "núm", "e.g", "i.e",
    ]
    /// Ends a sentence when a capital follows.
    private static let times: Set<String> = ["a.m", "p.m", "ph.d", "m.d"]
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
