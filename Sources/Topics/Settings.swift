/// What a `config.yaml` says. Whatever it leaves out is nil, or what it would be without the file.
public struct Settings: Equatable, Sendable {
    /// A published shelf.
    public var shelf: String?
    public var language: String?
    /// The name of a theme, not looked at here.
    public var theme: String?
    public var kiosk = Kiosk()

    /// What it says of the kiosk.
    public struct Kiosk: Equatable, Sendable {
        /// The staff's passcode as `carrel kiosk set-passcode` printed it; without one the staff have no door.
        public var passcodeHash: String?
        /// How long a visitor is left in peace at least.
        public var idleSeconds = 180

        public init() {}
    }

    public init() {}
}

/// Reads a `config.yaml`.
public enum SettingsParser {
    private static let keys = ["content", "shelf", "language", "theme", "width", "mouse", "kiosk"]
    private static let kioskKeys = ["passcode-hash", "idle-seconds", "languages", "allow"]

    /// The settings of a file. Unknown keys are problems: a misspelt restriction must not pass for none.
    ///
    /// - Returns: nil for the value when there is an error, and every problem found, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String) -> Parsed<Settings> {
        let ledger = Ledger(file: file)
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 3, ledger)
        guard let form = Form(root, ledger, key: "file", known: keys) else { return ledger.parsed(nil) }
        var settings = Settings()
        settings.shelf = form.text("shelf", required: false)
        settings.language = form.value("language", required: false).flatMap { Form.language($0, "language", ledger) }
        settings.theme = form.text("theme", required: false)
        if let kiosk = form.form("kiosk", required: false, known: kioskKeys) {
            settings.kiosk.passcodeHash = kiosk.text("passcode-hash", required: false)
            if kiosk.value("idle-seconds", required: false) != nil, let seconds = kiosk.number("idle-seconds", in: 60...600) {
                settings.kiosk.idleSeconds = seconds
            }
        }
        return ledger.parsed(settings)
    }
}
