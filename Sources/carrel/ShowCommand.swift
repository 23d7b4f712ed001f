import ArgumentParser
import Paper
import Topics

/// `carrel show TOPIC`: one topic with its sources, as text or in a form other programs read.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a topic with its sources.",
        usage: "carrel show [<options>] <topic>")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, html, json }

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: "The topic.", completion: .topic)
    var topic: String

    @Option(help: ArgumentHelp("How to print.", valueName: "name"))
    var format = Format.text

    func run() throws {
        let preparation = try Preparation(shared.choices)
        let library = try preparation.open()
        let page = try library.page(topic)
        let today = shared.choices.today
        let width = preparation.choices.width ?? Settings.standardWidth
        let words = library.front.words
        switch format {
        case .text: try Voice.say(Paper.text(page, width: width, words: words, today: today))
        case .markdown: try Voice.say(Paper.markdown(page, words: words, today: today))
        case .html: try Voice.say(Paper.html(page, words: words, today: today))
        case .json: try Voice.say(Paper.json(page).page)
        }
    }
}
