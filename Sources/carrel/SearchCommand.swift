import ArgumentParser
import Paper
import Shelf
import Surface
import Topics

/// `carrel search WORD…`: the search of the reading desk, from the shell.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search the library.",
        usage: "carrel search [<options>] <word> ...")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: ArgumentHelp("What to search for.", valueName: "word"))
    var words: [String]

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Correct no word: search for what was typed.")
    var asTyped = false

    @Option(help: ArgumentHelp("Print at most so many topics.", valueName: "n"))
    var limit = 10

    func validate() throws {
        if words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("Missing a word to search for") }
        if !(1...10_000).contains(limit) { throw ValidationError("'--limit' takes a number from 1 to 10000") }
    }

    func run() throws {
        let library = try Preparation(shared.choices).open()
        let query = words.joined(separator: " ")
        let answer = try library.ask { shelf throws(ShelfError) in
            try shelf.search(query, language: library.front.language, limit: limit, correcting: !asTyped)
        }
        if json {
            try Voice.say(Paper.json(answer, language: library.front.language).page)
        } else {
            try Voice.say(Self.text(answer, front: library.front))
        }
        if answer.hits.isEmpty { throw Refusal.said(.nothing) }
    }

    /// What to do in an emergency, when words of danger were typed. Then a topic a paragraph: rank, title and id; section; the place found, with what matched between asterisks.
    static func text(_ answer: SearchAnswer, front: Front) -> String {
        let words = front.words
        var lines = Script.emergency(answer, front: front)
        if let corrected = answer.corrected {
            lines.append(words[.correctedTo, ["words": Escaper.safe(corrected)]])
            lines.append(words[.searchLiterally, ["words": Escaper.safe(answer.query)]] + ": --as-typed")
        }
        if answer.hits.isEmpty {
            lines.append(words[.nothingFound, ["words": Escaper.safe(answer.query)]])
            if !answer.nearest.isEmpty { lines.append(words[.nearestTitles]) }
            for topic in answer.nearest { lines.append("  \(Escaper.safe(topic.title))  (\(Escaper.safe(topic.id)))") }
            lines.append(words[.index] + ": carrel list")
        }
        for (index, hit) in answer.hits.enumerated() {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(index + 1). \(Escaper.safe(hit.title))  (\(Escaper.safe(hit.id)))")
            lines.append("   \(Escaper.safe(hit.sectionTitle))")
            let snippet = hit.snippet.parts.map { $0.isMatch ? "*\(Escaper.safe($0.text))*" : Escaper.safe($0.text) }.joined()
            if !snippet.isEmpty { lines.append("   \(snippet)") }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
