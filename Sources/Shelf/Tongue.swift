import CXapian
import Topics

/// What search knows of one language of a shelf: its stemmer, its stop words, and how its terms are called.
final class Tongue {
    /// In the order of the shelf's languages.
    let number: Int
    let stopWords: Set<String>
    private let fillers: Set<String>
    private let denials: Set<String>
    private let excesses: Set<String>
    private let inflections: [String: String]
    private let stemmer: OpaquePointer?
    /// What everything of the language begins with in the index.
    let prefix: String
    /// Every word met so far, by number.
    @exclusivity(unchecked) private(set) var known: [Known] = []
    private var numbers: [String: Int] = [:]
    @exclusivity(unchecked) private var plainNumbers = PlainNumbers()
    /// The terms that stems anywhere in a topic are found by, by number, and how much each was counted.
    private var terms: [String] = []
    private var termNumbers: [String: Int] = [:]
    @exclusivity(unchecked) private var weights: [UInt32] = []
    @exclusivity(unchecked) private var weighed: [Int] = []
    /// Words counted, each once.
    @exclusivity(unchecked) private var counted: [Int] = []
    @exclusivity(unchecked) private var isCounted: [Bool] = []

    /// What a word is searched by.
    struct Stems: Equatable {
        /// Of the word without its accents.
        var plain: String
        /// Of the word with its accents, when that leads elsewhere: Spanish endings have some, and visitors leave them out.
        var accented: String?

        var all: [String] { accented.map { [plain, $0] } ?? [plain] }
    }

    /// What is remembered of a word.
    struct Known {
        var stems: Stems
        var isStopWord: Bool
        /// The numbers of the terms it is found by anywhere in a topic.
        var terms: [Int]
        /// How the spelling table calls it; nil for a word not worth correcting towards.
        var spelling: String?
    }

    /// What a term stands for. The raw value is its second character.
    enum Field: Character {
        /// A stem anywhere in the topic.
        case text = "s"
        /// A stem in the title or a keyword.
        case title = "t"
        /// Two stems side by side where the author chose the words.
        case pair = "p"
        /// A stem of a phrase of the synonym table that leads to the topic's title.
        case asked = "q"
        /// A whole title, keyword or question.
        case phrase = "="
        /// The first one or two letters of a word in the title or a keyword.
        case beginning = "b"
        /// What is typed of a title of several words, up to any letter after the first word.
        case opening = "o"
        /// Three letters in a row of a title or an id.
        case letters = "g"
        /// The id of a related topic: who must be told when its title changes. Weighs nothing.
        case related = "r"
    }

    init(_ language: String, number: Int) {
        self.number = number
        stopWords = StopWords.of(language)
        fillers = StopWords.fillers(of: language)
        denials = StopWords.denials(of: language)
        excesses = StopWords.excesses(of: language)
        inflections = Inflections.of(language)
        stemmer = cxapian_stemmer_open(String(language.prefix { $0 != "-" }))
        prefix = Key.tongue(number)
    }

    deinit { cxapian_stemmer_close(stemmer) }

    func term(_ field: Field, _ text: String) -> String {
        var term = prefix
        term.append(field.rawValue)
        term += text
        return term
    }

    /// How a word is called in the spelling table, which all languages share.
    func spelling(_ word: String) -> String { prefix + word }

    func isStopWord(_ word: Word) -> Bool { stopWords.contains(word.folded) }

    func stems(of word: Word) -> Stems { known[number(of: word)].stems }

    /// As ``stems(of:)``, of a word of nothing but ASCII letters and digits.
    func stems(ofPlain word: Slice<UnsafeBufferPointer<UInt8>>) -> Stems {
        let number = number(ofPlain: word)
        return known[number].stems
    }

    /// The number of a word in ``known``; good until words are forgotten.
    func number(of word: Word) -> Int {
        let key = word.accented ?? word.folded
        if let number = numbers[key] { return number }
        let base = inflections[word.folded]
        var stems = Stems(plain: stem(base ?? word.folded))
        if let accented = word.accented, base == nil {
            let other = Folding.fold(stem(accented))
            if other != stems.plain { stems.accented = other }
        }
        let isStopWord = isStopWord(word)
        let spelling = !isStopWord && Terms.isSpelled(word.folded) ? spelling(word.folded) : nil
        known.append(Known(stems: stems, isStopWord: isStopWord, terms: stems.all.map(textTerm), spelling: spelling))
        isCounted.append(false)
        numbers[key] = known.count - 1
        return known.count - 1
    }

    /// The number of the term that a stem anywhere in a topic is found by.
    private func textTerm(_ stem: String) -> Int {
        let term = term(.text, stem)
        if let number = termNumbers[term] { return number }
        terms.append(term)
        weights.append(0)
        termNumbers[term] = terms.count - 1
        return terms.count - 1
    }

    /// Begins to count the words of one topic. Forgets every word when there are very many, so that memory stays flat.
    func beginTally() {
        for number in counted { isCounted[number] = false }
        for number in weighed { weights[number] = 0 }
        counted.removeAll(keepingCapacity: true)
        weighed.removeAll(keepingCapacity: true)
        forget(above: 30_000)
    }

    /// Forgets every word when there are more than so many: whoever searches types words that nobody else will.
    func forget(above most: Int) {
        guard known.count > most else { return }
        known = []
        numbers = [:]
        plainNumbers = PlainNumbers()
        isCounted = []
        terms = []
        termNumbers = [:]
        weights = []
    }

    /// Counts a word by its number.
    func count(_ number: Int, _ weight: UInt32) {
        if !isCounted[number] {
            isCounted[number] = true
            counted.append(number)
        }
        for term in known[number].terms { weigh(term, weight) }
    }

    /// Counts the words of a text that are no stop words, and those that a hyphen joins as one as well.
    func count(wordsOf text: String, _ weight: UInt32) {
        var text = text
        text.withUTF8 { bytes in
            // Where a word begins that a hyphen joins to the next.
            var joining: Int?
            func count(_ number: Int, _ place: Range<Int>) {
                if !known[number].isStopWord { self.count(number, weight) }
                if let first = joining { self.count(joinedFrom: first, in: bytes, weight) }
                let end = place.upperBound
                joining = end < bytes.count && (bytes[end] == UInt8(ascii: "-") || bytes[end] >= 0x80) ? place.lowerBound : nil
            }
            Cutter.eachWord(in: bytes) {
                count(number(ofPlain: bytes[$0]), $0)
            } cut: {
                count(number(of: $0), $0.range)
            }
        }
    }

    private func count(joinedFrom place: Int, in bytes: UnsafeBufferPointer<UInt8>, _ weight: UInt32) {
        var cutter = Cutter(bytes)
        guard let one = cutter.next(from: place), let other = cutter.next(from: one.end) else { return }
        if let stem = stem(joining: one.word, other.word) { count(stem: stem, weight) }
    }

    /// `off-label` is also found as `offlabel`; nil when no hyphen joins the words.
    func stem(joining one: Word, _ other: Word) -> String? {
        one.isHyphenated ? stems(of: Word(one.folded + other.folded)).plain : nil
    }

    /// As ``number(of:)``, of a word of nothing but ASCII letters and digits.
    private func number(ofPlain word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let letters = PlainNumbers.Letters(word)
        if let letters, let number = plainNumbers[letters] { return number }
        let number = number(of: Word(String(decoding: word.lazy.map { $0 | 0x20 }, as: UTF8.self)))
        if let letters { plainNumbers[letters] = number }
        return number
    }

    /// Counts a stem that is no word of the text.
    func count(stem: String, _ weight: UInt32) { weigh(textTerm(stem), weight) }

    private func weigh(_ term: Int, _ weight: UInt32) {
        if weights[term] == 0 { weighed.append(term) }
        weights[term] += weight
    }

    /// The terms counted since ``beginTally()``, each once with its weight.
    var tally: [(term: String, weight: UInt32)] { weighed.map { (terms[$0], weights[$0]) } }

    /// How the spelling table calls the words counted since ``beginTally()``.
    var spellings: [String] { counted.compactMap { known[$0].spelling } }

    private func stem(_ word: String) -> String {
        guard let stemmer else { return word }
        let text = cxapian_stem(stemmer, word, word.utf8.count)
        return String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
    }

    /// The words that carry sense; all of them when none does.
    func telling(_ words: [Word]) -> [Word] {
        let telling = words.filter { !isStopWord($0) }
        return telling.isEmpty ? words : telling
    }

    /// What a whole phrase is called, so that `Signs of addiction?` and `sign addictions` are the same; nil for one without words.
    func phrase(_ words: [Word]) -> String? {
        words.isEmpty ? nil : telling(words).map { stems(of: $0).plain }.joined(separator: " ")
    }

    /// An id as a phrase, in the language that ids are written in: the first.
    func phrase(ofID id: String) -> String? { number == 0 ? phrase(Cutter.words(in: Terms.words(ofID: id))) : nil }

    /// The words that a phrase of the synonym table is known by, and where each stands: `she isn't breathing` and `not breathing` are the same.
    ///
    /// Words that only hold a sentence together are left out, and all ways to say no are one, unless nothing would be left that tells.
    func keyWords(_ words: [Word]) -> [KeyWord] {
        var kept: [KeyWord] = []
        for (place, word) in words.enumerated() {
            // `took to much` is `took too much`.
            if word.folded == "to", place + 1 < words.count, excesses.contains(words[place + 1].folded) {
                kept.append(KeyWord(place: place, stem: "too"))
            }
            if fillers.contains(word.folded) { continue }
            kept.append(KeyWord(place: place, stem: denials.contains(word.folded) ? "not" : stems(of: word).plain))
        }
        if kept.contains(where: { $0.stem != "not" && !isStopWord(words[$0.place]) }) { return kept }
        return words.enumerated().map { KeyWord(place: $0, stem: stems(of: $1).plain) }
    }

    struct KeyWord: Equatable {
        var place: Int
        var stem: String
    }

    /// What a phrase is called in the synonym table, in whatever order its words come.
    func synonymKey(_ words: some Sequence<KeyWord>) -> String {
        prefix + words.map(\.stem).sorted().joined(separator: " ")
    }

    /// A title of several words as it is being typed, stop words and all: from the first letter of the second word to as many letters as tell it.
    static func openings(of title: String) -> [String] {
        let words = Cutter.words(in: title).map(\.folded)
        guard words.count > 1, let first = words.first else { return [] }
        let title = words.joined(separator: " ")
        if title.utf8.count == title.unicodeScalars.count {
            // Letters are bytes.
            let bytes = Array(title.utf8.prefix(24))
            let start = first.utf8.count + 2
            return (start...max(start, bytes.count)).filter { $0 <= bytes.count && bytes[$0 - 1] != 0x20 }
                .map { String(decoding: bytes[..<$0], as: UTF8.self) }
        }
        let letters = Array(title.unicodeScalars.prefix(24))
        let start = first.unicodeScalars.count + 2
        guard start <= letters.count else { return [] }
        return (start...letters.count).filter { letters[$0 - 1] != " " }.map { end in
            var text = ""
            text.unicodeScalars.append(contentsOf: letters[..<end])
            return text
        }
    }

    /// The opening that words are, of any title; nil for a single word.
    static func opening(_ words: [Word]) -> String? {
        guard words.count > 1 else { return nil }
        let whole = words.map(\.folded).joined(separator: " ")
        if whole.utf8.count <= 24 { return whole }
        var text = ""
        text.unicodeScalars.append(contentsOf: whole.unicodeScalars.prefix(24))
        return text
    }

    /// The letters of a text three by three, each word set off by blanks.
    static func letters(of text: String) -> Set<String> {
        var found: Set<String> = []
        for word in Cutter.words(in: text) {
            if word.folded.utf8.allSatisfy({ $0 < 0x80 }) {
                let bytes = [0x20] + Array(word.folded.utf8) + [0x20]
                for start in 0..<bytes.count - 2 { found.insert(String(decoding: bytes[start..<start + 3], as: UTF8.self)) }
                continue
            }
            let letters = Array((" " + word.folded + " ").unicodeScalars)
            for start in 0..<max(0, letters.count - 2) {
                var piece = ""
                piece.unicodeScalars.append(contentsOf: letters[start..<start + 3])
                found.insert(piece)
            }
        }
        return found
    }
}
