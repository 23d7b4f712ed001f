import Paper
import Reader
import Services
import Surface
import Topics

/// A handout on paper.
enum Printer {
    /// Has a printer take a handout, and says what became of it in the words of the library.
    static func take(_ handout: Handout, on queue: String, front: Front) -> Outcome {
        do {
            try PrintService.send(Paper.printed(handout, front: front), to: queue)
            return .printed(on: queue)
        } catch {
            let why =
                switch error {
                case .silent: front.words[.printerSilent]
                case .refused(let why): Escaper.safe(String(why.prefix(200)))
                }
            return .failed(why: front.words[.handoutNotPrinted, ["why": why]])
        }
    }
}
