extension TopicCheck {
    /// Entries a list may have.
    static let listLimit = 7
    /// Words that may stand without a heading between them.
    static let stretchLimit = 200
    /// Times a topic may cite one finding.
    static let repeatLimit = 4

    /// Checks how a topic is made as a whole: headings, lists, length, how much of it is cited, and words patients may not know.
    ///
    /// Headings, lists and length are not asked of a translation, which follows its original.
    mutating func checkShape(of perusal: Perusal, _ jargon: Jargon?) {
        let topic = perusal.topic
        let words = perusal.plains.map(Self.wordCount)
        var faults: [Fault] = []
        if topic.translates == nil {
            faults += headingFaults(perusal.headingLevels) + Self.longLists(topic.blocks)
            length(of: perusal, words, &faults)
        }
        if let jargon { faults += unknownWords(of: perusal, jargon) }
        for (fault, place) in places(faults, perusal) { note(fault.kind, place) }
        citations(of: perusal, words: words.reduce(0, +))
    }

    /// The first heading is of level 2, and each next one at most one level deeper.
    private func headingFaults(_ levels: [(level: Int, passage: Int)]) -> [Fault] {
        var last = 1
        var faults: [Fault] = []
        for (level, passage) in levels {
            let expected = min(max(level, 2), last + 1)
            if level != expected { faults.append(Fault(kind: .headingSkipped(level: level, expected: expected), passage: passage)) }
            last = max(level, 1)
        }
        return faults
    }

    /// A fault at the first line of each list with too many.
    private static func longLists(_ blocks: [Block]) -> [Fault] {
        var faults: [Fault] = []
        var passage = 0
        func walk(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .heading, .paragraph: passage += 1
                case .list(_, let entries):
                    if entries.count > listLimit {
                        faults.append(Fault(kind: .longList(count: entries.count, limit: listLimit), passage: passage))
                    }
                    for entry in entries { walk(entry) }
                case .quote(let inner), .callout(_, let inner): walk(inner)
                case .table(let header, let rows): passage += header.count + rows.reduce(0) { $0 + $1.count }
                case .code, .rule: break
                }
            }
        }
        walk(blocks)
        return faults
    }

    /// Too many or too few words in all, or too many without a heading between.
    private mutating func length(of perusal: Perusal, _ words: [Int], _ faults: inout [Fault]) {
        var total = 0
        var stretch = 0
        var start = 0
        func close() {
            if stretch > Self.stretchLimit {
                faults.append(Fault(kind: .headingMissing(words: stretch, limit: Self.stretchLimit), passage: start))
            }
        }
        for (number, passage) in perusal.passages.enumerated() {
            if passage.role == .heading {
                close()
                (stretch, start) = (0, number + 1)
            } else {
                total += words[number]
                stretch += words[number]
            }
        }
        close()
        if let allowed = facts.library.topicLength?.allowed(for: perusal.topic.id), !allowed.contains(total) {
            note(.topicLength(words: total, allowed: allowed), nil)
        }
    }

    /// Words with blanks between them, counted by bytes where that is enough.
    private static func wordCount(_ text: String) -> Int {
        var count = 0
        var isInside = false
        let isPlain = text.utf8.areAll { byte in
            let isLetter = byte != 0x20 && !(0x09...0x0D).contains(byte)
            if isLetter && !isInside { count += 1 }
            isInside = isLetter
            return byte < 0x80
        }
        return isPlain ? count : text.split(whereSeparator: \.isWhitespace).count
    }

    /// Words of the ``Jargon`` list at their first use, unless the topic explains them anywhere.
    private mutating func unknownWords(of perusal: Perusal, _ jargon: Jargon) -> [Fault] {
        let topic = perusal.topic
        var first: [String: (passage: Int?, key: String, byte: Int)] = [:]
        var explained: Set<String> = []
        func look(at text: String, _ passage: Int?, _ key: String) {
            for use in jargon.uses(in: text) {
                if first[use.word] == nil { first[use.word] = (passage, key, use.byte) }
                if use.isExplained { explained.insert(use.word) }
            }
        }
        for (number, plain) in perusal.plains.enumerated() { look(at: plain, number, "") }
        look(at: topic.summary, nil, "summary")
        look(at: topic.nextStep, nil, "next-step")
        var faults: [Fault] = []
        for (word, place) in first.sorted(by: { $0.key < $1.key }) where !explained.contains(word) {
            if let passage = place.passage {
                faults.append(Fault(kind: .jargon(word), passage: passage, byte: place.byte))
            } else {
                note(.jargon(word), topic.places[place.key])
            }
        }
        return faults
    }

    /// How much is cited, and whether one finding carries too much of it.
    private mutating func citations(of perusal: Perusal, words: Int) {
        let share = CitedShare(of: perusal, crisis: facts.library.crisis)
        report.citedShare = share
        if words >= Readability.leastWords, share.isTooLow { note(.citedTooLittle(share), nil) }
        var marks: [FindingKey: [Place]] = [:]
        for citation in perusal.passages.flatMap(\.prose.citations) {
            for key in Set(citation.findings) { marks[key, default: []].append(citation.place) }
        }
        for (key, places) in marks where places.count > Self.repeatLimit {
            note(.citedTooOften(key, times: places.count, limit: Self.repeatLimit), places[Self.repeatLimit])
        }
    }
}

extension Perusal {
    /// The levels of its headings in order, each with its place among ``passages``.
    fileprivate var headingLevels: [(level: Int, passage: Int)] {
        var levels: [Int] = []
        func walk(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .heading(let level, _): levels.append(level)
                case .list(_, let entries): for entry in entries { walk(entry) }
                case .quote(let inner), .callout(_, let inner): walk(inner)
                case .paragraph, .table, .code, .rule: break
                }
            }
        }
        walk(topic.blocks)
        let places = passages.indices.filter { passages[$0].role == .heading }
        return zip(levels, places).map { ($0, $1) }
    }
}
