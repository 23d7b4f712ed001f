import Foundation
import TerminalKit

/// A real cupsd with a folder and a socket of its own. Its queues lead nowhere; what a queue took stays in the spool.
final class PrintServer {
    static let program = "/usr/sbin/cupsd"
    static var isInstalled: Bool {
        [program, "/usr/bin/lp", "/usr/bin/lpstat"].allSatisfy(FileManager.default.isExecutableFile)
    }

    let folder: String
    private var process: Pty?

    /// - Parameter queues: the queues by name, and whether each takes jobs; the first is the default.
    init(_ queues: KeyValuePairs<String, Bool>) throws {
        // A socket's path has little room.
        folder = "/tmp/carrel-print-\(UUID().uuidString.prefix(8))"
        for name in ["spool", "cache", "run"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        try write(
            """
            Listen \(socket)
            Browsing No
            WebInterface No
            DefaultAuthType None
            LogLevel none
            <Location />
            Order deny,allow
            </Location>
            <Policy default>
            <Limit All>
            Order deny,allow
            </Limit>
            </Policy>

            """, to: "cupsd.conf")
        try write(
            """
            FileDevice Yes
            ServerRoot \(folder)
            RequestRoot \(folder)/spool
            CacheDir \(folder)/cache
            TempDir \(folder)/cache
            StateDir \(folder)/run
            AccessLog \(folder)/access
            ErrorLog \(folder)/error
            PageLog \(folder)/page

            """, to: "cups-files.conf")
        let printers = queues.enumerated().map { index, queue in
            let kind = index == 0 ? "DefaultPrinter" : "Printer"
            return "<\(kind) \(queue.key)>\nDeviceURI file:/dev/null\nState Idle\nAccepting \(queue.value ? "Yes" : "No")\n</\(kind)>\n"
        }
        try write(printers.joined(), to: "printers.conf")
        process = try Pty([Self.program, "-f", "-c", folder + "/cupsd.conf", "-s", folder + "/cups-files.conf"])
    }

    /// Ends the server.
    func stop() {
        process?.signal(SIGTERM)
        _ = try? process?.expectEnd()
        process = nil
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private var socket: String { folder + "/run/cups.sock" }

    /// Whether it answers yet.
    var isUp: Bool { FileManager.default.fileExists(atPath: socket) }

    /// What a client's environment needs to find it, and nothing of this machine's own printers.
    var environment: [String: String] { ["CUPS_SERVER": socket, "HOME": folder] }

    /// The documents that queues took, in order.
    var documents: [String] {
        let spool = folder + "/spool"
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: spool)) ?? []).filter { $0.hasPrefix("d") }.sorted()
        return names.compactMap { try? String(contentsOfFile: spool + "/" + $0, encoding: .utf8) }
    }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
}
