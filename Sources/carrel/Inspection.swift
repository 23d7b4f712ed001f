import Glibc
import Guard
import Shelf

/// The verification of a whole edition, in a process of its own behind the same walls as a reader: an edition nobody has looked at yet must
/// not be opened by the guard.
enum Inspection {
    /// Verifies, says on standard error what is wrong, and ends with the status for it: 0 when the edition is whole.
    static func run(_ edition: HeldEdition) -> Never {
        do throws(Refusal) {
            let library = try OpenLibrary(edition.opened(), language: nil)
            try Kiosk.shutIn(edition)
            try library.ask { shelf throws(ShelfError) in try shelf.verifyAll(isWritable: false) }
            _exit(ExitStatus.done.rawValue)
        } catch {
            if let message = error.message { Voice.complain("carrel: \(message)") }
            _exit(error.status.rawValue)
        }
    }
}
