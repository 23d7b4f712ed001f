import Glibc
import Guard
import Shelf

/// The verification of a whole edition, in a process of its own behind the same walls as a reader: an edition nobody has looked at yet must
/// not be opened by the guard.
struct Inspection: ~Copyable {
    let edition: HeldEdition
    private let process: ReaderProcess
    private var told: [UInt8] = []

    init(of edition: HeldEdition, by process: consuming ReaderProcess) {
        self.edition = edition
        self.process = process
    }

    /// Readable when it is over.
    var ear: Int32 { process.ear }

    /// Whether it is over. Takes in what it has told.
    mutating func isOver() -> Bool {
        while let more = process.hear() {
            if more.isEmpty { return false }
            told += more
        }
        return true
    }

    /// How it ended, and the lines it told: what to show when no reader can. Waits for that.
    consuming func finish() -> (status: ExitStatus, notice: [String]) {
        while !isOver() {
            var ear = pollfd(fd: process.ear, events: Int16(POLLIN), revents: 0)
            poll(&ear, 1, -1)
        }
        let notice = String(decoding: told, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard case .status(let status) = process.finish(killing: false) else { return (.bug, notice) }
        return (ExitStatus(rawValue: status) ?? .bug, notice)
    }

    /// What the process does: verifies, says on standard error what is wrong, and answers the status to end with, done when the edition is
    /// whole and has every language the kiosk offers. Tells the guard what to show when no reader can.
    static func verify(_ edition: HeldEdition, for settings: KioskSettings, telling line: GuardLine) -> ExitStatus {
        do throws(Refusal) {
            let library = try OpenLibrary(edition.opened(), language: settings.choices.language)
            try Kiosk.shutIn(edition)
            try library.ask { shelf throws(ShelfError) in try shelf.verifyAll(isWritable: false) }
            let known = library.front.languages
            if let unknown = settings.languages?.first(where: { !known.contains($0) }) {
                let words = Refusal.unknownLanguage(unknown, known: known).message ?? ""
                throw .config("kiosk.languages: \(words)")
            }
            var lines: [String] = []
            for language in settings.languages ?? known {
                let front = try library.ask { shelf throws(ShelfError) in try shelf.front(language: language) }
                lines += [front.words[.askStaff], front.crisisLine(columns: 78), ""]
            }
            line.send(Array(lines.dropLast().joined(separator: "\n").utf8))
            return .done
        } catch {
            if let message = error.message { Voice.complain("carrel: \(message)") }
            return error.status
        }
    }
}
