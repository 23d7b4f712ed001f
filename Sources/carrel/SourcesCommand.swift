import ArgumentParser
import Paper
import Surface
import Topics

/// `carrel sources [ID]`: what the library rests on.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "Print the library's sources, or one of them.",
        usage: "carrel sources [<options>] [<id>]")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, csl, bibtex, json }

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: ArgumentHelp("One source; without it, all.", valueName: "id"), completion: .source)
    var id: String?

    @Option(help: ArgumentHelp("How to print.", valueName: "name"))
    var format = Format.text

    func run() throws {
        let library = try Preparation(shared.choices).open()
        let ids = try id.map { [$0] } ?? library.sourceIDs()
        let sources = try ids.map { id in try library.source(id) }
        switch format {
        case .json: try Voice.say(Paper.json(sources).page)
        case .csl: try Voice.say(sources.map { Paper.csl($0.source) }.joined(separator: "---\n"))
        case .bibtex: try Voice.say(sources.map { Paper.bibtex($0.source) }.joined(separator: "\n"))
        case .text where id == nil: try Voice.say(sources.map { Self.line($0.source) + "\n" }.joined())
        case .text: try Voice.say(sources.map { Paper.sourceText($0, width: 72, words: library.front.words) }.joined())
        }
    }

    /// A source in a list of all: its id, which this command takes, then what it is called.
    static func line(_ source: Source) -> String { "\(Escaper.safe(source.id))  \(Escaper.safe(source.title))" }
}
