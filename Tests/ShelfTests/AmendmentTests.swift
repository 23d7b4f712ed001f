import DiceKit
import Foundation
import Testing
import Topics

@testable import Shelf

/// Changed topics brought into the cache by themselves.
@Suite struct AmendmentTests {
    private let scratch = MadeUp.scratch()
    private let steam = FindingKey(source: "kettle-2020", finding: "steam")
    private let cold = FindingKey(source: "kettle-2020", finding: "cold")

    private var cache: ShelfCache { ShelfCache(home: scratch.path + "/cache", content: "/somewhere/Content") }

    /// A stamp for each topic, and one for the library's own file.
    private func stamps(_ library: Library, _ changes: [String: Int] = [:]) -> [FileStamp] {
        let paths = library.topics.map(path) + ["library.yaml"]
        return paths.sorted().map { FileStamp(path: $0, size: changes[$0, default: 0], modified: 1, inode: 1) }
    }

    private func path(_ topic: Topic) -> String { "\(topic.language)/\(topic.section)/\(topic.id).md" }

    private func made(_ library: Library) throws {
        _ = try cache.prepare(stamps: stamps(library)) { .init(library: library, notices: ["one is broken"]) }
    }

    /// Brings `library` by its changed topics alone, and compares with a shelf published from nothing.
    private func expectAmended(_ library: Library, _ changed: [Int], sizes: [String: Int]? = nil) throws {
        let byPath = Dictionary(changed.map { (path(library.topics[$0]), $0) }) { $1 }
        let ready = try cache.prepare(
            stamps: stamps(library, sizes ?? byPath.mapValues { _ in 1 }), topic: { path in byPath[path].map { library.topics[$0] } },
            read: {
                Issue.record("everything was read")
                return .init(library: library)
            })
        #expect(ready.notices == ["one is broken"])
        let shelf = try ready.open()
        let fresh = MadeUp.scratch()
        // The edition is named by a sum over every record: the same name means the same contents.
        #expect(try Shelf.publish(library, to: fresh.path) == shelf.edition)
        try shelf.verifyAll()
        let other = try Shelf(path: fresh.path)
        for query in ["tea", "asthma", "caffiene", "wheezing", "pemmican", "pemican", "narow", "steam", "k", "brew"] {
            #expect(
                try shelf.search(query, language: "en", limit: 20) == other.search(query, language: "en", limit: 20), "\(query)")
        }
    }

    private func index(_ id: String, _ library: Library) throws -> Int {
        try #require(library.topics.firstIndex { $0.id == id && $0.language == "en" })
    }

    @Test func `a changed text is found, and what it no longer says is not`() throws {
        var library = MadeUp.library
        try made(library)
        let number = try index("green-tea", library)
        library.topics[number] = MadeUp.topic("green-tea", "Green tea", in: "tea", text: "Pemmican goes with it.")
        try expectAmended(library, [number])
    }

    @Test func `a new title reaches the topics beside it, those that name it, the menu and its sources`() throws {
        var library = MadeUp.library
        let asthma = try index("what-is-asthma", library)
        library.topics[try index("green-tea", library)].related = ["what-is-asthma", "green-tea"]
        try made(library)
        library.topics[asthma].title = "Asthma, explained"
        library.topics[asthma].related = ["what-is-asthma", "kettle-burns"]
        try expectAmended(library, [asthma])
        let shelf = try Shelf(path: cache.path)
        #expect(try shelf.page("green-tea", language: "en")?.related.first?.title == "Asthma, explained")
        #expect(try shelf.page("inhalers", language: "en")?.previous?.title == "Asthma, explained")
        #expect(try shelf.menu(section: "lungs", language: "en").first?.title == "Asthma, explained")
        #expect(try shelf.source("kettle-2020", language: "en")?.usedIn["steam"]?.first?.topic.title == "Asthma, explained")
    }

    @Test func `a translation knows the new title of what it was made from`() throws {
        var library = MadeUp.library
        let spanish = try #require(library.topics.firstIndex { $0.id == "what-is-asthma" && $0.language == "es" })
        library.topics[spanish].translates = Translation(of: "en", reviewed: library.topics[spanish].reviewed)
        try made(library)
        let english = try index("what-is-asthma", library)
        library.topics[english].title = "Asthma, explained"
        try expectAmended(library, [english])
        #expect(try Shelf(path: cache.path).page("what-is-asthma", language: "es")?.original?.title == "Asthma, explained")
    }

    @Test func `a source lists those that cite it in the order of the menu, and no longer those that do not`() throws {
        var library = MadeUp.library
        try made(library)
        let changed = try ["kettle-burns", "green-tea", "inhalers", "what-is-asthma"].map { try index($0, library) }
        for (number, findings) in zip(changed, [[steam, cold], [steam], [cold, steam], []]) {
            library.topics[number].blocks = [.paragraph(Prose([.text("Steam."), .citation(Citation(findings))]))]
            let marks = findings.map { "@\($0.source), \($0.finding)" }.joined(separator: "; ")
            library.topics[number].body = findings.isEmpty ? "Steam.\n" : "Steam. [\(marks)]\n"
            if findings.isEmpty { library.topics[number].blocks = [.paragraph(Prose([.text("Steam.")]))] }
        }
        try expectAmended(library, changed)
        let source = try Shelf(path: cache.path).source("kettle-2020", language: "en")
        #expect(source?.usedIn["steam"]?.map(\.topic.id) == ["inhalers", "green-tea", "kettle-burns"])
        #expect(source?.usedIn["cold"]?.map(\.topic.id) == ["inhalers", "kettle-burns"])
    }

    @Test func `many changes one after the other leave what one publishing would`() throws {
        var library = MadeUp.library
        try made(library)
        var dice = Dice(seed: 4)
        var sizes: [String: Int] = [:]
        for round in 1...15 {
            var changed: Set<Int> = []
            for _ in 0...Int.random(in: 0..<4, using: &dice) {
                let number = Int.random(in: library.topics.indices, using: &dice)
                let old = library.topics[number]
                let ids = library.topics.map(\.id)
                library.topics[number] = MadeUp.topic(
                    old.id, Bool.random(using: &dice) ? old.title : "Title \(round)", in: old.section, language: old.language,
                    keywords: ["airways", "word\(round)"], related: (0..<3).compactMap { _ in ids.randomElement(using: &dice) },
                    text: ["Plain.", "The airway narrows.", "Pemmican and sencha."].randomElement(using: &dice) ?? "",
                    findings: [steam, cold].filter { _ in Bool.random(using: &dice) })
                changed.insert(number)
            }
            for number in changed { sizes[path(library.topics[number])] = round }
            try expectAmended(library, changed.sorted(), sizes: sizes)
        }
    }

    @Test func `everything is read when more has changed than a few topics`() throws {
        let library = MadeUp.library
        let first = stamps(library)
        var other = first
        other[0].size = 9
        var shorter = other
        shorter.removeLast()
        var renamed = other
        renamed[1].path = "en/lungs/anew.md"
        var withLibraryFile = other
        withLibraryFile[first.count - 1].size = 9
        for changed in [shorter, renamed, withLibraryFile] {
            try made(library)
            var isRead = false
            _ = try cache.prepare(
                stamps: changed, topic: { path in library.topics.first { self.path($0) == path } },
                read: {
                    isRead = true
                    return .init(library: library)
                })
            #expect(isRead)
        }
    }

    @Test func `everything is read when a topic cannot be read by itself, or was not on the shelf`() throws {
        let library = MadeUp.library
        var stranger = MadeUp.topic("kombucha", "Kombucha", in: "tea")
        stranger.file = "elsewhere.md"
        var moved = library.topics[0]
        moved.section = "tea"
        for answer in [nil, stranger, moved] {
            try made(library)
            var changed = stamps(library)
            changed[0].size = 9
            var isRead = false
            let ready = try cache.prepare(
                stamps: changed, topic: { _ in answer },
                read: {
                    isRead = true
                    return .init(library: library)
                })
            #expect(isRead)
            try ready.open().verifyAll()
        }
    }
}
