import Testing

@testable import Topics

struct CheckAnswersTests {
    private typealias Make = CheckLibrary

    private func found(_ topics: [Topic], _ sources: [Source]) -> [String] { Make.found(Make.library(topics, sources: sources)) }

    @Test func `a mark that names an unknown source or finding is an error at the mark`() {
        let sources = [Make.source("label", Make.finding("dose"))]
        #expect(found([Make.topic("a", .text("It is so [@label, dose]."))], sources).isEmpty)
        let topic = Make.topic("a", .text("It is so [@lable, dose]. And [@label, doses]."))
        let library = Make.library([topic], sources: sources)
        let problems = library.problems(today: Make.day("2026-06-01")).filter { $0.file.hasSuffix("a.md") }
        #expect(
            problems == [
                Problem(.unknownSource("lable", nearest: "label"), file: "en/basics/a.md", place: Place(line: 11, column: 10)),
                Problem(
                    .unknownFinding(FindingKey(source: "label", finding: "doses"), nearest: "dose"), file: "en/basics/a.md",
                    place: Place(line: 11, column: 30)),
            ])
    }

    @Test func `marks in headings and links are looked at too`() {
        #expect(found([Make.topic("a", .heading("So [@gone, f]"))], []) == ["C303 en/basics/a.md 11:7"])
    }

    @Test func `a source that nothing cites is a warning`() {
        let sources = [Make.source("s", Make.finding("f")), Make.source("t", Make.finding("f"))]
        #expect(found([Make.topic("a", .text("It is so [@s, f]."))], sources) == ["C305 sources/t.yaml 1:1"])
    }

    @Test(arguments: [Verdict.wrong, .overstated, .outdated]) func `a finding that does not hold must be answered`(verdict: Verdict) {
        let sources = [Make.source("s", Make.finding("f", verdict: verdict), Make.finding("ok"))]
        let unanswered = Make.topic("a", .text("It is so [@s, ok]."))
        #expect(found([unanswered], sources) == ["C312 sources/s.yaml 20:9"])
        #expect(found([Make.topic("a", .box(.claim, ["A page says so [@s, f]."]))], sources).isEmpty)
        #expect(
            found([Make.topic("a", .box(.note, ["A page says so [@s, f]."]))], sources) == [
                "C313 en/basics/a.md 12:18", "C312 sources/s.yaml 20:9",
            ])
    }

    @Test(arguments: [Verdict.supported, .unclear]) func `a finding that holds or is unclear need not be`(verdict: Verdict) {
        #expect(found([Make.topic("a", .text("It is so [@s, f]."))], [Make.source("s", Make.finding("f", verdict: verdict))]).isEmpty)
    }

    @Test func `an answer in the original is enough, in a translation alone it is not`() {
        let sources = [Make.source("s", Make.finding("f", verdict: .wrong)), Make.source("t", Make.finding("f"))]
        let box = CheckLibrary.Piece.box(.claim, ["Dice que sí [@s, f]."])
        let spanish = Make.topic("a", language: "es", translated: "2026-01-01", box)
        #expect(found([Make.topic("a", .text("It is so [@t, f].")), spanish], sources) == ["C312 sources/s.yaml 20:9"])
        #expect(
            found(
                [
                    Make.topic("a", box, .text("So [@t, f].")),
                    Make.topic("a", language: "es", translated: "2026-01-01", .text("Sí [@t, f].")),
                ], sources
            ).isEmpty)
    }

    @Test func `a contradiction is answered by citing both in one box`() {
        let other = FindingKey(source: "t", finding: "f")
        let sources = [Make.source("s", Make.finding("f", contradicts: [other])), Make.source("t", Make.finding("f"))]
        #expect(found([Make.topic("a", .box(.disagree, ["One says yes [@s, f].", "Another says no [@t, f]."]))], sources).isEmpty)
        #expect(
            found([Make.topic("a", .box(.claim, ["One says yes [@s, f]."]), .box(.claim, ["Another says no [@t, f]."]))], sources)
                == ["C314 sources/s.yaml 20:9"])
        #expect(found([Make.topic("a", .text("One says yes [@s, f]. Another says no [@t, f]."))], sources) == ["C314 sources/s.yaml 20:9"])
    }

    @Test func `a contradiction with a finding that does not exist is an error`() {
        let sources = [Make.source("s", Make.finding("f", contradicts: [FindingKey(source: "s", finding: "g")]))]
        #expect(found([Make.topic("a", .text("It is so [@s, f]."))], sources) == ["C304 sources/s.yaml 20:9"])
    }

    @Test func `sources that disagree are two at least`() {
        let sources = [Make.source("s", Make.finding("f"), Make.finding("g")), Make.source("t", Make.finding("f"))]
        let one = Make.topic("a", .text("So [@t, f]."), .box(.disagree, ["Yes [@s, f].", "No [@s, g]."]))
        #expect(found([one], sources) == ["C315 en/basics/a.md 13:3"])
        #expect(found([Make.topic("a", .box(.disagree, ["Yes [@s, f].", "No [@t, f]."]))], sources).isEmpty)
    }

    @Test func `a claim under test cites whose claim it is`() {
        #expect(found([Make.topic("a", .box(.note, ["Yes."]), .box(.claim, ["Some say so."]))], []) == ["C316 en/basics/a.md 14:3"])
        #expect(found([Make.topic("a", .box(.claim, ["Some say so [@s, f]."]))], [Make.source("s", Make.finding("f"))]).isEmpty)
    }

    @Test func `a retracted source is called retracted where it is cited`() {
        let sources = [Make.source("s", retracted: "2025-01-01", Make.finding("f"))]
        #expect(found([Make.topic("a", .text("It is so [@s, f]."))], sources) == ["C317 en/basics/a.md 11:10"])
        #expect(found([Make.topic("a", .text("A paper that was retracted said so [@s, f]."))], sources).isEmpty)
    }

    @Test func `a superseded source is cited with its successor or called older`() {
        let sources = [Make.source("s", supersededBy: "t", Make.finding("f")), Make.source("t", Make.finding("f"))]
        #expect(found([Make.topic("a", .text("It is so [@s, f]. And [@t, f]."))], sources) == ["C318 en/basics/a.md 11:10"])
        #expect(found([Make.topic("a", .text("It is so [@s, f; @t, f]."))], sources).isEmpty)
        #expect(found([Make.topic("a", .text("An older label says so [@s, f]. And [@t, f]."))], sources).isEmpty)
    }

    @Test func `a source superseded by none that exists is an error`() {
        let sources = [Make.source("s", supersededBy: "u", Make.finding("f"))]
        #expect(found([Make.topic("a", .text("An older page says so [@s, f]."))], sources) == ["C303 sources/s.yaml 7:3"])
    }

    @Test func `plain words that do not mean the figure are an error`() {
        let wrong = Make.finding("f", "31% got better.", plain: [PlainFigure(figure: "31%", plain: "about 4 in 10")])
        #expect(found([Make.topic("a", .text("It is so [@s, f]."))], [Make.source("s", wrong)]) == ["C310 sources/s.yaml 20:9"])
        let right = Make.finding("f", "31% got better.", plain: [PlainFigure(figure: "31%", plain: "about 3 in 10")])
        #expect(found([Make.topic("a", .text("It is so [@s, f]."))], [Make.source("s", right)]).isEmpty)
    }
}
