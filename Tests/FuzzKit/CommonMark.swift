import Foundation

/// CommonMark 0.31.2: the examples of its specification, read where they lie.
public enum CommonMark {
    /// Where the specification is looked for: what CARREL_COMMONMARK says, or a folder beside the project. It is not part of the project.
    public static let path =
        ProcessInfo.processInfo.environment["CARREL_COMMONMARK"]
        ?? FuzzTarget.house.appending(path: "../shared/commonmark/spec.txt").standardized.path

    /// Markdown, and the HTML that it must become.
    public struct Example: Sendable {
        /// What is written.
        public var text: String
        /// What the specification makes of it.
        public var html: String

        /// The words a reader of the HTML sees.
        public var words: [String] {
            let seen = html.replacing(/<[^>]*>/, with: " ").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
                "&quot;", with: "\""
            )
            .replacing("&amp;", with: "&")
            return seen.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        }
    }

    /// Every example of the specification, in order; empty where there is none.
    public static let examples: [Example] = {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        let fence = String(repeating: "`", count: 32)
        return text.replacingOccurrences(of: "→", with: "\t").components(separatedBy: "\n" + fence + " example\n").dropFirst().map {
            example in
            let parts = ("\n" + (example.components(separatedBy: "\n" + fence).first ?? "")).components(separatedBy: "\n.\n")
            return Example(text: String(parts[0].dropFirst()) + "\n", html: parts.count > 1 ? parts[1] : "")
        }
    }()
}
