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
    func `every example fits its width and loses no word, what authors are told of included`(width: Int) {
        for (number, example) in CommonMark.examples.enumerated() {
            let blocks = TopicParser.blocks(of: example.text)
            let spread = Spread.topic(WrapPromises.page(blocks), width: width, words: Words(), today: nil)
            #expect(faults(in: spread) == [], "example \(number + 1)")
            let shown = letters(of: spread)
            for word in example.words {
                // cmark-gfm goes by 0.29 here: an entity of eight digits is one, of a character there is not.
                #expect(shown.contains(word == "87654321" ? "\u{FFFD}" : word), "example \(number + 1) loses \(word)")
            }
        }
    }
}
