import Glibc
import Reader
import Services
import Synchronization

/// The one thread that talks to the machine's voice, and those that see to a printer, so that whoever reads never waits for them. Made when it is
/// first needed.
final class ServiceThread: Sendable {
    private struct Exchange {
        var errands: [Effect] = []
        var events: [Event] = []
        var isEnding = false
    }

    private let exchange = Mutex(Exchange())
    private let asked: WakePipe
    private let answered: WakePipe
    private let ended: WakePipe
    /// Where the speech service listens; nil where none can.
    private let speechSocket: String?

    /// How long a speech service may think about taking a text, in milliseconds.
    private static let patience: Int32 = 20_000
    /// How long leaving waits for the voice to be told to be still.
    private static let farewell: Int32 = 3000

    /// Starts the thread.
    ///
    /// - Parameter bell: rung when there are events to take.
    init(ringing bell: WakePipe, speechSocket: String?) throws(Refusal) {
        asked = try WakePipe()
        ended = try WakePipe()
        answered = bell
        self.speechSocket = speechSocket
        try BackgroundThread.start { self.serve() }
    }

    /// Asks. Effects that ask nothing of a service are not for this thread.
    func ask(_ errand: Effect) {
        exchange.withLock { $0.errands.append(errand) }
        asked.ring()
    }

    /// Has something done on a thread of its own, so that a slow printer keeps no voice waiting. Its answer is an event.
    func see(to errand: @escaping @Sendable () -> Event) throws(Refusal) {
        try BackgroundThread.start { self.post(errand()) }
    }

    /// The answers since the last call, oldest first.
    func takeEvents() -> [Event] {
        exchange.withLock { exchange in
            defer { exchange.events = [] }
            return exchange.events
        }
    }

    /// Hushes the voice and ends the thread. Waits a moment for that, because whoever asks may be about to stop the process.
    func end() {
        exchange.withLock { $0.isEnding = true }
        asked.ring()
        ended.wait(within: Self.farewell)
    }

    // MARK: On the thread

    private func serve() {
        var voice: SpeechService?
        var speaking: Int?
        while true {
            asked.hear()
            let (errands, isEnding) = exchange.withLock { exchange in
                defer { exchange.errands = [] }
                return (exchange.errands, exchange.isEnding)
            }
            for errand in errands {
                switch errand {
                case .speak(let text, let language, let number):
                    voice = voice ?? speechSocket.flatMap(SpeechService.reached)
                    // The person may have gone on while the service was started.
                    if exchange.withLock({ $0.isEnding || $0.errands.contains(.hush) }) { continue }
                    speaking = number
                    if voice?.say(text, language: language) != true { voice = lost(&speaking) }
                case .hush:
                    speaking = nil
                    voice?.hush()
                case .openMenu, .openTopic, .openSource, .openIndex, .openGlossary, .openLanguage, .search, .write, .findPrinters,
                    .putOnPaper,
                    .redraw, .wear, .suspend, .quit, .tryPasscode, .leave, .takeEdition:
                    preconditionFailure("only errands are asked of a service")
                }
            }
            if isEnding {
                voice?.hush()
                return ended.ring()
            }
            var waiting = [
                pollfd(fd: asked.ear, events: Int16(POLLIN), revents: 0), pollfd(fd: voice?.ear ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&waiting, 2, voice?.isDoubtful == true ? Self.patience : -1)
            if count == 0 {
                voice = lost(&speaking)
            } else if count > 0, waiting[1].revents != 0, let outcome = voice?.hear() {
                switch outcome {
                case .said: if let number = speaking { post(.spoken(number: number)) }
                case .hushed: if let number = speaking { post(.unspoken(.hushed, number: number)) }
                case .gone: voice = lost(&speaking)
                }
                speaking = nil
            }
        }
    }

    /// Tells that no service says what was to be said.
    private func lost(_ speaking: inout Int?) -> SpeechService? {
        if let number = speaking { post(.unspoken(.noService, number: number)) }
        speaking = nil
        return nil
    }

    private func post(_ event: Event) {
        exchange.withLock { $0.events.append(event) }
        answered.ring()
    }
}
