import ArgumentParser

/// `carrel kiosk`: reading in a waiting room that nobody watches.
struct KioskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "Open a published shelf to visitors of a waiting room, each at a fresh desk that nobody gets out of.")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    func run() throws {
        guard let shelf = shared.shelf else { throw Refusal.noShelf }
        try Kiosk.open(shelf: shelf, choices: shared.choices)
    }
}
