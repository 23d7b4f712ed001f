import ArgumentParser

/// `carrel kiosk`: reading in a waiting room that nobody watches.
struct KioskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "Open a published shelf to visitors of a waiting room, each at a fresh desk that nobody gets out of.",
        subcommands: [SetPasscodeCommand.self])

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Option(help: ArgumentHelp("Read the configuration below this folder.", valueName: "dir", visibility: .hidden))
    var root = ""

    func run() throws {
        try Kiosk.open(KioskSettings(shared.choices, root: root))
    }
}
