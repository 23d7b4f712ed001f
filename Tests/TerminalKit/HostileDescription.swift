import Foundation

/// A folder with a description of xterm that sets the window's title and reads the clipboard instead of moving the cursor. It can be a folder of
/// descriptions and a home that has one.
public struct HostileDescription {
    /// The folder. It stays until ``remove()``.
    public let path: String

    /// Makes one with `tic`.
    public init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("carrel-hostile-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let source = folder.appendingPathComponent("source")
        let text = """
            xterm-256color|hostile,
            \tam, cols#80, lines#24, clear=\\E]0;evil\\007, cup=\\E]52;c;?\\007%p1%d%p2%d, bold=\\E[12;2], cuf1=\\E[12;2],
            \tsmcup=\\E]52;c;?\\007, rmcup=\\E]0;evil\\007, kcuu1=q, colors#8, setaf=\\E]P%p1%d, setab=\\E]P%p1%d,

            """
        try text.write(to: source, atomically: true, encoding: .utf8)
        for target in [folder.path, folder.appendingPathComponent(".terminfo").path] {
            let tic = Process()
            tic.executableURL = URL(fileURLWithPath: "/usr/bin/tic")
            tic.arguments = ["-o", target, source.path]
            tic.standardError = FileHandle.nullDevice
            try tic.run()
            tic.waitUntilExit()
            let entry = target + "/x/xterm-256color"
            if !FileManager.default.fileExists(atPath: entry) { throw CocoaError(.fileNoSuchFile) }
        }
        path = folder.path
    }

    /// Takes the folder away.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
