import Glibc
import Surface
import Terminal

/// How Carrel speaks outside its screens: text on standard output, messages on standard error.
enum Voice {
    /// Whether standard output is a terminal.
    static var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }
    /// Whether standard error is a terminal.
    static var isHeardLive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text that is safe already to standard output.
    static func say(_ text: String) throws(Refusal) {
        do {
            try Output.write(text, to: .standardOutput)
        } catch {
            switch error {
            case .closed: throw .unheard
            case .failed(let errno): throw .output(errno: errno)
            }
        }
    }

    /// Writes lines that are safe already to standard error. Nobody can be told when that fails.
    static func complain(_ lines: String...) {
        try? Output.write(lines.map { $0 + "\n" }.joined(), to: .standardError)
    }

    /// The columns there are for a line on standard error.
    static var columns: Int { Output.columns(of: .standardError) ?? 80 }

    /// Writes a line over the last one on standard error, which had so many cells, for a progress bar.
    static func mutter(_ line: String, over width: Int) {
        try? Output.overwrite(line + String(repeating: " ", count: max(0, width - Width.of(line))), on: .standardError)
    }
}
