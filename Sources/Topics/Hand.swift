import Glibc

/// A thread that does one piece of work.
public struct Hand {
    /// The system gives no more threads, and why.
    public struct Refused: Error {
        /// As `pthread_create` answers it.
        public let errno: Int32
    }

    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Begins at once. Faults are never left to other threads: they are this one's own.
    ///
    /// - Parameter signals: those left to the other threads; all when nil.
    public init(deafTo signals: [Int32]? = nil, _ work: sending @escaping () -> Void) throws(Refused) {
        var quiet = sigset_t()
        var before = sigset_t()
        if let signals {
            sigemptyset(&quiet)
            for signal in signals { sigaddset(&quiet, signal) }
        } else {
            sigfillset(&quiet)
        }
        for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT] { sigdelset(&quiet, fault) }
        pthread_sigmask(SIG_BLOCK, &quiet, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(Work(work))
        let failure = pthread_create(
            &thread, nil,
            { itself in
                if let itself { Unmanaged<Work>.fromOpaque(itself).takeRetainedValue().run() }
                return nil
            }, itself.toOpaque())
        guard failure == 0 else {
            itself.release()
            throw Refused(errno: failure)
        }
        self.thread = thread
    }

    /// Waits until the work is done. Once, and not after ``detach()``.
    public func join() { pthread_join(thread, nil) }

    /// Leaves it to itself; it ends with the program at the latest.
    public func detach() { pthread_detach(thread) }
}
