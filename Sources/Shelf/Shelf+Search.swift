import Glibc
import Topics

extension Shelf {
    /// Characters of a query that are looked at; what follows is dropped.
    public static let longestQuery = 128

    /// Searches the topics of a language.
    ///
    /// Case, accents, hyphens and apostrophes do not count; nothing is syntax; the last word counts as half-typed unless a blank
    /// follows it. A word that stands nowhere in the library is corrected, and the answer says so. When nothing is found the answer names
    /// the topics with the nearest titles. Words of danger, right or mistyped, put the library's topic of help first. An empty query, or one
    /// without a letter or digit, finds nothing and names nothing.
    ///
    /// - Parameters:
    ///   - query: what was typed; the first 128 characters count, control characters are blanks, and so the answer repeats it.
    ///   - language: an unknown one is searched as the first.
    ///   - limit: the most hits to give.
    ///   - correcting: false searches for what was typed as it was typed.
    public func search(_ query: String, language: String, limit: Int, correcting: Bool = true) throws(ShelfError) -> SearchAnswer {
        try search(query, language: language, limit: limit, correcting: correcting) { false } ?? SearchAnswer(query: query)
    }

    /// Searches as long as the answer is wanted.
    ///
    /// - Parameter isOvertaken: asked between the steps of the search: before the index is asked, and before each hit is made.
    /// - Returns: nil as soon as it is overtaken.
    public func search(
        _ query: String, language: String, limit: Int, correcting: Bool, isOvertaken: () -> Bool
    ) throws(ShelfError) -> SearchAnswer? {
        try verifyFiles()
        return try reaching {
            let language = self.known(language)
            let tongue = self.tongue(language)
            tongue.forget(above: memory.words)
            let typed = Self.cleaned(query)
            let asker = Asker(index: self.index, tongue: tongue, share: try self.share(of: language), count: self.count(language: language))
            guard limit > 0, let question = try asker.question(typed, correcting: correcting) else { return SearchAnswer(query: typed) }
            if isOvertaken() { return nil }
            let found = try self.index.search(question.query, limit: limit)
            var answer = SearchAnswer(query: typed, corrected: question.corrected)
            let sections = try self.cachedFront(language).sections
            var cutter = SnippetCutter(tongue: tongue, marks: question.marks)
            func hit(_ weight: Double, _ cover: HitCover) -> SearchHit {
                let (snippet, place) = cutter.cut(cover.text)
                return SearchHit(
                    id: cover.heading.id, title: cover.heading.title, section: cover.heading.section,
                    sectionTitle: sections.first { $0.id == cover.heading.section }?.title ?? cover.heading.section, score: weight,
                    snippet: snippet, place: place)
            }
            // A word of danger that was mistyped is one even when no word is to be corrected.
            let danger = try question.danger ?? (correcting ? nil : asker.question(typed, correcting: true)?.danger)
            if let danger, let help = try self.covers.help(Key.topic(tongue.number, danger), in: self.index) {
                answer.isDanger = true
                answer.emergency = help.emergency
                answer.hits = [hit(found.first?.weight ?? 0, help.cover)]
            }
            for (rank, one) in found.enumerated() where answer.hits.count < limit {
                if isOvertaken() { return nil }
                let cover = try self.covers.cover(one.number) { try self.index.cover(ofHit: rank) }
                if answer.hits.first?.id != cover.heading.id { answer.hits.append(hit(one.weight, cover)) }
            }
            if answer.hits.isEmpty { answer.nearest = try self.nearest(to: typed, tongue: tongue, limit: 5) }
            return answer
        }
    }

    /// Does now what the first search of a language does once: reads its words, and works out how they sound. An unknown language is the first.
    ///
    /// - Complexity: O(*n*) in the number of words, the first time.
    public func prepareSearch(language: String) throws(ShelfError) {
        try verifyFiles()
        try reaching {
            try self.index.lexicon(self.tongue(self.known(language)).prefix).listen()
        }
    }

    /// The ids of the topics whose ids or titles are nearest to a text, best first; empty when none is near.
    public func nearestTopics(to text: String, language: String, limit: Int = 3) throws(ShelfError) -> [String] {
        try reaching {
            try self.nearest(to: Self.cleaned(text), tongue: self.tongue(self.known(language)), limit: limit).map(\.id)
        }
    }

    /// Topics whose titles and ids share most runs of three letters with a text. One that shares only a few is not near.
    private func nearest(to text: String, tongue: Tongue, limit: Int) throws -> [TopicHeading] {
        let letters = Tongue.letters(of: text).sorted()
        guard !letters.isEmpty else { return [] }
        let query = Query.any(letters.map { .term(tongue.term(.letters, $0)) })
        let near = try index.search(query, limit: 4 * limit).enumerated().map { rank, one in
            try covers.cover(one.number) { try index.cover(ofHit: rank) }.heading
        }
        func shared(_ heading: TopicHeading) -> Int {
            let id = Terms.words(ofID: heading.id)
            let names = Set([id, heading.title, heading.shortTitle]).map { Tongue.letters(of: $0).intersection(letters).count }
            return names.max() ?? 0
        }
        let ranked = near.map { (heading: $0, shared: shared($0)) }.filter { $0.shared * 5 >= letters.count }
        // Sorting must not upset equal ones, so the rank found decides between them.
        return ranked.enumerated().sorted { ($1.element.shared, $0.offset) < ($0.element.shared, $1.offset) }
            .prefix(limit).map(\.element.heading)
    }

    func tongue(_ language: String) -> Tongue {
        if let tongue = tongues[language] { return tongue }
        let tongue = Tongue(language, number: title.languages.firstIndex(of: language) ?? 0)
        tongues[language] = tongue
        return tongue
    }

    /// Rare is what is rare in its own language. Xapian counts the documents of all languages, so the weights are set right by the
    /// ratio of what they should be to what they will be.
    private func share(of language: String) throws -> (Int) -> Double {
        let all = title.counts.reduce(0, +)
        let own = count(language: language)
        if all == own { return { _ in 1 } }
        func weight(_ frequency: Int, _ total: Int) -> Double {
            let odds = (Double(total - frequency) + 0.5) / (Double(frequency) + 0.5)
            return log(odds < 2 ? max(odds, 0) * 0.5 + 1 : odds)
        }
        return { frequency in max(0.01, weight(frequency, own) / max(0.01, weight(frequency, all))) }
    }

    /// The first characters of a query, without control characters and without more than four marks on a letter.
    private static func cleaned(_ query: String) -> String {
        if query.utf8.count <= longestQuery, query.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return query }
        var text = ""
        for character in query.prefix(longestQuery) {
            for scalar in character.unicodeScalars.prefix(5) {
                text.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
            }
        }
        return text
    }
}
