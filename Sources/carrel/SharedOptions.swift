import ArgumentParser
import Surface
import Topics

/// The options every command takes, before its name or after it; the later wins.
///
/// Declared on the root *and* on every command: the parser hands what the root read on to the command, and without the
/// root's part `carrel --content X list` would look for a topic called list.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read the library in this folder.", valueName: "dir"), completion: .directory)
    var content: String?

    @Option(help: ArgumentHelp("Read this published shelf.", valueName: "path"), completion: .directory)
    var shelf: String?

    @Option(help: ArgumentHelp("Read in this language, such as en.", valueName: "code"))
    var language: String?

    @Option(help: ArgumentHelp("How the screen looks.", valueName: "name"))
    var theme: Theme?

    @Option(help: ArgumentHelp("The longest line of text, in columns.", valueName: "n"))
    var width: Int?

    @Option(help: ArgumentHelp("Heed the mouse (on), or leave it to the terminal (off).", valueName: "on|off"), transform: Self.flag)
    var mouse: Bool?

    @Flag(help: "Plain lines, for braille, speech and slow connections.")
    var linear = false

    @Option(help: ArgumentHelp("Take this day for today.", valueName: "yyyy-mm-dd"))
    var today: Day?

    func validate() throws {
        for (name, value) in [("content", content), ("shelf", shelf), ("language", language)] where value?.isEmpty == true {
            throw ValidationError("Missing value for '--\(name)'")
        }
        if content != nil && shelf != nil {
            throw ValidationError("'--content' and '--shelf' cannot be used together; both say where the library is")
        }
        if let width { try Self.check(width, in: Settings.widths, for: "--width") }
    }

    var choices: Choices {
        Choices(
            content: content, shelf: shelf, language: language, theme: theme, width: width, hasMouse: mouse, isLinear: linear, day: today)
    }

    static func check(_ number: Int, in range: ClosedRange<Int>, for option: String) throws {
        guard !range.contains(number) else { return }
        throw ValidationError("'\(option)' takes a number from \(range.lowerBound) to \(range.upperBound)")
    }

    private static func flag(_ word: String) throws -> Bool {
        guard let flag = Settings.flag(word) else { throw ValidationError("'--mouse' is on or off") }
        return flag
    }
}

extension CompletionKind {
    /// The topics of the library that is read without being named, asked of the program itself.
    static let topic = CompletionKind.shellCommand("carrel list 2>/dev/null | sed -n 's/^  \\([^ ]*\\) .*/\\1/p'")
    /// Its sources.
    static let source = CompletionKind.shellCommand("carrel sources 2>/dev/null | cut -d ' ' -f 1")
}

extension Theme: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    /// As ``init(_:)``, for the argument parser.
    public init?(argument: String) { self.init(argument) }
}
