import ArgumentParser
import Glibc
import Guard
import Surface
import Topics

/// `carrel kiosk set-passcode`: makes the line of the configuration that opens the staff's door.
struct SetPasscodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-passcode", abstract: "Ask for a passcode and print its hash as the line for the configuration.",
        usage: "carrel kiosk set-passcode [<options>]")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    /// A passcode of fewer characters is guessed soon.
    static let shortest = 6

    func run() throws {
        let passcode = try isatty(STDIN_FILENO) == 1 ? Self.ask() : Self.readLine()
        guard passcode.count >= Self.shortest, passcode.count <= 128 else {
            throw Refusal.usage("a passcode has 6 to 128 characters")
        }
        guard passcode.unicodeScalars.allSatisfy(Escaper.isAllowed) else {
            throw Refusal.usage("a passcode is made of characters that a keyboard types")
        }
        guard let hash = Passcode.hash(passcode) else { throw Refusal.system("crypt", errno: errno) }
        try Voice.say("passcode-hash: \(hash)\n")
    }

    /// Asks twice on the terminal, without showing what is typed.
    private static func ask() throws(Refusal) -> String {
        let first = try type("New passcode: ")
        guard try type("Once more: ") == first else { throw .usage("the two passcodes are not the same") }
        return first
    }

    private static func type(_ prompt: String) throws(Refusal) -> String {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw .system("tcgetattr", errno: errno) }
        var silent = before
        // Signals too, so that nothing ends the program while the terminal is silent.
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { throw .system("tcsetattr", errno: errno) }
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        Voice.mutter(prompt, over: 0)
        let line = try readLine()
        Voice.complain("")
        if line.unicodeScalars.contains("\u{3}") { throw .said(.nothing) }
        return line
    }

    /// A line of standard input.
    private static func readLine() throws(Refusal) -> String {
        guard let line = Swift.readLine() else { throw .usage("a passcode is wanted on standard input") }
        return line
    }
}
