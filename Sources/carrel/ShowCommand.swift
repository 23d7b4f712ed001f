import ArgumentParser
import Paper

/// `carrel show TOPIC`: one topic with its sources, as text or in a form other programs read.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Print a topic with its sources.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, html, json }

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: "The topic.")
    var topic: String

    @Option(help: ArgumentHelp("How to print: text, markdown, html or json.", valueName: "name"))
    var format = Format.text

    @Option(help: ArgumentHelp("The longest line of text, in columns.", valueName: "n"))
    var width = 72

    func validate() throws {
        if !(20...500).contains(width) { throw ValidationError("'--width' takes a number from 20 to 500") }
    }

    func run() throws {
        let library = try Preparation(shared.choices).open()
        let page = try library.page(topic)
        let today = shared.choices.today
        let words = library.front.words
        switch format {
        case .text: try Voice.say(Paper.text(page, width: width, words: words, today: today))
        case .markdown: try Voice.say(Paper.markdown(page, words: words, today: today))
        case .html: try Voice.say(Paper.html(page, words: words, today: today))
        case .json: try Voice.say(Paper.json(page).page)
        }
    }
}
