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

    @Test func `a topic and the questions go home as files, and none that is there is written over`() throws {
        let lines = try said("p", "s price", "1", "a 1", "p", "3", "p", "1", "p", "1", "p ../x", "p mine.html")
        #expect(lines.contains("That needs an open topic; type m for the menu."))
        #expect(lines.contains("3 My questions. A file of text, 66 lines a sheet: my-questions.txt"))
        #expect(
            lines.contains {
                $0.hasPrefix("There is a file ") && $0.hasSuffix(" already, and it stays as it is; p NAME takes another name.")
            })
        #expect(lines.contains("Please choose a name without / that begins with a letter or a number."))
        let written = lines.filter { $0.hasPrefix("Written: ") }.map { String($0.dropFirst(9)) }
        #expect(written.count == 3 && written.contains("my-questions.txt") && written.contains("mine.html"))
        for name in written {
            let text = try String(contentsOfFile: library.folder + "/" + name, encoding: .utf8)
            #expect(text.hasPrefix(name.hasSuffix(".html") ? "<!DOCTYPE html>" : "\n\n"), "\(name)")
        }
    }

    @Test func `the language changes at the same part, b goes back to the one before, and the words are explained`() throws {
        let lines = try said("s 988", "1", "L", "b", "m", "L", "i", "1")
        #expect(lines.contains("If someone has taken too much"))
        #expect(lines.contains("Si alguien tomó demasiado"))
        #expect(lines.contains("Palabras explicadas, de la A a la Z"))
        #expect(lines.contains { $0.hasPrefix("naloxona, Narcan: ") })
        let lost = try said("s k-hole", "1", "L", "b")
        #expect(lost.contains("Esta página todavía no está traducida; b vuelve a ella."))
        #expect(lost.filter { $0 == "What is a k-hole?" }.count == 2)
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
