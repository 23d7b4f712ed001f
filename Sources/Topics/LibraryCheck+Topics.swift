extension LibraryCheck {
    /// Checks every topic: its links, its review, how it reads, and every statement in it.
    ///
    /// Parts of the library are checked side by side, each by a check of its own.
    mutating func checkTopics() {
        let count = library.topics.count
        let parts = max(1, min(8, count / 250))
        if parts == 1 { return check(topics: library.topics.indices) }
        var start = self
        start.problems = []
        start.mostNames /= parts
        let part = start
        let checks = Crew.map(parts) { number in
            var check = part
            check.check(topics: number * count / parts..<(number + 1) * count / parts)
            return check
        }
        for check in checks {
            problems += check.problems
            citedSources.formUnion(check.citedSources)
            answered.formUnion(check.answered)
            answeredPairs.formUnion(check.answeredPairs)
            grades += check.grades
            citedShare = citedShare + check.citedShare
        }
    }

    private mutating func check(topics: Range<Int>) {
        var scorers: [String: ReadabilityScorer] = [:]
        var jargons: [String: Jargon] = [:]
        func jargon(_ language: String) -> Jargon? {
            guard language.split(separator: "-").first == "en" else { return nil }
            let known = jargons[language] ?? Jargon(glossary: library.glossary[language] ?? [])
            jargons[language] = known
            return known
        }
        for index in topics {
            let topic = library.topics[index]
            links(topic)
            review(topic)
            let perusal = Perusal(topic)
            checkStatements(of: perusal)
            checkShape(of: perusal, jargon(topic.language))
            // In place: a copy would copy every word the scorer has met.
            let glossary = library.glossary[topic.language] ?? []
            let score = scorers[topic.language, default: ReadabilityScorer(glossary)].score(perusal)
            guard let score else { continue }
            grades.append(score.eased)
            if score.isTooHard { report(.readingLevel(eased: score.eased, raw: score.raw, smog: score.smog), topic.file, nil) }
        }
    }

    private mutating func links(_ topic: Topic) {
        for link in topic.links {
            guard confirm(topic: link.topic, topic.language, topic.file, link.place) else { continue }
            guard let target = topicIndices[topic.language]?[link.topic]?.first else { continue }
            let homes = topicIndices[topic.language]?[link.topic]?.map { library.topics[$0].section } ?? []
            let section = link.section ?? topic.section
            if !homes.contains(section) {
                report(.linkToWrongSection(topic: link.topic, section: homes.first ?? section), topic.file, link.place)
            }
            guard let anchor = link.anchor, !anchor.isEmpty else { continue }
            let anchors = anchors(ofTopicAt: target)
            if !anchors.contains(anchor) {
                let nearest = nearest(anchor, among: "headings of \(target)") { anchors.sorted() }
                report(.unknownAnchor(anchor, topic: link.topic, nearest: nearest), topic.file, link.place)
            }
        }
        for (number, id) in topic.related.enumerated() {
            let place = topic.places["related.\(number)"] ?? topic.places["related"]
            if id == topic.id {
                report(.relatedToItself, topic.file, place)
            } else {
                _ = confirm(topic: id, topic.language, topic.file, place)
            }
        }
    }

    private mutating func review(_ topic: Topic) {
        let reviewed = topic.places["reviewed"]
        let due = topic.places["review-due"]
        if topic.reviewed > today { report(.reviewedInFuture(topic.reviewed), topic.file, reviewed) }
        if today > topic.reviewDue { report(.reviewOverdue(due: topic.reviewDue), topic.file, due) }
        var months = (topic.reviewDue.year - topic.reviewed.year) * 12 + topic.reviewDue.month - topic.reviewed.month
        if topic.reviewDue.day > topic.reviewed.day { months += 1 }
        if months > library.reviewMonths { report(.reviewDueTooLate(months: months, limit: library.reviewMonths), topic.file, due) }
        guard let translates = topic.translates else { return }
        let place = topic.places["translates.of"] ?? topic.places["translates"]
        if unreadable.contains(translates.of + "/" + topic.id) { return }
        guard let original = self.topic(topic.id, translates.of), translates.of != topic.language else {
            return report(.originalMissing(language: translates.of), topic.file, place)
        }
        if translates.reviewed < original.reviewed {
            report(
                .translationOlder(translated: translates.reviewed, original: original.reviewed), topic.file,
                topic.places["translates.reviewed"] ?? place)
        }
    }
}
