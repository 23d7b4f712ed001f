import CPty
import Glibc

/// A process that is held where it is, as if it were stuck: it is not stopped, so its parent is told nothing. One thread's own.
public struct HeldProcess {
    private let process: pid_t

    /// Only root may hold a process that keeps secrets.
    ///
    /// - Throws: what the system says when it may not be held.
    public init(_ process: pid_t) throws {
        guard cpty_hold(process) == 0 else { throw Pty.Unmet(description: "process \(process) cannot be held: errno \(errno)") }
        self.process = process
    }

    /// Whether somebody has ended it meanwhile.
    public var isOver: Bool { cpty_is_over(process) != 0 }
}
