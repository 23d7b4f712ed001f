import ArgumentParser
import Paper
import Topics

/// `carrel handout TOPIC…`: topics to take home, as text in sheets or as a page that prints well.
struct HandoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handout", abstract: "Make a handout of topics, to print and take home.",
        usage: "carrel handout [<options>] <topic> ...")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, html }

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: ArgumentHelp("What it is about, in this order.", valueName: "topic"), completion: .topic)
    var topics: [String]

    @Option(help: ArgumentHelp("How to write it; without it, as the file's name says, else text.", valueName: "name"))
    var format: Format?

    @Option(help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file"), completion: .file())
    var to = "-"

    func validate() throws {
        if to.isEmpty { throw ValidationError("Missing value for '--to'") }
    }

    func run() throws {
        let library = try Preparation(shared.choices).open()
        let handout = Handout(pages: try topics.map { topic in try library.page(topic) }, day: shared.choices.today)
        let text =
            switch format ?? (Handout.isPage(to) ? .html : .text) {
            case .text: Paper.handout(handout, front: library.front)
            case .html: Paper.handoutHTML(handout, front: library.front)
            }
        if to == "-" { try Voice.say(text) } else { try HandoutFile.write(text, to: to, replaces: true) }
    }
}
