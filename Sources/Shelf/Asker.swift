import Topics

/// Makes a query of what a visitor typed: all words are wanted, most are enough, rare words weigh more; a typed title or keyword wins.
///
/// Nothing a visitor types is syntax. The last word counts as half-typed unless something follows it.
struct Asker {
    let index: Index
    let tongue: Tongue
    /// How much more, or less, a term weighs in its own language than among all documents.
    let share: (Int) -> Double
    /// Number of topics in the language.
    let count: Int

    /// What was made of the words.
    struct Question {
        var query: Query
        /// The words with those that stand nowhere replaced; nil when none was.
        var corrected: String?
        /// Stems that a snippet marks, by the word they are for.
        var marks: [Set<String>]
        /// The topic that comes first because words of danger were typed.
        var danger: String?
    }

    private enum Weight {
        static let title = 0.8
        static let beginning = 0.35
        static let coverage = 0.5
        static let pair = 1.0
        static let wholePhrase = 8.0
        static let partPhrase = 3.0
        static let opening = 4.0
        static let synonym = 0.7
        static let asked = 0.5
    }

    /// A word of the question with all it is searched by.
    private struct Wanted {
        var word: Word
        /// Stems of the word itself.
        var own: [String] = []
        /// Stems of the words it may be the beginning of.
        var longer: [String] = []
        /// Whether it stands somewhere as it is.
        var isWord = false
        /// Whether it is one or two letters that a title or keyword begins with.
        var isBeginning = false

        /// Whether it is nothing but the beginning of a stop word.
        var isStopWordBeginning = false

        /// Whether it can only be the beginning of a word, and is long enough to be a mistyped one as well.
        var isDoubtful: Bool { !isWord && !isBeginning && !longer.isEmpty && !isStopWordBeginning && word.folded.utf8.count >= 5 }

        /// Whether the index has a topic for it.
        var isKnown: Bool { isWord || isBeginning || !longer.isEmpty }
    }

    /// Nil when there is no word in it.
    func question(_ text: String, correcting: Bool) throws -> Question? {
        let words = Cutter.words(in: text)
        guard !words.isEmpty else { return nil }
        let lastIsOpen = words.last?.range.upperBound == text.utf8.count
        let telling = telling(words)
        var wanted: [Wanted] = []
        for word in telling {
            let looked = try look(up: word, isOpen: lastIsOpen && word == words.last)
            // The beginning of a stop word, while there are words that say more, waits for its end.
            if looked.isStopWordBeginning && telling.count > 1 { continue }
            wanted.append(looked)
        }
        let synonyms = try synonyms(in: words)
        if correcting, let corrected = try correct(text, wanted, sparing: synonyms.map(\.range)) {
            var question = try self.question(corrected, correcting: false)
            question?.corrected = corrected
            return question
        }
        var parts = try phrases(wanted) + pairs(wanted)
        for word in wanted { parts += try self.parts(word) }
        for opening in try terms([Tongue.opening(words)].compactMap(\.self), .opening) {
            parts.append(.scaled(Weight.opening, .term(opening)))
        }
        for joined in joined(words) {
            guard let title = try weighed([joined], .title) else { continue }
            parts += scaled(Weight.title, title) + scaled(1, try weighed([joined], .text))
        }
        if wanted.count > 1, wanted.allSatisfy(\.isKnown) { parts.append(.scaled(Weight.coverage, .all(try wanted.map(anywhere)))) }
        var marks = wanted.map { Set($0.own + $0.longer) }
        for synonym in synonyms {
            let covers = synonym.telling >= wanted.count
            // A phrase that is a small part of a long question says less about it.
            let share = Double(synonym.telling) / Double(max(1, wanted.count))
            for text in synonym.texts {
                let weight = covers ? Weight.wholePhrase : Weight.partPhrase * share
                let (query, stems) = try self.synonym(text, phraseWeight: weight)
                parts.append(query)
                marks.append(stems)
            }
        }
        return Question(query: .any(parts), corrected: nil, marks: marks, danger: synonyms.lazy.compactMap(\.danger).first)
    }

    /// Words that two written apart may be: `over dose` is `overdose`.
    private func joined(_ words: [Word]) -> [String] {
        zip(words, words.dropFirst()).map { tongue.stems(of: Word($0.folded + $1.folded)).plain }
    }

    /// The words that say what is asked, each once.
    private func telling(_ words: [Word]) -> [Word] {
        var seen: Set<String> = []
        return tongue.telling(words).filter { seen.insert($0.folded).inserted }
    }

    private func look(up word: Word, isOpen: Bool) throws -> Wanted {
        var wanted = Wanted(word: word)
        wanted.own = tongue.stems(of: word).all
        wanted.isWord = try wanted.own.contains {
            try index.frequency(of: tongue.term(.text, $0)) > 0 || index.frequency(of: tongue.term(.asked, $0)) > 0
        }
        guard isOpen else { return wanted }
        let letters = word.folded
        if letters.count <= 2 {
            wanted.isBeginning = try index.frequency(of: tongue.term(.beginning, letters)) > 0
            if wanted.isBeginning { return wanted }
        }
        for longer in try index.lexicon(tongue.prefix).words(beginning: letters, limit: 24) {
            let stem = tongue.stems(of: Word(longer)).plain
            if !wanted.own.contains(stem) && !wanted.longer.contains(stem) { wanted.longer.append(stem) }
        }
        if !wanted.isKnown {
            wanted.longer = tongue.stopWords.filter { $0.hasPrefix(letters) }.sorted().map { tongue.stems(of: Word($0)).plain }
            wanted.isStopWordBeginning = wanted.isKnown
        }
        return wanted
    }

    // MARK: Parts of the query

    /// The stems that some topic has there, as terms. What no topic has would only cost the index a look.
    private func terms(_ stems: some Sequence<String>, _ field: Tongue.Field) throws -> [String] {
        try stems.map { tongue.term(field, $0) }.filter { try index.frequency(of: $0) > 0 }
    }

    /// Any of the stems as if they were one; nil when no topic has any.
    private func weighed(_ stems: [String], _ field: Tongue.Field) throws -> Query? {
        var most = 0
        let terms = try stems.compactMap { stem in
            let term = tongue.term(field, stem)
            let frequency = try index.frequency(of: term)
            most = max(most, frequency)
            return frequency > 0 ? Query.term(term) : nil
        }
        return terms.isEmpty ? nil : .scaled(share(most), .same(terms))
    }

    /// As much as a factor times.
    private func scaled(_ factor: Double, _ query: Query?) -> [Query] { query.map { [.scaled(factor, $0)] } ?? [] }

    private func isCommon(_ stems: [String]) throws -> Bool {
        try stems.contains { 2 * (try index.frequency(of: tongue.term(.text, $0))) > count }
    }

    private func parts(_ wanted: Wanted) throws -> [Query] {
        var parts: [Query] = []
        // When the letters are a word already, longer words are only a guess.
        for (stems, factor) in [(wanted.own, 1), (wanted.longer, wanted.isWord ? Weight.beginning : 1)] where !stems.isEmpty {
            parts += scaled(factor, try weighed(stems, .text))
            parts += scaled(factor * Weight.title, try weighed(stems, .title))
            // What stands in most topics tells nothing, however seldom people say it.
            if !(try isCommon(stems)) { parts += scaled(factor * Weight.asked, try weighed(stems, .asked)) }
        }
        if wanted.isBeginning { parts.append(.term(tongue.term(.beginning, wanted.word.folded))) }
        return parts
    }

    /// Topics that have the word at all.
    private func anywhere(_ wanted: Wanted) throws -> Query {
        var found = try terms(wanted.own + wanted.longer, .text) + terms(wanted.own + wanted.longer, .asked)
        if wanted.isBeginning { found.append(tongue.term(.beginning, wanted.word.folded)) }
        return .same(found.map { .term($0) })
    }

    /// Runs of the words that may be a title, a keyword or a question: the whole, and every part of two words or more.
    private func phrases(_ wanted: [Wanted]) throws -> [Query] {
        guard wanted.count <= 12 else { return [] }
        var parts: [Query] = []
        for start in wanted.indices {
            for end in start..<min(wanted.count, start + 5) {
                let isWhole = start == 0 && end == wanted.count - 1
                guard isWhole || end > start else { continue }
                let before = wanted[start..<end].map { $0.own[0] }
                let lasts = wanted[end].own.prefix(1) + (isWhole ? wanted[end].longer.prefix(8) : [])
                let names = try terms(lasts.lazy.map { (before + [$0]).joined(separator: " ") }, .phrase)
                if names.isEmpty { continue }
                // A part of a long question is a title by chance more often than a part of a short one.
                let share = Double(end - start + 1) / Double(wanted.count)
                parts.append(.scaled(isWhole ? Weight.wholePhrase : Weight.partPhrase * share, .best(names.map { .term($0) })))
            }
        }
        return parts
    }

    private func pairs(_ wanted: [Wanted]) throws -> [Query] {
        try zip(wanted, wanted.dropFirst()).flatMap { one, other in
            let pairs = try terms((other.own.prefix(1) + other.longer.prefix(8)).map { one.own[0] + " " + $0 }, .pair)
            return pairs.isEmpty ? [] : [Query.scaled(Weight.pair, .same(pairs.map { .term($0) }))]
        }
    }

    // MARK: Synonyms

    private struct Synonyms {
        /// Which of the words the phrase covers, from its first to its last.
        var range: Range<Int>
        /// How many of them tell.
        var telling: Int
        var texts: [String]
        /// The topic that comes first when the phrase is one of danger.
        var danger: String?
    }

    /// The longest phrases of the synonym table that stand in the words, one more word between them allowed; none inside another.
    private func synonyms(in words: [Word]) throws -> [Synonyms] {
        var found: [Synonyms] = []
        let keyed = tongue.keyWords(words)
        func look(up phrase: [Tongue.KeyWord], as key: String? = nil) throws {
            guard let first = phrase.first, let last = phrase.last else { return }
            let range = first.place..<last.place + 1
            if found.contains(where: { $0.range.lowerBound <= range.lowerBound && $0.range.upperBound >= range.upperBound }) { return }
            var texts = try index.synonyms(of: key ?? tongue.synonymKey(phrase))
            if texts.isEmpty { return }
            let danger = texts.first { $0.hasPrefix(Key.danger) }.map { String($0.dropFirst(Key.danger.count)) }
            texts.removeAll { $0.hasPrefix(Key.danger) }
            let telling = phrase.count { !tongue.isStopWord(words[$0.place]) }
            found.append(Synonyms(range: range, telling: telling, texts: texts, danger: danger))
        }
        for (start, joined) in joined(words).enumerated() {
            let phrase = [Tongue.KeyWord(place: start, stem: joined), Tongue.KeyWord(place: start + 1, stem: "")]
            try look(up: phrase, as: tongue.synonymKey(phrase.prefix(1)))
        }
        for length in stride(from: min(6, keyed.count), through: 1, by: -1) {
            for start in 0...(keyed.count - length) { try look(up: Array(keyed[start..<start + length])) }
            guard (2...4).contains(length), keyed.count > length else { continue }
            for start in 0..<(keyed.count - length) {
                for left in start + 1..<start + length {
                    try look(up: Array(keyed[start..<left] + keyed[left + 1...start + length]))
                }
            }
        }
        return found
    }

    private func synonym(_ text: String, phraseWeight: Double) throws -> (Query, Set<String>) {
        let words = Cutter.words(in: text)
        let telling = tongue.telling(words)
        let stems = telling.map { tongue.stems(of: $0).plain }
        var parts: [Query] = []
        for phrase in try terms([tongue.phrase(words)].compactMap(\.self), .phrase) { parts.append(.scaled(phraseWeight, .term(phrase))) }
        let each = try stems.map { stem in
            try scaled(1, weighed([stem], .text)) + scaled(Weight.title, weighed([stem], .title))
        }
        // Many words for one said weigh together as much as one.
        let weight = Weight.synonym / Double(max(1, each.count))
        if each.count > 1 {
            if !each.contains(where: \.isEmpty) { parts.append(.scaled(weight, .all(each.map { .any($0) }))) }
            parts.append(.scaled(weight / 2, .any(each.flatMap(\.self))))
        } else {
            parts += each.joined().map { .scaled(weight, $0) }
        }
        for pair in try terms(zip(stems, stems.dropFirst()).lazy.map { $0 + " " + $1 }, .pair) {
            parts.append(.scaled(Weight.pair * weight, .term(pair)))
        }
        return (.any(parts), Set(stems))
    }

    // MARK: Spelling

    /// The text with every word that stands nowhere replaced by the likeliest that does; nil when nothing is to be replaced. The last word, while it
    /// is open, may stand nowhere and yet be right: it is replaced when it begins nothing, or only words much rarer than one it is a slip from.
    private func correct(_ text: String, _ wanted: [Wanted], sparing spared: [Range<Int>]) throws -> String? {
        let words = Cutter.words(in: text)
        var changes: [(range: Range<Int>, text: String)] = []
        for wanted in wanted where !wanted.isKnown || wanted.isDoubtful {
            guard Terms.isSpelled(wanted.word.folded), let place = words.firstIndex(of: wanted.word),
                !spared.contains(where: { $0.contains(place) }),
                changes.last.map({ $0.range.upperBound <= wanted.word.range.lowerBound }) ?? true
            else { continue }
            let speller = Speller(index: index, tongue: tongue, words: words, count: count)
            let change = try wanted.isDoubtful ? speller.likelier(at: place, than: wanted.longer) : speller.change(at: place)
            if let change, change.text != wanted.word.folded { changes.append(change) }
        }
        if changes.isEmpty { return nil }
        var units = Array(text.utf8)
        for change in changes.reversed() { units.replaceSubrange(change.range, with: change.text.utf8) }
        return String(decoding: units, as: UTF8.self)
    }
}
