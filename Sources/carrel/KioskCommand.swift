import ArgumentParser

/// `carrel kiosk`: reading in a waiting room that nobody watches.
struct KioskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "Open a published shelf to visitors of a waiting room, each at a fresh desk that nobody gets out of.",
        usage: "carrel kiosk [<options>] [<subcommand>]",
        subcommands: [SetPasscodeCommand.self, KioskCheckCommand.self])

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @OptionGroup(title: "Options for the kiosk") var kiosk: KioskOptions

    func run() throws {
        try Kiosk.open(KioskSettings(shared.choices, kiosk))
    }
}
