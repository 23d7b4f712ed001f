import Reader
import Shelf
import Synchronization

/// The one thread that owns the shelf. Questions go in, answers come out; whoever asks never waits for a disk.
///
/// Questions are answered in order, except that a search is dropped, waiting or begun, when a newer one is asked. The thread lives until
/// the program ends.
final class ShelfThread: Sendable {
    private struct Exchange {
        var questions: [(question: Effect, language: String)] = []
        var answers: [Event] = []
        var isWorking = false
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
        exchange.withLock { exchange in
            if case .search = question {
                exchange.questions.removeAll { if case .search = $0.question { true } else { false } }
            }
            exchange.questions.append((question, language))
        }
        asked.ring()
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
        while true {
            if let (question, language) = next() {
                if let answer = shelf.answer(question, in: language, isOvertaken: { hasNewerSearch }) { post(answer) }
            } else {
                asked.wait()
            }
        }
    }

    private var hasNewerSearch: Bool {
        exchange.withLock { $0.questions.contains { if case .search = $0.question { true } else { false } } }
    }

    private func next() -> (question: Effect, language: String)? {
        exchange.withLock { exchange in
            guard !exchange.questions.isEmpty else { return nil }
            exchange.isWorking = true
            return exchange.questions.removeFirst()
        }
    }

    private func post(_ answer: Event) {
        exchange.withLock { exchange in
            exchange.isWorking = false
            exchange.answers.append(answer)
        }
        answered.ring()
    }
}
