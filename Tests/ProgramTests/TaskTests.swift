import Foundation
import Testing

/// What people come for, done without a screen: each task of the README's table in linear reading, on the real library.
@Suite struct TaskTests {
    let library: FixtureLibrary
    static let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Content").path

    init() throws { library = try FixtureLibrary() }

    /// The lines said after typing these.
    func said(_ typed: String...) throws -> [String] {
        let run = try CarrelRun(
            ["--content", Self.content, "--linear", "--today", "2026-11-21"], in: library, input: typed.joined(separator: "\n") + "\n")
        #expect(run.status == 0)
        #expect(!run.output.utf8.contains(0x1B))
        return run.lines
    }

    @Test func `what a k-hole is`() throws {
        #expect(try said("s k-hole", "1").contains { $0.contains("cannot move or talk") })
    }

    @Test func `who says ketamine cures autism, and whether that holds`() throws {
        let lines = try said("s autism", "1", "/ beneficial in autism", "c 8")
        #expect(lines.contains { $0.contains("CLAIM") && $0.contains("wrong") })
        #expect(lines.contains { $0.contains("Virginia Infusion Therapies") })
        #expect(lines.contains { $0.hasPrefix("Verdict: wrong") })
    }

    @Test func `the price of an infusion`() throws {
        #expect(try said("s price", "1", "/ one drip").contains { $0.contains("$400 to $800") })
    }

    @Test func `three questions to take home`() throws {
        let lines = try said("v", "s price", "1", "a", "a 1", "a Can I pay in parts?", "a 99", "a 2", "v")
        #expect(lines.contains("You keep no questions yet."))
        #expect(lines.contains("Nothing here has the number 99."))
        let list = try #require(lines.lastIndex(of: "My questions"))
        let kept = lines[(list + 1)...].prefix(3)
        #expect(kept.count == 3)
        #expect(kept.dropFirst().first == "2 Can I pay in parts?")
        #expect(zip(kept, 1...).allSatisfy { $0.hasPrefix("\($1) ") })
    }

    @Test func `the help line`() throws {
        let lines = try said("s price", "1", "m")
        #expect(lines.contains { $0.contains("988") })
    }

    @Test func `a topic's review date`() throws {
        #expect(try said("s k-hole", "1", "=").contains { $0.contains("2026-11-21") })
    }

    @Test func `from a source to the other topics that lean on it`() throws {
        let lines = try said("s autism", "1", "c", "8", "2")
        #expect(lines.contains { $0.contains("Used in") || $0.contains("(link 2)") })
    }
}
