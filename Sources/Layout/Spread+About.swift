import Surface
import Topics

extension Spread {
    /// About a topic: when it was reviewed, what it rests on and how that was read, how hard it is to read, and what its marks mean.
    ///
    /// Sources are counted, not findings: one that is cited five times is one. A topic too short to be scored, or in a language
    /// that has no formula here, says so instead of a level.
    ///
    /// - Parameter today: decides whether the review is overdue, which is then said; nil says nothing.
    /// - Complexity: O(*n*) in the length of the topic.
    public static func about(_ page: Page, width: Int, words: Words, today: Day?) -> Spread {
        var maker = SpreadMaker(width: width)
        let topic = page.topic
        maker.title(topic.title)
        maker.blank()
        maker.text(words[.aboutReviewed, ["date": topic.reviewed.description, "due": topic.reviewDue.description]])
        if let translates = topic.translates { maker.text(words[.aboutTranslation, ["date": translates.reviewed.description]]) }
        for notice in notices(of: page, words: words, today: today) { maker.text(notice, .boxWarning) }
        maker.setSources(of: page, words)
        maker.blank()
        maker.heading(words[.aboutReadingTitle], level: 2)
        if let score = Readability.of(topic, terms: page.terms) {
            maker.text(
                words[
                    .aboutReading, ["level": grade(score.eased), "raw": grade(score.raw), "smog": grade(score.smog)]])
        } else {
            maker.text(words[.aboutUnscored])
        }
        maker.setMarks(words)
        return maker.spread
    }

    /// A school year with one place after the point.
    private static func grade(_ score: Double) -> String {
        let tenths = Int((score * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

extension SpreadMaker {
    /// By how many and what kinds of sources, and how they were read.
    fileprivate mutating func setSources(of page: Page, _ words: Words) {
        blank()
        heading(words[.sources], level: 2)
        var seen: Set<String> = []
        let sources = page.citations.map(\.source).filter { seen.insert($0.id).inserted }
        if sources.isEmpty { return text(words[.noSources]) }
        text(words[.aboutSources, ["count": String(sources.count)]])
        for kind in Source.Kind.allCases { count(sources.count { $0.kind == kind }, kind.plain(words)) }
        blank()
        text(words[.labelRead] + ":")
        for reading in Source.Reading.allCases { count(sources.count { $0.read == reading }, reading.plain(words)) }
        let failing = page.citations.count { $0.finding.verdict != .supported }
        if failing > 0 {
            blank()
            text(words[.aboutFailing, ["count": String(failing)]])
        }
    }

    private mutating func count(_ number: Int, _ name: String) {
        if number > 0 { marked(Run(String(number), .strong), columns: 4) { $0.text(name) } }
    }

    /// What the marks of a page mean, each as it looks there.
    fileprivate mutating func setMarks(_ words: Words) {
        blank()
        heading(words[.aboutMarks], level: 2)
        let marks: [(Run, Message)] = [
            (Run("[1]", .citation), .markCitation), (Run(words[.markWord], .term), .markTerm), (Run(words[.markLink], .link), .markTopic),
            (Run(words[.boxClaim], .boxTitle), .markClaim), (Run(words[.boxDisagree], .boxWarning), .markDisagree),
        ]
        for (mark, meaning) in marks { explain(mark, words[meaning], columns: 18) }
        blank()
        text([Run(words[.labelCertainty] + ":", .strong)])
        for certainty in Certainty.allCases { explain(Run(certainty.plain(words), .strong), certainty.meaning(words), columns: 12) }
        blank()
        text([Run(words[.labelVerdict] + ":", .strong)])
        for verdict in Verdict.allCases {
            let mark = Run(verdict.plain(words), verdict == .supported ? .verdictHolds : .verdictFails)
            explain(mark, verdict.meaning(words), columns: 12)
        }
    }

    /// A mark and its meaning: in two columns where there is room for them.
    private mutating func explain(_ mark: Run, _ meaning: String, columns: Int) {
        if cells < 50 { labelled([mark], [Run(meaning)]) } else { marked(mark, columns: columns) { $0.text(meaning) } }
    }
}
