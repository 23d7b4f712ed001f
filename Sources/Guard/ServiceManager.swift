import CGuard
import Glibc

/// The service manager that started the guard, if one did: told when it is ready, and that it lives.
public struct ServiceManager: Sendable {
    private let socket: String?

    /// Reads the environment; do so before ``Walls/keepSecrets()``.
    public init() { socket = getenv("NOTIFY_SOCKET").map { String(cString: $0) } }

    /// The kiosk is open.
    public func ready() { tell("READY=1") }

    /// A pass of the reader's loop is done. Nothing else may feed the watchdog.
    public func alive() { tell("WATCHDOG=1") }

    /// The kiosk closes.
    public func stopping() { tell("STOPPING=1") }

    private func tell(_ line: String) {
        if let socket { _ = cguard_notify(socket, line) }
    }
}
