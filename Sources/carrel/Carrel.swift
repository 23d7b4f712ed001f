import ArgumentParser

/// The command line's root. A word that is no command is a topic, because browsing is what is done when nothing else is asked.
struct Carrel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carrel",
        abstract: "A quiet reading desk: browse and search a library of patient topics, and see where every statement comes from.",
        usage: "carrel [<options>] [<command> | <topic>]",
        version: "0.1.0",
        subcommands: [
            BrowseCommand.self, ListCommand.self, ShowCommand.self, SearchCommand.self, SourcesCommand.self, CheckCommand.self,
            PublishCommand.self, HandoutCommand.self, KioskCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: BrowseCommand.self)

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    /// The words that are commands, the parser's own `help` included.
    static let names = configuration.subcommands.map { $0._commandName } + ["help"]
}
