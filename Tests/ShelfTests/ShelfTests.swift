import Foundation
import Testing
import Topics

@testable import Shelf

@Suite struct ShelfTests {
    private let scratch = MadeUp.scratch()

    private func published(_ library: Library = MadeUp.library, shards: Int = 1) throws -> Shelf {
        try Shelf.publish(library, to: scratch.path, shards: shards)
        return try Shelf(path: scratch.path)
    }

    @Test func `what is published comes back as it was`() throws {
        let library = MadeUp.library
        let shelf = try published()
        for topic in library.topics {
            var page = library.page(of: topic)
            page.topic.blocks = TopicParser.blocks(of: topic.body)
            #expect(try shelf.page(topic.id, language: topic.language) == page)
        }
    }

    @Test func `the front holds what the first screen shows`() throws {
        let shelf = try published()
        let front = try shelf.front(language: "es")
        #expect(
            front
                == Front(
                    edition: shelf.edition, language: "es", languages: ["en", "es"], languageNames: ["English", "Español"],
                    title: "Aire y té", disclaimer: "Ask a person.",
                    sections: [
                        SectionHeading(id: "lungs", title: "Pulmones", count: 1), SectionHeading(id: "tea", title: "Té", count: 1),
                    ], crisis: [HelpLine(name: "Lung line", call: "555")], words: Words([.sources: "Fuentes", .languageName: "Español"])))
        #expect(try shelf.front(language: "xx").language == "en")
    }

    @Test func `menus and lists are in the order of the menu`() throws {
        let shelf = try published()
        #expect(
            try shelf.menu(section: "lungs", language: "en").map(\.id) == ["what-is-asthma", "inhalers", "asthma-attack", "peak-flow"])
        #expect(try shelf.headings(language: "en").map(\.id).suffix(3) == ["green-tea", "tea-and-sleep", "kettle-burns"])
        #expect(try shelf.menu(section: "nowhere", language: "en").isEmpty)
        #expect(try shelf.menu(section: String(repeating: "x", count: 5_000), language: "en").isEmpty)
        #expect(try shelf.glossary(language: String(repeating: "x", count: 5_000)).isEmpty)
        #expect(try shelf.headings(language: "xx").isEmpty)
    }

    @Test func `a source tells which topics lean on it`() throws {
        let shelf = try published()
        #expect(try shelf.sourceIDs() == ["kettle-2020"])
        let page = try shelf.source("kettle-2020", language: "en")
        #expect(page?.source == MadeUp.source)
        #expect(page?.usedIn["steam"]?.map(\.text) == ["Steam may ease a cough.", "It often begins in childhood."])
        #expect(try shelf.source("nobody", language: "en") == nil)
    }

    @Test func `of a source that many topics cite a part is told, and which part it is`() throws {
        var library = MadeUp.library
        let steam = FindingKey(source: "kettle-2020", finding: "steam")
        library.topics += (1...5).map { MadeUp.topic("steam-\($0)", "Steam \($0)", text: "Number \($0) is steam.", findings: [steam]) }
        let scratch = MadeUp.scratch()
        try Shelf.publish(library, to: scratch.path)
        let shelf = try Shelf(path: scratch.path)
        func part(_ first: Int, _ most: Int) throws -> (topics: [String], part: SourcePage.Part?) {
            let page = try #require(try shelf.source("kettle-2020", language: "en", from: first, most: most))
            return (page.usedIn["steam"]?.map(\.topic.id) ?? [], page.part)
        }
        let all = ["what-is-asthma", "what-is-asthma"] + (1...5).map { "steam-\($0)" }
        #expect(try part(0, 6).topics == all)
        #expect(try part(0, 6).part == nil)
        #expect(try part(0, 2).topics == ["what-is-asthma", "what-is-asthma", "steam-1"])
        #expect(try part(0, 2).part == SourcePage.Part(topics: 0..<2, count: 6))
        #expect(try part(4, 2).topics == ["steam-4", "steam-5"])
        #expect(try part(5, 100).part == SourcePage.Part(topics: 5..<6, count: 6))
        #expect(try part(90, 100).part == SourcePage.Part(topics: 6..<6, count: 6))
        #expect(try part(-1, -1).topics == [])
    }

    @Test func `a topic that is not there is nil, however its id is written`() throws {
        let shelf = try published()
        for id in ["nothing", "", "what-is-asthma\0", String(repeating: "x", count: 5_000), "../what-is-asthma", "é漢👪"] {
            #expect(try shelf.page(id, language: "en") == nil)
            #expect(try shelf.source(id, language: "en") == nil)
        }
        #expect(try shelf.page("inhalers", language: "es") == nil)
    }

    @Test func `glossary and synonyms are kept as the author wrote them`() throws {
        let shelf = try published()
        #expect(try shelf.glossary(language: "en") == MadeUp.library.glossary["en"])
        #expect(try shelf.synonyms(language: "en") == MadeUp.library.synonyms["en"])
        #expect(try shelf.glossary(language: "es").isEmpty)
    }

    @Test func `the same library gives the same edition, another gives another`() throws {
        let other = MadeUp.scratch()
        let first = try Shelf.publish(MadeUp.library, to: scratch.path)
        #expect(try Shelf.publish(MadeUp.library, to: other.path) == first)
        var changed = MadeUp.library
        changed.topics[0].title += "!"
        #expect(try Shelf.publish(changed, to: other.path) != first)
    }

    @Test(arguments: [1, 3]) func `a shelf passes its own check`(shards: Int) throws {
        let shelf = try published(shards: shards)
        try shelf.verifyAll()
        #expect(try shelf.page("tea-and-sleep", language: "en")?.topic.title == "Tea and sleep")
        #expect(try shelf.search("caffeine", language: "en", limit: 3).hits.first?.id == "tea-and-sleep")
    }

    @Test func `an empty library is a shelf too`() throws {
        let shelf = try published(Library())
        try shelf.verifyAll()
        #expect(try shelf.front(language: "en").sections.isEmpty)
        #expect(try shelf.search("asthma", language: "en", limit: 5) == SearchAnswer(query: "asthma"))
    }

    @Test func `a shelf of another form is said to be older or newer, not damaged`() throws {
        let whys = [
            RecordReader.version - 1: "an older Carrel published it; publish it again",
            RecordReader.version + 1: "a newer Carrel published it",
        ]
        for (version, why) in whys {
            let path = scratch.path + "/\(version)"
            let index = try WritableIndex.create(path)
            try index.setMetadata(Title.key, [version] + RecordWriter.record("of another form").dropFirst())
            try index.commit()
            #expect(throws: ShelfError.foreign(path: path, why: why)) { try Shelf(path: path) }
        }
    }

    @Test func `what is no shelf is told apart from what is missing`() throws {
        #expect(throws: ShelfError.missing(path: scratch.path + "/nowhere")) { try Shelf(path: scratch.path + "/nowhere") }
        #expect(throws: ShelfError.self) { try Shelf(path: scratch.path) }
        try Data("hello\n".utf8).write(to: URL(fileURLWithPath: scratch.path + "/note"))
        do {
            _ = try Shelf(path: scratch.path + "/note")
            Issue.record("a note was opened as a shelf")
        } catch .foreign(let path, _) {
            #expect(path == scratch.path + "/note")
        }
    }
}
