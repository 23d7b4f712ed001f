import ContentFiles
import DiceKit
import Foundation
import Shelf
import Surface
import TerminalKit
import Testing

@testable import carrel

/// A shelf that is replaced, cut, changed, deleted or taken off the machine under somebody who reads it: the page stays, a line says what cannot be
/// read, and reading goes on by itself when there is something to read again.
@Suite struct FaultyShelfTests {
    let library: FixtureLibrary
    let files = FileManager.default

    /// A library in which one topic is far too long for the blocks that a reader has in memory.
    init() throws {
        library = try FixtureLibrary()
        var dice = Dice(seed: 9)
        let words = (0..<3_000).map { _ in String((0..<7).map { _ in Character(UnicodeScalar(UInt8.random(in: 97...122, using: &dice))) }) }
        let black = try #require(FixtureLibrary.files.first { $0.0 == "en/drinks/black-tea.md" }?.1)
        try library.write("en/drinks/black-tea.md", black + words.joined(separator: " ") + "\n")
        let whole = try ContentFiles.read(library.content).library
        try Shelf.publish(whole, to: library.shelf)
    }

    func edition() throws -> String {
        library.shelf + "/" + (try #require(try files.contentsOfDirectory(atPath: library.shelf).first { $0.hasPrefix("edition-") }))
    }

    /// The tables of the edition with what is in them.
    func tables() throws -> [(path: String, bytes: Data)] {
        let folder = try edition()
        return try files.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".glass") }.sorted().map { name in
            let path = folder + "/" + name
            return (path, try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    /// Writes into a file as it lies there, so that whoever has it open sees it.
    func overwrite(_ path: String, with bytes: Data) throws {
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.write(contentsOf: bytes)
        try file.truncate(atOffset: UInt64(bytes.count))
        try file.close()
    }

    func open(_ command: [String]? = nil) throws -> Pty {
        let pty = try Pty(
            command ?? [CarrelRun.program, "--shelf", library.shelf, "green-tea"], size: Size(rows: 24, columns: 100),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
        try pty.expect("about 30 mg of caffeine")
        return pty
    }

    /// The keys that ask the shelf for the topic below in the menu: to the menu, down, open.
    static let next = "m\u{1B}OB\r"

    /// The reader is there, and leaves the terminal as it found it.
    func expectAlive(_ pty: Pty) throws {
        try pty.type("\u{1B}[11~")
        try pty.expect("The keys you need")
        try pty.type("\u{1B}[21~\u{1B}[21~")
        #expect(try pty.expectEnd() == .status(0))
        #expect(!pty.emulator.isAlternate)
    }

    @Test func `cut to nothing the page stays with a line, and put back it is read again`() throws {
        let whole = try tables()
        let pty = try open()
        for table in whole { try overwrite(table.path, with: Data()) }
        try pty.type(Self.next)
        try pty.expect("a line that says so above the page as it was") {
            $0.text.contains("That could not be opened") && $0.text.contains("about 30 mg of caffeine")
        }
        for table in whole { try overwrite(table.path, with: table.bytes) }
        try pty.type("\r")
        try pty.expect("A cup of black tea holds about 50 mg")
        try expectAlive(pty)
    }

    @Test func `damaged for good, the edition that is published in its place is read without a new start`() throws {
        let pty = try open()
        for table in try tables() { try overwrite(table.path, with: Data(repeating: 0x55, count: table.bytes.count)) }
        try pty.type(Self.next)
        try pty.expect("That could not be opened")
        #expect(pty.emulator.text.contains("about 30 mg of caffeine"))
        try library.write("en/drinks/green-tea.md", FixtureLibrary.green.replacingOccurrences(of: "Can green", with: "Can cold"))
        try Shelf.publish(try ContentFiles.read(library.content).library, to: library.shelf)
        try pty.type("\r")
        try pty.expect("A cup of black tea holds about 50 mg")
        try expectAlive(pty)
    }

    @Test func `replaced or deleted, the edition that was opened is read to the end`() throws {
        let pty = try open()
        try library.write("en/breathing/asthma.md", "---\ntitle: What is asthma?\n")
        try library.write("en/drinks/green-tea.md", FixtureLibrary.green.replacingOccurrences(of: "Can green", with: "Can cold"))
        try Shelf.publish(try ContentFiles.read(library.content).library, to: library.shelf)
        try pty.type(Self.next)
        try pty.expect("A cup of black tea holds about 50 mg")
        try files.removeItem(atPath: library.shelf)
        try pty.type("s")
        try pty.expect("Search")
        try pty.type("inhaler")
        try pty.expect("What is asthma?")
        try expectAlive(pty)
    }

    @Test(.enabled(if: canMount, "only root may mount")) func `unmounted, it is read on`() throws {
        let kept = library.folder + "/kept"
        try files.moveItem(atPath: library.shelf, toPath: kept)
        try files.createDirectory(atPath: library.shelf, withIntermediateDirectories: false)
        let (go, gone) = (library.folder + "/go", library.folder + "/gone")
        let script = """
            mount -t tmpfs tmpfs '\(library.shelf)'; cp -a '\(kept)/.' '\(library.shelf)'
            { until [ -e '\(go)' ]; do sleep 0.1; done; umount -l '\(library.shelf)' && touch '\(gone)'; } & exec '\(CarrelRun.program)' --shelf '\(library.shelf)' green-tea
            """
        let pty = try open(["/usr/bin/unshare", "-m", "/bin/sh", "-c", script])
        #expect(files.createFile(atPath: go, contents: nil))
        try pty.expect("the shelf to be gone") { _ in files.fileExists(atPath: gone) }
        try pty.type(Self.next)
        try pty.expect("A cup of black tea holds about 50 mg")
        try expectAlive(pty)
    }
}
