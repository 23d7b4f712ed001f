import Foundation

/// CommonMark 0.31.2: the examples of its specification, read where they lie, and the inputs that are made to cost a parser time.
public enum CommonMark {
    /// Where the specification is looked for: what CARREL_COMMONMARK says, or a folder beside the project. It is not part of the project.
    public static let path =
        ProcessInfo.processInfo.environment["CARREL_COMMONMARK"]
        ?? FuzzTarget.house.appending(path: "../shared/commonmark/spec.txt").standardized.path

    /// Markdown, and the HTML that it must become.
    public struct Example: Sendable {
        public var text: String
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

    /// cmark's pathological inputs at a size: about so many repetitions of what is hostile in each.
    public static func attacks(size n: Int) -> [(name: String, text: String)] {
        func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: max(0, count)) }
        return [
            ("nested strong emphasis", times("*a **a ", n) + "b" + times(" a** a*", n)),
            ("many emphasis closers with no openers", times("a_ ", n)),
            ("many emphasis openers with no closers", times("_a ", n)),
            ("many link closers with no openers", times("a]", n)),
            ("many link openers with no closers", times("[a", n)),
            ("mismatched openers and closers", times("*a_ ", n)),
            ("openers and closers multiple of 3", "a**b" + times("c* ", n)),
            ("link openers and emphasis closers", times("[ a_", n)),
            ("pattern [ (]( repeated", times("[ (](", n)),
            ("pattern ![[]() repeated", times("![[]()", n)),
            ("hard link/emph case", "**x [a*b**c*](d)"),
            ("nested brackets", times("[", n) + "a" + times("]", n)),
            ("nested block quotes", times("> ", n) + "a"),
            ("deeply nested lists", (0..<n / 20).map { times("  ", $0) + "* a\n" }.joined()),
            ("U+0000 in input", times("abc\0de\0", n)),
            ("backticks", (1...max(1, n / 20)).map { "e" + times("`", $0) }.joined()),
            ("unclosed links A", times("[a](<b", n)),
            ("unclosed links B", times("[a](b", n)),
            ("unclosed <!--", "</" + times("<!--", n)),
            ("unclosed <?", "</" + times("<?", n)),
            ("unclosed <!A", "</" + times("<!A ", n)),
            ("unclosed CDATA", "</" + times("<![CDATA[", n)),
            ("empty lines in deeply nested lists", times("- ", n / 20) + "x" + times("\n", n)),
            ("empty lines in deeply nested lists in blockquote", "> " + times("- ", n / 20) + "x\n" + times(">\n", n)),
            ("emph in deep blockquote", times(">", n) + times("a*", n)),
            ("many references", (1...n).map { "[\($0)]: u\n" }.joined() + times("[0] ", n)),
            ("wide table", times("|a", n) + "|\n" + times("|-", n) + "|\n"),
        ]
    }
}
