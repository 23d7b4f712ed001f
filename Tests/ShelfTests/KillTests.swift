import Foundation
import Testing
import Topics

@testable import Shelf

/// A publisher killed with SIGKILL, in a process of its own, at every step of its work.
@Suite struct KillTests {
    private static var changed: Library {
        var library = MadeUp.library
        library.topics[4].title = "Green tea, cold"
        return library
    }

    private static func dieHere() -> Never {
        kill(getpid(), SIGKILL)
        while true { pause() }
    }

    private func expectWhole(_ path: String) throws {
        let shelf = try Shelf(path: path)
        try shelf.verifyAll()
        let title = try shelf.page("green-tea", language: "en")?.topic.title
        #expect(title == "Green tea" || title == "Green tea, cold")
    }

    @Test(arguments: 0..<Publisher.Step.allCases.count, [2, 128])
    func `a publisher killed at any step leaves the old edition or the new one`(number: Int, partSize: Int) async throws {
        let scratch = MadeUp.scratch()
        let path: String = scratch.path
        try Shelf.publish(MadeUp.library, to: path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, number = number as Int, partSize = partSize as Int] in
            let step = Publisher.Step.allCases[number]
            let publisher = Publisher(path: path, shards: 1, partSize: partSize, reached: { if $0 == step { Self.dieHere() } })
            _ = try publisher.publish(Self.changed)
        }
        try expectWhole(path)
        try Shelf.publish(Self.changed, to: path)
        try expectWhole(path)
        // The next publisher has cleared up after the dead one.
        #expect(try Disk.names(in: path).filter { $0 != Edition.publishing && $0 != Stub.name }.count == 1)
    }

    @Test(arguments: [1, 4, 8]) func `a publisher killed between two topics leaves the old edition`(topic: Int) async throws {
        let scratch = MadeUp.scratch()
        let path: String = scratch.path
        try Shelf.publish(MadeUp.library, to: path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, topic = topic as Int] in
            _ = try Shelf.publish(Self.changed, to: path) { done, _ in if done == topic { Self.dieHere() } }
        }
        try expectWhole(path)
        #expect(try Shelf(path: path).page("green-tea", language: "en")?.topic.title == "Green tea")
    }

    @Test(arguments: 0..<Revision.Step.allCases.count)
    func `a cache whose writer is killed holds the old state or the new one`(number: Int) async throws {
        let scratch = MadeUp.scratch()
        let home = scratch.path
        let cache = ShelfCache(home: home, content: "/somewhere")
        let stamp = FileStamp(path: "a.md", size: 1, modified: 1, inode: 1)
        _ = try cache.prepare(stamps: [stamp]) { .init(library: MadeUp.library) }
        let path: String = cache.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, number = number as Int] in
            let step = Revision.Step.allCases[number]
            let stamps = RecordWriter.record(Kept(stamps: [], notices: []))
            try Revision(path: path, stamps: stamps, reached: { if $0 == step { Self.dieHere() } }).bring(to: Self.changed)
        }
        try expectWhole(path)
        let shelf = try cache.prepare(stamps: []) { .init(library: Self.changed) }.open()
        #expect(try shelf.page("green-tea", language: "en")?.topic.title == "Green tea, cold")
        try shelf.verifyAll()
    }
}
