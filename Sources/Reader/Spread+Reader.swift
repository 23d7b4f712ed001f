import Layout
import Surface
import Topics

extension Spread {
    /// What lies on the desk before anything is opened: what this is, how to begin, and what it is not.
    static func welcome(_ front: Front, policy: Policy, width: Int) -> Spread {
        var maker = SpreadMaker(width: width)
        maker.title(front.title)
        maker.blank()
        maker.text(front.words[.welcome])
        maker.blank()
        maker.text(front.words[policy.lettersSearch ? .welcomeLetters : .welcomeSearch])
        if !front.disclaimer.isEmpty {
            maker.blank()
            maker.text(front.disclaimer, .muted)
        }
        return maker.spread
    }

    /// All topics by title, under their first letters; above them the way to the words explained.
    static func index(_ topics: [TopicHeading], width: Int, words: Words) -> Spread {
        var maker = SpreadMaker(width: width)
        maker.title(words[.index])
        maker.blank()
        maker.text([Run(words[.glossary], .link, target: .glossary)])
        maker.alphabet(topics.map { (sortKey($0.title) + " " + $0.id, $0) }) { maker, topic in
            maker.text([Run(topic.title, .link, target: .topic(topic.id, anchor: nil))], indent: 2, hanging: 2)
        }
        return maker.spread
    }

    /// All words explained, under their first letters: what each means, the topic that says more, the source; above them the way to the topics.
    static func glossary(_ glossary: Glossary, width: Int, words: Words) -> Spread {
        var maker = SpreadMaker(width: width)
        maker.title(words[.glossary])
        maker.blank()
        maker.text([Run(words[.index], .link, target: .index)])
        maker.alphabet(glossary.entries.map { (sortKey($0.term), $0) }) { maker, entry in
            let name = ([entry.term] + entry.also).joined(separator: ", ")
            maker.text([Run(name, .strong), Run(": " + entry.meaning)], indent: 2, hanging: 2)
            if let id = entry.topic, let title = glossary.topics[id] {
                maker.text(
                    [Run(words[.labelMore] + ": ", .muted), Run(title, .link, target: .topic(id, anchor: nil))], indent: 4, hanging: 2)
            }
            if let id = entry.source?.source, let title = glossary.sources[id] {
                maker.text([Run(words[.labelSource] + ": ", .muted), Run(title, .link, target: .source(id))], indent: 4, hanging: 2)
            }
        }
        return maker.spread
    }

    /// What is shown for a topic that the language does not have: that it is so, and what there is.
    static func untranslated(_ page: Page, _ topics: [TopicHeading], width: Int, words: Words) -> Spread {
        var maker = SpreadMaker(width: width)
        maker.title(page.topic.title)
        maker.blank()
        maker.text(words[.notTranslated])
        maker.blank()
        if !topics.isEmpty { maker.text(words[.translatedTopics]) }
        for topic in topics {
            maker.marked(Run("•", .muted), columns: 2) { $0.text([Run(topic.title, .link, target: .topic(topic.id, anchor: nil))]) }
        }
        return maker.spread
    }

    /// The help screen: every command the policy allows, with its keys, by group.
    static func help(policy: Policy, width: Int, words: Words) -> Spread {
        var maker = SpreadMaker(width: width)
        let commands = Command.allCases.filter { policy.commands.contains($0) && !policy.keyNames(of: $0).isEmpty }
        for group in Command.Group.allCases {
            let members = commands.filter { $0.group == group }
            if members.isEmpty { continue }
            maker.blank()
            maker.heading(words[group.title], level: 2)
            for command in members {
                let keys = policy.keyNames(of: command).joined(separator: " ")
                maker.marked(Run(keys, .hintKey), columns: width < 50 ? 8 : 16) { $0.text(words[command.purpose]) }
            }
        }
        return maker.spread
    }

    /// A title as it is sorted: folded, without what stands before the first letter or number.
    private static func sortKey(_ title: String) -> String {
        String(Folding.fold(title).drop { !$0.isLetter && !$0.isNumber })
    }
}

extension SpreadMaker {
    /// A list sorted by its keys, each beginning letter a heading.
    fileprivate mutating func alphabet<Entry>(_ entries: [(key: String, entry: Entry)], _ set: (inout SpreadMaker, Entry) -> Void) {
        var letter = ""
        for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
            let first = key.first.map { $0.isLetter ? $0.uppercased() : "0–9" } ?? "0–9"
            if first != letter {
                letter = first
                blank()
                heading(letter, level: 2)
            }
            set(&self, entry)
        }
    }
}
