import Glibc
import Reader
import Services
import Shelf
import Surface
import Topics

/// Reading without a screen: one command a line in, plain lines out, nothing ever moved or drawn over.
struct LinearDesk {
    /// The library in the language of what is being read.
    private var library: OpenLibrary { here.library }
    private let today: Day?
    /// Whether a person types the commands and wants to be told that there is more.
    private let isLive: Bool
    private var words: Words { library.front.words }
    /// What is being read, and how many of its parts have been said.
    private var here: Stop
    /// Where `b` leads, the newest last.
    private var back: [Stop] = []
    /// What is being looked for in the topic, and the lines that hold it, by part and line.
    private var find: (words: String, places: [(part: Int, line: Int)], next: Int)?

    /// The person's own questions, as long as the reading lasts.
    private var questions: [String] = []

    private struct Stop {
        var library: OpenLibrary
        var script: Script
        var said = 0
    }

    /// Reads commands from standard input until its end or until the person leaves.
    ///
    /// When standard input is no terminal, what is left of the page is said at its end: with an empty input, the whole page.
    static func read(_ preparation: Preparation, topic: String?) throws(Refusal) {
        let library = try preparation.open()
        let isLive = isatty(STDIN_FILENO) == 1
        var desk = try LinearDesk(library, topic: topic, today: preparation.choices.today, isLive: isLive)
        var input = LineReader()
        try say(desk.more())
        while true {
            if isLive { try Voice.say("> ") }
            guard let line = input.next() else { break }
            guard let lines = try desk.answer(line) else { return }
            try say(lines)
        }
        if !isLive { try say(desk.rest()) }
    }

    private static func say(_ lines: [String]) throws(Refusal) {
        if !lines.isEmpty { try Voice.say(lines.map { $0 + "\n" }.joined()) }
    }

    /// A desk with a topic on it, or the menu.
    init(_ library: OpenLibrary, topic: String?, today: Day?, isLive: Bool) throws(Refusal) {
        self.isLive = isLive
        self.today = today
        here = Stop(library: library, script: .menu(library.front))
        if let topic { here.script = .topic(try library.page(topic), words: words, today: today) }
    }

    /// Carries out one line and answers what to say; nil when the person leaves. A link that leads nowhere is said, and ends nothing.
    private mutating func answer(_ line: String) throws(Refusal) -> [String]? {
        do {
            return try obey(line)
        } catch {
            switch error {
            case .unknownTopic, .unknownSource: return [words[.failedToOpen, ["why": error.message ?? ""]]]
            default: throw error
            }
        }
    }

    private mutating func obey(_ line: String) throws(Refusal) -> [String]? {
        guard let command = LinearCommand(line) else { return [words[.linearUnknown]] }
        switch command {
        case .more: return more()
        case .open(let number): return try open(number)
        case .back:
            guard let last = back.popLast() else { return [words[.nothingBack]] }
            here = last
            here.said -= 1
            find = nil
            return more()
        case .search(let query): return try search(query, correcting: true)
        case .find(let wanted): return find(wanted)
        case .sources(let number): return try sources(number)
        case .keep(let wanted): return keep(wanted)
        case .questions: return questions.isEmpty ? [words[.linearNoQuestions]] : [words[.myQuestions]] + numbered(questions)
        case .takeHome(nil): return takeHome()
        case .takeHome(let name?): return takeHome(as: name)
        case .language: return try changeLanguage()
        case .contents:
            guard let page = here.script.page else { return [words[.linearNoTopic]] }
            return go(to: .contents(of: page, words: words, today: today))
        case .index: return go(to: .index(try library.headings(), words: words))
        case .menu: return go(to: .menu(library.front))
        case .about:
            guard let page = here.script.page else { return [words[.linearNoTopic]] }
            return Script.about(page, words: words, today: today)
        case .help: return Script.help(words)
        case .quit: return nil
        }
    }

    /// Leaves what is being read for something else and says a part of it, the first if nothing else is asked for.
    private mutating func go(to script: Script, part: Int = 0) -> [String] {
        back.append(here)
        here.script = script
        here.said = min(part, script.parts.count - 1)
        find = nil
        return more()
    }

    /// Goes to a topic where words stand, at the part that holds them.
    private mutating func go(to script: Script, at words: String?) -> [String] {
        let wanted = words.map(Folding.fold) ?? ""
        let part = wanted.isEmpty ? nil : script.parts.firstIndex { $0.contains { Folding.fold($0).contains(wanted) } }
        return go(to: script, part: part ?? 0)
    }

    private mutating func search(_ query: String, correcting: Bool) throws(Refusal) -> [String] {
        let language = library.front.language
        let answer = try library.ask { shelf throws(ShelfError) in
            try shelf.search(query, language: language, limit: OpenLibrary.hitsOnScreen, correcting: correcting)
        }
        return go(to: .results(answer, front: library.front))
    }

    /// The next part, and whether there is more.
    private mutating func more() -> [String] {
        let parts = here.script.parts
        guard here.said < parts.count else { return [words[.linearEnd]] }
        here.said += 1
        return parts[here.said - 1] + (isLive && here.said < parts.count ? [words[.linearGoOn]] : [])
    }

    /// Every part not said yet.
    private mutating func rest() -> [String] {
        defer { here.said = here.script.parts.count }
        return Array(here.script.parts[here.said...].joined())
    }

    private mutating func open(_ number: Int) throws(Refusal) -> [String] {
        guard here.script.links.indices.contains(number - 1) else {
            return [words[.linearNoNumber, ["number": String(number)]]]
        }
        switch here.script.links[number - 1] {
        case .section(let section):
            let language = library.front.language
            let topics = try library.ask { shelf throws(ShelfError) in try shelf.menu(section: section.id, language: language) }
            return go(to: .section(section, topics))
        case .topic(let id, let anchor):
            let page = try library.page(id)
            // The first part is the beginning, every other one begins with a heading.
            let part = anchor.flatMap { Anchor.all(of: page.topic).firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            return go(to: .topic(page, words: words, today: today), part: part)
        case .found(let id, let words):
            return go(to: .topic(try library.page(id), words: self.words, today: today), at: words)
        case .literal(let query): return try search(query, correcting: false)
        case .index: return go(to: .index(try library.headings(), words: words))
        case .source(let id, let first):
            let source = try library.source(id, from: first, most: OpenLibrary.topicsOfSource)
            return go(to: .source(source, words: words))
        case .part(let part):
            // The contents are a step aside: back in the topic, at that part.
            guard let topic = back.popLast() else { return [words[.linearNoTopic]] }
            here = topic
            here.said = part
            return more()
        case .glossary:
            let language = library.front.language
            let glossary = try library.ask { shelf throws(ShelfError) in try shelf.glossaryPage(language: language) }
            return go(to: .glossary(glossary, words: words))
        case .file(let handout, let name):
            return leaveList(saying: HandoutFile.put(handout, name: name, replaces: false, front: library.front), name)
        case .printer(let handout, let printer):
            return leaveList(saying: Printer.take(handout, on: printer, front: library.front), printer)
        }
    }

    /// The ways to take home the open topic and the questions.
    private mutating func takeHome() -> [String] {
        let handouts = self.handouts
        if handouts.isEmpty { return [words[.linearNoTopic]] }
        return go(to: .takeHome(handouts, printers: PrintService.queues(), words: words))
    }

    /// Takes the open topic home as a file of that name; without one, the questions.
    private func takeHome(as name: String) -> [String] {
        guard let handout = handouts.first?.handout else { return [words[.linearNoTopic]] }
        guard Handout.isPlainName(name) else { return [words[.badFileName]] }
        return [said(of: HandoutFile.put(handout, name: name, replaces: false, front: library.front), name)]
    }

    /// What there is to take home: its title, what its file is called, and itself.
    private var handouts: [(title: String, name: String, handout: Handout)] {
        let topic = here.script.page.map { ($0.topic.title, $0.topic.id, Handout(pages: [$0], day: today)) }
        let own = questions.isEmpty ? nil : (words[.myQuestions], words[.questionsFile], Handout(questions: questions, day: today))
        return [topic, own].compactMap(\.self)
    }

    /// Goes back from the list of ways home, which has done its work.
    private mutating func leaveList(saying outcome: Outcome, _ name: String) -> [String] {
        if let last = back.popLast() { here = last }
        return [said(of: outcome, name)]
    }

    /// What became of a handout. A file that is there is never replaced: one types another name.
    private func said(of outcome: Outcome, _ name: String) -> String {
        switch outcome {
        case .written(let name): words[.handoutWritten, ["file": Escaper.safe(name)]]
        case .printed(let printer): words[.handoutPrinted, ["printer": Escaper.safe(printer)]]
        case .isThere: words[.linearFileIsThere, ["file": Escaper.safe(name)]]
        case .failed(let why): why
        }
    }

    /// Goes on in the next language: the same topic at the same part, else the menu.
    private mutating func changeLanguage() throws(Refusal) -> [String] {
        guard let next = library.front.nextLanguage else { return [words[.oneLanguage]] }
        let other = try OpenLibrary(library.shelf, language: next.code)
        let (page, part) = (here.script.page, here.said - 1)
        back.append(here)
        find = nil
        here = Stop(library: other, script: .menu(other.front))
        guard let page else { return more() }
        let translated = try other.ask { shelf throws(ShelfError) in try shelf.page(page.topic.id, language: next.code) }
        guard let translated else { return [words[.linearNotTranslated]] + more() }
        let script = Script.topic(translated, words: words, today: today)
        here = Stop(library: other, script: script, said: max(0, min(part, script.parts.count - 1)))
        return more()
    }

    /// Keeps a question of the topic by its number, or the words typed; without either says which there are.
    private mutating func keep(_ wanted: String?) -> [String] {
        let prompts = here.script.page?.topic.questions ?? []
        guard let wanted else { return [words[.questionsToAsk]] + numbered(prompts) }
        if let number = Int(wanted) {
            guard prompts.indices.contains(number - 1) else { return [words[.linearNoNumber, ["number": wanted]]] }
            questions.append(prompts[number - 1])
        } else {
            questions.append(wanted)
        }
        return [words[.questionAdded, ["count": String(questions.count)]]]
    }

    private func numbered(_ texts: [String]) -> [String] { texts.enumerated().map { "\($0 + 1) \(Escaper.safe($1))" } }

    private mutating func sources(_ number: Int?) throws(Refusal) -> [String] {
        guard let page = here.script.page else { return [words[.linearNoTopic]] }
        guard let number else { return go(to: .sources(of: page, words: words)) }
        guard page.citations.indices.contains(number - 1) else {
            return [words[.linearNoNumber, ["number": String(number)]]]
        }
        return Script.citation(number, of: page, words: words)
    }

    /// Says the next line that holds the words; every further part then follows as usual.
    private mutating func find(_ wanted: String) -> [String] {
        if !wanted.isEmpty {
            let folded = Folding.fold(wanted)
            var places: [(part: Int, line: Int)] = []
            for (part, lines) in here.script.parts.enumerated() {
                for (line, text) in lines.enumerated() where Folding.fold(text).contains(folded) { places.append((part, line)) }
            }
            find = (wanted, places, 0)
        }
        guard var found = find, !found.places.isEmpty else { return [words[.noMatch]] }
        let place = found.places[found.next]
        let count = words[.matchCount, ["number": String(found.next + 1), "count": String(found.places.count)]]
        found.next = (found.next + 1) % found.places.count
        find = found
        here.said = place.part + 1
        return [count] + here.script.parts[place.part][place.line...]
    }
}
