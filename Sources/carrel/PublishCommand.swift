import ArgumentParser
import Shelf
import Surface

/// `carrel publish`: compiles a library without errors into a new edition of a shelf.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Compile a library into a new edition of a shelf, for readers to open.",
        usage: "carrel publish [<options>] [<content>] --to <shelf>")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: ArgumentHelp("The library's folder.", valueName: "content"), completion: .directory)
    var folder: String?

    @Option(help: ArgumentHelp("The shelf: a folder, made if it is not there.", valueName: "shelf"), completion: .directory)
    var to: String

    @Option(help: ArgumentHelp("Split the index into this many databases.", valueName: "n"))
    var shards = 1

    func validate() throws {
        if to.isEmpty { throw ValidationError("Missing value for '--to'") }
        if !(1...64).contains(shards) { throw ValidationError("'--shards' takes a number from 1 to 64") }
        if shared.shelf != nil { throw ValidationError("'--shelf' is for reading; name the shelf to publish to with '--to'") }
    }

    func run() throws {
        var choices = shared.choices
        choices.content = try folder ?? choices.content ?? Configuration.personal().completing(choices).content
        guard case .content(let content) = try LibraryPlace.find(choices) else { throw Refusal.noLibrary }
        let judged = try JudgedLibrary(content, today: choices.today)
        guard judged.errors == 0 else {
            for problem in judged.problems where problem.isError { Voice.complain(problem.line) }
            throw Refusal.unfit(errors: judged.errors)
        }
        guard !judged.library.topics.isEmpty else { throw Refusal.noReadableTopic(path: content) }
        let bar = ProgressBar("publishing")
        let edition: String
        do {
            edition = try Shelf.publish(judged.library, to: to, shards: shards) { bar.show($0, of: $1) }
        } catch {
            bar.finish()
            throw Refusal.shelf(error)
        }
        bar.finish()
        try Voice.say("\(Escaper.safe(edition))\n")
        Voice.complain(judged.summary)
    }
}
