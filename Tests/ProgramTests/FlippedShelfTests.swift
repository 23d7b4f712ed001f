import ContentFiles
import DiceKit
import Foundation
import Shelf
import Testing
import Topics

@testable import carrel

/// Editions in which a bit, a length or a block is changed: what is read is as it was published or is refused, and the whole check finds all of
/// it. `make faults` flips ten thousand bits, the tests some hundred.
@Suite struct FlippedShelfTests {
    let library: FixtureLibrary
    let edition: String
    let names: [String]

    init() throws {
        library = try FixtureLibrary()
        try Shelf.publish(try ContentFiles.read(library.content).library, to: library.shelf)
        let found = try FileManager.default.contentsOfDirectory(atPath: library.shelf).first { $0.hasPrefix("edition-") }
        edition = library.shelf + "/" + (try #require(found))
        names = try FileManager.default.contentsOfDirectory(atPath: edition).filter { $0 != "flintlock" && $0 != "reading" }.sorted()
    }

    /// What a shelf says of everything it can be asked. Searches are left out: a changed list of places may cost a hit.
    private struct Answers: Equatable {
        let headings: [TopicHeading]
        let pages: [Page?]
        let sources: [SourcePage?]
        let glossary: [GlossaryEntry]

        init(_ shelf: Shelf) throws {
            headings = try shelf.headings(language: "en")
            pages = try ["green-tea", "black-tea", "asthma"].map { try shelf.page($0, language: "en") }
            sources = try shelf.sourceIDs().map { try shelf.source($0, language: "en") }
            glossary = try shelf.glossary(language: "en")
            _ = try shelf.search("cafeine inhaler", language: "en", limit: 9)
        }
    }

    private func answers() throws -> Answers { try Answers(Shelf(path: library.shelf)) }

    private func expectFound(_ what: String, _ good: Answers) {
        if let said = try? answers(), said != good { Issue.record("a wrong answer: \(what)") }
        #expect(throws: ShelfError.self, "not found: \(what)") { try Shelf(path: library.shelf).verifyAll() }
    }

    @Test func `B53 whichever bit is flipped, no answer is wrong, and the whole check finds it`() throws {
        let good = try answers()
        var dice = Dice(seed: 10_000)
        let bytes = try names.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: edition + "/" + $0))) }
        for number in 0..<(FaultPlan.isWhole ? 10_000 : 200) {
            let index = number % names.count
            var changed = bytes[index]
            let place = Int.random(in: 0..<changed.count, using: &dice)
            changed[place] ^= 1 << UInt8(number / names.count % 8)
            let file = URL(fileURLWithPath: edition + "/" + names[index])
            try Data(changed).write(to: file)
            expectFound("\(names[index]), byte \(place)", good)
            try Data(bytes[index]).write(to: file)
        }
        #expect(try answers() == good, "nothing of it is left")
    }

    @Test func `B54 lengths beyond the end, negative ones, and blocks that lead in a circle are refused`() throws {
        let good = try answers()
        var dice = Dice(seed: 54)
        let harms: [[UInt8]] = [[0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0, 0, 0, 0, 0], Array(repeating: 0xFF, count: 8), [0, 0, 0, 0]]
        for name in names where name.hasSuffix(".glass") {
            let file = URL(fileURLWithPath: edition + "/" + name)
            let whole = [UInt8](try Data(contentsOf: file))
            let blocks = whole.count / 8192
            var changes: [(String, [UInt8])] = []
            for number in 0..<(FaultPlan.isWhole ? 400 : 12) {
                var bytes = whole
                // The head of a block, or anywhere.
                let start = Int.random(in: 0..<blocks, using: &dice) * 8192
                let place = start + Int.random(in: number % 2 == 0 ? 0..<32 : 0..<8184, using: &dice)
                bytes.replaceSubrange(place..<place + harms[number % 4].count, with: harms[number % 4])
                changes.append(("\(harms[number % 4]) at \(place)", bytes))
            }
            // Each block in the place of each other one: pointers then lead to their own block, or to one above it.
            for (from, to) in (0..<blocks).flatMap({ from in (0..<blocks).map { (from, $0) } }) where from != to {
                var bytes = whole
                bytes.replaceSubrange(to * 8192..<(to + 1) * 8192, with: whole[from * 8192..<(from + 1) * 8192])
                changes.append(("block \(from) in place of \(to)", bytes))
            }
            for (what, bytes) in changes where bytes != whole {
                try Data(bytes).write(to: file)
                expectFound("\(name), \(what)", good)
            }
            try Data(whole).write(to: file)
        }
    }
}
