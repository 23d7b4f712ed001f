import Glibc
import Guard
import Shelf
import Surface
import Terminal
import Topics

/// The guard of a kiosk: one thread that keeps the terminal, reads no key and opens no shelf, and forks a reader for every visitor.
///
/// What it knows of visitors are five words from their readers, and which of those fell.
struct Kiosk {
    /// How the kiosk ended.
    private enum Ending {
        case left
        case hangup
        case signal(Int32)
    }

    /// How a reader ended.
    private enum Parting {
        case finished
        case fell(String)
        case ended(Ending)
    }

    /// A reader that has not been round its loop for so long is stuck.
    private static let longestSilence = 15_000
    /// How often the guard looks up by itself.
    private static let round = 1000

    let choices: Choices
    var edition: HeldEdition
    private let shelf: String
    private let manager: ServiceManager
    private var mishaps = Mishaps()
    /// Why the last reader fell, for the staff; never a word of a visitor.
    private(set) var lastError: String?

    /// Opens the kiosk and stays until it is closed. The terminal has been given back when this returns or throws.
    static func open(shelf: String, choices: Choices) throws(Refusal) {
        let manager = ServiceManager()
        guard Walls.keepSecrets() else { throw .system("prctl", errno: errno) }
        let edition: HeldEdition
        do { edition = try HeldEdition(path: shelf) } catch { throw .shelf(error) }
        var kiosk = Kiosk(choices: choices, edition: edition, shelf: shelf, manager: manager)
        try kiosk.inspectFirst()
        let ending: Ending
        do {
            let isColourful = Surroundings["NO_COLOR"] == nil
            let theme = isColourful ? choices.theme ?? .default : .mono
            var terminal = try Terminal(theme: theme, isColourful: isColourful, maySuspend: false)
            manager.ready()
            ending = kiosk.receiveAll(on: &terminal)
            manager.stopping()
            terminal.restart()
            terminal.draw(Frame(terminal.size))
            terminal.close()
        } catch {
            throw .terminal(error)
        }
        switch ending {
        case .left: return
        case .hangup: throw .said(.unavailable)
        case .signal(let signal): Terminal.raise(signal)
        }
    }

    private init(choices: Choices, edition: HeldEdition, shelf: String, manager: ServiceManager) {
        self.choices = choices
        self.edition = edition
        self.shelf = shelf
        self.manager = manager
    }

    /// Verifies the whole edition before anybody sees it.
    private func inspectFirst() throws(Refusal) {
        guard let side = ReaderProcess.start() else { throw .system("fork", errno: errno) }
        switch consume side {
        case .reader: Inspection.run(edition)
        case .guarding(let inspection):
            guard case .status(let status) = inspection.finish(killing: false) else { throw .said(.bug) }
            if status != 0 { throw .said(ExitStatus(rawValue: status) ?? .bug) }
        }
    }

    private mutating func receiveAll(on terminal: inout Terminal) -> Ending {
        while true {
            switch receive(on: &terminal) {
            case .finished: break
            case .ended(let ending): return ending
            case .fell(let why):
                lastError = why
                let now = Clock.milliseconds
                mishaps.note(at: now)
                terminal.restart()
                terminal.draw(mishaps.areMany(at: now) ? notice(terminal.size) : Frame(terminal.size))
                if let ending = rest(mishaps.pause(at: now), on: &terminal) { return ending }
            }
        }
    }

    /// Has a reader receive one visitor.
    private mutating func receive(on terminal: inout Terminal) -> Parting {
        guard let side = ReaderProcess.start() else { return .fell(ErrnoWords.text(errno)) }
        switch consume side {
        case .reader(let line):
            let status = read(on: &terminal, telling: line)
            _exit(status.rawValue)
        case .guarding(let reader): return watch(reader, on: &terminal)
        }
    }

    private mutating func watch(_ reader: consuming ReaderProcess, on terminal: inout Terminal) -> Parting {
        var lastFrame = Clock.milliseconds
        while true {
            switch terminal.watch(within: Self.round, waking: [reader.ear]) {
            case .ended(let signal): return .ended(.signal(signal))
            case .hangup: return .ended(.hangup)
            case .woken, .timeout, .resized, .key: break
            }
            guard let words = reader.hear() else {
                switch reader.finish(killing: true) {
                case .status(let status): return .fell("status \(status)")
                case .signal(let signal): return .fell("signal \(signal)")
                }
            }
            for word in words {
                switch GuardWord(rawValue: word) {
                case .frameDone:
                    lastFrame = Clock.milliseconds
                    manager.alive()
                case .finished: return .finished
                case .leave: return .ended(.left)
                case .wrongPasscode, .takeEdition, nil: break
                }
            }
            if reader.isStopped() { return .fell("stopped") }
            if Clock.milliseconds - lastFrame > Self.longestSilence { return .fell("stuck") }
        }
    }

    /// Waits, but for nothing that ends the kiosk.
    private func rest(_ milliseconds: Int, on terminal: inout Terminal) -> Ending? {
        let end = Clock.milliseconds + milliseconds
        while true {
            let left = end - Clock.milliseconds
            if left <= 0 { return nil }
            switch terminal.watch(within: left, waking: []) {
            case .ended(let signal): return .signal(signal)
            case .hangup: return .hangup
            case .resized:
                terminal.restart()
                terminal.draw(notice(terminal.size))
            case .woken, .timeout, .key: break
            }
        }
    }

    /// What stands on the screen while readers fall one after the other.
    private func notice(_ size: Size) -> Frame {
        var frame = Frame(size)
        frame.put(Words()[.askStaff], row: size.rows / 2, column: 1, style: .message)
        return frame
    }
}
