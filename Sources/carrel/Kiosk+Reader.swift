import Glibc
import Guard
import Layout
import Reader
import Shelf
import Surface
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
            let library = try OpenLibrary(edition.opened(), language: settings.choices.language)
            try Self.shutIn(edition)
            terminal.restart()
            let facts = StaffFacts(version: Carrel.configuration.version, edition: library.shelf.edition, lastError: lastError)
            let reception = Reception(
                line: line, vigil: Vigil(idleSeconds: settings.idleSeconds, now: Clock.millisecondsWithSleep), gate: gate,
                passcodeHash: settings.passcodeHash, facts: facts)
            let visit = Visit(turn: readers * Vigil.pictures, hasStaff: settings.passcodeHash != nil)
            let ending = try Desk.receive(visit, in: library, on: &terminal, settings, at: reception)
            // Nothing of the visit stays on the screen, however long the next reader takes.
            switch ending {
            case .quit, .left, .editionWanted: terminal.draw(Frame(terminal.size))
            case .hangup, .signal, .relieved: break
            }
            switch ending {
            case .quit, .relieved: line.say(.finished)
            case .left: line.say(.leave)
            case .editionWanted: line.say(.takeEdition)
            case .hangup: return .unavailable
            case .signal(let signal): Terminal.raise(signal)
            }
            return .done
        } catch {
            return error.status
        }
    }

    /// Raises the walls with the edition inside, and what can no longer be loaded then.
    static func shutIn(_ edition: HeldEdition) throws(Refusal) {
        QRCode.prepare()
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
