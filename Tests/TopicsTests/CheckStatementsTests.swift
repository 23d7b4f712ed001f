import Testing

@testable import Topics

struct CheckStatementsTests {
    private typealias Make = CheckLibrary

    /// Problems of a library of one topic `a` and a source `s` whose finding `f` says 31% (about 3 in 10) of 200 people at 0.5 mg.
    private func found(
        _ piece: CheckLibrary.Piece, title: String = "A title", summary: String = "A summary.", certainty: Certainty? = .high,
        language: String = "en",
        crisis: [CrisisLine] = []
    ) -> [String] {
        let says = "At 0.5 mg, 31% of 200 people got better in two weeks."
        let source = Make.source(
            "s", Make.finding("f", says, plain: [PlainFigure(figure: "31%", plain: "about 3 in 10")], certainty: certainty))
        let topic = Make.topic("a", language: language, title: title, summary: summary, piece)
        var library = Make.library([topic], sources: [source])
        library.crisis = crisis
        return Make.found(library).filter { !$0.hasPrefix("C305") }
    }

    @Test func `a number without a citation is an error at the number`() {
        #expect(found(.text("Señora **👪** says 200 people came.")) == ["C306 en/basics/a.md 11:19"])
        #expect(found(.text("Many people came.")).isEmpty)
        #expect(found(.text("So 31% got better [@s, f]. Then 200 came.")) == ["C306 en/basics/a.md 11:33"])
    }

    @Test func `a question with a number states nothing`() {
        #expect(found(.text("Is 1 dose enough?")).isEmpty)
    }

    @Test func `advice without a citation is a warning`() {
        #expect(found(.text("It is new. Do not drive that day.")) == ["C307 en/basics/a.md 11:12"])
        #expect(found(.text("It is new. Do not drive that day [@s, f].")).isEmpty)
        #expect(found(.heading("Do not drive that day")).isEmpty)
    }

    @Test func `every line of a list and cell of a table is looked at`() {
        #expect(found(.lines(["some", "about 40 people", "200 people [@s, f]"])) == ["C306 en/basics/a.md 12:9"])
        #expect(found(.table([["Who", "How many"], ["People", "40"]])) == ["C306 en/basics/a.md 13:12"])
    }

    @Test func `a mark anywhere in a row stands for the row`() {
        #expect(found(.table([["Who", "How many"], ["200", "people [@s, f]"]])).isEmpty)
        #expect(found(.table([["Who", "How many"], ["200", "people [@s, f]"], ["200", "people"]])) == ["C306 en/basics/a.md 14:3"])
    }

    @Test func `a figure must stand in a finding the sentence cites`() {
        #expect(found(.text("About 3 in 10 of 200 people, or 31%, at 0.5 mg in 2 weeks [@s, f].")).isEmpty)
        #expect(found(.text("About 4 in 10 got better [@s, f].")) == ["C308 en/basics/a.md 11:7"])
        #expect(found(.text("It was 31 mg [@s, f].")) == ["C308 en/basics/a.md 11:8"])
    }

    @Test func `figures of title, summary and headings must stand in a finding the text cites`() {
        let text = CheckLibrary.Piece.text("So 31% got better [@s, f].")
        #expect(found(text, title: "Why 31%?", summary: "It helped 3 in 10.").isEmpty)
        #expect(found(text, title: "Why 32%?", summary: "It helped 4 in 10.") == ["C309 en/basics/a.md 2:8", "C309 en/basics/a.md 3:10"])
        #expect(found(.heading("The first 24 hours")) == ["C309 en/basics/a.md 11:14"])
    }

    @Test func `the number of a crisis line rests on its own source`() {
        let line = CrisisLine(name: ["en": "Crisis line"], call: "988")
        #expect(found(.text("Call 988 now."), crisis: [line]).isEmpty)
        #expect(found(.text("Call 988 now.")) == ["C306 en/basics/a.md 11:6"])
        #expect(found(.text("Call 987 now."), crisis: [line]) == ["C306 en/basics/a.md 11:6"])
    }

    @Test(arguments: [Certainty.low, .veryLow]) func `weak findings need a careful sentence`(certainty: Certainty) {
        #expect(found(.text("It helps [@s, f]."), certainty: certainty) == ["C311 en/basics/a.md 11:10"])
        #expect(found(.text("It may help [@s, f]."), certainty: certainty).isEmpty)
        #expect(found(.text("It was tried in May 2023 [@s, f]."), certainty: certainty).contains("C311 en/basics/a.md 11:26"))
    }

    @Test func `firm findings, and those no study could grade, do not`() {
        #expect(found(.text("It helps [@s, f]."), certainty: .moderate).isEmpty)
        #expect(found(.text("It helps [@s, f]."), certainty: nil).isEmpty)
    }

    @Test func `Spanish is read as Spanish`() {
        #expect(found(.text("Ayuda al 31 por ciento [@s, f]."), certainty: .low, language: "es") == ["C311 es/basics/a.md 11:24"])
        #expect(found(.text("Quizá ayude al 31 por ciento [@s, f]."), certainty: .low, language: "es").isEmpty)
        #expect(found(.text("No conduzca ese día."), language: "es") == ["C307 es/basics/a.md 11:1"])
    }

    @Test func `code is not looked at and does not shift places`() {
        let topic = Make.topic("a", .code("200 people"), .text("But 200 people came."))
        #expect(Make.found(Make.library([topic])) == ["C306 en/basics/a.md 15:5"])
    }

    @Test func `places are right after entities, links, marks and wrapped lines`() {
        let lead = "Fish &amp; chips, [a link](a.md) &eacute;t&eacute; 👪\n  and so [@s, f]. "
        let topic = Make.topic("a", .text(lead + "Then 200 came."))
        let source = Make.source("s", Make.finding("f"))
        #expect(Make.found(Make.library([topic], sources: [source])) == ["C306 en/basics/a.md 12:24"])
    }
}
