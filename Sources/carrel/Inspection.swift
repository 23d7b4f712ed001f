import Guard
import Shelf

/// The verification of a whole edition, in a process of its own behind the same walls as a reader: an edition nobody has looked at yet must
/// not be opened by the guard.
struct Inspection: ~Copyable {
    let edition: HeldEdition
    private let process: ReaderProcess

    init(of edition: HeldEdition, by process: consuming ReaderProcess) {
        self.edition = edition
        self.process = process
    }

    /// Readable when it is over.
    var ear: Int32 { process.ear }

    /// Whether it is over.
    var isOver: Bool { process.hear() == nil }

    /// How it ended; waits for that.
    consuming func finish() -> ExitStatus {
        guard case .status(let status) = process.finish(killing: false) else { return .bug }
        return ExitStatus(rawValue: status) ?? .bug
    }

    /// What the process does: verifies, says on standard error what is wrong, and answers the status to end with, done when the edition is
    /// whole.
    static func verify(_ edition: HeldEdition) -> ExitStatus {
        do throws(Refusal) {
            let library = try OpenLibrary(edition.opened(), language: nil)
            try Kiosk.shutIn(edition)
            try library.ask { shelf throws(ShelfError) in try shelf.verifyAll(isWritable: false) }
            return .done
        } catch {
            if let message = error.message { Voice.complain("carrel: \(message)") }
            return error.status
        }
    }
}
