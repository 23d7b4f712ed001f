/// What `carrel --experimental-dump-help` prints, as far as the manual needs it: the very table `--help` is made from.
struct HelpDump: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
    }

    struct Argument: Decodable {
        let kind: Kind
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let allValues: [String]?
        let defaultValue: String?
        let sectionTitle: String?
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool

        enum Kind: String, Decodable { case positional, option, flag }
    }

    struct Name: Decodable {
        let kind: Kind
        let name: String

        enum Kind: String, Decodable { case long, short, longWithSingleDash }
    }
}

extension HelpDump.Argument {
    /// Whether every command takes it, or it is the parser's own.
    var isShared: Bool {
        sectionTitle == "Options for every command" || names?.contains { $0.name == "help" || $0.name == "version" } == true
    }
}
