import Testing

@testable import Topics

struct SentencesTests {
    private func sentences(_ text: String) -> [String] { Prose([.text(text)]).statements.map(\.text) }

    private func mark(_ source: String) -> Inline { .citation(Citation([FindingKey(source: source, finding: "f")])) }

    private func support(_ inlines: [Inline]) -> [String] {
        Prose(inlines).statements.map { "\($0.text)|" + $0.findings.map(\.source).joined(separator: ",") }
    }

    @Test(arguments: [
        ["It helps some people.", "It does not help all."],
        ["Is it safe?", "No.", "3 in 10 stop."],
        ["Stop!", "Call 911."],
        ["Dr. Lee and Mrs. Ruiz of St. Mary's agree."],
        ["The U.S. Food and Drug Administration said no."],
        ["It is sold in the U.S.", "The FDA warned about it."],
        ["A dose of 0.5 mg. per kg is small.", "It is 0.5 mg.", "Ask why."],
        ["Some effects, e.g. dizziness, i.e. a spinning head, pass."],
        ["Ketamine vs. Esketamine is an old question."],
        ["It came at 5 p.m. and left at 6 p.m.", "Then it rained."],
        ["Wait… and see.", "Wait...", "See."],
        ["He asked \"Is it safe?\" and left."],
        ["He said \"It is safe.\"", "She did not."],
        ["(It failed.)", "The next one did not."],
        ["¿Es segura?", "¡No siempre!", "Pregunte a la Dra. Ruiz en EE. UU. hoy."],
        ["1. Ask first.", "Then decide."],
        ["See No. 5 on the list.", "J. Smith wrote it."],
        ["It lasted from 1970.", "Now it is 2026."],
        ["薬です。", "医師に聞く。"],
        ["Prices rose 3.5 percent at example.org last year"],
        ["Take vitamin B.", "Ask first."],
        ["Pills, sprays, etc. are sold.", "They sell pills, sprays, etc.", "All are sold."],
    ]) func `text splits where its sentences end`(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test func `a mark before the stop supports the sentence it ends`() {
        #expect(
            support([.text("One is so "), mark("a"), .text("). Two ("), .text("is not "), mark("b"), .text(".")]) == [
                "One is so ).|a", "Two (is not .|b",
            ])
    }

    @Test func `a mark after the stop supports the sentence before it`() {
        #expect(support([.text("One. "), mark("a"), .text(" Two. "), mark("b")]) == ["One.|a", "Two.|b"])
        #expect(support([.text("One."), mark("a"), .text(" Two.")]) == ["One.|a", "Two.|"])
        #expect(support([.text("One. "), mark("a"), .text("Two.")]) == ["One.|a", "Two.|"])
    }

    @Test func `several marks at one end all support it`() {
        #expect(
            support([.text("One "), mark("a"), .text(". "), mark("b"), .text(" Two "), mark("c"), .text(".")]) == ["One .|a,b", "Two .|c"])
    }

    @Test func `a mark ends a sentence even when the next begins small`() {
        #expect(
            support([.text("It was approved "), mark("a"), .text(". esketamine came later.")]) == [
                "It was approved .|a", "esketamine came later.|",
            ])
        #expect(support([.text("Pills, sprays, etc. "), mark("a"), .text(" and more.")]) == ["Pills, sprays, etc.  and more.|a"])
        #expect(support([.text("At 5 p.m. "), mark("a"), .text(". The end.")]) == ["At 5 p.m. .|a", "The end.|"])
    }

    @Test func `a mark before the first word supports the first sentence`() {
        #expect(support([mark("a"), .text("One. Two.")]) == ["One.|a", "Two.|"])
    }

    @Test func `prose of a mark alone is one empty statement, and empty prose has none`() {
        #expect(support([mark("a")]) == ["|a"])
        #expect(Prose([]).statements.isEmpty)
    }

    @Test func `ranges cover the plain text without gaps`() {
        let prose = Prose([
            .text("  Señora Ruiz 👪 came. "), .strong([.text("She "), mark("a"), .text("left.")]), .lineBreak, .text("e"),
            .emphasis([.text("\u{301}l. No? Yes")]),
            mark("b"), .text("  "),
        ])
        let statements = prose.statements
        #expect(statements.first?.range.lowerBound == 0)
        #expect(statements.last?.range.upperBound == prose.plain.count)
        for (one, next) in zip(statements, statements.dropFirst()) { #expect(one.range.upperBound == next.range.lowerBound) }
        let characters = Array(prose.plain)
        for statement in statements { #expect(String(characters[statement.range]).contains(statement.text)) }
        #expect(statements.flatMap(\.findings).map(\.source) == ["a", "b"])
    }

    @Test func `the findings of a sentence are named once`() {
        let both = Citation([FindingKey(source: "a", finding: "f"), FindingKey(source: "b", finding: "f")])
        #expect(support([.text("One "), .citation(both), mark("a")]) == ["One|a,b"])
    }
}
