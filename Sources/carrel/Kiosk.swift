import Glibc
import Guard
import Screen
import Shelf
import Surface
import Terminal

/// The guard of a kiosk: one thread that keeps the terminal, reads no key and opens no shelf, and forks a reader for every visitor.
///
/// What it knows of visitors are five words from their readers, and which of those fell.
struct Kiosk: ~Copyable {
    /// How the kiosk ended.
    enum Ending {
        case left
        case hangup
        case signal(Int32)
    }

    /// How a reader ended.
    private enum Parting {
        case finished
        case editionWanted
        case fell(String)
        case ended(Ending)
    }

    /// A reader that has not been round its loop for so long is stuck.
    private static let longestSilence = 15_000
    /// How often the guard looks up by itself.
    static let round = 1000

    let settings: KioskSettings
    /// What visitors read: verified whole.
    var edition: HeldEdition
    private let manager: ServiceManager
    /// An edition being verified, and the process that does it.
    var inspection: Inspection?
    /// The mark of the last edition that was not whole.
    var refused: [UInt8]?
    /// How many readers there were, so that the picture that waits goes on where the last one stopped.
    private(set) var readers = 0
    private(set) var gate = PasscodeGate()
    private var mishaps = Mishaps()
    /// Why the last reader fell, for the staff; never a word of a visitor.
    var lastError: String?
    /// What stands on the screen while readers fall one after the other: whom to ask, and whom to call, in every language of the kiosk.
    var notice: [String] = []

    /// Opens the kiosk and stays until it is closed. The terminal has been given back when this returns or throws.
    static func open(_ settings: KioskSettings) throws(Refusal) {
        let manager = ServiceManager()
        guard Walls.keepSecrets() else { throw .system("prctl", errno: errno) }
        let files = Walls.allowFiles()
        guard files == Walls.filesNeeded else { throw .tooFewFiles(files) }
        let edition: HeldEdition
        do { edition = try HeldEdition(path: settings.shelf) } catch { throw .shelf(error) }
        var kiosk = Kiosk(settings: settings, edition: edition, manager: manager)
        try kiosk.inspectFirst()
        var terminal = try terminal(for: settings.choices)
        guard kiosk.postSentry(for: &terminal) else { throw .system("fork", errno: errno) }
        let mode = terminalMode
        fchmod(STDIN_FILENO, 0o600)
        manager.ready()
        let ending = terminal.hold() ? kiosk.receiveAll(on: &terminal) : .hangup
        manager.stopping()
        if let mode { fchmod(STDIN_FILENO, mode) }
        terminal.restart()
        terminal.draw(Frame(terminal.size))
        terminal.close()
        switch ending {
        case .left: return
        case .hangup: throw .said(.unavailable)
        case .signal(let signal): Terminal.raise(signal)
        }
    }

    private static func terminal(for choices: Choices) throws(Refusal) -> Terminal {
        let isColourful = Surroundings["NO_COLOR"] == nil
        do {
            return try Terminal(
                theme: isColourful ? choices.theme ?? .default : .mono, isColourful: isColourful, hasMouse: choices.hasMouse ?? true,
                maySuspend: false, isShared: true)
        } catch {
            throw .terminal(error)
        }
    }

    /// Who may write on the terminal; nil when the system does not say. A kiosk lets nobody else, as `mesg n` does.
    private static var terminalMode: mode_t? {
        var about = stat()
        return fstat(STDIN_FILENO, &about) == 0 ? about.st_mode & 0o777 : nil
    }

    private init(settings: KioskSettings, edition: HeldEdition, manager: ServiceManager) {
        self.settings = settings
        self.edition = edition
        self.manager = manager
    }

    /// Has a sentry give the terminal back if this process is killed.
    private mutating func postSentry(for terminal: inout Terminal) -> Bool {
        let held = [edition, inspection?.edition].compactMap { $0 }
        return terminal.postSentry(crash: ReaderProcess.endAll) {
            for edition in held { edition.letGo() }
            return (try? Walls.raise(around: Terminal.descriptionFolders)) != nil
        }
    }

    private mutating func receiveAll(on terminal: inout Terminal) -> Ending {
        while true {
            switch receive(on: &terminal) {
            case .finished where !edition.isGone: break
            case .finished, .editionWanted:
                if let ending = takeEdition(on: &terminal) { return ending }
            case .ended(let ending): return ending
            case .fell(let why):
                lastError = why
                let now = Clock.milliseconds
                mishaps.note(at: now)
                terminal.restart()
                terminal.draw(mishaps.areMany(at: now) ? Screen.outOfOrder(notice, terminal.size) : Frame(terminal.size))
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
        case .guarding(let reader):
            readers += 1
            lookForEdition(on: &terminal)
            return watch(reader, on: &terminal)
        }
    }

    private mutating func watch(_ reader: consuming ReaderProcess, on terminal: inout Terminal) -> Parting {
        var lastFrame = Clock.milliseconds
        while true {
            switch terminal.watch(within: Self.round, waking: [reader.ear, inspection?.ear ?? -1]) {
            case .ended(let signal): return .ended(.signal(signal))
            case .hangup: return .ended(.hangup)
            case .woken, .ready, .timeout, .resized, .key: break
            }
            hearInspection()
            if !terminal.hasSentry { _ = postSentry(for: &terminal) }
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
                case .wrongPasscode: gate.noteWrong(at: Clock.milliseconds)
                case .leave: return .ended(.left)
                case .takeEdition:
                    gate.noteRight()
                    return .editionWanted
                case nil: break
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
                terminal.draw(Screen.outOfOrder(notice, terminal.size))
            case .woken, .ready, .timeout, .key: break
            }
        }
    }
}
