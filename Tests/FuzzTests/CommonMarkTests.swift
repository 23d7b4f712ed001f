import FuzzKit
import Layout
import Surface
import Testing
import Topics

/// CommonMark 0.31.2 through parsing and layout. The specification is not part of the project; CARREL_COMMONMARK names its spec.txt.
@Suite struct CommonMarkTests {
    private static let hasSpecification = !CommonMark.examples.isEmpty

    @Test(.enabled(if: hasSpecification, "no specification of CommonMark at \(CommonMark.path); CARREL_COMMONMARK may name another place"))
    func `all examples of the specification are read`() { #expect(CommonMark.examples.count >= 652) }

    @Test(
        .enabled(if: hasSpecification, "no specification of CommonMark at \(CommonMark.path); CARREL_COMMONMARK may name another place"),
        arguments: [20, 40, 80])
    func `every example fits its width and loses no word`(width: Int) {
        for (number, example) in CommonMark.examples.enumerated() {
            let parsed = TopicParser.parse(Array((header + example.text).utf8), file: "t.md", id: "t", section: "s", language: "en")
            let blocks = TopicParser.blocks(of: example.text)
            let spread = Spread.topic(WrapPromises.page(blocks), width: width, words: Words(), today: nil)
            #expect(faults(in: spread) == [], "example \(number + 1)")
            // What Carrel does not show is refused with a problem, so that the author knows.
            guard !parsed.problems.contains(where: \.isError) else { continue }
            let shown = letters(of: spread)
            for word in example.words { #expect(shown.contains(word), "example \(number + 1) loses \(word)") }
        }
    }

    private let header = "---\ntitle: T\nsummary: S\nnext-step: N\nreviewed: 2026-11-21\nreview-due: 2027-11-21\n---\n"
}
