import Foundation
import Testing

/// Configuration files that are wrong, row by row: each is refused with 78 and one line for every fault, at its place.
@Suite struct BadConfigTests {
    let library: FixtureLibrary
    let file: String

    init() throws {
        library = try FixtureLibrary()
        file = library.folder + "/.config/carrel/config.yaml"
        try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    }

    func run(_ arguments: String...) throws -> CarrelRun {
        try CarrelRun(["--content", library.content] + arguments, in: library)
    }

    /// Expects every command to refuse, saying one line with these words.
    func expectRefusal(_ words: String, under tracer: [String] = []) throws {
        for arguments in [["list"], ["config"], []] {
            let run = try CarrelRun(["--content", library.content] + arguments, in: library, under: tracer)
            #expect(run.status == 78)
            #expect(run.output == "")
            #expect(run.errors.contains(words) && run.errors.utf8.count(where: { $0 == 0x0A }) == 1, "\(run.errors)")
        }
    }

    @Test func `B32 without a file everything has its default`() throws {
        #expect(try run("list").status == 0)
        #expect(try run("config").lines.filter { !$0.hasPrefix("content ") }.allSatisfy { $0.hasSuffix(" default") })
    }

    @Test(arguments: ["", "\n \n", "# width: 60\n", "width:\n", "kiosk:\n"])
    func `B32 a file that says nothing is none`(text: String) throws {
        try text.write(toFile: file, atomically: false, encoding: .utf8)
        let run = try run("config")
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        #expect(run.lines.filter { !$0.hasPrefix("content ") }.allSatisfy { $0.hasSuffix(" default") })
    }

    @Test func `B32 a directory in its place`() throws {
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        try expectRefusal("is not an ordinary file")
    }

    @Test func `B32 a pipe nobody writes to in its place`() throws {
        mkfifo(file, 0o600)
        try expectRefusal("is not an ordinary file")
    }

    @Test func `B32 ten megabytes`() throws {
        try Data(repeating: 0x61, count: 10_000_000).write(to: URL(fileURLWithPath: file))
        try expectRefusal("has 10000000 bytes; a configuration has at most 65536")
    }

    @Test func `B32 a file that cannot be read`() throws {
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "config.yaml")
        try expectRefusal("cannot be read (too many levels of symbolic links)")
        try FileManager.default.removeItem(atPath: file)
        try "width: 60\n".write(toFile: file, atomically: false, encoding: .utf8)
        chmod(file, 0)
        try expectRefusal("cannot be read (permission denied)", under: CarrelRun.asNobody)
    }

    static let faults: [(row: String, text: String, line: String)] = [
        ("B33 an unknown key", "width: 60\nthem: mono\n", "2:1: error[C109]: “them” is not a key of this file; did you mean “theme”?"),
        (
            "B33 an unknown key of the kiosk", "kiosk:\n  idle-second: 90\n",
            "2:3: error[C109]: “idle-second” is not a key of this file; did you mean “idle-seconds”?"
        ),
        ("B33 a key twice", "width: 60\nwidth: 60\n", "2:1: error[C103]: “width” stands here a second time; the first is in line 1"),
        (
            "B33 idle -5", "kiosk: {idle-seconds: -5}\n",
            "1:23: error[C113]: “-5” under “idle-seconds” is not a number in its range; write a whole number from 60 to 600"
        ),
        ("B33 idle 0", "kiosk: {idle-seconds: 0}\n", "1:23: error[C113]: “0” under “idle-seconds”"),
        ("B33 idle 59", "kiosk: {idle-seconds: 59}\n", "1:23: error[C113]: “59” under “idle-seconds”"),
        ("B33 idle 601", "kiosk: {idle-seconds: 601}\n", "1:23: error[C113]: “601” under “idle-seconds”"),
        ("B33 idle 1e18", "kiosk: {idle-seconds: 1e18}\n", "1:23: error[C113]: “1e18” under “idle-seconds”"),
        ("B33 idle NaN", "kiosk: {idle-seconds: NaN}\n", "1:23: error[C113]: “NaN” under “idle-seconds”"),
        (
            "B33 idle beyond 64 bits", "kiosk: {idle-seconds: 99999999999999999999}\n",
            "1:23: error[C113]: “99999999999999999999” under “idle-seconds”"
        ),
        ("B33 idle 090", "kiosk: {idle-seconds: 090}\n", "1:23: error[C113]: “090” under “idle-seconds”"),
        (
            "B33 width 19", "width: 19\n",
            "1:8: error[C113]: “19” under “width” is not a number in its range; write a whole number from 20 to 500"
        ),
        ("B33 width beyond 64 bits", "width: -99999999999999999999\n", "1:8: error[C113]: “-99999999999999999999” under “width”"),
        ("B33 width as a list", "width: [60]\n", "1:8: error[C110]: “width” should be"),
        ("B33 mouse", "mouse: left\n", "1:8: error[C112]: “left” is not a value of “mouse”; write one of: on, off"),
        (
            "B33 theme", "theme: drak\n",
            "1:8: error[C112]: “drak” is not a value of “theme”; write one of: default, light, high-contrast, mono"
        ),
        ("B33 language", "language: english\n", "1:11: error[C112]: “english” is not a value of “language”"),
        (
            "B33 two places of the library", "content: a\nshelf: b\n",
            "2:8: error[C701]: “shelf” and “content” both say where the library is"
        ),
        (
            "B33 an allowance nobody knows", "kiosk: {allow: [print, shell]}\n",
            "1:24: error[C112]: “shell” is not a value of “allow”; write one of: print"
        ),
        ("B33 languages twice", "kiosk: {languages: [en, es, en]}\n", "1:29: error[C512]: “en” is named a second time"),
        (
            "B33 a passcode itself", "kiosk: {passcode-hash: hunter2}\n",
            "1:24: error[C702]: this is not the hash of a passcode; put here what carrel kiosk set-passcode prints"
        ),
        ("B33 no map", "- width\n", "1:1: error[C110]: "),
        ("B33 not YAML", "width: 'é\n", "2:1: error[C101]: "),
        ("B33 an anchor", "width: &a 60\n", "1:8: error[C102]: "),
        ("B33 too deep", "kiosk: {languages: [[[[[[en]]]]]]}\n", "error[C104]: "),
        ("B33 a control character", "theme: \u{1B}c\n", "1:8: error[C012]: the character U+001B"),
        (
            "B34 colours are not for the configuration: themes are built in, and ContrastTests holds each pair to 7:1",
            "colours: {text: '#777777'}\n", "1:1: error[C109]: “colours” is not a key of this file"
        ),
        (
            "B34 two actions on one key, or none: keys are one table in the program, and CommandTests holds it",
            "keys: {back: x, quit: x}\n", "1:1: error[C109]: “keys” is not a key of this file"
        ),
    ]

    @Test(arguments: faults.indices)
    func `a fault is told where it stands`(index: Int) throws {
        let fault = Self.faults[index]
        try fault.text.write(toFile: file, atomically: false, encoding: .utf8)
        let run = try run("list")
        #expect(run.status == 78, "\(fault.row)")
        #expect(run.output == "", "\(fault.row)")
        #expect(run.errors.contains("\(file):") && run.errors.contains(fault.line), "\(fault.row): \(run.errors)")
        #expect(!run.errors.utf8.contains(0x1B) && !run.errors.contains("hunter2"), "\(fault.row)")
    }

    @Test func `B33 a language the library is not written in names the file that asks for it`() throws {
        try "language: vi\n".write(toFile: file, atomically: false, encoding: .utf8)
        let run = try run("list")
        #expect(run.status == 78)
        #expect(run.errors.contains(file) && run.errors.contains("it has en"), "\(run.errors)")
        #expect(try self.run("list", "--language", "en").status == 0)
    }

    /// What makes a machine's configuration one that others can change: a mode and an owner, of the file or of a folder above it.
    static let weak: [(row: String, path: String, mode: mode_t, owner: uid_t)] = [
        ("B35 the file is writable by all", "/etc/carrel/config.yaml", 0o666, 0),
        ("B35 the file is another's", "/etc/carrel/config.yaml", 0o644, 65534),
        ("B35 its folder is writable by all", "/etc/carrel", 0o777, 0),
        ("B35 its folder is another's", "/etc/carrel", 0o755, 65534),
        ("B35 a folder above is writable by all", "/etc", 0o777, 0),
        ("B35 a folder above is another's", "/etc", 0o755, 65534),
    ]

    @Test(.enabled(if: geteuid() == 0, "only root can make files that are another's"), arguments: weak.indices)
    func `a kiosk does not trust a configuration others can change`(index: Int) throws {
        let weakness = Self.weak[index]
        try FileManager.default.createDirectory(atPath: library.folder + "/etc/carrel", withIntermediateDirectories: true)
        try "kiosk: {idle-seconds: 90}\n".write(
            toFile: library.folder + "/etc/carrel/config.yaml", atomically: false, encoding: .utf8)
        let start = ["kiosk", "--shelf", library.shelf, "--root", library.folder]
        let sound = try CarrelRun(start, in: library, environment: ["TERM": "xterm"])
        #expect(sound.status != 78, "\(sound.errors)")
        chmod(library.folder + weakness.path, weakness.mode)
        chown(library.folder + weakness.path, weakness.owner, weakness.owner)
        let run = try CarrelRun(start, in: library, environment: ["TERM": "xterm"])
        #expect(run.status == 78, "\(weakness.row)")
        #expect(
            run.errors.contains(library.folder + weakness.path + " can be changed by others than root"), "\(weakness.row): \(run.errors)")
    }
}
