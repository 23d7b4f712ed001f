import AttackKit
import FuzzKit
import Testing
import Topics

/// The inputs made to cost a Markdown parser time: cmark's own, and a table too wide for it. What a byte of a large one costs is measured by
/// `make markdown-bench`.
struct AttackTests {
    /// The errors that answer each; none where it is read as the text it is.
    static let answers: [(name: String, errors: Set<String>)] = MarkdownAttacks.all(size: 1).map { ($0.name, refused[$0.name] ?? []) }

    private static let refused: [String: Set<String>] = [
        "nested strong emphasis": ["C205"], "many link openers with no closers": ["C205"], "link openers and emphasis closers": ["C205"],
        "pattern ![[]() repeated": ["C205"], "hard link/emph case": ["C207"], "nested brackets": ["C205"], "nested block quotes": ["C205"],
        "deeply nested lists": ["C205"], "U+0000 in input": ["C012"], "unclosed <!--": ["C202"], "unclosed <?": ["C202"],
        "unclosed <!A": ["C202"], "unclosed CDATA": ["C205", "C202"], "empty lines in deeply nested lists": ["C205"],
        "empty lines in deeply nested lists in blockquote": ["C205"], "emph in deep blockquote": ["C205"], "many references": ["C202"],
        "wide table": ["C206"],
    ]

    @Test(arguments: answers, [1000, 2000])
    func `B13 an attack of any size is read or refused as it always is, and keeps every promise`(
        attack: (name: String, errors: Set<String>), size: Int
    ) throws {
        let text = try #require(MarkdownAttacks.all(size: size).first { $0.name == attack.name }?.text)
        let bytes = Array(("---\ntitle: T\nsummary: S\nnext-step: N\nreviewed: 2026-11-21\nreview-due: 2027-11-21\n---\n" + text).utf8)
        let parsed = TopicParser.parse(bytes, file: "t.md", id: "t", section: "s", language: "en")
        #expect(Set(parsed.problems.filter(\.isError).map(\.number)) == attack.errors)
        #expect(try FuzzTarget.markdown.judge()(Array(text.utf8)) == nil)
    }
}
