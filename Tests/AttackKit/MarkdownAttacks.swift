/// Texts made to cost a Markdown parser time: cmark's own pathological inputs, and a table too wide for it.
public enum MarkdownAttacks {
    /// The attacks at a size: about so many repetitions of what is hostile in each.
    public static func all(size n: Int) -> [(name: String, text: String)] {
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
