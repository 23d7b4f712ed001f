import Topics

/// A configuration: what is accepted is in its range and is read again from the same settings written out; an unknown key is always refused.
enum ConfigPromises {
    private static let themes = ["default", "light", "high-contrast", "mono"]

    static func fault(_ bytes: [UInt8]) -> String? {
        let parsed = read(bytes)
        if let stray = Manuscripts.stray(parsed.problems, in: bytes) { return stray }
        guard let settings = parsed.value else {
            return parsed.problems.contains(where: \.isError) ? nil : "a configuration is refused and no error says why"
        }
        if let fault = outOfRange(settings) { return fault }
        if read(bytes + Array("\nzq: 1\n".utf8)).value != nil { return "an unknown key behind it is passed over" }
        guard let second = read(Array(yaml(settings).utf8)).value else { return "the settings written out are refused: \(settings)" }
        return second == settings ? nil : "\(settings) became \(second)"
    }

    private static func read(_ bytes: [UInt8]) -> Parsed<Settings> {
        SettingsParser.parse(bytes, file: "config.yaml", themes: themes, isHash: isHash)
    }

    private static func isHash(_ text: String) -> Bool { text.hasPrefix("$y$") }

    private static func outOfRange(_ settings: Settings) -> String? {
        if let width = settings.width, !Settings.widths.contains(width) { return "the width is \(width)" }
        if let seconds = settings.kiosk.idleSeconds, !Settings.Kiosk.idleTimes.contains(seconds) { return "idle after \(seconds) seconds" }
        if let theme = settings.theme, !themes.contains(theme) { return "the theme is \(theme)" }
        if let hash = settings.kiosk.passcodeHash, !isHash(hash) { return "\(hash) is taken for a hash" }
        if settings.content != nil && settings.shelf != nil { return "the library is in two places" }
        if let languages = settings.kiosk.languages, languages.isEmpty || Set(languages).count < languages.count {
            return "the languages are \(languages)"
        }
        return nil
    }

    private static func yaml(_ settings: Settings) -> String {
        var lines: [String] = []
        for (key, text) in [
            ("content", settings.content), ("shelf", settings.shelf), ("language", settings.language), ("theme", settings.theme),
            ("width", settings.width.map(String.init)), ("mouse", settings.hasMouse.map { $0 ? "on" : "off" }),
        ] {
            if let text { lines.append("\(key): \(FrontMatterPromises.quoted(text))") }
        }
        let kiosk = settings.kiosk
        let list = { (texts: [String]) in "[" + texts.map(FrontMatterPromises.quoted).joined(separator: ", ") + "]" }
        let inner = [
            kiosk.passcodeHash.map { "passcode-hash: " + FrontMatterPromises.quoted($0) }, kiosk.idleSeconds.map { "idle-seconds: \($0)" },
            kiosk.languages.map { "languages: " + list($0) }, kiosk.allow.map { "allow: " + list($0.map(\.rawValue)) },
        ].compactMap(\.self)
        if !inner.isEmpty { lines.append("kiosk: {\(inner.joined(separator: ", "))}") }
        return lines.joined(separator: "\n")
    }
}
