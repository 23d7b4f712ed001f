import Glibc
import Terminal

/// Threads that work while another one holds the terminal.
enum BackgroundThread {
    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// Runs `work`, with all that it holds, on a thread of its own; it ends with the program at the latest.
    ///
    /// Signals that ask the program to end or to look at its window are left to the thread that owns the terminal; faults are
    /// not blocked, so that a crash here still gives the terminal back.
    static func start(_ work: sending @escaping () -> Void) throws(Refusal) {
        var quiet = sigset_t()
        var before = sigset_t()
        sigemptyset(&quiet)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT, SIGUSR1, SIGUSR2, SIGALRM] {
            sigaddset(&quiet, signal)
        }
        pthread_sigmask(SIG_BLOCK, &quiet, &before)
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(Work(work))
        let failure = pthread_create(
            &thread, nil,
            { itself in
                Terminal.shieldThread()
                if let itself { Unmanaged<Work>.fromOpaque(itself).takeRetainedValue().run() }
                return nil
            }, itself.toOpaque())
        pthread_sigmask(SIG_SETMASK, &before, nil)
        guard failure == 0 else {
            itself.release()
            throw .system("pthread_create", errno: failure)
        }
        pthread_detach(thread)
    }
}
