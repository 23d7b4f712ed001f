extension LibraryCheck {
    /// Checks what a topic names: findings, topics, headings, its original.
    mutating func checkNames(in topic: TopicReport) {
        for (key, place) in topic.unknown { _ = confirm(key, topic.file, place) }
        for link in topic.links { check(link, in: topic) }
        for (id, place) in topic.related { _ = confirm(topic: id, topic.language, topic.file, place) }
        checkOriginal(of: topic)
    }

    private mutating func check(_ link: TopicLink, in topic: TopicReport) {
        guard confirm(topic: link.topic, topic.language, topic.file, link.place) else { return }
        guard let target = topicIndices[topic.language]?[link.topic]?.first else { return }
        let homes = topicIndices[topic.language]?[link.topic]?.map { library.topics[$0].section } ?? []
        let section = link.section ?? topic.section
        if !homes.contains(section) {
            report(.linkToWrongSection(topic: link.topic, section: homes.first ?? section), topic.file, link.place)
        }
        guard let anchor = link.anchor, !anchor.isEmpty else { return }
        let anchors = anchors(ofTopicAt: target)
        if !anchors.contains(anchor) {
            let nearest = nearest(anchor, among: "headings of \(target)") { anchors.sorted() }
            report(.unknownAnchor(anchor, topic: link.topic, nearest: nearest), topic.file, link.place)
        }
    }

    private mutating func checkOriginal(of topic: TopicReport) {
        guard let translates = topic.translates, !unreadable.contains(translates.of + "/" + topic.id) else { return }
        guard let original = self.topic(topic.id, translates.of), translates.of != topic.language else {
            return report(.originalMissing(language: translates.of), topic.file, topic.translation.of)
        }
        if translates.reviewed < original.reviewed {
            report(
                .translationOlder(translated: translates.reviewed, original: original.reviewed), topic.file,
                topic.translation.reviewed ?? topic.translation.of)
        }
    }
}
