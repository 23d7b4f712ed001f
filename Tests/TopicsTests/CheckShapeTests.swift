import Testing

@testable import Topics

/// Headings, lists, length, and words patients may not know.
struct CheckShapeTests {
    private typealias Make = CheckLibrary

    private func found(_ pieces: CheckLibrary.Piece..., glossary: [GlossaryEntry] = [], language: String = "en", translated: String? = nil)
        -> [String]
    {
        let markdown = CheckLibrary.Piece.text(pieces.map(\.markdown).joined(separator: "\n"))
        var library = Make.library([Make.topic("a", language: language, translated: translated, markdown)])
        library.glossary = [language: glossary]
        return Make.found(library).filter { !$0.contains(" 8:") }
    }

    private func words(_ count: Int) -> String { Array(repeating: "so", count: count).joined(separator: " ") }

    @Test func `headings begin with two marks and go down one level at a time`() {
        #expect(found(.text("## One\n\n### Two\n\n#### Three\n\n## Four")).isEmpty)
        #expect(found(.text("## One\n\n#### Two")) == ["C212 en/basics/a.md 13:6"])
        #expect(found(.text("### One\n\n### Two")) == ["C212 en/basics/a.md 11:5"])
        #expect(found(.text("# One")) == ["C212 en/basics/a.md 11:3"])
    }

    @Test func `a list of seven is short enough, one of eight is not`() {
        #expect(found(.lines(Array(repeating: "tea", count: 7))).isEmpty)
        #expect(found(.text("So:"), .lines(Array(repeating: "tea", count: 8))) == ["C213 en/basics/a.md 13:3"])
        #expect(found(.box(.note, ["- tea"] + Array(repeating: "- tea", count: 7))) == ["C213 en/basics/a.md 12:5"])
    }

    @Test func `two hundred words need no heading between them, more do`() {
        #expect(found(.text(words(100)), .heading("H"), .text(words(200) + "?")).filter { $0.hasPrefix("C606") }.isEmpty)
        #expect(
            found(.heading("H"), .text(words(100) + "."), .text(words(101) + ".")).filter { $0.hasPrefix("C606") }
                == ["C606 en/basics/a.md 13:1"])
    }

    @Test func `a translation is not asked for headings, lists and lengths of its own`() {
        let original = Make.topic("a")
        let translation = Make.topic("a", language: "es", translated: "2026-01-01", .text("# Uno"))
        #expect(Make.found(Make.library([original, translation])).isEmpty)
    }

    @Test func `a topic keeps to the length its library allows, if it says one`() {
        func found(_ count: Int, _ length: TopicLength?) -> [String] {
            var library = Make.library([Make.topic("a", .text(words(count) + "?"))])
            library.topicLength = length
            return Make.found(library).filter { $0.hasPrefix("C607") }
        }
        let length = TopicLength(least: 5, most: 10)
        #expect(found(4, length) == ["C607 en/basics/a.md 1:1"])
        #expect(found(5, length).isEmpty)
        #expect(found(10, length).isEmpty)
        #expect(found(11, length) == ["C607 en/basics/a.md 1:1"])
        #expect(found(11, nil).isEmpty)
        #expect(found(11, TopicLength(least: 5, most: 10, longer: ["a": 11])).isEmpty)
        #expect(TopicLength(least: 5, most: 2).allowed(for: "a") == 2...2)
    }

    @Test func `a longer topic that does not exist is an error`() {
        var library = Make.library([Make.topic("a")])
        library.topicLength = TopicLength(least: 1, most: 10, longer: ["b": 20])
        #expect(Make.found(library) == ["C504 library.yaml 1:1"])
    }

    @Test func `a topic of help that does not exist is an error, and the nearest is named`() {
        var library = Make.library([Make.topic("get-help")])
        library.helpTopic = "get-help"
        #expect(Make.found(library).isEmpty)
        library.helpTopic = "gethelp"
        #expect(Make.found(library) == ["C504 library.yaml 1:1"])
    }

    @Test func `a word of medicine is in the glossary or explained, or it is a warning at its first use`() {
        #expect(found(.text("It is new. Its Efficacy is high, and efficacy counts.")) == ["C608 en/basics/a.md 11:16"])
        #expect(found(.text("We looked for efficacy.")) == ["C608 en/basics/a.md 11:15"])
        #expect(found(.text("Its efficacy (how well it works) is high.")).isEmpty)
        #expect(found(.text("High efficacy."), .text("What is called efficacy is how well it works.")).isEmpty)
        #expect(found(.text("Its efficacy."), glossary: [GlossaryEntry(term: "efficacy", meaning: "M")]).isEmpty)
        #expect(
            found(.text("Its receptors."), glossary: [GlossaryEntry(term: "receptor", also: ["receptors"], meaning: "M")]).isEmpty)
        #expect(found(.text("Its receptors."), glossary: [GlossaryEntry(term: "receptor", meaning: "M")]) == ["C608 en/basics/a.md 11:5"])
    }

    @Test func `a word in the summary counts, and only English is looked at`() {
        #expect(Make.found(Make.library([Make.topic("a", summary: "Low efficacy.")])) == ["C608 en/basics/a.md 3:10"])
        let original = Make.topic("a")
        let translation = Make.topic("a", language: "es", translated: "2026-01-01", .text("El placebo."))
        #expect(Make.found(Make.library([original, translation])).isEmpty)
    }
}
