/// Looks at topics by themselves, one after another, and remembers what helps with the next. One thread's own.
struct TopicCheck {
    let facts: CheckFacts
    /// On the topic that is being looked at.
    var report = TopicReport()
    private var figures: StatedFigures
    private var scorers: [String: ReadabilityScorer] = [:]
    private var jargons: [String: Jargon] = [:]

    init(_ facts: CheckFacts) {
        self.facts = facts
        figures = StatedFigures(facts.findings)
    }

    /// Checks a topic: what it names, its review, how it reads, and every statement in it.
    mutating func report(on topic: Topic) -> TopicReport {
        report = TopicReport(of: topic)
        names(topic)
        review(topic)
        let perusal = Perusal(topic)
        checkStatements(of: perusal)
        checkShape(of: perusal, jargon(topic.language))
        if let score = scorer(topic.language).score(perusal) {
            report.grade = score.eased
            if score.isTooHard { note(.readingLevel(eased: score.eased, raw: score.raw, smog: score.smog), nil) }
        }
        return report
    }

    private mutating func scorer(_ language: String) -> ReadabilityScorer {
        let known = scorers[language] ?? ReadabilityScorer(facts.library.glossary[language] ?? [])
        scorers[language] = known
        return known
    }

    private mutating func jargon(_ language: String) -> Jargon? {
        guard language.split(separator: "-").first == "en" else { return nil }
        let known = jargons[language] ?? Jargon(glossary: facts.library.glossary[language] ?? [])
        jargons[language] = known
        return known
    }

    /// Reports something about the topic.
    mutating func note(_ kind: Problem.Kind, _ place: Place?) {
        report.problems.append(Problem(kind, file: report.file, place: place ?? Place(line: 1, column: 1)))
    }

    /// Whether a finding exists; one that does not is left to the check of the whole.
    mutating func confirm(_ key: FindingKey, _ place: Place?) -> Bool {
        if facts.findings[key] != nil { return true }
        report.unknown.append((key, place))
        return false
    }

    /// Whether one of some findings states a figure.
    mutating func isStated(_ figure: Figure, by keys: some Sequence<FindingKey>) -> Bool { figures.state(figure, in: keys) }

    private mutating func names(_ topic: Topic) {
        for link in topic.links {
            let hasAnchor = link.anchor.map { !$0.isEmpty } ?? false
            if hasAnchor || !facts.names.has(link.topic, topic.language, in: link.section ?? topic.section) { report.links.append(link) }
        }
        for (number, id) in topic.related.enumerated() {
            let place = topic.places["related.\(number)"] ?? topic.places["related"]
            if id == topic.id {
                note(.relatedToItself, place)
            } else if !facts.names.has(id, topic.language) {
                report.related.append((id, place))
            }
        }
        report.translation = (topic.places["translates.of"] ?? topic.places["translates"], topic.places["translates.reviewed"])
    }

    private mutating func review(_ topic: Topic) {
        let reviewed = topic.places["reviewed"]
        let due = topic.places["review-due"]
        if let today = facts.today {
            if topic.reviewed > today { note(.reviewedInFuture(topic.reviewed), reviewed) }
            if today > topic.reviewDue { note(.reviewOverdue(due: topic.reviewDue), due) }
        }
        var months = (topic.reviewDue.year - topic.reviewed.year) * 12 + topic.reviewDue.month - topic.reviewed.month
        if topic.reviewDue.day > topic.reviewed.day { months += 1 }
        let limit = facts.library.reviewMonths
        if months > limit { note(.reviewDueTooLate(months: months, limit: limit), due) }
    }
}
