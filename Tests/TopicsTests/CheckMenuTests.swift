import Testing

@testable import Topics

struct CheckMenuTests {
    private typealias Make = CheckLibrary

    @Test func `a library that is in order has no problems`() {
        #expect(Make.found(Make.library([Make.topic("a"), Make.topic("b", section: "effects"), Make.topic("a", language: "es")])).isEmpty)
    }

    @Test func `a topic that is not listed is an error, and so is a listed one that is missing`() {
        var library = Make.library([Make.topic("side-effects")])
        library.sections[0].topics = ["side-efects"]
        library.directory = "Content"
        let problems = library.problems(today: Make.day("2026-06-01"))
        #expect(
            problems == [
                Problem(
                    .listedTopicMissing("side-efects", nearest: "side-effects"), file: "Content/library.yaml",
                    place: Place(line: 5, column: 14)),
                Problem(.topicNotListed("side-effects"), file: "en/basics/side-effects.md"),
            ])
    }

    @Test func `a topic listed in another section than its folder is both`() {
        var library = Make.library([Make.topic("a"), Make.topic("b", section: "effects")])
        library.sections = [
            Section(id: "basics", title: ["en": "B"], topics: ["b", "a"]), Section(id: "effects", title: ["en": "E"], topics: []),
        ]
        #expect(Make.found(library) == ["C502 en/effects/b.md 1:1", "C503 library.yaml 5:14"])
    }

    @Test func `a topic of a translation alone is not missing`() {
        #expect(Make.found(Make.library([Make.topic("a", language: "es")])).isEmpty)
    }

    @Test func `two topics with one id in a language are told of each other`() {
        let library = Make.library([Make.topic("a"), Make.topic("a", section: "effects"), Make.topic("a", language: "es")])
        let problems = library.problems(today: Make.day("2026-06-01")).filter { $0.number == "C501" }
        #expect(
            problems == [
                Problem(.duplicateTopic("a", other: "en/effects/a.md"), file: "en/basics/a.md"),
                Problem(.duplicateTopic("a", other: "en/basics/a.md"), file: "en/effects/a.md"),
            ])
        var capital = Make.topic("a")
        capital.id = "A"
        #expect(Make.found(Make.library([Make.topic("a"), capital])).count == 2)
    }

    @Test func `an id that is a command is an error`() {
        #expect(Make.found(Make.library([Make.topic("search")])) == ["C508 en/basics/search.md 1:1"])
        #expect(Make.found(Make.library([Make.topic("searching")])).isEmpty)
    }

    @Test func `texts are there in every declared language`() {
        var library = Make.library([Make.topic("a"), Make.topic("a", language: "es")])
        library.title = ["en": "A guide", "es": "Una guía"]
        library.disclaimer = ["en": "Ask your doctor."]
        library.sections[0].title = ["es": "Lo básico"]
        library.crisis = [CrisisLine(name: ["en": "Crisis line"], call: "988")]
        let kinds = library.problems(today: Make.day("2026-06-01")).map(\.kind)
        #expect(kinds.count == 3)
        for missing in [("disclaimer", "es"), ("sections.0.title", "en"), ("crisis.0.name", "es")] {
            #expect(kinds.contains(.textMissing(key: missing.0, language: missing.1)))
        }
    }

    @Test func `a link leads to a topic of the same language in the folder it names`() {
        let others = [Make.topic("b", section: "effects", .heading("What helps?")), Make.topic("c", language: "es")]
        func found(_ link: String) -> [String] { Make.found(Make.library([Make.topic("a", .text("See [this](\(link))."))] + others)) }
        #expect(found("../effects/b.md").isEmpty)
        #expect(found("../effects/b.md#what-helps").isEmpty)
        #expect(found("../basics/b.md") == ["C506 en/basics/a.md 11:5"])
        #expect(found("b.md") == ["C506 en/basics/a.md 11:5"])
        #expect(found("../effects/B.md") == ["C504 en/basics/a.md 11:5"])
        #expect(found("c.md") == ["C504 en/basics/a.md 11:5"])
        #expect(found("../effects/b.md#what-help") == ["C505 en/basics/a.md 11:5"])
    }

    @Test func `a topic with errors of its own is not missed elsewhere, but whoever cites a source with errors is named`() {
        let topic = Make.topic("a", related: ["b"], .text("See [this](b.md). So it is [@s, f]."))
        var library = Make.library([topic])
        library.sections[0].topics.append("b")
        #expect(Make.found(library).map { $0.prefix(4) } == ["C504", "C504", "C303", "C503"])
        let left = library.problems(today: Make.day("2026-06-01"), leftOut: ["Content/en/basics/b.md", "Content/sources/s.yaml"])
        #expect(left.map(\.kind) == [.brokenSource("s")])
    }

    @Test func `anchors are made as GitHub makes them`() {
        let topic = Make.topic("a", .heading("What helps?"), .heading("What helps!"), .heading("1. Señora's 5-HT_2 & co"))
        #expect(Anchor.all(of: topic) == ["what-helps", "what-helps-1", "1-señoras-5-ht_2--co"])
    }

    @Test func `related topics exist and are others`() {
        let b = Make.topic("b")
        #expect(Make.found(Make.library([Make.topic("a", related: ["b"]), b])).isEmpty)
        #expect(Make.found(Make.library([Make.topic("a", related: ["a"]), b])) == ["C507 en/basics/a.md 5:11"])
        #expect(Make.found(Make.library([Make.topic("a", related: ["z"]), b])) == ["C504 en/basics/a.md 5:11"])
    }

    @Test func `a glossary term stands once, leads to a topic and rests on a finding`() {
        var library = Make.library([Make.topic("a", .text("So [@s, f]."))], sources: [Make.source("s", Make.finding("f", "Two weeks."))])
        func found(_ entries: GlossaryEntry...) -> [String] {
            library.glossary = ["en": entries]
            return Make.found(library)
        }
        let key = FindingKey(source: "s", finding: "f")
        let place = Place(line: 3, column: 3)
        #expect(
            found(GlossaryEntry(term: "dose", also: ["doses"], meaning: "2 weeks of it", topic: "a", source: key, place: place)).isEmpty)
        #expect(found(GlossaryEntry(term: "dose", also: ["Dose"], meaning: "M")).isEmpty)
        #expect(
            found(GlossaryEntry(term: "dose", meaning: "M"), GlossaryEntry(term: "portion", also: ["DOSE"], meaning: "M", place: place))
                == ["C516 en/glossary.yaml 3:3"])
        #expect(found(GlossaryEntry(term: "dose", meaning: "M", topic: "z", place: place)) == ["C504 en/glossary.yaml 3:3"])
        #expect(
            found(GlossaryEntry(term: "dose", meaning: "M", source: FindingKey(source: "s", finding: "g"), place: place)) == [
                "C304 en/glossary.yaml 3:3"
            ])
        #expect(found(GlossaryEntry(term: "dose", meaning: "3 weeks", source: key, place: place)) == ["C308 en/glossary.yaml 3:3"])
        #expect(found(GlossaryEntry(term: "dose", meaning: "3 weeks", place: place)) == ["C306 en/glossary.yaml 3:3"])
    }

    @Test func `a crisis line's source exists and states its numbers, and is thereby cited`() {
        var library = Make.library(
            [Make.topic("a")], sources: [Make.source("s", Make.finding("f", "Call or text 988, or 1-800-222-1222."))])
        func found(_ call: String, _ key: FindingKey) -> [String] {
            library.crisis = [CrisisLine(name: ["en": "Line"], call: call, source: key)]
            return Make.found(library)
        }
        #expect(found("988", FindingKey(source: "s", finding: "f")).isEmpty)
        #expect(found("1-800-222-1222", FindingKey(source: "s", finding: "f")).isEmpty)
        #expect(found("989", FindingKey(source: "s", finding: "f")) == ["C308 library.yaml 9:7"])
        #expect(found("988", FindingKey(source: "s", finding: "g")) == ["C304 library.yaml 9:7"])
    }
}
