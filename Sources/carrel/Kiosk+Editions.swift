import Glibc
import Guard
import Shelf
import Terminal

// How a kiosk comes by a new edition: verified whole beside the visit, taken when the next reader starts. What is broken or gone changes nothing.

extension Kiosk {
    /// Verifies the first edition before anybody sees it.
    mutating func inspectFirst() throws(Refusal) {
        guard let side = ReaderProcess.start() else { throw .system("fork", errno: errno) }
        switch consume side {
        case .reader(let line):
            let status = Inspection.verify(edition, for: settings, telling: line)
            _exit(status.rawValue)
        case .guarding(let process):
            let end = Inspection(of: edition, by: process).finish()
            if end.status != .done { throw .said(end.status) }
            notice = end.notice
        }
    }

    /// Has a new edition verified if there is one that has not been refused.
    mutating func lookForEdition(on terminal: inout Terminal) {
        guard inspection?.ear == nil, !edition.isNewest, let found = try? HeldEdition(path: settings.shelf), found.mark != refused else {
            return
        }
        guard let side = ReaderProcess.start() else { return }
        switch consume side {
        case .reader(let line):
            _ = terminal.adopt()
            let status = Inspection.verify(found, for: settings, telling: line)
            _exit(status.rawValue)
        case .guarding(let process): inspection = Inspection(of: found, by: process)
        }
    }

    /// Takes note of an inspection that is over: the next reader opens what was found whole.
    mutating func hearInspection() {
        guard inspection?.isOver() == true, let over = inspection.take() else { return }
        let found = over.edition
        let end = over.finish()
        if end.status == .done {
            edition = found
            notice = end.notice
        } else {
            refused = found.mark
            lastError = "edition: status \(end.status.rawValue)"
        }
    }

    /// Verifies the newest edition at once, for the staff; what was refused before too. Answers how the kiosk ended meanwhile, if it did.
    mutating func takeEdition(on terminal: inout Terminal) -> Ending? {
        refused = nil
        lookForEdition(on: &terminal)
        while inspection?.ear != nil {
            switch terminal.watch(within: Self.round, waking: [inspection?.ear ?? -1]) {
            case .ended(let signal): return .signal(signal)
            case .hangup: return .hangup
            case .woken, .ready, .timeout, .resized, .key: hearInspection()
            }
        }
        return nil
    }
}
