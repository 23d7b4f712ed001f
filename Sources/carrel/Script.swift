import Paper
import Surface
import Topics

/// What linear reading says at one place: lines, in parts that are said one at a time, and what its numbers open.
struct Script: Equatable {
    /// What a number opens.
    enum Link: Equatable {
        case section(SectionHeading)
        /// By id, at the heading with that anchor if there is one.
        case topic(String, anchor: String?)
        /// What a search found: by id, where these words stand if they do.
        case found(String, at: String?)
        /// A search for the words as they were typed.
        case literal(String)
        /// By id, with the statements of the topics from that one on that cite it.
        case source(String, from: Int = 0)
        /// A part of the topic being read.
        case part(Int)
        /// Every topic by title.
        case index
        /// Every word explained.
        case glossary
        /// A handout as a file of that name.
        case file(Handout, String)
        /// A handout on the printer of that name.
        case printer(Handout, String)
    }

    /// Lines in parts; there is always a first part.
    var parts: [[String]]
    /// What the numbers open, the first by 1.
    var links: [Link]
    /// The topic, when it is one.
    var page: Page?

    init(parts: [[String]], links: [Link] = [], page: Page? = nil) {
        self.parts = parts.isEmpty ? [[]] : parts
        self.links = links
        self.page = page
    }

    /// A topic, a part at a time; its numbers open the topics it links to.
    static func topic(_ page: Page, words: Words, today: Day?) -> Script {
        let topic = Paper.linear(page, words: words, today: today)
        return Script(parts: topic.parts.map(\.lines), links: topic.links.map { .topic($0.topic, anchor: $0.anchor) }, page: page)
    }

    /// The parts of a topic by their headings.
    static func contents(of page: Page, words: Words, today: Day?) -> Script {
        let topic = Paper.linear(page, words: words, today: today)
        return Script([words[.contents]], topic.parts.enumerated().map { ($0.element.title, .part($0.offset)) })
    }

    /// A list of numbered links under a heading, at most so many in a part.
    ///
    /// Every line of it is safe to show; `title` of an entry need not be. The `last` link has its number after the entries, and its line in
    /// the heading.
    private init(_ heading: [String], _ entries: [(title: String, link: Link)], inPartsOf size: Int = 20, last: Link? = nil) {
        var parts = [heading]
        for (index, entry) in entries.enumerated() {
            if index > 0, index % size == 0 { parts.append([]) }
            parts[parts.count - 1].append("\(index + 1) \(Escaper.safe(entry.title))")
        }
        self.init(parts: parts, links: entries.map(\.link) + (last.map { [$0] } ?? []))
    }

    /// The library's title, whom to call, and its sections.
    static func menu(_ front: Front) -> Script {
        let calls = self.calls(front)
        let heading = [Escaper.safe(front.title)] + (calls.isEmpty ? [] : [front.words[.crisis]] + calls)
        return Script(heading, front.sections.filter { $0.count > 0 }.map { ($0.title, .section($0)) })
    }

    /// Whom to call, a safe line each.
    private static func calls(_ front: Front) -> [String] {
        front.crisis.map { line in
            let ways = [
                line.call.map { front.words[.callNumber, ["number": $0]] }, line.text.map { front.words[.textNumber, ["number": $0]] },
            ]
            return Escaper.safe(([line.name] + ways.compactMap(\.self)).joined(separator: ". ") + ".")
        }
    }

    /// The topics of a section.
    static func section(_ section: SectionHeading, _ topics: [TopicHeading]) -> Script {
        Script([Escaper.safe(section.title)], topics.map { ($0.shortTitle, .topic($0.id, anchor: nil)) })
    }

    /// The way to every word explained, and every topic by title.
    static func index(_ topics: [TopicHeading], words: Words) -> Script {
        let sorted = topics.map { (Folding.fold($0.title), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        return Script([words[.index]], [(words[.glossary], .glossary)] + sorted.map { ($0.title, .topic($0.id, anchor: nil)) })
    }

    /// Every word explained; the numbers open the topics that say more.
    static func glossary(_ glossary: Glossary, words: Words) -> Script {
        var script = Script(parts: [[words[.glossary]]])
        for (index, entry) in glossary.entries.map({ (Folding.fold($0.term), $0) }).sorted(by: { $0.0 < $1.0 }).map(\.1).enumerated() {
            if index > 0, index % 10 == 0 { script.parts.append([]) }
            var line = ([entry.term] + entry.also).joined(separator: ", ") + ": " + entry.meaning
            if let id = entry.topic, let title = glossary.topics[id] {
                script.links.append(.topic(id, anchor: nil))
                line += " " + words[.labelMore] + ": " + title + " " + words[.linkNumber, ["number": String(script.links.count)]]
            }
            script.parts[script.parts.count - 1].append(Escaper.safe(line))
        }
        return script
    }

    /// The ways to take handouts home: each as text, as a page, and on each printer. Its name is what a handout's file is called.
    static func takeHome(_ handouts: [(title: String, name: String, handout: Handout)], printers: [String], words: Words) -> Script {
        var entries: [(String, Link)] = []
        for (title, name, handout) in handouts {
            for (way, file) in [(Message.handoutAsText, name + Handout.textEnding), (.handoutAsPage, name + Handout.pageEnding)] {
                entries.append(("\(ended(title)) \(words[way]): \(file)", .file(handout, file)))
            }
            for printer in printers {
                entries.append(("\(ended(title)) \(words[.handoutOnPrinter, ["printer": printer]])", .printer(handout, printer)))
            }
        }
        return Script([words[.handout]], entries)
    }

    /// What a search found, or the nearest titles.
    static func results(_ answer: SearchAnswer, front: Front) -> Script {
        let words = front.words
        var heading = emergency(answer, front: front)
        heading += answer.corrected.map { [words[.correctedTo, ["words": Escaper.safe($0)]]] } ?? []
        var entries: [(String, Link)] = []
        if answer.hits.isEmpty {
            heading.append(words[.nothingFound, ["words": Escaper.safe(answer.query)]])
            if !answer.nearest.isEmpty { heading.append(words[.nearestTitles]) }
            entries = answer.nearest.map { ($0.title, .topic($0.id, anchor: nil)) } + [(words[.index], .index)]
        } else {
            let count = answer.hits.count
            heading.append(count == 1 ? words[.oneResult] : words[.results, ["count": String(count)]])
            entries = answer.hits.map { ("\(ended($0.title)) \($0.sectionTitle). \($0.snippet.plain)", .found($0.id, at: $0.place)) }
        }
        if answer.corrected != nil {
            let literally = words[.searchLiterally, ["words": answer.query]]
            heading.append("\(entries.count + 1) \(Escaper.safe(literally))")
            return Script(heading, entries, inPartsOf: 5, last: .literal(answer.query))
        }
        return Script(heading, entries, inPartsOf: 5)
    }

    /// A title as a sentence, with a full stop if it has no end of its own.
    private static func ended(_ title: String) -> String { title.last.map { ".?!".contains($0) } == true ? title : title + "." }

    /// What a search for words of danger says before anything else, in safe lines; empty for any other.
    static func emergency(_ answer: SearchAnswer, front: Front) -> [String] {
        guard answer.isDanger else { return [] }
        return [front.words[.boxEmergency]] + (answer.emergency.isEmpty ? calls(front) : answer.emergency.map(Escaper.safe))
    }

    /// What can be typed.
    static func help(_ words: Words) -> [String] {
        [words[.help]]
            + LinearCommand.table.map { entry in
                (entry.typed.isEmpty ? words[.linearEmptyLine] : entry.typed) + ": " + words[entry.purpose]
            }
    }
}
