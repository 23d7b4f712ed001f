import Foundation
import TerminalKit
import Testing

@testable import Shelf

/// Shelves that are damaged, foreign or in the way, row by row: a clear line, or the same answer as ever; never another answer, and nothing
/// deleted.
@Suite struct BadShelfTests {
    let library: FixtureLibrary
    /// The folder of the published edition.
    let edition: String

    init() throws {
        library = try FixtureLibrary()
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
        let name = try FileManager.default.contentsOfDirectory(atPath: library.shelf).first { $0.hasPrefix("edition-") }
        edition = library.shelf + "/" + (try #require(name))
    }

    func run(_ arguments: String...) throws -> CarrelRun { try CarrelRun(["--shelf", library.shelf] + arguments, in: library) }

    static let questions = [["list"], ["show", "green-tea"], ["search", "--json", "caffeine"]]

    /// What a whole shelf answers.
    func answers() throws -> [CarrelRun] {
        try Self.questions.map { try CarrelRun(["--shelf", library.shelf] + $0, in: library) }
    }

    /// Expects each question answered as before or refused with 65, and the whole check to find the damage.
    func expectNoWrongAnswer(_ good: [CarrelRun], _ what: String) throws {
        for (before, now) in zip(good, try answers()) {
            if now.status == 65 {
                #expect(now.output == "" && now.errors.hasPrefix("carrel: "), "\(what): \(now.errors)")
            } else {
                #expect(now.status == before.status && now.output == before.output, "\(what): \(now.status) \(now.errors)")
            }
        }
        let check = try run("check")
        #expect(check.status == 65 || check.status == 66, "\(what): \(check.errors)")
    }

    @Test func `B52 missing`() throws {
        let run = try CarrelRun(["--shelf", library.folder + "/nowhere", "list"], in: library)
        #expect(run.status == 66)
        #expect(run.errors.contains("make one with carrel publish --to PATH"))
    }

    @Test func `B52 a cache that is damaged is made anew, and nobody notices`() throws {
        func list() throws -> CarrelRun { try CarrelRun(["--content", library.content, "list"], in: library) }
        let good = try list()
        let files = try FileManager.default.subpathsOfDirectory(atPath: library.cache).filter { !$0.hasSuffix("lock") }
        for file in files {
            let path = library.cache + "/" + file
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            try Data(repeating: 0, count: 5000).write(to: URL(fileURLWithPath: path))
            let again = try list()
            #expect(again.status == 0 && again.output == good.output, "\(file): \(again.errors)")
        }
    }

    @Test func `B52 another program's file, an empty one, and a stub of another form`() throws {
        let good = try answers()
        for text in ["", "SQLite format 3\0", "auto nowhere\n", "# carrel 0000000000000000\nauto \(edition)\n"] {
            try text.write(toFile: library.shelf + "/XAPIANDB", atomically: false, encoding: .utf8)
            try expectNoWrongAnswer(good, "\(text.prefix(20))")
            #expect(try run("list").status == 65)
        }
    }

    @Test func `B52 a shelf that an older or a newer Carrel published is refused in one line`() throws {
        let whys = [-1: "an older Carrel published it; publish it again", 1: "a newer Carrel published it"]
        for (step, why) in whys {
            let path = library.folder + "/form\(step)"
            let index = try WritableIndex.create(path)
            try index.setMetadata(Title.key, [UInt8(Int(RecordReader.version) + step)] + RecordWriter.record("of another form").dropFirst())
            try index.commit()
            for question in Self.questions + [["check"], ["--linear"]] {
                let run = try CarrelRun(["--shelf", path] + question, in: library)
                #expect(run.status == 65 && run.output == "", "\(question): \(run.status) \(run.output)")
                #expect(run.errors.hasPrefix("carrel: ") && run.errors.hasSuffix(why + "\n"), "\(question): \(run.errors)")
                #expect(run.errors.count { $0 == "\n" } == 1, "\(run.errors)")
            }
        }
    }

    @Test func `B53 cut at every 4 KiB, and filled with zeros`() throws {
        let good = try answers()
        for name in try FileManager.default.contentsOfDirectory(atPath: edition) where name != "flintlock" && name != "reading" {
            let path = edition + "/" + name
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for length in stride(from: 0, to: whole.count, by: 4096) {
                try whole.prefix(length).write(to: URL(fileURLWithPath: path))
                try expectNoWrongAnswer(good, "\(name) cut to \(length)")
            }
            try Data(repeating: 0, count: whole.count).write(to: URL(fileURLWithPath: path))
            try expectNoWrongAnswer(good, "\(name) of zeros")
            try whole.write(to: URL(fileURLWithPath: path))
        }
        #expect(try run("check").status == 0)
    }

    @Test func `B53 B54 bits flipped, and lengths that are too large or negative`() throws {
        let good = try answers()
        let harms: [[UInt8]] = [[], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0, 0, 0, 0, 0], Array(repeating: 0xFF, count: 8)]
        var place = 7431
        for name in ["postlist.glass", "docdata.glass", "iamglass", "spelling.glass", "synonym.glass"] {
            let path = edition + "/" + name
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for harm in harms {
                place = (place &* 48_271) % 2_147_483_647
                var bytes = [UInt8](whole)
                let offset = place % bytes.count
                if harm.isEmpty { bytes[offset] ^= 1 << UInt8(place % 8) }
                for (index, byte) in harm.enumerated() where offset + index < bytes.count { bytes[offset + index] = byte }
                if Data(bytes) == whole { continue }
                try Data(bytes).write(to: URL(fileURLWithPath: path))
                try expectNoWrongAnswer(good, "\(name) at \(offset) by \(harm)")
            }
            try whole.write(to: URL(fileURLWithPath: path))
        }
    }

    @Test func `B55 something else in the place of the shelf is told, and left where it is`() throws {
        let places: [(String) throws -> Void] = [
            { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false) },
            { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "XAPIANDB") },
            { mkfifo($0, 0o600) },
            { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/zero") },
        ]
        let stub = library.shelf + "/XAPIANDB"
        for (index, place) in places.enumerated() {
            try FileManager.default.removeItem(atPath: stub)
            try place(stub)
            let run = try run("list")
            #expect([65, 66, 74].contains(run.status), "\(index): \(run.status) \(run.errors)")
            #expect(run.errors.utf8.count(where: { $0 == 0x0A }) == 1)
            #expect((try? FileManager.default.attributesOfItem(atPath: stub)) != nil, "\(index)")
        }
        #expect(FileManager.default.fileExists(atPath: edition + "/postlist.glass"))
    }

    @Test(arguments: ["XAPIANDB", "edition", "edition/iamglass", "edition/postlist.glass"])
    func `B55 a shelf or a part of it that may not be read is told, and left where it is`(part: String) throws {
        let path = part == "XAPIANDB" ? library.shelf + "/XAPIANDB" : part.replacing("edition", with: edition)
        chmod(path, 0)
        for question in Self.questions {
            let run = try CarrelRun(["--shelf", library.shelf] + question, in: library, under: CarrelRun.asNobody)
            #expect([65, 74].contains(run.status) && run.output == "", "\(question): \(run.status) \(run.errors)")
            #expect(run.errors.hasPrefix("carrel: ") && run.errors.utf8.count(where: { $0 == 0x0A }) == 1, "\(run.errors)")
        }
        chmod(path, 0o755)
        #expect(try answers().allSatisfy { $0.status == 0 })
    }

    @Test func `B55 a lock that somebody left behind keeps nobody from reading or publishing`() throws {
        try Data("4711\n".utf8).write(to: URL(fileURLWithPath: library.shelf + "/publishing"))
        #expect(try run("list").status == 0)
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
    }

    @Test(arguments: [20_000, 60_000, 100_000, 140_000, 180_000]) func `B59 with too little memory nothing is half written`(
        kilobytes: Int
    ) throws {
        try library.write("en/drinks/black-tea.md", BadFile.header + "Text.\n")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "ulimit -v \(kilobytes); \"$0\" publish \"$1\" --to \"$2\" >/dev/null 2>&1; exec \"$0\" --content \"$1\" list",
            CarrelRun.program, library.content, library.shelf,
        ]
        shell.environment = [
            "PATH": "/usr/bin:/bin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache, "SWIFT_BACKTRACE": "enable=no",
        ]
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        #expect(try run("check").status == 0)
        // The old edition or the new one, whole.
        #expect(try answers().allSatisfy { $0.status == 0 })
        #expect(try CarrelRun(["--content", library.content, "list"], in: library).output.contains("A bad page"))
    }

    @Test func `B59 a reader of the kiosk that has no memory left is followed by another`() throws {
        let kiosk = try Pty(
            [CarrelRun.program, "kiosk", "--shelf", library.shelf], size: .init(rows: 24, columns: 100),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
        try kiosk.expect("Press any key to begin")
        try kiosk.type(" ")
        try kiosk.expect("Choose a topic in the menu")
        let children = try String(contentsOfFile: "/proc/\(kiosk.process)/task/\(kiosk.process)/children", encoding: .utf8)
        let reader = try #require(pid_t(children.split(separator: " ").first.map(String.init) ?? ""))
        // What the kernel does to it then.
        kill(reader, SIGKILL)
        try kiosk.expect("Press any key to begin")
        try kiosk.expect("the alternate screen") { $0.isAlternate }
    }
}
