import CTerminal
import Glibc
import Surface

/// The terminal as a device: two descriptors, its modes, and the pipe that tells of signals. At most one in a process.
struct Device {
    let input: Int32
    let output: Int32
    /// The reading end of the pipe into which caught signals are written as one byte each.
    private var signals: Int32
    /// Whether the descriptors are ours, and so never block.
    private let isOwn: Bool

    /// What became of some bytes.
    enum Sending: Equatable { case sent, gone, interrupted }

    /// What happened first while waiting.
    struct Readiness {
        var hasInput = false
        var hasSignal = false
        var isWoken = false
        var hasRoom = false
        var isGone = false
    }

    /// Takes over the terminal on standard input and output, with raw modes now or when ``raw()`` is called; nil when it refuses.
    ///
    /// It is opened a second time, so that it can be told not to block without telling the shell's descriptors the same.
    init?(isAtOnce: Bool) {
        let own = (Self.reopened(0, O_RDONLY), Self.reopened(1, O_WRONLY))
        isOwn = own.0 >= 0 && own.1 >= 0
        if !isOwn {
            if own.0 >= 0 { Glibc.close(own.0) }
            if own.1 >= 0 { Glibc.close(own.1) }
        }
        input = isOwn ? own.0 : 0
        output = isOwn ? own.1 : 1
        signals = cterminal_take(input, output, isAtOnce ? 1 : 0)
        if signals < 0 {
            closeOwn()
            return nil
        }
    }

    /// The terminal's size as the system knows it; 24 × 80 where it does not, as on a serial line.
    static func size(of descriptor: Int32) -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard cterminal_size(descriptor, &rows, &columns) == 0, rows > 0, columns > 0 else { return Size(rows: 24, columns: 80) }
        return Size(rows: Int(rows), columns: Int(columns))
    }

    /// Writes all of the bytes. A terminal that takes none for two seconds was stopped by somebody; it is set going again. Waiting ends
    /// early when a signal is there to be read.
    func send(_ bytes: [UInt8]) -> Sending {
        var left = bytes[...]
        while true {
            guard let count = hand(left) else { return .gone }
            left = left.dropFirst(count)
            if left.isEmpty { return .sent }
            if let state = waitForRoom() { return state }
        }
    }

    /// Writes as many of the bytes as the terminal takes without being waited for, and answers how many; nil when it went away.
    func hand(_ bytes: ArraySlice<UInt8>) -> Int? {
        var done = 0
        while done < bytes.count, isOwn || hasRoom {
            // Without descriptors of our own a write may block: small pieces block less.
            let piece = isOwn ? bytes.count - done : min(bytes.count - done, 256)
            let count = bytes.withUnsafeBytes { write(output, $0.baseAddress.map { $0 + done }, piece) }
            if count > 0 {
                done += count
            } else if count < 0, errno == EAGAIN {
                break
            } else if count < 0, errno != EINTR {
                return nil
            }
        }
        return done
    }

    /// Whether the terminal takes bytes now. A serial line has no room until it has passed on nearly all that it took.
    var hasRoom: Bool {
        var room = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        return poll(&room, 1, 0) > 0
    }

    /// Sets a terminal going that somebody stopped.
    func setGoing() {
        // `TCOON` alone does nothing for a terminal that the keyboard stopped.
        tcflow(output, TCOOFF)
        tcflow(output, TCOON)
    }

    /// Bytes a second this line carries, if it says that it is slow: a start and a stop bit come with each. Terminals of programs say 38 400 bits, and
    /// mean nothing by it.
    var pace: Int? {
        let speed = cterminal_speed(output)
        return speed > 0 && speed < 38_400 ? Int(speed) / 10 : nil
    }

    /// Waits until the terminal takes bytes again; answers what to give up with otherwise.
    private func waitForRoom() -> Sending? {
        while true {
            var waiting = [pollfd(fd: output, events: Int16(POLLOUT), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0)]
            let count = poll(&waiting, 2, 2000)
            if count < 0 {
                if errno == EINTR { continue }
                return .gone
            }
            if count == 0 {
                setGoing()
            } else if waiting[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 {
                return .gone
            } else if waiting[0].revents & Int16(POLLOUT) != 0 {
                return nil
            } else if waiting[1].revents != 0 {
                return .interrupted
            }
        }
    }

    /// Takes part in a terminal that the parent process keeps. False: there is no pipe for our signals.
    mutating func adopt() -> Bool {
        let own = cterminal_adopt()
        if own >= 0 { signals = own }
        return own >= 0
    }

    /// Waits for a signal, one of `wakes` to become readable, unless `isDeaf` for input, and if `isFull` for room; nothing of these when the time ran
    /// out.
    func wait(_ milliseconds: Int?, waking wakes: [Int32], isDeaf: Bool = false, isFull: Bool = false) -> Readiness {
        var waiting = [
            pollfd(fd: input, events: isDeaf ? 0 : Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isFull ? output : -1, events: Int16(POLLOUT), revents: 0),
        ]
        for wake in wakes { waiting.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0)) }
        let time = milliseconds.map { Int32(clamping: max($0, 0)) } ?? -1
        var ready = Readiness()
        let count = poll(&waiting, nfds_t(waiting.count), time)
        if count < 0 {
            // A handler ran: the pipe holds what it wrote.
            ready.hasSignal = errno == EINTR
            ready.isGone = errno != EINTR
            return ready
        }
        ready.hasInput = waiting[0].revents & Int16(POLLIN) != 0
        ready.isGone = !ready.hasInput && waiting[0].revents != 0
        ready.hasSignal = waiting[1].revents != 0
        ready.hasRoom = waiting[2].revents != 0
        ready.isWoken = waiting[3...].contains { $0.revents != 0 }
        return ready
    }

    /// What was typed, at most 4 KiB of it; nil when the terminal went away.
    func typed() -> [UInt8]? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            let got = read(input, buffer.baseAddress, 4096)
            failure = got < 0 ? errno : got == 0 ? EIO : 0
            count = max(got, 0)
        }
        return failure == 0 || failure == EAGAIN || failure == EINTR ? bytes : nil
    }

    /// The numbers of the signals that came since the last call.
    func caught() -> [Int32] {
        let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
            count = max(read(signals, buffer.baseAddress, 256), 0)
        }
        return bytes.map(Int32.init)
    }

    /// Sets raw modes again after ``leave(saying:)``. In the background this stops the process until it is in front. False: refused.
    func raw() -> Bool { cterminal_modes_raw() == 0 }

    func stop() { cterminal_stop() }

    func onCrash(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { cterminal_on_crash($0.baseAddress, Int32($0.count)) } }

    /// Says goodbye and puts the modes back. A terminal that takes no bytes does not hold this up for more than half a second.
    func leave(saying bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        if cterminal_is_kept() != 0 { return }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(output, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if count > 0 {
                done += count
            } else if errno == EAGAIN {
                var room = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                if poll(&room, 1, 500) <= 0 { break }
            } else if errno != EINTR {
                break
            }
        }
        cterminal_modes_restore()
    }

    /// Gives signals their old actions and closes what was opened.
    func giveBack() {
        cterminal_give_back()
        closeOwn()
    }

    private func closeOwn() {
        guard isOwn else { return }
        Glibc.close(input)
        Glibc.close(output)
    }

    private static func reopened(_ descriptor: Int32, _ access: Int32) -> Int32 {
        open("/proc/self/fd/\(descriptor)", access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
}
