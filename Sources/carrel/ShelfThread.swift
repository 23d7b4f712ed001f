import Glibc
import Reader
import Shelf
import Synchronization
import Terminal
import Topics

/// The one thread that owns the shelf. Questions go in, answers come out; whoever asks never waits for a disk.
///
/// The thread opens the shelf as soon as it is made, while the caller opens the terminal. Questions are answered in order, except
/// that a search still waiting is dropped when a newer one is asked. The thread lives until the program ends.
final class ShelfThread: Sendable {
    /// What comes out.
    enum Answer: Equatable, Sendable {
        /// The shelf is open: always the first answer, unless it is ``refused(_:)``.
        case opened(Front)
        case event(Event)
        /// The shelf could not be opened or cannot be read on; nothing more will come.
        case refused(Refusal)
    }

    private struct Exchange {
        var questions: [(question: Effect, language: String)] = []
        var answers: [Answer] = []
        var isWorking = true
    }

    private let exchange = Mutex(Exchange())
    private let asked: WakePipe
    private let answered: WakePipe
    /// Opens the library, on the thread.
    private let opening: @Sendable () throws(Refusal) -> OpenLibrary
    /// The library when it was open before the thread was there: the thread has it for as long as it runs.
    private let brought: Mutex<OpenLibrary?>
    private let topic: String?

    /// Starts the thread.
    ///
    /// - Parameter topic: the topic to begin with; the opening is refused when the shelf has no such topic.
    init(_ preparation: Preparation, topic: String?) throws(Refusal) {
        asked = try WakePipe()
        answered = try WakePipe()
        opening = { () throws(Refusal) in try preparation.open() }
        brought = Mutex(nil)
        self.topic = topic
        try start()
    }

    /// Starts the thread with a library that is open already, for a reader that can open none any more.
    init(_ library: sending OpenLibrary) throws(Refusal) {
        asked = try WakePipe()
        answered = try WakePipe()
        opening = { () throws(Refusal) in throw .said(.bug) }
        brought = Mutex(library)
        topic = nil
        try start()
    }

    /// Becomes readable when there are answers to take.
    var wake: Int32 { answered.ear }

    /// Whether everything asked has been answered and every answer taken.
    var isIdle: Bool {
        exchange.withLock { !$0.isWorking && $0.questions.isEmpty && $0.answers.isEmpty }
    }

    /// Asks, in a language. Effects that are no questions to a shelf are not for this thread.
    func ask(_ question: Effect, in language: String) {
        exchange.withLock { exchange in
            if case .search = question {
                exchange.questions.removeAll { if case .search = $0.question { true } else { false } }
            }
            exchange.questions.append((question, language))
        }
        asked.ring()
    }

    /// The answers since the last call, oldest first.
    func takeAnswers() -> [Answer] {
        answered.hear()
        return exchange.withLock { exchange in
            defer { exchange.answers = [] }
            return exchange.answers
        }
    }

    // MARK: On the thread

    /// Signals that ask the program to end or to look at its window are left to the thread that owns the terminal; faults are
    /// not blocked, so that a crash here still gives the terminal back.
    private func start() throws(Refusal) {
        var quiet = sigset_t()
        var before = sigset_t()
        sigemptyset(&quiet)
        for signal in [SIGHUP, SIGINT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT, SIGUSR1, SIGUSR2, SIGALRM] { sigaddset(&quiet, signal) }
        pthread_sigmask(SIG_BLOCK, &quiet, &before)
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(self)
        let failure = pthread_create(
            &thread, nil,
            { itself in
                if let itself { Unmanaged<ShelfThread>.fromOpaque(itself).takeRetainedValue().serve() }
                return nil
            }, itself.toOpaque())
        pthread_sigmask(SIG_SETMASK, &before, nil)
        guard failure == 0 else {
            itself.release()
            throw .system("pthread_create", errno: failure)
        }
        pthread_detach(thread)
    }

    private func serve() {
        Terminal.shieldThread()
        brought.withLock { brought in
            do {
                try serve(brought ?? opening())
            } catch let refusal as Refusal {
                post(.refused(refusal))
            } catch {
                post(.refused(.said(.bug)))
            }
        }
    }

    /// Answers until the program ends.
    private func serve(_ library: OpenLibrary) throws(Refusal) -> Never {
        var first: Page?
        if let topic { first = try library.page(topic) }
        post(.opened(library.front))
        while true {
            guard let (question, language) = next() else {
                asked.wait()
                continue
            }
            if case .openTopic(let id, let number) = question, let page = first, page.topic.id == id {
                post(.event(.openedTopic(page, number: number)))
            } else {
                post(try answer(question, in: language, from: library.shelf))
            }
            first = nil
        }
    }

    private func next() -> (question: Effect, language: String)? {
        exchange.withLock { exchange in
            guard !exchange.questions.isEmpty else { return nil }
            exchange.isWorking = true
            return exchange.questions.removeFirst()
        }
    }

    private func post(_ answer: Answer) {
        exchange.withLock { exchange in
            exchange.isWorking = false
            exchange.answers.append(answer)
        }
        answered.ring()
    }

    private func answer(_ question: Effect, in language: String, from shelf: Shelf) throws(Refusal) -> Answer {
        func event(_ number: Int, _ ask: () throws(ShelfError) -> Event) -> Answer {
            do {
                return .event(try ask())
            } catch {
                return .event(.failed(why: Refusal.shelf(error).message ?? "", number: number))
            }
        }
        switch question {
        case .openMenu(let section):
            // A menu that cannot be read leaves nothing to choose from: the whole shelf counts as damaged.
            do {
                return .event(.menu(section: section, try shelf.menu(section: section, language: language)))
            } catch {
                throw .shelf(error)
            }
        case .openTopic(let id, let number):
            return event(number) { () throws(ShelfError) in .openedTopic(try shelf.page(id, language: language), number: number) }
        case .openSource(let id, let number):
            return event(number) { () throws(ShelfError) in .openedSource(try shelf.source(id, language: language), number: number) }
        case .openIndex(let number):
            return event(number) { () throws(ShelfError) in .openedIndex(try shelf.headings(language: language), number: number) }
        case .openLanguage(let language, let document, let section, let number):
            return event(number) { () throws(ShelfError) in
                .openedLanguage(
                    try shelf.front(language: language), try Self.translated(document, to: language, from: shelf),
                    try section.map { section throws(ShelfError) in try shelf.menu(section: section, language: language) } ?? [],
                    number: number)
            }
        case .search(let query, let correcting, let number):
            return event(number) { () throws(ShelfError) in
                .found(
                    try shelf.search(query, language: language, limit: OpenLibrary.hitsOnScreen, correcting: correcting), number: number)
            }
        case .write(let handout, let name, let replaces, let number):
            return event(number) { () throws(ShelfError) in
                let front = try shelf.front(language: language)
                let text = HandoutFile.text(handout, name: name, front: front)
                return .wrote(Self.write(text, to: name, replaces: replaces), number: number)
            }
        case .redraw, .wear, .suspend, .quit:
            preconditionFailure("only questions are asked of a shelf")
        }
    }

    private static func write(_ text: String, to name: String, replaces: Bool) -> Outcome {
        do {
            try HandoutFile.write(text, to: name, replaces: replaces)
            return .written(name)
        } catch {
            if case .file(_, EEXIST) = error { return .isThere }
            return .failed(why: error.message ?? "")
        }
    }

    /// What lies open, in another language.
    private static func translated(_ document: Document, to language: String, from shelf: Shelf) throws(ShelfError) -> Document {
        switch document {
        case .welcome: return document
        case .topic(let page), .untranslated(let page, _):
            if let page = try shelf.page(page.topic.id, language: language) { return .topic(page) }
            return .untranslated(page, try shelf.headings(language: language))
        case .source(let page): return try shelf.source(page.source.id, language: language).map { .source($0) } ?? document
        case .index: return .index(try shelf.headings(language: language))
        }
    }
}
