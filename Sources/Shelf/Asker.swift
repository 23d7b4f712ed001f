import Topics

/// Makes a query of what a visitor typed: all words are wanted, most are enough, rare words weigh more; a typed title or keyword wins.
///
/// Nothing a visitor types is syntax. The last word counts as half-typed unless something follows it.
struct Asker {
    let index: Index
    let tongue: Tongue
    /// How much more, or less, a term weighs in its own language than among all documents.
    let share: (Int) -> Double

    /// What was made of the words.
    struct Question {
        var query: Query
        /// The words with those that stand nowhere replaced; nil when none was.
        var corrected: String?
        /// Stems that a snippet marks, by the word they are for.
        var marks: [Set<String>]
    }

    private enum Weight {
        static let title = 0.8
        static let beginning = 0.35
        static let coverage = 0.5
        static let pair = 1.0
        static let wholePhrase = 8.0
        static let partPhrase = 3.0
        static let synonym = 0.7
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
        var parts = phrases(wanted) + pairs(wanted)
        for word in wanted { parts += try self.parts(word) }
        if wanted.count > 1 { parts.append(.scaled(Weight.coverage, .all(wanted.map(anywhere)))) }
        var marks = wanted.map { Set($0.own + $0.longer) }
        for synonym in synonyms {
            let covers = telling.allSatisfy { word in synonym.range.contains { words[$0] == word } }
            for text in synonym.texts {
                let weight = covers ? Weight.wholePhrase : synonym.range.count > 1 ? Weight.partPhrase : Weight.title
                let (query, stems) = try self.synonym(text, phraseWeight: weight)
                parts.append(query)
                marks.append(stems)
            }
        }
        return parts.isEmpty ? nil : Question(query: .any(parts), corrected: nil, marks: marks)
    }

    /// The words that say what is asked, each once.
    private func telling(_ words: [Word]) -> [Word] {
        var seen: Set<String> = []
        return tongue.telling(words).filter { seen.insert($0.folded).inserted }
    }

    private func look(up word: Word, isOpen: Bool) throws -> Wanted {
        var wanted = Wanted(word: word)
        wanted.own = tongue.stems(of: word).all
        wanted.isWord = try wanted.own.contains { try index.frequency(of: tongue.term(.text, $0)) > 0 }
        guard isOpen else { return wanted }
        let letters = word.folded
        if letters.count <= 2 {
            wanted.isBeginning = try index.frequency(of: tongue.term(.beginning, letters)) > 0
            if wanted.isBeginning { return wanted }
        }
        for spelling in try index.beginnings(tongue.spelling(letters), scan: 2_000, limit: 24) {
            guard let longer = tongue.word(ofSpelling: spelling) else { continue }
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

    private func weighed(_ stems: [String], _ field: Tongue.Field) throws -> Query {
        let terms = stems.map { tongue.term(field, $0) }
        var most = 0
        for term in terms { most = max(most, try index.frequency(of: term)) }
        return .scaled(share(most), .same(terms.map { .term($0) }))
    }

    private func parts(_ wanted: Wanted) throws -> [Query] {
        var parts: [Query] = []
        // When the letters are a word already, longer words are only a guess.
        for (stems, factor) in [(wanted.own, 1), (wanted.longer, wanted.isWord ? Weight.beginning : 1)] where !stems.isEmpty {
            parts.append(.scaled(factor, try weighed(stems, .text)))
            parts.append(.scaled(factor * Weight.title, try weighed(stems, .title)))
        }
        if wanted.isBeginning { parts.append(.term(tongue.term(.beginning, wanted.word.folded))) }
        return parts
    }

    /// Topics that have the word at all.
    private func anywhere(_ wanted: Wanted) -> Query {
        let stems = (wanted.own + wanted.longer).map { Query.term(tongue.term(.text, $0)) }
        return .same(wanted.isBeginning ? stems + [.term(tongue.term(.beginning, wanted.word.folded))] : stems)
    }

    /// Runs of the words that may be a title, a keyword or a question: the whole, and every part of two words or more.
    private func phrases(_ wanted: [Wanted]) -> [Query] {
        guard wanted.count <= 12 else { return [] }
        var parts: [Query] = []
        for start in wanted.indices {
            for end in start..<min(wanted.count, start + 5) {
                let isWhole = start == 0 && end == wanted.count - 1
                guard isWhole || end > start else { continue }
                let before = wanted[start..<end].map { $0.own[0] }
                let lasts = wanted[end].own.prefix(1) + (isWhole ? wanted[end].longer.prefix(8) : [])
                let names = lasts.map { Query.term(tongue.term(.phrase, (before + [$0]).joined(separator: " "))) }
                // A part of a long question is a title by chance more often than a part of a short one.
                let share = Double(end - start + 1) / Double(wanted.count)
                parts.append(.scaled(isWhole ? Weight.wholePhrase : Weight.partPhrase * share, .best(Array(names))))
            }
        }
        return parts
    }

    private func pairs(_ wanted: [Wanted]) -> [Query] {
        zip(wanted, wanted.dropFirst()).map { one, other in
            let pairs = (other.own.prefix(1) + other.longer.prefix(8)).map {
                Query.term(tongue.term(.pair, one.own[0] + " " + $0))
            }
            return .scaled(Weight.pair, .same(Array(pairs)))
        }
    }

    // MARK: Synonyms

    private struct Synonyms {
        /// Which of the words the phrase covers.
        var range: Range<Int>
        var texts: [String]
    }

    /// The longest phrases of the synonym table that stand in the words; none inside another.
    private func synonyms(in words: [Word]) throws -> [Synonyms] {
        var found: [Synonyms] = []
        for length in stride(from: min(6, words.count), through: 1, by: -1) {
            for start in 0...(words.count - length) {
                let range = start..<start + length
                if found.contains(where: { $0.range.lowerBound <= start && $0.range.upperBound >= range.upperBound }) { continue }
                let texts = try index.synonyms(of: tongue.synonymKey(words[range]))
                if !texts.isEmpty { found.append(Synonyms(range: range, texts: texts)) }
            }
        }
        return found
    }

    private func synonym(_ text: String, phraseWeight: Double) throws -> (Query, Set<String>) {
        let words = Cutter.words(in: text)
        let telling = tongue.telling(words)
        let stems = telling.map { tongue.stems(of: $0).plain }
        var parts: [Query] = []
        if let phrase = tongue.phrase(words) {
            parts.append(.scaled(phraseWeight, .term(tongue.term(.phrase, phrase))))
        }
        let each = try stems.map { stem -> Query in
            .any([try weighed([stem], .text), .scaled(Weight.title, try weighed([stem], .title))])
        }
        // Many words for one said weigh together as much as one.
        let weight = Weight.synonym / Double(max(1, each.count))
        if each.count > 1 {
            parts.append(.scaled(weight, .all(each)))
            parts.append(.scaled(weight / 2, .any(each)))
        } else {
            parts += each.map { .scaled(weight, $0) }
        }
        for (one, other) in zip(stems, stems.dropFirst()) {
            parts.append(.scaled(Weight.pair * weight, .term(tongue.term(.pair, one + " " + other))))
        }
        return (.any(parts), Set(stems))
    }

    // MARK: Spelling

    /// The text with every word that stands nowhere replaced by the nearest that does; nil when nothing is to be replaced.
    private func correct(_ text: String, _ wanted: [Wanted], sparing spared: [Range<Int>]) throws -> String? {
        let words = Cutter.words(in: text)
        var units = Array(text.utf8)
        var isChanged = false
        for wanted in wanted.reversed() where !wanted.isKnown {
            let word = wanted.word
            guard Terms.isSpelled(word.folded), let place = words.firstIndex(of: word), !spared.contains(where: { $0.contains(place) })
            else { continue }
            let distance = word.folded.count < 5 ? 1 : 2
            guard let spelling = try index.suggestion(for: tongue.spelling(word.folded), within: distance),
                let better = tongue.word(ofSpelling: spelling), better != word.folded
            else { continue }
            units.replaceSubrange(word.range, with: better.utf8)
            isChanged = true
        }
        return isChanged ? String(decoding: units, as: UTF8.self) : nil
    }
}
