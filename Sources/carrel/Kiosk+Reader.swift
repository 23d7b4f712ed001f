import Glibc
import Guard
import Shelf
import Terminal

extension Kiosk {
    /// What may still be read once the walls stand: the edition, and what a new size of the terminal takes.
    static func readable(_ edition: HeldEdition) -> [String] { edition.folders + Terminal.descriptionFolders }

    /// The life of a reader: open the shelf, shut itself in, start its thread, receive one visitor. The process must then end.
    ///
    /// Its standard error leads nowhere: no word of a visitor may reach a journal, whatever goes wrong.
    func read(on terminal: inout Terminal, telling line: GuardLine) -> ExitStatus {
        Self.silence()
        guard terminal.adopt() else { return .bug }
        do throws(Refusal) {
            let library = try OpenLibrary(edition.opened(), language: choices.language)
            let today = choices.today
            try Self.shutIn(edition)
            terminal.restart()
            let ending = try Desk.receive(in: library, on: &terminal, today: today, telling: line)
            switch ending {
            case .quit:
                line.say(.finished)
                return .done
            case .refused(let refusal): throw refusal
            case .hangup: return .unavailable
            case .signal(let signal): Terminal.raise(signal)
            }
        } catch {
            return error.status
        }
    }

    /// Raises the walls with the edition inside.
    static func shutIn(_ edition: HeldEdition) throws(Refusal) {
        do { try Walls.raise(around: readable(edition)) } catch { throw .walls(error) }
    }

    private static func silence() {
        let nowhere = Glibc.open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard nowhere >= 0, dup2(nowhere, STDERR_FILENO) >= 0 else { _exit(ExitStatus.bug.rawValue) }
        close(nowhere)
    }
}

extension HeldEdition {
    /// Opens it, with its errors made ours.
    func opened() throws(Refusal) -> sending Shelf {
        do { return try open() } catch { throw .shelf(error) }
    }
}
