import Topics

/// How a kiosk is to be: the command line before the configuration of this machine, which the kiosk's user may not be able to change.
struct KioskSettings {
    let shelf: String
    let choices: Choices
    let passcodeHash: String?
    let idleSeconds: Int
    /// The languages a visitor may choose from; nil for all of the library's.
    let languages: [String]?

    init(_ flags: Choices, _ options: KioskOptions) throws(Refusal) {
        let configuration = try Configuration.machine(root: options.root)
        var choices = configuration.completing(flags)
        guard let shelf = choices.shelf ?? LibraryPlace.installedShelf else { throw .noShelf }
        let said = configuration.files.first?.settings.kiosk
        self.shelf = Surroundings.absolute(shelf)
        passcodeHash = said?.passcodeHash
        idleSeconds = options.idleSeconds ?? said?.idleSeconds ?? Settings.Kiosk.standardIdleSeconds
        languages = options.languages ?? said?.languages
        choices.language = flags.language ?? languages?.first ?? choices.language
        self.choices = choices
        // Walls that forbid a reader every program and socket forbid it printing. A word that did nothing would be worse than none.
        if (options.allow ?? said?.allow ?? []).contains(.print) {
            throw .config("“allow: [print]”: a kiosk prints nothing; take that out")
        }
    }
}
