import Foundation
import Testing
import Topics

@testable import Shelf

@Suite struct CacheTests {
    private let scratch = MadeUp.scratch()
    private var home: String { scratch.path + "/cache" }

    private func stamps(_ number: Int) -> [FileStamp] {
        [FileStamp(path: "en/tea/green-tea.md", size: number, modified: 1_700_000_000_000_000_000, inode: 7)]
    }

    private func cache() -> ShelfCache { ShelfCache(home: home, content: "/somewhere/Content") }

    /// What a cache must be able to show of a library.
    private func expectSame(_ shelf: Shelf, _ library: Library) throws {
        try shelf.verifyAll()
        for topic in library.topics { #expect(try shelf.page(topic.id, language: topic.language)?.topic.title == topic.title) }
        #expect(try shelf.headings(language: "en").map(\.id) == library.topics.filter { $0.language == "en" }.map(\.id))
        let fresh = MadeUp.scratch()
        // A shelf published from nothing has the same name, so it holds the same.
        #expect(try Shelf.publish(library, to: fresh.path) == shelf.edition)
        let other = try Shelf(path: fresh.path)
        for query in ["tea", "asthma", "caffiene", "slep", "choking to death", "brew", "jasmin", "k"] {
            #expect(
                try shelf.search(query, language: "en", limit: 20).corrected == other.search(query, language: "en", limit: 20).corrected)
            #expect(
                try shelf.search(query, language: "en", limit: 20).hits.map(\.id)
                    == other.search(query, language: "en", limit: 20).hits.map(\.id))
        }
    }

    @Test func `nothing is read while no stamp differs`() throws {
        let first = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library, notices: ["one is broken"]) }
        #expect(first.notices == ["one is broken"])
        #expect(!first.isTemporary)
        let second = try cache().prepare(stamps: stamps(1)) {
            Issue.record("the content was read again")
            return .init(library: Library())
        }
        #expect(second.notices == ["one is broken"])
        try expectSame(try second.open(), MadeUp.library)
    }

    @Test func `what could not be read is tried again at the next start, though no stamp differs`() throws {
        let first = try cache().prepare(stamps: stamps(1)) {
            .init(library: Library(), notices: ["the disk refused"], isPassing: true)
        }
        #expect(first.notices == ["the disk refused"])
        let second = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        #expect(second.notices.isEmpty)
        try expectSame(try second.open(), MadeUp.library)
    }

    @Test func `a changed library is taken up in place, topic by topic`() throws {
        _ = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        let before = try Disk.names(in: cache().path)
        var library = MadeUp.library
        library.topics[4].title = "Green tea, cold"
        library.topics.remove(at: 3)
        library.topics.insert(MadeUp.topic("jasmine", "Jasmine", in: "tea", keywords: ["petals"], text: "Petals scent the leaves."), at: 6)
        library.sections[1].topics.append("jasmine")
        library.synonyms["en"] = [Synonym(phrase: "choking to death", alsoSearch: ["Jasmine"])]
        library.sources = []
        library.topics[0].related = []
        let ready = try cache().prepare(stamps: stamps(2)) { .init(library: library) }
        let shelf = try ready.open()
        try expectSame(shelf, library)
        #expect(try Disk.names(in: cache().path) == before)
        #expect(try shelf.page("peak-flow", language: "en") == nil)
        #expect(try shelf.sourceIDs().isEmpty)
        #expect(try shelf.source("kettle-2020", language: "en") == nil)
    }

    @Test func `an open reader follows the cache when it changes underneath`() throws {
        let shelf = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }.open()
        let before = shelf.edition
        // Xapian keeps the last revision alive; the one before is overwritten.
        for number in 2...9 {
            var library = MadeUp.library
            library.topics[4].title = "Green tea \(number)"
            _ = try cache().prepare(stamps: stamps(number)) { .init(library: library) }
        }
        let titles = try (0..<50).map { _ in try shelf.page("green-tea", language: "en")?.topic.title }
        #expect(titles.allSatisfy { $0 == "Green tea" || $0 == "Green tea 9" })
        _ = try shelf.headings(language: "en")
        #expect(try shelf.search("green tea", language: "en", limit: 1).hits.first?.id == "green-tea")
        #expect(shelf.edition != before || titles.last == "Green tea")
    }

    @Test func `languages that change make a new shelf`() throws {
        _ = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        var library = MadeUp.library
        library.languages = ["es", "en"]
        let shelf = try cache().prepare(stamps: stamps(2)) { .init(library: library) }.open()
        #expect(shelf.languages == ["es", "en"])
        try shelf.verifyAll()
    }

    /// The folder of the cache's database.
    private func database() throws -> String {
        let bytes = try #require(try Disk.read(cache().path + "/" + Stub.name))
        let edition = try #require(try Stub(bytes: bytes).editions.first)
        return cache().path + "/" + edition
    }

    @Test func `what is damaged, foreign or cut short is made anew`() throws {
        let stub = cache().path + "/" + Stub.name
        let harms: [(String) throws -> Void] = [
            { _ in try Disk.write([1, 2, 3], to: stub) },
            { _ in Disk.remove(stub) },
            { folder in Disk.remove(folder + "/postlist.glass") },
            { folder in try Disk.write([], to: folder + "/iamglass") },
            { folder in try Disk.write([UInt8](repeating: 0x55, count: 50_000), to: folder + "/postlist.glass") },
            { folder in Disk.remove(folder) },
            { folder in
                let index = try WritableIndex.change(folder)
                try index.setMetadata(Title.key, [RecordReader.version + 1, 0, 0])
                try index.commit()
            },
        ]
        for harm in harms {
            _ = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
            try harm(try database())
            let ready = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
            #expect(!ready.isTemporary)
            let shelf = try ready.open()
            try shelf.verifyAll()
        }
    }

    @Test func `a search reads covers only, never a page`() throws {
        let ready = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        let index = try WritableIndex.change(try database())
        let unique = Key.topic(0, "green-tea")
        let cover = try #require(try index.cover(unique))
        let terms = [(term: "Aspemmican", weight: UInt32(1))]
        try index.put(Entry(unique: unique, terms: terms, order: [1], bound: Bound(cover: cover, page: [1, 2, 3])), isNew: false)
        try index.commit()
        let shelf = try ready.open()
        #expect(try shelf.search("pemmican", language: "en", limit: 1, correcting: false).hits.map(\.title) == ["Green tea"])
        #expect(throws: ShelfError.damaged("a record is cut short")) { try shelf.page("green-tea", language: "en") }
    }

    @Test func `damage met while reading gives the cache up for the next start`() throws {
        let ready = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        let index = try WritableIndex.change(try database())
        var bytes = try #require(try index.metadata(Key.menu("en", "tea", sheet: 0)))
        bytes[20] ^= 1
        try index.setMetadata(Key.menu("en", "tea", sheet: 0), bytes)
        try index.commit()
        let shelf = try ready.open()
        #expect(throws: ShelfError.damaged("the checksum of a record does not fit")) { try shelf.menu(section: "tea", language: "en") }
        var wasRead = false
        let next = try cache().prepare(stamps: stamps(1)) {
            wasRead = true
            return .init(library: MadeUp.library)
        }
        #expect(wasRead)
        #expect(try next.open().menu(section: "tea", language: "en").count == 3)
    }

    @Test func `a cache that cannot be written gives a temporary shelf that leaves nothing behind`() throws {
        var cache = ShelfCache(home: "/proc/nowhere", content: "/somewhere/Content")
        let temporary = scratch.path + "/temporary"
        try Disk.makeFolders(temporary)
        cache.temporaryFolders = ["/proc/nowhere", temporary]
        let ready = try cache.prepare(stamps: stamps(1)) { .init(library: MadeUp.library, notices: ["a word"]) }
        #expect(ready.isTemporary)
        #expect(ready.notices == ["a word"])
        let shelf = try ready.open()
        #expect(try Disk.names(in: temporary).isEmpty)
        #expect(try shelf.page("green-tea", language: "en")?.topic.title == "Green tea")
        #expect(try shelf.search("caffiene", language: "en", limit: 1).hits.first?.id == "tea-and-sleep")
        #expect(try shelf.search("brew", language: "en", limit: 1).hits.first?.id == "green-tea")
        cache.temporaryFolders = ["/proc/nowhere"]
        #expect(throws: ShelfError.self) { try cache.prepare(stamps: stamps(1)) { .init(library: MadeUp.library) } }
    }

    @Test func `who waits in vain for another writer opens what is there`() throws {
        _ = try cache().prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        let lock = try #require(try FileLock.hold(cache().path + "/" + Edition.publishing, waiting: false))
        var impatient = cache()
        impatient.patience = 10
        let ready = try impatient.prepare(stamps: stamps(2)) {
            Issue.record("the content was read for nothing")
            return .init(library: Library())
        }
        #expect(!ready.isTemporary)
        #expect(try ready.open().page("green-tea", language: "en") != nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `who waits in vain for the first writer has a shelf of its own`() throws {
        try Disk.makeFolders(cache().path)
        let lock = try #require(try FileLock.hold(cache().path + "/" + Edition.publishing, waiting: false))
        var impatient = cache()
        impatient.patience = 10
        impatient.temporaryFolders = [scratch.path]
        let ready = try impatient.prepare(stamps: stamps(1)) { .init(library: MadeUp.library) }
        #expect(ready.isTemporary)
        #expect(try ready.open().page("green-tea", language: "en") != nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `what reading throws comes through`() {
        struct Refused: Error {}
        #expect(throws: Refused.self) { try cache().prepare(stamps: stamps(1)) { throw Refused() } }
    }

    @Test func `progress is told for every topic`() throws {
        var told: [Int] = []
        _ = try cache().prepare(stamps: stamps(1), progress: { done, total in told.append(done * 100 + total) }) {
            .init(library: MadeUp.library)
        }
        #expect(told == (1...9).map { $0 * 100 + 9 })
    }
}
