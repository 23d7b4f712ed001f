import DiceKit
import Foundation
import Testing
import Topics

@testable import Shelf

@Suite struct PublishTests {
    private let scratch = MadeUp.scratch()

    private static var changed: Library {
        var library = MadeUp.library
        library.topics[4].title = "Green tea, cold"
        return library
    }

    private func names() throws -> [String] { try Disk.names(in: scratch.path).filter { $0.hasPrefix(Edition.prefix) } }

    @Test func `a reader keeps its edition, and it goes when nobody reads it`() throws {
        try Shelf.publish(MadeUp.library, to: scratch.path)
        var old: Shelf? = try Shelf(path: scratch.path)
        try Shelf.publish(Self.changed, to: scratch.path)
        #expect(try names().count == 2)
        #expect(try old?.page("green-tea", language: "en")?.topic.title == "Green tea")
        #expect(try Shelf(path: scratch.path).page("green-tea", language: "en")?.topic.title == "Green tea, cold")
        old = nil
        try Shelf.publish(Self.changed, to: scratch.path)
        #expect(try names().count == 1)
    }

    @Test func `publishing again mends an edition that was damaged`() throws {
        try Shelf.publish(MadeUp.library, to: scratch.path)
        let edition = try #require(try names().first)
        try Disk.write([UInt8](repeating: 9, count: 20_000), to: "\(scratch.path)/\(edition)/postlist.glass")
        #expect(throws: ShelfError.self) { try Shelf(path: scratch.path).verifyAll() }
        try Shelf.publish(MadeUp.library, to: scratch.path)
        try Shelf(path: scratch.path).verifyAll()
    }

    /// Changes a byte of a file of the published edition; the file as it was.
    private func spoil(_ table: String) throws -> (name: String, path: String, good: [UInt8]) {
        let edition = scratch.path + "/" + (try #require(try names().first))
        let name = try #require(try FileManager.default.subpathsOfDirectory(atPath: edition).sorted().first { $0.hasSuffix(table) })
        let good = try #require(try Disk.read("\(edition)/\(name)", limit: 1 << 24))
        var bytes = good
        bytes[bytes.count / 3] ^= 1
        try Disk.write(bytes, to: "\(edition)/\(name)")
        return (name, "\(edition)/\(name)", good)
    }

    @Test(arguments: ["iamglass", "postlist.glass", "docdata.glass", "termlist.glass"] + FileSums.words, [1, 2])
    func `a changed file is told before Xapian opens anything`(table: String, shards: Int) throws {
        try Shelf.publish(MadeUp.library, to: scratch.path, shards: shards)
        let name = try spoil(table).name
        #expect(throws: ShelfError.damaged("\(name) has changed")) { try Shelf(path: scratch.path) }
    }

    @Test(arguments: FileSums.words, [1, 2])
    func `in a hurry it is told behind the first questions, from then on to all, and not when it has been put back`(
        table: String, shards: Int
    ) throws {
        try Shelf.publish(MadeUp.library, to: scratch.path, shards: shards)
        let (name, path, good) = try spoil(table)
        let shelf = try Shelf(path: scratch.path, isHurried: true)
        let damaged = ShelfError.damaged("\(name) has changed")
        #expect(try shelf.page("green-tea", language: "en") != nil)
        #expect(throws: damaged) { try shelf.search("caffiene", language: "en", limit: 3) }
        #expect(throws: damaged) { try shelf.verifyFiles() }
        #expect(throws: damaged) { try shelf.page("green-tea", language: "en") }
        try Disk.write(good, to: path)
        #expect(try shelf.page("green-tea", language: "en") != nil)
        #expect(try shelf.search("caffiene", language: "en", limit: 3).corrected != nil)
    }

    @Test func `of a large edition the tables of words are looked at, and no other`() throws {
        try Shelf.publish(MadeUp.library, to: scratch.path)
        let edition = scratch.path + "/" + (try #require(try names().first))
        let (name, path, good) = try spoil("postlist.glass")
        #expect(throws: ShelfError.damaged("\(name) has changed")) { try FileSums.verifySoon([edition]) }
        try FileSums.verifySoon([edition], upTo: good.count)
        try Disk.write(good, to: path)
        for table in FileSums.words {
            let (name, path, good) = try spoil(table)
            #expect(throws: ShelfError.damaged("\(name) has changed")) { try FileSums.verifySoon([edition], upTo: 0) }
            try Disk.write(good, to: path)
        }
    }

    @Test func `shards that lie on other machines are not missed beside their head, and the head is looked at`() throws {
        try Shelf.publish(MadeUp.library, to: scratch.path, shards: 2)
        let edition = scratch.path + "/" + (try #require(try names().first))
        for shard in 1...2 { Disk.remove("\(edition)/\(Edition.shard(shard))") }
        #expect(try Shelf(path: edition + "/head").front(language: "en").title == "Breath and tea")
        let name = try spoil("head/postlist.glass").name
        #expect(throws: ShelfError.damaged("\(name) has changed")) { try Shelf(path: edition + "/head") }
    }

    @Test func `two publishers at once take turns, and a whole edition stands at the end`() async throws {
        let path = scratch.path
        let editions = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<4 {
                group.addTask { try Shelf.publish(number % 2 == 0 ? MadeUp.library : Self.changed, to: path) }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(editions.count == 2)
        let shelf = try Shelf(path: path)
        try shelf.verifyAll()
        #expect(editions.contains(shelf.edition))
        #expect(!Disk.exists(path + "/" + Edition.unfinished))
    }

    @Test func `readers who open while publishers work always find a whole edition`() async throws {
        let path = scratch.path
        try Shelf.publish(MadeUp.library, to: path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for round in 0..<10 { try Shelf.publish(round % 2 == 0 ? Self.changed : MadeUp.library, to: path) } }
            group.addTask {
                for _ in 0..<60 {
                    let title = try Shelf(path: path).page("green-tea", language: "en")?.topic.title
                    #expect(title == "Green tea" || title == "Green tea, cold")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a publisher who cannot write says where and why, and leaves no litter`() throws {
        // A file in the place of a folder refuses root, too.
        try Disk.write([], to: scratch.path + "/file")
        #expect(throws: ShelfError.disk(path: scratch.path + "/file", errno: ENOTDIR)) {
            try Shelf.publish(MadeUp.library, to: scratch.path + "/file/shelf")
        }
        try Disk.makeFolder(scratch.path + "/shelf")
        try Disk.makeFolder(scratch.path + "/shelf/" + Stub.name)
        #expect(throws: ShelfError.disk(path: scratch.path + "/shelf/" + Stub.name, errno: EISDIR)) {
            try Shelf.publish(MadeUp.library, to: scratch.path + "/shelf")
        }
        #expect(!Disk.exists(scratch.path + "/shelf/" + Edition.unfinished))
    }

    @Test(arguments: [1, 2]) func `the whole check finds any changed byte of any file`(shards: Int) throws {
        try Shelf.publish(MadeUp.library, to: scratch.path, shards: shards)
        let shelf = try Shelf(path: scratch.path)
        let name = try #require(try names().first)
        let edition = scratch.path + "/" + name
        let folders = shards == 1 ? [edition] : try Disk.names(in: edition).map { edition + "/" + $0 }.filter(Disk.isFolder)
        let files = try folders.flatMap { folder in try Disk.names(in: folder).map { folder + "/" + $0 } }.filter {
            !$0.hasSuffix("/reading")
        }
        var random = Dice(seed: 3)
        for file in files {
            let good = try #require(try Disk.read(file, limit: 1 << 24))
            for _ in 0..<min(good.count, 8) {
                var bad = good
                bad[Int.random(in: bad.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
                try Disk.write(bad, to: file)
                #expect(throws: ShelfError.self) { try shelf.verifyAll() }
            }
            try Disk.write(good, to: file)
        }
        try shelf.verifyAll()
    }

    @Test func `shards are separate databases behind a small head`() throws {
        try Shelf.publish(MadeUp.library, to: scratch.path, shards: 3)
        let bytes = try #require(try Disk.read(scratch.path + "/" + Stub.name))
        let stub = try Stub(bytes: bytes)
        #expect(stub.parts.count == 4)
        let edition = try #require(stub.editions.first)
        let head = try Shelf(path: "\(scratch.path)/\(edition)/head")
        #expect(try head.front(language: "en").title == "Breath and tea")
        #expect(try head.page("green-tea", language: "en") == nil)
        let whole = MadeUp.scratch()
        #expect(try Shelf.publish(MadeUp.library, to: whole.path) == head.edition)
        let shelf = try Shelf(path: scratch.path)
        for query in ["tea", "brew", "caffiene", "slep", "gr"] {
            let one = try Shelf(path: whole.path).search(query, language: "en", limit: 9)
            #expect(try shelf.search(query, language: "en", limit: 9).hits.map(\.id) == one.hits.map(\.id))
            #expect(try shelf.search(query, language: "en", limit: 9).corrected == one.corrected)
        }
    }

    @Test(arguments: [1, 2, 4, 5]) func `parts that are filled side by side become the same edition as one`(size: Int) throws {
        let edition = try Publisher(path: scratch.path, shards: 1, partSize: size).publish(MadeUp.library)
        let whole = MadeUp.scratch()
        #expect(try Shelf.publish(MadeUp.library, to: whole.path) == edition)
        let (joined, shelf) = (try Shelf(path: scratch.path), try Shelf(path: whole.path))
        try joined.verifyAll()
        for language in ["en", "es"] {
            #expect(try joined.headings(language: language) == shelf.headings(language: language))
            for query in ["tea", "brew", "caffiene", "slep", "gr", "asma"] {
                #expect(try joined.search(query, language: language, limit: 9) == shelf.search(query, language: language, limit: 9))
            }
        }
        // The same documents under the same numbers, and the same files.
        var number: UInt32 = 0
        while let (next, bound) = try shelf.index.bound(after: number) {
            let same = try joined.index.bound(after: number)
            #expect(same?.number == next && same?.bound == bound)
            number = next
        }
        #expect(try joined.index.bound(after: number) == nil)
        let files = try [scratch, whole].map { try Disk.names(in: "\($0.path)/\(Edition.prefix)\(edition)") }
        #expect(files[0] == files[1])
    }

    @Test func `a topic that changes while it is published leaves the old edition, and no litter`() throws {
        let edition = try Shelf.publish(MadeUp.library, to: scratch.path)
        #expect(throws: ShelfError.overtaken(file: "tea.md")) {
            var library = Self.changed
            library.topics[4].file = "tea.md"
            try Shelf.publish(library, to: scratch.path, whole: { $0.file == "tea.md" ? nil : $0 })
        }
        #expect(try Shelf(path: scratch.path).edition == edition)
        #expect(try Disk.names(in: scratch.path).count == 3)
    }

    @Test func `a library of outlines becomes the same edition as one of whole topics`() throws {
        let edition = try Shelf.publish(MadeUp.library, to: scratch.path)
        var library = MadeUp.library
        library.topics = library.topics.map(\.outline)
        let texts = Dictionary(MadeUp.library.topics.map { ($0.language + $0.id, $0) }) { first, _ in first }
        let other = MadeUp.scratch()
        #expect(try Shelf.publish(library, to: other.path, whole: { texts[$0.language + $0.id] }) == edition)
    }

    @Test func `shards of another edition are not taken for its own`() throws {
        let other = MadeUp.scratch()
        for path in [scratch.path, other.path] { try Shelf.publish(MadeUp.library, to: path, shards: 2) }
        let stubs = try [scratch, other].map { try Stub(bytes: try #require(try Disk.read($0.path + "/" + Stub.name))) }
        let edition = try #require(stubs[0].editions.first)
        let stub = Stub(stubs[0].parts.dropLast() + [.local("\(other.path)/\(edition)/shard-2")])
        try Disk.write(stub.bytes, to: scratch.path + "/" + Stub.name)
        #expect(throws: ShelfError.foreign(path: scratch.path, why: "its shards and its head are not of one edition")) {
            try Shelf(path: scratch.path)
        }
    }
}
