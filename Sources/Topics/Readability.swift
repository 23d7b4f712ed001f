/// How hard a topic is to read, by two usual formulas for English. Words, sentences and syllables are counted as GNU `style` counts them.
public struct Readability: Equatable, Sendable {
    /// Words as they stand in the text.
    public let words: Int
    /// As many as end in a full stop, a question or an exclamation mark, or with their paragraph.
    public let sentences: Int
    /// Flesch-Kincaid school grade with every glossary term counted as one word of one syllable, as its meaning is a key away.
    public let eased: Double
    /// Flesch-Kincaid school grade of the words as they stand.
    public let raw: Double
    /// SMOG grade of the words as they stand.
    public let smog: Double

    /// The highest grade of a topic, with glossary terms counted as easy words.
    public static let easedLimit = 8.0
    /// The highest grade with every word as it is.
    public static let rawLimit = 10.0
    /// What half of a library's topics should read at or below.
    public static let medianLimit = 6.5
    /// Texts with fewer words are not scored.
    public static let leastWords = 100

    /// Whether either grade is above its limit.
    public var isTooHard: Bool { eased > Self.easedLimit || raw > Self.rawLimit }

    /// Scores a topic: its summary, next step and text. Each list line and table cell counts as a sentence or more; headings,
    /// citations and code are left out.
    ///
    /// - Parameter terms: glossary entries of the topic's language; those that do not occur make no difference.
    /// - Returns: nil when the topic is not in English or has fewer than 100 words.
    /// - Complexity: O(length of the topic + size of `terms`).
    public static func of(_ topic: Topic, terms: [GlossaryEntry]) -> Readability? {
        ReadabilityScorer(terms).score(topic)
    }
}

/// Scores many topics of one language, preparing the glossary once.
struct ReadabilityScorer {
    private let finder: TermFinder

    init(_ terms: [GlossaryEntry]) { finder = TermFinder(terms) }

    func score(_ topic: Topic) -> Readability? { score(Perusal(topic)) }

    func score(_ perusal: Perusal) -> Readability? {
        let topic = perusal.topic
        guard topic.language.split(separator: "-").first == "en" else { return nil }
        var raw = Count()
        var eased = Count()
        let front = [topic.summary, topic.nextStep].map { Prose([.text($0)]) }
        for statements in front.map(\.statements) + perusal.statements {
            for statement in statements {
                let sentence = Count(ofSentence: statement.text)
                raw.add(sentence)
                eased.add(withTermsEased(statement.text).map { Count(ofSentence: $0) } ?? sentence)
            }
        }
        guard raw.words >= Readability.leastWords else { return nil }
        return Readability(words: raw.words, sentences: raw.sentences, eased: eased.grade, raw: raw.grade, smog: raw.smog)
    }

    /// The sentence with each glossary term made one easy word, or nil when it has none.
    private func withTermsEased(_ text: String) -> String? {
        let places = finder.places(in: text)
        if places.isEmpty { return nil }
        let bytes = Array(text.utf8)
        var eased: [UInt8] = []
        var end = 0
        for place in places {
            eased += bytes[end..<place.bytes.lowerBound] + [UInt8(ascii: "x")]
            end = place.bytes.upperBound
        }
        return String(decoding: eased + bytes[end...], as: UTF8.self)
    }

    private struct Count {
        var words = 0
        var sentences = 0
        var syllables = 0
        /// Words of three syllables or more.
        var longWords = 0

        init() {}

        /// Words are what stands between blanks, slashes and long dashes and has a letter or a figure in it.
        init(ofSentence text: String) {
            let bytes = Array(text.utf8)
            var start = 0
            var index = 0
            while index <= bytes.count {
                let isEnd = index == bytes.count
                let isLong = !isEnd && (bytes[index] == 0xE2 && bytes[index...].starts(with: [0xE2, 0x80, 0x94]))
                let isBlank = isEnd || isLong || bytes[index] <= 32 || bytes[index] == UInt8(ascii: "/")
                if isBlank {
                    if start < index, let count = Syllables.number(in: bytes[start..<index]) {
                        words += 1
                        self.syllables += count
                        if count >= 3 { longWords += 1 }
                    }
                    start = index + (isLong ? 3 : 1)
                    index = start
                } else {
                    index += 1
                }
            }
            sentences = words > 0 ? 1 : 0
        }

        mutating func add(_ other: Count) {
            words += other.words
            sentences += other.sentences
            syllables += other.syllables
            longWords += other.longWords
        }

        var grade: Double { 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59 }
        var smog: Double { 1.0430 * (Double(longWords) * 30 / Double(sentences)).squareRoot() + 3.1291 }
    }
}
