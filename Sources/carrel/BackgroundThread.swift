import Glibc
import Terminal
import Topics

/// Threads that work while another one holds the terminal.
enum BackgroundThread {
    /// Runs `work`, with all that it holds, on a thread of its own; it ends with the program at the latest.
    ///
    /// Signals that ask the program to end or to look at its window are left to the thread that owns the terminal; faults are
    /// not blocked, so that a crash here still gives the terminal back.
    static func start(_ work: sending @escaping () -> Void) throws(Refusal) {
        let signals = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT, SIGUSR1, SIGUSR2, SIGALRM]
        do {
            try Hand(deafTo: signals) {
                Terminal.shieldThread()
                work()
            }.detach()
        } catch {
            throw .system("pthread_create", errno: error.errno)
        }
    }
}
