/// How much of a topic's text says where it comes from.
///
/// Sentences of paragraphs, lists, boxes and table cells are counted; title, summary, next step, questions, headings, table headers and
/// code are not among them. A sentence is cited when it has a mark, when a cell of its table row has one, or when it stands in a `CLAIM`
/// or `DISAGREE` box that has one: the verdict on a cited claim is covered by what the box cites.
public struct CitedShare: Equatable, Sendable {
    /// Sentences that have a citation or are covered by one.
    public private(set) var cited = 0
    /// Sentences that need one and have none.
    public private(set) var uncited = 0
    /// Sentences that need no citation: questions; those with a link; those that begin with a verb of advice (`Ask`, `Call`); those in
    /// which the library speaks of itself (`We found no …`, `This page …`) and the lists such a sentence leads to; bold labels such as `**Bladder.**` before a text; those that
    /// name a crisis line, which has its source in `library.yaml`; and those ended by a colon that leads to a cited list.
    /// A figure or a piece of advice on health in any of them is looked at by rules of its own.
    public private(set) var exempt = 0

    /// Of 100 sentences, so many must be cited.
    public static let least = 90

    /// Nothing counted: to begin a sum with.
    public init() {}

    /// Sentences that need a citation.
    public var counted: Int { cited + uncited }
    /// Of 100 that need a citation, so many have one, rounded down; 100 when none needs one.
    public var percent: Int { counted == 0 ? 100 : cited * 100 / counted }
    /// Whether fewer than ``least`` in 100 are cited, without rounding.
    public var isTooLow: Bool { cited * 100 < counted * Self.least }

    /// Counts a topic's sentences.
    ///
    /// - Complexity: O(length of the topic).
    public init(of topic: Topic, crisis: [CrisisLine] = []) {
        self.init(of: Perusal(topic), crisis: crisis)
    }

    init(of perusal: Perusal, crisis: [CrisisLine]) {
        let passages = perusal.passages
        let numbers = Set(crisis.flatMap { [$0.call, $0.text].compactMap { $0 } })
        func namesCrisisLine(_ text: String) -> Bool { numbers.contains { text.utf8.mayContain($0.utf8) && text.contains($0) } }
        var citedBoxes: Set<Int> = []
        var citedRows: Set<Int> = []
        for passage in passages where !passage.prose.citations.isEmpty {
            if let box = passage.box, passage.callout == .claim || passage.callout == .disagree { citedBoxes.insert(box) }
            if let row = passage.row { citedRows.insert(row) }
        }
        var isOwnList = false
        for (number, passage) in passages.enumerated() where passage.role != .heading && passage.role != .column {
            if passage.role != .line { isOwnList = false }
            let isCovered = passage.box.map(citedBoxes.contains) == true || passage.row.map(citedRows.contains) == true
            var links = passage.prose.linkPlaces[...]
            let label = passage.prose.labelEnd
            let next = number + 1 < passages.count ? passages[number + 1] : nil
            let leadsToCited = next.map { $0.role == .line && !$0.prose.citations.isEmpty } ?? false
            for (statement, tokens) in zip(perusal.statements[number], perusal.tokens[number]) where !statement.text.isEmpty {
                if passage.role != .line { isOwnList = statement.text.hasSuffix(":") && Wording(statement.text, tokens).isOwnVoice }
                while let first = links.first, first.upperBound <= statement.bytes.lowerBound { links.removeFirst() }
                if isCovered || !statement.citations.isEmpty {
                    cited += 1
                } else if isOwnList || statement.bytes.upperBound <= label || links.first?.overlaps(statement.bytes) == true
                    || Wording(statement.text, tokens).needsNoSource || namesCrisisLine(statement.text)
                    || (leadsToCited && statement.text.hasSuffix(":"))
                {
                    exempt += 1
                } else {
                    uncited += 1
                }
            }
        }
    }

    /// The counts of two topics together.
    public static func + (one: CitedShare, other: CitedShare) -> CitedShare {
        var both = one
        both.cited += other.cited
        both.uncited += other.uncited
        both.exempt += other.exempt
        return both
    }
}

extension String.UTF8View {
    /// Whether some bytes stand in it, which is soon seen; whether they are the letters of a text is another question.
    fileprivate func mayContain(_ bytes: String.UTF8View) -> Bool {
        guard let first = bytes.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: bytes) { return true }
            rest.removeFirst()
        }
        return false
    }
}

extension Prose {
    /// Where a bold label it begins with ends, the blank after it included, in bytes of ``plain``; 0 without one. A label has at most
    /// six words and text after it.
    fileprivate var labelEnd: Int {
        guard case .strong(let label)? = inlines.first, inlines.count > 1 else { return 0 }
        let words = label.map(\.plain).joined()
        return words.split(separator: " ").count <= 6 ? words.utf8.count + 1 : 0
    }

    /// Where its links stand, to topics or outside, in bytes of ``plain``.
    fileprivate var linkPlaces: [Range<Int>] {
        var places: [Range<Int>] = []
        var byte = 0
        func take(_ inlines: [Inline]) {
            for inline in inlines {
                switch inline {
                case .link(_, _, let inner), .address(_, let inner):
                    let start = byte
                    take(inner)
                    places.append(start..<byte)
                case .emphasis(let inner), .strong(let inner): take(inner)
                case .text, .code, .lineBreak, .citation: byte += inline.plain.utf8.count
                }
            }
        }
        take(inlines)
        return places
    }
}
