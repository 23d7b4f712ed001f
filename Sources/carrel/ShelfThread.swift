import Reader
import Shelf
import Synchronization

/// The one thread that owns the shelf. Questions go in, answers come out; whoever asks never waits for a disk.
///
/// Questions are answered in order, except that one is dropped while it waits, and a search even when it is begun, as soon as a newer one is asked
/// whose answer makes its own out of date. So no more wait than there are kinds of answers, however fast somebody types. The thread lives until the
/// program ends.
final class ShelfThread: Sendable {
    /// What lies between the two threads.
    struct Exchange {
        private(set) var questions: [(question: Effect, language: String)] = []
        var answers: [Event] = []
        var isWorking = false
        /// The language of the last search that was expected.
        var expected: String?

        /// Has a question wait, in place of one that it makes out of date.
        mutating func add(_ question: Effect, in language: String) {
            if let wait = question.wait { questions.removeAll { $0.question.wait == wait } }
            questions.append((question, language))
        }

        /// Takes the question that has waited longest.
        mutating func next() -> (question: Effect, language: String)? {
            guard !questions.isEmpty else { return nil }
            isWorking = true
            return questions.removeFirst()
        }
    }

    private let exchange = Mutex(Exchange())
    private let asked: WakePipe
    /// Rung when there are answers to take.
    let answered: WakePipe

    /// Starts the thread and gives it the shelf, which is the caller's no longer.
    init(_ shelf: sending Shelf) throws(Refusal) {
        asked = try WakePipe()
        answered = try WakePipe()
        try BackgroundThread.start { self.serve(shelf) }
    }

    /// Becomes readable when there are answers to take.
    var wake: Int32 { answered.ear }

    /// Whether everything asked has been answered and every answer taken.
    var isIdle: Bool {
        exchange.withLock { !$0.isWorking && $0.questions.isEmpty && $0.answers.isEmpty }
    }

    /// Asks, in a language. Effects that are no questions to a shelf are not for this thread.
    func ask(_ question: Effect, in language: String) {
        exchange.withLock { $0.add(question, in: language) }
        asked.ring()
    }

    /// Says that somebody is about to search in a language. The shelf gets ready for it when it has nothing else to do; nobody waits for that.
    func expectSearch(in language: String) {
        let isNews = exchange.withLock { exchange in
            defer { exchange.expected = language }
            return exchange.expected != language
        }
        if isNews { asked.ring() }
    }

    /// The answers since the last call, oldest first.
    func takeAnswers() -> [Event] {
        answered.hear()
        return exchange.withLock { exchange in
            defer { exchange.answers = [] }
            return exchange.answers
        }
    }

    // MARK: On the thread

    private func serve(_ shelf: Shelf) -> Never {
        // The first frame did not wait for it. What it finds is told to whoever asks next.
        try? shelf.verifyFiles()
        var prepared: String?
        while true {
            if let (question, language) = exchange.withLock({ $0.next() }) {
                if let answer = shelf.answer(question, in: language, isOvertaken: { hasNewerSearch }) { post(answer) }
            } else if let language = exchange.withLock({ $0.expected }), language != prepared {
                prepared = language
                // What stands in its way is told to the search.
                try? shelf.prepareSearch(language: language)
            } else {
                asked.wait()
            }
        }
    }

    private var hasNewerSearch: Bool {
        exchange.withLock { $0.questions.contains { $0.question.wait == .search } }
    }

    private func post(_ answer: Event) {
        exchange.withLock { exchange in
            exchange.isWorking = false
            exchange.answers.append(answer)
        }
        answered.ring()
    }
}

extension Effect {
    /// What the reader waits for with a question.
    fileprivate enum Wait {
        /// What is to lie open.
        case document
        case menu
        case search
    }

    /// What this asks for, when only the newest question of its kind is still waited for; nil when its answer is wanted whatever is asked later.
    fileprivate var wait: Wait? {
        switch self {
        case .openTopic, .openSource, .openIndex, .openGlossary, .openLanguage: .document
        case .openMenu: .menu
        case .search: .search
        case .write, .findPrinters, .putOnPaper, .speak, .hush, .redraw, .wear, .suspend, .quit, .tryPasscode, .leave, .takeEdition: nil
        }
    }
}
