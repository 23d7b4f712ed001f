import ArgumentParser
import Paper
import Shelf
import Topics

/// `carrel check`: the author's compiler. Names everything that is wrong with a library, and how to mend it.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Name everything that is wrong with a library; with --shelf, verify a published one.",
        usage: "carrel check [<options>] [<content>]")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: ArgumentHelp("The library's folder.", valueName: "content"), completion: .directory)
    var folder: String?

    @Flag(help: "Let warnings fail the check too.")
    var strict = false

    @Option(help: ArgumentHelp("How to print.", valueName: "name"))
    var format = Format.text

    func run() throws {
        let choices = try Configuration.personal().completing(shared.choices)
        let content: String?
        switch (folder ?? choices.content, choices.shelf) {
        case (let folder?, let shelf):
            content = folder
            if let shelf { try Self.verify(shelf) }
        case (nil, let shelf?):
            content = nil
            try Self.verify(shelf)
        case (nil, nil):
            switch try LibraryPlace.find(choices) {
            case .content(let folder): content = folder
            case .shelf(let shelf):
                content = nil
                try Self.verify(shelf)
            }
        }
        let judged = try content.map { folder in try JudgedLibrary(folder, today: choices.today) }
        switch format {
        case .json: try Voice.say(JSONText.array((judged?.problems ?? []).map(\.json)).page)
        case .text: try Voice.say((judged?.problems ?? []).map { $0.line + "\n" }.joined())
        }
        guard let judged else { return }
        Voice.complain(judged.summary)
        if judged.errors > 0 || (strict && judged.warnings > 0) { throw Refusal.said(.nothing) }
    }

    /// Reads every record of a shelf, and throws at the first that fails its checksum.
    private static func verify(_ path: String) throws(Refusal) {
        let library = try Preparation(Choices(shelf: path)).open(isHurried: true)
        try library.ask { shelf throws(ShelfError) in try shelf.verifyAll() }
        Voice.complain("the shelf is whole: \(library.front.edition)")
    }
}
