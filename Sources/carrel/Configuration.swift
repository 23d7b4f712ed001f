import Surface
import Topics

/// What the configuration files say, the nearest first. What is asked for on the command line goes before all of them.
struct Configuration {
    let files: [ConfigurationFile]

    /// Where the configuration of a machine lies.
    static let machinePath = "/etc/carrel/config.yaml"

    /// The person's own file and the machine's, of those that are there.
    ///
    /// - Parameter root: Put before ``machinePath``, for a system that is prepared in a folder.
    static func personal(root: String = "") throws(Refusal) -> Configuration {
        var files: [ConfigurationFile] = []
        if let path = Surroundings.configurationFile, let own = try ConfigurationFile(path) { files.append(own) }
        if let machine = try ConfigurationFile(root + machinePath) { files.append(machine) }
        return Configuration(files: files)
    }

    /// The machine's file alone, for a kiosk: refused when the user the kiosk runs as, or others, can change it.
    static func machine(root: String = "") throws(Refusal) -> Configuration {
        let file = try ConfigurationFile(root + machinePath, isGuarded: true)
        return Configuration(files: file.map { [$0] } ?? [])
    }

    /// The command line's choices, and what the files say where it says nothing.
    func completing(_ flags: Choices) -> Choices {
        var choices = flags
        // The two say one thing, where the library is: the nearest that says it decides.
        if flags.content == nil, flags.shelf == nil, let file = files.first(where: \.namesLibrary) {
            choices.content = file.content
            choices.shelf = file.shelf
        }
        choices.language = flags.language ?? first(\.language)
        choices.theme = flags.theme ?? first(\.theme).flatMap { Theme(rawValue: $0) }
        choices.width = flags.width ?? first(\.width)
        choices.hasMouse = flags.hasMouse ?? first(\.hasMouse)
        return choices
    }

    /// The same refusal, or one that names the file when the library does not have the language a file asks for.
    func blame(for refusal: Refusal, _ flags: Choices) -> Refusal {
        guard case .unknownLanguage = refusal, flags.language == nil, let message = refusal.message,
            let file = files.first(where: { $0.settings.language != nil })
        else { return refusal }
        return .config("\(Escaper.safe(file.path)): \(message)")
    }

    private func first<Value>(_ value: (Settings) -> Value?) -> Value? {
        for file in files { if let value = value(file.settings) { return value } }
        return nil
    }
}
