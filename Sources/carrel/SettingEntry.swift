import Paper
import Surface
import Topics

/// One setting: its name in the configuration, its value, and where that comes from.
struct SettingEntry: Equatable {
    let name: String
    /// nil when there is none, and Carrel goes by the library.
    let value: String?
    /// `flag`, `default`, the path of a file, or the variable of the environment.
    let origin: String

    var json: JSONText { .object([.init("name", .string(name)), .init("value", .optional(value)), .init("from", .string(origin))]) }

    /// Every setting, in the order in which the README has them.
    static func all(_ flags: Choices, _ kiosk: KioskOptions, _ configuration: Configuration) -> [SettingEntry] {
        let files = configuration.files
        let machine = files.filter { $0.path == kiosk.root + Configuration.machinePath }
        let isNamed = flags.content != nil || flags.shelf != nil
        let library = isNamed ? [] : files.first(where: \.namesLibrary).map { [$0] } ?? []
        let found = isNamed || !library.isEmpty ? nil : try? LibraryPlace.find(flags)
        let isBlack = Surroundings["NO_COLOR"] != nil
        return [
            entry("content", flags.content, library, { $0.content }, else: found?.content),
            entry("shelf", flags.shelf, library, { $0.shelf }, else: found?.shelf),
            entry("language", flags.language, files) { $0.settings.language },
            isBlack
                ? SettingEntry(name: "theme", value: Theme.mono.rawValue, origin: "NO_COLOR")
                : entry("theme", flags.theme?.rawValue, files, { $0.settings.theme }, else: Theme.default.rawValue),
            entry(
                "width", flags.width.map(String.init), files, { $0.settings.width.map(String.init) }, else: String(Settings.standardWidth)),
            entry("mouse", flags.hasMouse.map(word), files, { $0.settings.hasMouse.map(word) }, else: word(true)),
            // Shown is that there is one.
            entry("kiosk.passcode-hash", nil, machine) { $0.settings.kiosk.passcodeHash.map { $0.prefix(3) + "…" } },
            entry(
                "kiosk.idle-seconds", kiosk.idleSeconds.map(String.init), machine, { $0.settings.kiosk.idleSeconds.map(String.init) },
                else: String(Settings.Kiosk.standardIdleSeconds)),
            entry("kiosk.languages", kiosk.languages.map(list), machine) { $0.settings.kiosk.languages.map(list) },
            entry("kiosk.allow", kiosk.allow.map(list), machine) { $0.settings.kiosk.allow.map(list) },
        ]
    }

    private static func entry(
        _ name: String, _ flag: String?, _ files: [ConfigurationFile], _ value: (ConfigurationFile) -> String?, else standard: String? = nil
    ) -> SettingEntry {
        if let flag { return SettingEntry(name: name, value: flag, origin: "flag") }
        for file in files { if let value = value(file) { return SettingEntry(name: name, value: value, origin: file.path) } }
        return SettingEntry(name: name, value: standard, origin: "default")
    }

    private static func word(_ flag: Bool) -> String { flag ? "on" : "off" }
    private static func list(_ codes: [String]) -> String { codes.joined(separator: ", ") }
    private static func list(_ allowances: [Settings.Allowance]) -> String { list(allowances.map(\.rawValue)) }
}

extension LibraryPlace {
    fileprivate var content: String? { if case .content(let path) = self { path } else { nil } }
    fileprivate var shelf: String? { if case .shelf(let path) = self { path } else { nil } }
}
