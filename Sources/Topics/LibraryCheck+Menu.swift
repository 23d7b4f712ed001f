extension LibraryCheck {
    /// Checks `library.yaml` against the topics that are there.
    mutating func checkMenu() {
        let file = path("library.yaml")
        let library = library
        texts(file)
        let ids = Set(library.topics.map(\.id))
        let homes = Dictionary(grouping: library.topics, by: \.id).mapValues { Set($0.map(\.section)) }
        for (number, section) in library.sections.enumerated() {
            for (position, id) in section.topics.enumerated() where homes[id]?.contains(section.id) != true {
                if library.languages.contains(where: { unreadable.contains($0 + "/" + id) }) { continue }
                let nearest = ids.contains(id) ? nil : nearest(id, among: "topics") { ids.sorted() }
                report(.listedTopicMissing(id, nearest: nearest), file, library.places["sections.\(number).topics.\(position)"])
            }
        }
        let menus = Dictionary(library.sections.map { ($0.id, Set($0.topics)) }, uniquingKeysWith: { $0.union($1) })
        for topic in library.topics {
            // A folder that is no section has been reported where it was read.
            if let menu = menus[topic.section], !menu.contains(topic.id) { report(.topicNotListed(topic.id), topic.file, nil) }
            if ID.commands.contains(topic.id) { report(.idIsCommand(topic.id), topic.file, nil) }
        }
        duplicates()
        let longer = (library.topicLength?.longer ?? [:]).keys.sorted().map { ($0, "topic-words.longer." + $0) }
        for (id, key) in (library.helpTopic.map { [($0, "help-topic")] } ?? []) + longer where !ids.contains(id) {
            if library.languages.contains(where: { unreadable.contains($0 + "/" + id) }) { continue }
            report(.unknownTopic(id, nearest: nearest(id, among: "topics") { ids.sorted() }), file, library.places[key])
        }
    }

    /// Texts that one declared language has and another lacks.
    private mutating func texts(_ file: String) {
        func missing(in texts: [String: String], _ key: String) {
            if texts.isEmpty { return }
            for language in library.languages where texts[language] == nil {
                report(.textMissing(key: key, language: language), file, library.places[key])
            }
        }
        missing(in: library.title, "title")
        missing(in: library.disclaimer, "disclaimer")
        for (number, section) in library.sections.enumerated() { missing(in: section.title, "sections.\(number).title") }
        for (number, line) in library.crisis.enumerated() { missing(in: line.name, "crisis.\(number).name") }
    }

    /// Topics of one language with the same id, small and capital letters alike: each is told of the other.
    private mutating func duplicates() {
        let same = Dictionary(grouping: library.topics) { $0.language + "/" + $0.id.lowercased() }
        for topics in same.values where topics.count > 1 {
            for (index, topic) in topics.enumerated() {
                report(.duplicateTopic(topic.id, other: topics[index == 0 ? 1 : 0].file), topic.file, nil)
            }
        }
    }

    /// Checks what the glossaries and the crisis lines lean on.
    mutating func checkGlossaryAndCrisis() {
        for (index, line) in library.crisis.enumerated() {
            guard let key = line.source else { continue }
            cites(key.source)
            let place = library.places["crisis.\(index).source"] ?? library.places["crisis.\(index)"]
            guard confirm(key, path("library.yaml"), place) else { continue }
            for (name, number) in [("call", line.call), ("text", line.text)] {
                for figure in Figure.all(in: number ?? "", reading: .finding) where !isStated(figure, by: [key]) {
                    let place = library.places["crisis.\(index).\(name)"] ?? place
                    report(.figureNotInFinding(figure.text, cited: [key]), path("library.yaml"), place)
                }
            }
        }
        for (language, entries) in library.glossary { glossary(entries, language) }
    }

    private mutating func glossary(_ entries: [GlossaryEntry], _ language: String) {
        let file = path("\(language)/glossary.yaml")
        var forms: Set<[String]> = []
        for entry in entries {
            var own: Set<[String]> = []
            for form in [entry.term] + entry.also {
                let words = Token.all(in: Folding.fold(form)).filter { $0.kind != .mark }.map(\.text)
                guard own.insert(words).inserted, !forms.insert(words).inserted else { continue }
                report(.duplicateTerm(form), file, entry.place)
            }
            if let topic = entry.topic { _ = confirm(topic: topic, language, file, entry.place) }
            let stated = Figure.all(in: entry.meaning, reading: .topic, language: language).filter { !crisisNumbers.contains($0.value) }
            if let key = entry.source {
                cites(key.source)
                guard confirm(key, file, entry.place) else { continue }
                for figure in stated where !isStated(figure, by: [key]) {
                    report(.figureNotInFinding(figure.text, cited: [key]), file, entry.place)
                }
            } else if let figure = stated.first {
                report(.uncitedFigure(figure.text), file, entry.place)
            }
        }
    }
}
