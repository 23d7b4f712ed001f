import ArgumentParser
import Glibc
import Guard
import Surface
import Topics

/// Where the program begins and ends: the command line in, an exit status out.
@main
enum Program {
    static func main() {
        guardStreams()
        let words = Beginning.words
        // Everything has been written when this is reached, and another thread may be reading the shelf: leave at once.
        Glibc._exit(run(isLoginShell(words.first) ? ["kiosk"] : Array(words.dropFirst())).rawValue)
    }

    /// Whether this is somebody's login shell: `login` and sshd put a hyphen before its name, and `carrel-kiosk` is a link to it for the account
    /// of visitors, whatever name it is then given. Then it is the kiosk, and what it is to carry out, as in `-c COMMAND`, is not looked at.
    private static func isLoginShell(_ name: String?) -> Bool {
        let names = [name, Beginning.path].compactMap { $0 }
        return name?.hasPrefix("-") == true || names.contains { $0.split(separator: "/").last == "carrel-kiosk" }
    }

    /// Carries out a command line. Whatever stopped it has been said, in one line, when this returns.
    static func run(_ arguments: [String]) -> ExitStatus {
        do throws(Refusal) {
            switch try order(of: arguments) {
            case .read(let start): try BrowseCommand.browse(start.choices, topic: start.topic)
            case .command(let command): try carryOut(command, arguments)
            case .answer(let text): try Voice.say(text)
            }
            return .done
        } catch {
            if let message = error.message { Voice.complain("carrel: \(message)") }
            return error.status
        }
    }

    /// What a command line asks for.
    enum Order {
        case read(QuickStart)
        case command(any ParsableCommand)
        /// Nothing but to be told something: help, or the version.
        case answer(String)
    }

    /// Understands a command line; carries nothing out.
    static func order(of arguments: [String]) throws(Refusal) -> Order {
        try check(arguments)
        if let start = QuickStart(arguments) { return .read(start) }
        do { return .command(try Carrel.parseAsRoot(arguments)) } catch { return .answer(try answer(to: error, arguments)) }
    }

    private static func carryOut(_ command: any ParsableCommand, _ arguments: [String]) throws(Refusal) {
        var command = command
        do { try command.run() } catch let refusal as Refusal { throw refusal } catch { try Voice.say(try answer(to: error, arguments)) }
    }

    /// What the parser should not be troubled with: bytes that are no text, words longer than any path, and an empty value,
    /// for which it would take the next word.
    private static func check(_ arguments: [String]) throws(Refusal) {
        for argument in arguments.prefix(while: { $0 != "--" }) {
            if argument.utf8.count > 4096 { throw .usage("an argument is longer than 4096 bytes") }
            if argument.hasPrefix("--"), argument.hasSuffix("=") {
                throw .usage("Missing value for '\(Escaper.safe(String(argument.dropLast())))'")
            }
            if argument.unicodeScalars.contains("\u{FFFD}") {
                throw .usage("the argument “\(Escaper.safe(argument))” is not UTF-8")
            }
        }
    }

    /// Help and the version are answers; anything else the parser throws is a command line it cannot understand.
    private static func answer(to parserError: any Error, _ arguments: [String]) throws(Refusal) -> String {
        if Carrel.exitCode(for: parserError) == .success { return Carrel.fullMessage(for: parserError) + "\n" }
        let lines = Carrel.message(for: parserError).split(separator: "\n").map { line in
            Escaper.safe(String(line.drop { $0 == " " }))
        }
        var words = lines.joined(separator: " ")
        if words.last == "." { words.removeLast() }
        throw .usage(words.last == "?" ? words : words + hint(arguments))
    }

    /// The command that the first word was perhaps meant to be.
    private static func hint(_ arguments: [String]) -> String {
        guard let word = arguments.first(where: { !$0.hasPrefix("-") }), !Carrel.names.contains(word),
            let command = Nearest.name(to: word, among: Carrel.names)
        else { return "; carrel --help shows what can be asked" }
        return "; did you mean the command \(command)?"
    }

    /// Fills the places of standard streams that were closed, so that no file Carrel opens is taken for one of them. They
    /// are filled with something that can only be read: writing to them fails as it did before.
    private static func guardStreams() {
        for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }
}
