import CTerminal
import Glibc
import Surface

// What processes need that have a terminal together: one keeps it, others, forked from it, draw and read keys.

extension Terminal {
    /// The folders in which the system keeps its descriptions of terminals: a new size needs them again.
    public static var descriptionFolders: [String] {
        (0..<8).compactMap { cterminal_description_folder($0).map { String(cString: $0) } }
    }

    /// Takes part in the terminal of the process this one was forked from. As long as that process lives it alone gives the terminal back.
    /// False: the system refused, and nothing may be drawn.
    public mutating func adopt() -> Bool {
        ending = nil
        return tty.adopt()
    }

    /// Sets the modes of a terminal that is shared. Call it when there is a process that shares it: from then on one of the two can always
    /// put them back. False: the terminal went away.
    public mutating func hold() -> Bool { tty.raw() }

    /// Begins anew on a terminal that is entered already: the next frame is drawn whole, for the size there is now, and what was typed before is
    /// thrown away.
    public mutating func restart() {
        tcflush(tty.input, TCIFLUSH)
        keys = []
        _ = decoder.settle()
        settling = nil
        painter.restart(at: Device.size(of: tty.output))
        needsRedraw = false
        greet()
    }

    /// Waits as ``next(within:waking:)`` does, but reads no key: for the process that keeps the terminal. Never answers `key`.
    public mutating func watch(within milliseconds: Int, waking wakes: [Int32]) -> Input {
        let ready = tty.wait(milliseconds, waking: wakes, isDeaf: true)
        if ready.hasSignal { noteSignals() }
        if let ending { return .ended(signal: ending) }
        if ready.isGone { isGone = true }
        if isGone { return .hangup }
        if needsRedraw {
            needsRedraw = false
            return .resized(size)
        }
        return ready.isWoken ? .woken : .timeout
    }
}
