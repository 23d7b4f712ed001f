import CTerminal
import Glibc
import Surface

// What processes need that have a terminal together: one keeps it, others, forked from it, draw and read keys.

extension Terminal {
    /// The folders in which the system keeps its descriptions of terminals: a new size needs them again.
    public static var descriptionFolders: [String] {
        (0..<8).compactMap { cterminal_description_folder($0).map { String(cString: $0) } }
    }

    /// Whether a sentry stands by.
    public var hasSentry: Bool { cterminal_has_sentry() != 0 }

    /// Forks a sentry: a process that does nothing until this one and all that share the terminal are gone, and then gives it back. So it is given
    /// back even when this one is killed. Post it before the first frame, and again whenever somebody has killed it.
    ///
    /// - Parameters:
    ///   - crash: What a crash of this process does before the sentry is called: ends those who share the terminal. A signal handler runs it.
    ///   - prepare: What the sentry does first: lets go of what it does not need, and shuts itself in. False: it ends.
    /// - Returns: False when the system has no room for it.
    public mutating func postSentry(crash: @escaping @convention(c) () -> Void, preparing prepare: () -> Bool) -> Bool {
        cterminal_before_rescue(crash)
        let call = cterminal_post_sentry()
        if call > 0 { stand(waitingFor: call, prepare) }
        return call == 0
    }

    /// The life of a sentry.
    private mutating func stand(waitingFor call: Int32, _ prepare: () -> Bool) -> Never {
        guard adopt(), prepare() else { _exit(1) }
        var byte: UInt8 = 0
        var count = -1
        repeat { count = read(call, &byte, 1) } while count < 0
        if count == 0 {
            // What stood on the screen is wiped, for terminals that have no other to go back to.
            restart()
            draw(Frame(size))
            tty.leave(saying: goodbye)
        }
        _exit(0)
    }

    /// Takes part in the terminal of the process this one was forked from, which alone gives it back.
    /// False: the system refused, and nothing may be drawn.
    public mutating func adopt() -> Bool {
        ending = nil
        return painter.part() && tty.adopt()
    }

    /// Sets the modes of a terminal that is shared. Call it when a sentry is there to put them back. False: the terminal went away.
    public mutating func hold() -> Bool {
        enter()
        return tty.raw()
    }

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
