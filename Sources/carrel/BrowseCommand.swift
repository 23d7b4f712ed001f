import ArgumentParser

/// `carrel [browse] [TOPIC]`: reading, on a screen or line by line.
struct BrowseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "browse", abstract: "Read the library on the screen; this is what carrel does when no command is named.",
        usage: "carrel browse [<options>] [<topic>]")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Argument(help: "The topic to begin with.", completion: .topic)
    var topic: String?

    func run() throws {
        try Self.browse(shared.choices, topic: topic)
    }

    /// Opens the library and reads in it until the person leaves.
    ///
    /// Reading is linear when asked for, when standard output is no terminal, or when `TERM` is `dumb`.
    static func browse(_ choices: Choices, topic: String?) throws(Refusal) {
        let preparation = try Preparation(choices)
        if choices.isLinear || !Voice.isScreen || Surroundings["TERM"] == "dumb" {
            try LinearDesk.read(preparation, topic: topic)
        } else {
            try Desk.read(preparation, topic: topic)
        }
    }
}
