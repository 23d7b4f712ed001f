/// What a `config.yaml` says. Whatever it leaves out is nil.
public struct Settings: Equatable, Sendable {
    /// An author's folder, as it is written there.
    public var content: String?
    /// A published shelf, as it is written there. Never beside ``content``.
    public var shelf: String?
    /// A language code.
    public var language: String?
    /// The name of a theme.
    public var theme: String?
    /// The longest line of text, in columns; in ``widths``.
    public var width: Int?
    /// Whether the mouse is heeded.
    public var hasMouse: Bool?
    /// Heeded only in the file of the machine.
    public var kiosk = Kiosk()

    /// How wide text may be asked to be, in columns.
    public static let widths = 20...500
    /// How wide text is when nobody asks.
    public static let standardWidth = 72

    /// What it says of the kiosk.
    public struct Kiosk: Equatable, Sendable {
        /// The staff's passcode as `carrel kiosk set-passcode` printed it; without one the staff have no door.
        public var passcodeHash: String?
        /// How long a visitor is left in peace at least; in ``idleTimes``.
        public var idleSeconds: Int?
        /// The languages a visitor may choose from, the first to begin with; nil for all of the library's. Never empty.
        public var languages: [String]?
        /// What a visitor may do that a kiosk otherwise withholds.
        public var allow: [Allowance]?

        /// How many seconds without a key may pass before a visitor is asked.
        public static let idleTimes = 60...600
        /// How many they are when nobody says.
        public static let standardIdleSeconds = 180

        /// Says nothing.
        public init() {}
    }

    /// What a visitor may do only if the configuration says so.
    public enum Allowance: String, CaseIterable, Sendable { case print }

    /// Says nothing.
    public init() {}

    /// What the words for yes and no mean, or nil for any other word.
    public static func flag(_ word: String) -> Bool? {
        switch word {
        case "on", "yes", "true": true
        case "off", "no", "false": false
        default: nil
        }
    }
}

/// Reads a `config.yaml`.
public enum SettingsParser {
    private static let keys = ["content", "shelf", "language", "theme", "width", "mouse", "kiosk"]
    private static let kioskKeys = ["passcode-hash", "idle-seconds", "languages", "allow"]

    /// The settings of a file. Unknown keys are problems: a misspelt restriction must not pass for none. A file without a value in it
    /// says nothing, and is well.
    ///
    /// - Parameters:
    ///   - themes: The names a theme may have.
    ///   - isHash: Whether a text is the hash of a passcode.
    /// - Returns: nil for the value when there is an error, and every problem found, in the order of their places.
    public static func parse(
        _ bytes: [UInt8], file: String, themes: [String], isHash: (String) -> Bool
    ) -> Parsed<Settings> {
        let ledger = Ledger(file: file)
        guard !isSilent(bytes) else { return Parsed(Settings()) }
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 3, ledger)
        guard let form = Form(root, ledger, key: "file", known: keys) else { return ledger.parsed(nil) }
        var settings = Settings()
        settings.content = form.text("content", required: false)
        settings.shelf = form.text("shelf", required: false)
        if settings.content != nil, let shelf = form.value("shelf", required: false) {
            ledger.note(.keysTogether("shelf", "content"), at: shelf.place)
        }
        settings.language = form.value("language", required: false).flatMap { Form.language($0, "language", ledger) }
        settings.theme = form.word("theme", among: themes)
        settings.width = form.optionalNumber("width", in: Settings.widths)
        settings.hasMouse = form.word("mouse", among: ["on", "off", "yes", "no", "true", "false"]).flatMap(Settings.flag)
        if let kiosk = form.form("kiosk", required: false, known: kioskKeys) {
            settings.kiosk = Self.kiosk(kiosk, isHash: isHash)
        }
        return ledger.parsed(settings)
    }

    private static func kiosk(_ form: Form, isHash: (String) -> Bool) -> Settings.Kiosk {
        let ledger = form.ledger
        var kiosk = Settings.Kiosk()
        kiosk.passcodeHash = form.text("passcode-hash", required: false)
        if let hash = kiosk.passcodeHash, !isHash(hash), let value = form.value("passcode-hash", required: false) {
            ledger.note(.badPasscodeHash, at: value.place)
        }
        kiosk.idleSeconds = form.optionalNumber("idle-seconds", in: Settings.Kiosk.idleTimes)
        kiosk.languages = form.choices("languages") { Form.language($0, "languages", ledger) }
        kiosk.allow = form.choices("allow") { value in
            guard let text = Form.text(value, "allow", ledger) else { return nil }
            if let allowance = Settings.Allowance(rawValue: text) { return allowance }
            ledger.note(.badValue(key: "allow", text: text, allowed: Settings.Allowance.allCases.map(\.rawValue)), at: value.place)
            return nil
        }
        return kiosk
    }

    /// Whether there is nothing in the file but blanks and comments.
    private static func isSilent(_ bytes: [UInt8]) -> Bool {
        bytes.split { $0 == 0x0A || $0 == 0x0D }.allSatisfy { line in
            line.first { $0 != 0x20 && $0 != 0x09 }.map { $0 == UInt8(ascii: "#") } ?? true
        }
    }
}

extension Form {
    /// One of a closed set of words under a key that may be left out.
    fileprivate func word(_ key: String, among words: [String]) -> String? {
        guard let value = value(key, required: false), let text = Form.text(value, key, ledger) else { return nil }
        if words.contains(text) { return text }
        ledger.note(.badValue(key: key, text: text, allowed: words), at: value.place)
        return nil
    }

    fileprivate func optionalNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
        value(key, required: false) == nil ? nil : number(key, in: range)
    }

    /// The values of a list that may be left out, each of them once; nil for an empty one.
    fileprivate func choices<Choice: Hashable>(_ key: String, _ choice: (YAMLValue) -> Choice?) -> [Choice]? {
        var seen: Set<Choice> = []
        let choices = list(key, expected: .textList).compactMap { value, _ -> Choice? in
            guard let choice = choice(value) else { return nil }
            if seen.insert(choice).inserted { return choice }
            ledger.note(.duplicateName("\(choice)"), at: value.place)
            return nil
        }
        return choices.isEmpty ? nil : choices
    }
}
