import Testing

@testable import Topics

/// How much of a topic is cited, and how often by one finding.
struct CitedShareTests {
    private typealias Make = CheckLibrary

    private func share(_ pieces: CheckLibrary.Piece..., crisis: [CrisisLine] = []) -> [Int] {
        let markdown = CheckLibrary.Piece.text(pieces.map(\.markdown).joined(separator: "\n"))
        let share = CitedShare(of: Make.topic("a", markdown), crisis: crisis)
        return [share.cited, share.uncited, share.exempt]
    }

    @Test func `sentences with a mark are cited, those without are not`() {
        #expect(share(.text("It is so [@s, f]. It is not. It was so. [@s, f]")) == [2, 1, 0])
        #expect(share(.heading("It is so"), .code("It is so")) == [0, 0, 0])
        #expect(share(.lines(["tea [@s, f]", "milk"])) == [1, 1, 0])
    }

    @Test func `a mark in a row covers the row, and headers are not counted`() {
        #expect(share(.table([["Who", "What"], ["They", "did [@s, f]"], ["We all", "did"]])) == [2, 1, 1])
    }

    @Test(arguments: [Callout.claim, .disagree]) func `the verdict in a box is covered by what the box cites`(callout: Callout) {
        #expect(share(.box(callout, ["A page says so [@s, f]. That goes too far."])) == [2, 0, 0])
        #expect(share(.box(callout, ["A page says so."])) == [0, 1, 0])
    }

    @Test func `other boxes cover nothing`() {
        #expect(share(.box(.note, ["A page says so [@s, f]. That goes too far."])) == [1, 1, 0])
    }

    @Test func `questions, links, verbs of advice, labels and the library's own voice need none`() {
        #expect(share(.text("Is it so? Ask your doctor. Please call the clinic. See [A](a.md). We found none.")) == [0, 0, 5])
        #expect(share(.text("**Liver.** It can hurt.")) == [0, 1, 1])
        #expect(share(.text("It **can.** It can hurt.")) == [0, 2, 0])
        #expect(share(.text("**It can hurt the liver.**")) == [0, 1, 0])
        #expect(share(.text("**It can hurt the liver very badly.** It can.")) == [0, 2, 0])
        #expect(share(.text("It is so. See [A](a.md), [A](a.md). It is so.")) == [0, 2, 1])
        #expect(share(.text("They ask your doctor. People call it so.")) == [0, 2, 0])
    }

    @Test func `a sentence that leads to a list is what its list is`() {
        #expect(share(.text("It can hurt:"), .lines(["the liver [@s, f]"])) == [1, 0, 1])
        #expect(share(.text("It can hurt:"), .lines(["the liver"])) == [0, 2, 0])
        #expect(share(.text("We use two words:"), .lines(["Low: it may change.", "High: it will not."]), .text("It is so.")) == [0, 1, 3])
    }

    @Test func `a crisis line has its source in library_yaml`() {
        #expect(share(.text("The line is 988 now."), crisis: [CrisisLine(name: [:], call: "988")]) == [0, 0, 1])
        #expect(share(.text("The line is 988 now.")) == [0, 1, 0])
    }

    private func found(_ cited: Int, _ uncited: Int) -> [String] {
        let findings = (0..<cited).map { "The cat sat on a mat \("abcdefghijklmnopqrstuvwxyz".prefix($0 + 1)) [@s, f\($0)]." }
        let text = (findings + Array(repeating: "Then the dog sat on the same old mat.", count: uncited)).joined(separator: " ")
        var source = Make.source("s")
        source.findings = (0..<cited).map { Make.finding("f\($0)") }
        return Make.found(Make.library([Make.topic("a", .text(text))], sources: [source]))
    }

    @Test func `ninety in a hundred is enough, less is a warning, and short topics are let be`() {
        #expect(found(18, 2).isEmpty)
        #expect(found(17, 2) == ["C319 en/basics/a.md 1:1"])
        #expect(found(2, 2).isEmpty)
    }

    @Test func `the share is told in figures, rounded down`() {
        let topic = Make.topic("a", .text("It is [@s, f]. It is [@s, f]. It was. Was it?"))
        let share = CitedShare(of: topic)
        #expect([share.percent, share.counted, share.exempt] == [66, 3, 1])
        #expect(share.isTooLow)
        #expect(CitedShare().percent == 100)
        #expect((share + share).cited == 4)
    }

    @Test func `a finding cited a fifth time is a warning at that mark`() {
        func found(_ times: Int) -> [String] {
            let text = Array(repeating: "So it is [@s, f].", count: times).joined(separator: "\n\n")
            return Make.found(Make.library([Make.topic("a", .text(text))], sources: [Make.source("s", Make.finding("f"))]))
        }
        #expect(found(4).isEmpty)
        #expect(found(6) == ["C320 en/basics/a.md 19:10"])
    }
}
