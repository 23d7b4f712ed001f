import Guard
import Reader
import Screen
import Services
import Surface
import Terminal
import Topics

/// Reading on a screen: the loop that tells the reader what happened, carries out what it asks for and draws what it has become.
struct Desk {
    /// How the reading ended.
    enum Ending {
        case quit
        case hangup
        case signal(Int32)
        /// A kiosk's reader to which nobody came.
        case relieved
        /// The staff close the kiosk.
        case left
        /// The staff want the newest edition.
        case editionWanted
    }

    /// Long enough for a shelf on this machine to answer, so that one key repaints once; too short for a person to notice.
    private static let patience = 8
    /// After so many keys at one go the screen is drawn though more are waiting.
    private static let burst = 64

    private let shelf: ShelfThread
    /// The machine's voice, once it was asked for.
    private var services: ServiceThread?
    private var state: ReaderState
    /// What receiving visitors takes; nil at a person's own terminal.
    private var reception: Reception?
    /// What came from the terminal while we waited for the shelf, oldest first.
    private var pending: [Terminal.Input] = []

    /// Opens the desk and stays until the person leaves.
    ///
    /// The library is opened before the terminal is touched, so that what is refused is refused in a line. The terminal has been given
    /// back when this returns or throws. A signal that asked Carrel to end is raised again after that.
    static func read(_ preparation: Preparation, topic: String?) throws(Refusal) {
        let choices = preparation.choices
        let library = try preparation.open(isHurried: true)
        let page = try topic.map { topic throws(Refusal) in try library.page(topic) }
        var terminal = try terminal(for: choices)
        let ending: Ending
        do {
            ending = try converse(in: library, about: page, on: &terminal, policy: .personal, choices: choices)
        } catch {
            terminal.close()
            throw error
        }
        terminal.close()
        switch ending {
        case .quit: return
        case .hangup: throw .said(.unavailable)
        case .signal(let signal): Terminal.raise(signal)
        case .relieved, .left, .editionWanted: break
        }
    }

    /// Receives a visitor at a kiosk, until the visit is over. Nothing is given back.
    static func receive(
        _ visit: Visit, in library: sending OpenLibrary, on terminal: inout Terminal, _ settings: KioskSettings, at reception: Reception
    ) throws(Refusal) -> Ending {
        var policy = Policy.kiosk
        policy.languages = settings.languages
        return try converse(in: library, about: nil, on: &terminal, policy: policy, choices: settings.choices, visit: visit, at: reception)
    }

    private static func terminal(for choices: Choices) throws(Refusal) -> Terminal {
        do {
            let isColourful = Surroundings["NO_COLOR"] == nil
            return try Terminal(
                theme: isColourful ? choices.theme ?? .default : .mono, isColourful: isColourful, hasMouse: choices.hasMouse ?? true)
        } catch {
            throw .terminal(error)
        }
    }

    /// The first screen is made without a second thread, which would only cost time; from then on the shelf has a thread of its own.
    private static func converse(
        in library: sending OpenLibrary, about page: Page?, on terminal: inout Terminal, policy: Policy, choices: Choices,
        visit: Visit? = nil, at reception: Reception? = nil
    ) throws(Refusal) -> Ending {
        var state = ReaderState(
            front: library.front, size: terminal.size, policy: policy, today: choices.today, theme: terminal.theme,
            isASCII: terminal.isASCII, measure: choices.width ?? Settings.standardWidth, visit: visit)
        var questions = state.begin(topic: page?.topic.id)
        while !questions.isEmpty {
            let question = questions.removeFirst()
            if case .openTopic(let id, let number) = question, let page, page.topic.id == id {
                questions += state.apply(.openedTopic(page, number: number))
            } else if let answer = library.shelf.answer(question, in: state.front.language, isOvertaken: { false }) {
                questions += state.apply(answer)
            }
        }
        let frame = Screen.draw(state)
        terminal.draw(frame)
        var desk = Desk(shelf: try ShelfThread(library.shelf), state: state, reception: reception)
        return desk.run(on: &terminal, showing: frame)
    }

    private init(shelf: ShelfThread, state: ReaderState, reception: Reception?) {
        self.shelf = shelf
        self.reception = reception
        self.state = state
    }

    private mutating func run(on terminal: inout Terminal, showing first: Frame) -> Ending {
        defer { leaveServices() }
        var (frame, isShown) = (first, true)
        while true {
            var input = next(within: pause(after: frame, isShown: isShown), on: &terminal)
            for _ in 0..<Self.burst {
                if let ending = take(input, on: &terminal) { return ending }
                input = next(within: 0, on: &terminal)
                if input == .timeout { break }
            }
            if input != .timeout { pending.insert(input, at: 0) }
            if let ending = lookUp(on: &terminal) { return ending }
            frame = Screen.draw(state)
            // Another program may have written over the screen of a kiosk, as wall does.
            if reception?.vigil.wantsPaint(at: Clock.millisecondsWithSleep) ?? false { terminal.redraw() }
            isShown = terminal.offer(frame)
            if isSearching { shelf.expectSearch(in: state.front.language) }
        }
    }

    /// How long to wait for the next thing. At a kiosk the guard is told that another pass is done, once its frame has gone out.
    private mutating func pause(after frame: Frame, isShown: Bool) -> Int? {
        guard let visit = state.visit else { return nil }
        if isShown { reception?.line.say(.frameDone) }
        reception?.vigil.note(words: frame.wordCount, at: visit.stage)
        reception?.hand.note(state, at: Clock.millisecondsWithSleep)
        return reception?.vigil.patience(at: Clock.millisecondsWithSleep, visit.stage)
    }

    /// Looks up from the desk of a kiosk: is somebody still there?
    private mutating func lookUp(on terminal: inout Terminal) -> Ending? {
        guard let visit = state.visit, let due = reception?.vigil.due(at: Clock.millisecondsWithSleep, visit.stage) else { return nil }
        return switch due {
        case .turn: tell(.pictureTurned, on: &terminal)
        case .warn(let seconds): tell(.idle(secondsLeft: seconds), on: &terminal)
        case .relief: .relieved
        }
    }

    /// Whether the person is typing words to search for.
    private var isSearching: Bool {
        if case .search = state.place.layers.last { true } else { false }
    }

    /// The next thing from the terminal, what came early first.
    private mutating func next(within milliseconds: Int?, on terminal: inout Terminal) -> Terminal.Input {
        pending.isEmpty ? terminal.next(within: milliseconds, waking: shelf.wake) : pending.removeFirst()
    }

    private mutating func take(_ input: Terminal.Input, on terminal: inout Terminal) -> Ending? {
        switch input {
        case .key(let key): heed(key, on: &terminal)
        case .resized(let size): tell(.resized(size), on: &terminal)
        case .woken: hearShelf(within: 0, on: &terminal)
        case .ready, .timeout: nil
        case .hangup: .hangup
        case .ended(let signal): .signal(signal)
        }
    }

    private mutating func heed(_ key: Key, on terminal: inout Terminal) -> Ending? {
        let now = Clock.millisecondsWithSleep
        reception?.vigil.note(key, at: now)
        guard reception?.hand.takes(key, at: now) ?? true else { return nil }
        defer { reception?.hand.note(state, at: Clock.millisecondsWithSleep) }
        return tell(.key(key), on: &terminal)
    }

    /// Tells the reader, does what it asks for, and gives the shelf a moment to answer.
    private mutating func tell(_ event: Event, on terminal: inout Terminal) -> Ending? {
        carryOut(state.apply(event), on: &terminal) ?? hearShelf(within: Self.patience, on: &terminal)
    }

    private mutating func carryOut(_ effects: [Effect], on terminal: inout Terminal) -> Ending? {
        for effect in effects {
            switch effect {
            case .openMenu, .openTopic, .openSource, .openIndex, .openGlossary, .openLanguage, .search, .write:
                shelf.ask(effect, in: state.front.language)
            case .findPrinters(let number):
                // Without a thread for it there is no printer.
                try? reachServices().see { .printers(PrintService.queues(), number: number) }
            case .putOnPaper(let handout, let printer, let number):
                let front = state.front
                do {
                    try reachServices().see { .wrote(Printer.take(handout, on: printer, front: front), number: number) }
                } catch {
                    let why = error.message ?? ""
                    if let ending = carryOut(state.apply(.wrote(.failed(why: why), number: number)), on: &terminal) { return ending }
                }
            case .speak(_, _, let number):
                do {
                    try reachServices().ask(effect)
                } catch {
                    if let ending = carryOut(state.apply(.unspoken(.noService, number: number)), on: &terminal) { return ending }
                }
            case .hush: services?.ask(effect)
            case .redraw: terminal.redraw()
            case .wear(let theme): terminal.wear(theme)
            case .suspend:
                leaveServices()
                terminal.suspend()
            case .quit: return .quit
            case .leave: return .left
            case .takeEdition: return .editionWanted
            case .tryPasscode(let passcode):
                guard let answer = reception?.judge(passcode, at: Clock.milliseconds) else { break }
                if let ending = carryOut(state.apply(.passcode(answer)), on: &terminal) { return ending }
            }
        }
        return nil
    }

    private mutating func reachServices() throws(Refusal) -> ServiceThread {
        if let services { return services }
        let reached = try ServiceThread(ringing: shelf.answered, speechSocket: Surroundings.speechSocket)
        services = reached
        return reached
    }

    /// Lets no voice speak on when nobody is here to stop it.
    private mutating func leaveServices() {
        services?.end()
        services = nil
    }

    /// Takes the shelf's and the services' answers, waiting for the shelf's still out, but not past `milliseconds`.
    ///
    /// What the terminal sends meanwhile is kept for later. A key ends the wait when something is being typed for a search, because
    /// its answer would be out of date.
    private mutating func hearShelf(within milliseconds: Int, on terminal: inout Terminal) -> Ending? {
        let deadline = Clock.milliseconds + milliseconds
        while true {
            for event in shelf.takeAnswers() {
                if let ending = carryOut(state.apply(event), on: &terminal) { return ending }
            }
            for event in services?.takeEvents() ?? [] {
                if let ending = carryOut(state.apply(event), on: &terminal) { return ending }
            }
            let left = deadline - Clock.milliseconds
            if shelf.isIdle || left <= 0 { return nil }
            // What is typed faster than the shelf answers waits in the terminal: a keyboard gone mad fills no memory.
            let input =
                pending.count < Self.burst
                ? terminal.next(within: left, waking: shelf.wake) : terminal.watch(within: left, waking: [shelf.wake])
            switch input {
            case .woken, .ready: break
            case .timeout: return nil
            case .hangup: return .hangup
            case .ended(let signal): return .signal(signal)
            case .key, .resized:
                pending.append(input)
                if isSearching { return nil }
            }
        }
    }
}
