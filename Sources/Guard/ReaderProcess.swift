import CGuard
import Glibc

/// A child process that the guard watches: one visitor's reader, or the inspection of an edition.
///
/// The child has nothing to talk to its guard with but the pipe, and is killed when the guard dies.
public struct ReaderProcess: ~Copyable {
    /// Which of the two a process finds itself to be after ``start()``.
    public enum Side: ~Copyable {
        /// The new process, and the end of the pipe it speaks into.
        case reader(GuardLine)
        /// The guard, with the new process in its care.
        case guarding(ReaderProcess)
    }

    /// How a process ended.
    public enum End: Equatable, Sendable {
        case status(Int32)
        case signal(Int32)
    }

    /// The process.
    public let number: Int32
    /// Readable when the process has said something, or has ended.
    public let ear: Int32
    private var isReaped = false

    /// Forks. Call it while there is one thread only. Nil, with `errno` set, when the system has no room for another process.
    public static func start() -> Side? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        let child = cguard_fork()
        if child == 0 {
            close(ends[0])
            return .reader(GuardLine(descriptor: ends[1]))
        }
        let why = errno
        close(ends[1])
        if child < 0 {
            close(ends[0])
            errno = why
            return nil
        }
        return .guarding(ReaderProcess(number: child, ear: ends[0]))
    }

    private init(number: Int32, ear: Int32) {
        self.number = number
        self.ear = ear
    }

    deinit {
        if !isReaped {
            kill(number, SIGKILL)
            var how: Int32 = 0
            _ = cguard_look(number, 1, &how)
        }
        close(ear)
    }

    /// Ends all of this process's children and waits until they are gone. A signal handler may do so.
    public static let endAll: @convention(c) () -> Void = cguard_end_children

    /// The bytes it has sent since the last call, at most 4096; nil once it has closed its end and all has been heard.
    public func hear() -> [UInt8]? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            let got = read(ear, buffer.baseAddress, 4096)
            failure = got < 0 ? errno : got == 0 ? EPIPE : 0
            count = max(got, 0)
        }
        return failure == 0 || failure == EAGAIN || failure == EINTR ? bytes : nil
    }

    /// Whether somebody has stopped it, as SIGSTOP does. One that ended meanwhile is not stopped.
    public mutating func isStopped() -> Bool {
        var how: Int32 = 0
        let state = cguard_look(number, 0, &how)
        if state == 1 || state == 2 {
            isReaped = true
            end = state == 1 ? .status(how) : .signal(how)
        }
        return state == 3
    }

    private var end: End?

    /// Ends it if it still runs, and says how it ended.
    public consuming func finish(killing: Bool) -> End {
        if let end { return end }
        if killing { kill(number, SIGKILL) }
        var how: Int32 = 0
        let state = cguard_look(number, 1, &how)
        isReaped = true
        return state == 1 ? .status(how) : .signal(state == 2 ? how : 0)
    }
}
