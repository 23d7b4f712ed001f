import Glibc
import Guard
import Shelf
import Surface
import Terminal

/// Why Carrel stops before it is done. Carries the evidence; ``message`` and ``status`` are made from it here and nowhere else.
enum Refusal: Error, Equatable {
    /// The command line is wrong; the words say how.
    case usage(String)
    /// Nothing was said about where the library is, and none lies where Carrel looks by itself.
    case noLibrary
    /// The folder named is not there, or holds no library.
    case noContent(path: String)
    /// The folder could not be read.
    case unreadable(path: String, errno: Int32)
    /// A library without a single topic that can be shown.
    case noReadableTopic(path: String)
    case unknownTopic(String, nearest: [String], command: String?)
    case unknownSource(String, nearest: [String])
    case unknownLanguage(String, known: [String])
    case shelf(ShelfError)
    case terminal(Terminal.Failure)
    /// Where the output goes took no more; the number is the system's.
    case output(errno: Int32)
    /// A file that was to be written could not be.
    case file(path: String, errno: Int32)
    /// Whoever read the output has stopped listening: nothing is wrong, and nobody is there to be told anything.
    case unheard
    /// A system call that should not fail did.
    case system(String, errno: Int32)
    /// The walls around a kiosk's reader cannot be raised here.
    case walls(Walls.Failure)
    /// The configuration is wrong; the words say how, safe to show.
    case config(String)
    /// So few files may be open at a time that no reader could work.
    case tooFewFiles(Int)
    /// A kiosk reads published shelves only.
    case noShelf
    /// A library that was to be published has errors; they have been named.
    case unfit(errors: Int)
    /// Everything has been said already; only the status is left.
    case said(ExitStatus)

    var status: ExitStatus {
        switch self {
        case .usage, .unknownLanguage: .usage
        case .noLibrary, .noContent, .unknownTopic, .unknownSource: .notFound
        case .unreadable(_, let errno): errno == EIO ? .disk : .notFound
        case .noReadableTopic, .unfit: .badData
        case .shelf(.missing): .notFound
        case .shelf(.foreign), .shelf(.damaged), .shelf(.overtaken): .badData
        case .shelf(.disk), .shelf(.unreachable): .disk
        case .terminal: .unavailable
        case .output, .file, .tooFewFiles: .disk
        case .unheard: .done
        case .system: .bug
        case .walls, .noShelf, .config: .config
        case .said(let status): status
        }
    }

    /// One line without a line end, safe to show; nil when there is nothing more to say.
    var message: String? {
        switch self {
        case .usage(let words):
            words
        case .noLibrary:
            "there is no library here; name a folder with --content DIR or a published shelf with --shelf PATH"
        case .noContent(let path):
            "\(quoted(path)) is no library; a library is a folder with a library.yaml and topics in it"
        case .unreadable(let path, let errno):
            "\(quoted(path)) cannot be read (\(ErrnoWords.text(errno)))"
        case .noReadableTopic(let path):
            "no topic in \(quoted(path)) can be shown; run carrel check to see why"
        case .unknownTopic(let id, let nearest, let command):
            unknown("topic", id, nearest: nearest, else: "carrel list names them all")
                + (command.map { "; to give the command, write carrel \($0)" } ?? "")
        case .unknownSource(let id, let nearest):
            unknown("source", id, nearest: nearest, else: "carrel sources names them all")
        case .unknownLanguage(let code, let known):
            "this library is not written in \(quoted(code)); it has \(known.map { Escaper.safe($0) }.joined(separator: ", "))"
        case .shelf(let failure):
            words(for: failure)
        case .terminal(.noName):
            "TERM is not set, so this terminal cannot be driven; set TERM, for example TERM=xterm-256color, or use --linear"
        case .terminal(.unknownName(let name)):
            "the terminal \(quoted(name)) is unknown here; set TERM to one that is, for example TERM=xterm-256color, or use --linear"
        case .terminal(.notATerminal):
            "reading on a screen needs a terminal for keys and screen; use --linear without one"
        case .output(let errno):
            "the output could not be written (\(ErrnoWords.text(errno)))"
        case .file(let path, let errno):
            "\(quoted(path)) could not be written (\(ErrnoWords.text(errno)))\(ErrnoWords.need(errno))"
        case .system(let call, let errno):
            "\(call) failed (\(ErrnoWords.text(errno)))"
        case .walls(let failure):
            "this system cannot shut a reader in (\(words(for: failure.step)): \(ErrnoWords.text(failure.errno))), so there is no kiosk here"
        case .tooFewFiles(let count):
            "a kiosk needs to have \(Walls.filesNeeded) files open at a time, and only \(count) are allowed here; raise the limit (ulimit -n)"
        case .noShelf:
            "a kiosk needs a published shelf; make one with carrel publish --to PATH and name it with --shelf PATH or in \(Configuration.machinePath)"
        case .config(let words): words
        case .unfit(let errors):
            "nothing was published: the library has \(errors == 1 ? "an error" : "\(errors) errors")"
        case .unheard, .said:
            nil
        }
    }

    private func words(for step: Walls.Step) -> String {
        switch step {
        case .noNewRights: "no new privileges"
        case .landlock: "Landlock"
        case .seccomp: "seccomp"
        }
    }

    private func words(for failure: ShelfError) -> String {
        switch failure {
        case .missing(let path): "there is no shelf at \(quoted(path)); make one with carrel publish --to PATH"
        case .foreign(let path, let why): "\(quoted(path)) is no shelf this Carrel can read: \(Escaper.safe(why))"
        case .damaged(let what): "the shelf is damaged: \(Escaper.safe(what)); publish it again"
        case .overtaken(let file): "\(quoted(file)) was changed while it was read; try again when nobody writes"
        case .unreachable(let address):
            "the server \(quoted(address)) does not answer"
        case .disk(let path, let errno): "\(quoted(path)) cannot be read or written (\(ErrnoWords.text(errno)))\(ErrnoWords.need(errno))"
        }
    }

    private func unknown(_ kind: String, _ name: String, nearest: [String], else otherwise: String) -> String {
        let near = nearest.map { Escaper.safe($0) }.joined(separator: ", ")
        return "there is no \(kind) \(quoted(name)); " + (near.isEmpty ? otherwise : "the nearest: \(near)")
    }

    private func quoted(_ text: String) -> String { "“\(Escaper.safe(text))”" }
}
