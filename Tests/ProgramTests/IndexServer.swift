import Foundation
import Glibc
import TerminalKit
import Testing

/// One of Xapian's own servers on this machine, with all the processes it makes for its visitors: `xapian-tcpsrv`, which serves a database,
/// or `xapian-replicate-server`, which feeds copies.
final class IndexServer {
    static let folder = "/usr/bin"
    static var isInstalled: Bool {
        ["xapian-tcpsrv", "xapian-replicate-server", "xapian-replicate"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: folder + "/" + $0)
        }
    }

    let port: Int
    private let command: [String]
    /// On a terminal of its own, and so in a session of its own: ending one ends the group it is in.
    private var process: Pty?

    /// Starts the server of that name and waits until it listens.
    init(_ program: String, _ served: String) throws {
        port = try Loopback.freePort()
        command = ["\(Self.folder)/\(program)", "--interface", "127.0.0.1", "--port", String(port), served]
        try start()
    }

    /// Starts it again, at the same address.
    func start() throws {
        let process = try Pty(command)
        self.process = process
        try process.expect("a server that listens") { _ in Loopback.isListening(port) }
    }

    /// Ends it at once, with every link to it.
    func stop() {
        guard let process else { return }
        kill(-process.process, SIGKILL)
        _ = try? process.expectEnd()
        self.process = nil
    }

    /// Has it and every link to it stand still, as if the cable had been pulled: nothing is refused and nothing answered.
    func hang() { signal(SIGSTOP) }

    /// Has it go on from there.
    func goOn() { signal(SIGCONT) }

    private func signal(_ number: Int32) { if let process { kill(-process.process, number) } }

    deinit { stop() }
}

/// Addresses of this machine that only it can reach.
enum Loopback {
    /// A port that nobody listens on.
    static func freePort() throws -> Int {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        var address = address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, length) == 0 && getsockname(file, $0, &length) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Whether somebody takes calls there.
    static func isListening(_ port: Int) -> Bool {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        var address = address(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
