import Surface
import Testing
import Topics

@testable import Layout

@Suite struct SentenceTests {
    let blocks: [Block] = [
        .heading(level: 2, Prose([.text("What is known")])),
        .paragraph(
            Prose([
                .text("It was approved in 1970 "), Sample.cite(Sample.key), .text(". Dr. Who said so. Is it "),
                .strong([.text("safe")]), .text("? Ask."),
            ])),
        .callout(.claim, [.paragraph(Prose([.text("It cures "), Sample.cite(Sample.wrong)]))]),
    ]

    func spread(width: Int = 60) -> Spread { .topic(Sample.page(blocks), width: width, words: Words(), today: nil) }

    @Test func `a topic is heard from its title to its dates, a sentence at a time`() {
        #expect(
            spread().sentences.map(\.text) == [
                "Is ketamine FDA approved?", "The FDA approved ketamine for use in surgery.",
                "For depression it approved only a close relative, esketamine.",
                "Next step Ask which drug and which form you are being offered, and whether that use is approved.", "What is known",
                "It was approved in 1970.", "Dr. Who said so.", "Is it safe?", "Ask.", "CLAIM, verdict: wrong", "It cures",
                "Questions to ask", "Is this use approved by the FDA, or is it off-label?", "Related topics", "What is esketamine?",
                "Reviewed 2026-11-21, due 2027-11-21",
            ])
    }

    @Test(arguments: [8, 20, 33, 60, 72, 120])
    func `the width changes where sentences stand, not what they are or where they begin`(width: Int) {
        let (here, wide) = (spread(width: width).sentences, spread().sentences)
        #expect(here.map(\.text) == wide.map(\.text))
        #expect(here.map(\.start) == wide.map(\.start))
    }

    @Test(arguments: [8, 33, 60])
    func `a sentence stands where its words are drawn`(width: Int) {
        let spread = spread(width: width)
        for sentence in spread.sentences {
            let drawn = sentence.fragments.map { fragment in
                let cells = Array(spread.lines[fragment.line].text)
                return String(cells[fragment.columns])
            }
            let letters: (String) -> String = { $0.filter { $0.isLetter || $0.isNumber } }
            #expect(letters(drawn.joined()) == letters(sentence.text))
            #expect(sentence.lines == (sentence.fragments[0].line..<(sentence.fragments.last?.line ?? 0) + 1))
        }
    }

    @Test func `a source is heard too`() {
        let source = Spread.source(SourcePage(source: Sample.clinic.source, usedIn: [:]), width: 40, words: Words())
        #expect(source.sentences.first?.text == "Clinic page")
        #expect(source.sentences.contains { $0.text == "Trust: It sells the treatment." })
    }

    @Test func `nothing has no sentences`() { #expect(Spread(width: 10).sentences.isEmpty) }
}
