import ArgumentParser
import Topics

/// The options for what the configuration says under `kiosk`. The passcode's hash has none: a command line is seen by everyone.
struct KioskOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Ask a visitor who has pressed no key for so long whether to go on.", valueName: "seconds"))
    var idleSeconds: Int?

    @Option(
        help: ArgumentHelp("The languages to choose from, such as en,es; the first to begin with.", valueName: "codes"),
        transform: Self.codes)
    var languages: [String]?

    @Option(
        help: ArgumentHelp("What visitors may do besides reading; a kiosk prints nothing, and refuses print.", valueName: "what"),
        transform: Self.allowances)
    var allow: [Settings.Allowance]?

    @Option(help: ArgumentHelp("Read the machine's configuration below this folder.", valueName: "dir", visibility: .hidden))
    var root = ""

    func validate() throws {
        if let idleSeconds { try SharedOptions.check(idleSeconds, in: Settings.Kiosk.idleTimes, for: "--idle-seconds") }
    }

    private static func codes(_ text: String) throws -> [String] {
        let codes = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard codes.allSatisfy({ Language.isKnown($0) }), Set(codes).count == codes.count else {
            throw ValidationError("'--languages' takes codes of languages, each once, with commas between, such as en,es")
        }
        return codes
    }

    private static func allowances(_ text: String) throws -> [Settings.Allowance] {
        guard let allowance = Settings.Allowance(rawValue: text) else {
            throw ValidationError("'--allow' takes \(Settings.Allowance.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return [allowance]
    }
}
