import ArgumentParser
import Shelf
import Surface
import Topics

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
        Shelf.prepareToPublish()
        var choices = shared.choices
        choices.content = try folder ?? choices.content ?? Configuration.personal().completing(choices).content
        guard case .content(let content) = try LibraryPlace.find(choices) else { throw Refusal.noLibrary }
        // A folder that is written to meanwhile is read again, as often as anybody has patience for.
        for isLast in [false, false, true] {
            let judged = try judged(content, today: choices.today)
            let bar = ProgressBar("publishing")
            do {
                let edition = try Shelf.publish(
                    judged.library, to: to, shards: shards, progress: { bar.show($0, of: $1) }, whole: judged.texts.whole)
                bar.finish()
                try Voice.say("\(Escaper.safe(edition))\n")
                return Voice.complain(judged.summary)
            } catch let failure as ShelfError {
                bar.finish()
                if case .overtaken = failure, !isLast { continue }
                throw Refusal.shelf(failure)
            }
        }
    }

    /// The library, if it has no errors.
    private func judged(_ content: String, today: Day?) throws(Refusal) -> JudgedLibrary {
        let judged = try JudgedLibrary(content, today: today, keepsWarnings: false)
        guard judged.errors == 0 else {
            for problem in judged.problems where problem.isError { Voice.complain(problem.line) }
            throw .unfit(errors: judged.errors)
        }
        guard !judged.library.topics.isEmpty else { throw .noReadableTopic(path: content) }
        return judged
    }
}
