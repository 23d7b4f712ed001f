import Foundation
import Testing

/// Bad command lines, row by row: one line on standard error, escaped, nothing on standard output.
@Suite struct BadArgumentsTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    /// Expects one line, safe to show, that holds these words.
    func expect(_ run: CarrelRun, _ status: Int32, _ words: String) {
        #expect(run.status == status, "\(run.errors)")
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("carrel: ") && run.errors.contains(words), "\(run.errors)")
        #expect(run.errors.utf8.count(where: { $0 == 0x0A }) == 1)
        #expect(run.errors.utf8.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
    }

    static let lines: [(row: String, arguments: [String], words: String)] = [
        ("B36 an unknown option", ["list", "--jsn"], "--json"),
        ("B36 an unknown option before the command", ["--shlef", "x"], "--shelf"),
        ("B36 an unknown command with an option", ["lsit", "--json"], "the command list"),
        ("B36 a missing value", ["list", "--content"], "--content"),
        ("B36 an empty value", ["--content=", "list"], "--content"),
        ("B36 an empty value by itself", ["list", "--content", ""], "--content"),
        ("B36 an empty number", ["list", "--width", ""], "--width"),
        ("B36 a number beyond 64 bits", ["list", "--width", "99999999999999999999"], "--width"),
        ("B36 a number out of range", ["list", "--width", "19"], "from 20 to 500"),
        ("B36 options that exclude each other", ["--content", "x", "--shelf", "y", "list"], "cannot be used together"),
        ("B36 a word too many", ["list", "tea"], "tea"),
        ("B36 a language twice", ["kiosk", "--languages", "en,en"], "each once"),
        ("B36 no language", ["kiosk", "--languages", "en,english"], "'--languages' takes codes"),
        ("B36 what nobody can allow", ["kiosk", "--allow", "shell"], "'--allow' takes print"),
        ("B37 an escape and a newline", ["list", "one\ntwo\u{1B}]0;x\u{7}"], "one"),
        ("B37 an escape in an option", ["--\u{1B}[31mred", "list"], "\\u{1B}[31mred"),
        ("B37 a hundred thousand letters", [String(repeating: "x", count: 100_000)], "4096"),
        ("B37 nearly two megabytes of words", Array(repeating: String(repeating: "x", count: 4000), count: 450), "unexpected"),
    ]

    @Test(arguments: lines.indices) func `a command line`(index: Int) throws {
        let line = Self.lines[index]
        expect(try CarrelRun(line.arguments, in: library), 64, line.words)
    }

    @Test func `B36 an option twice is as everywhere: the later counts, so that an alias can be overruled`() throws {
        let run = try CarrelRun(
            ["--content", "nowhere", "--theme", "light", "list", "--theme", "mono", "--content", library.content], in: library)
        #expect(run.status == 0)
        #expect(run.output.contains("green-tea"))
    }

    @Test func `B36 behind two dashes a dash begins a name, and there is no such topic`() throws {
        expect(try CarrelRun(["--content", library.content, "show", "--", "-rf"], in: library), 66, "“-rf”")
    }

    @Test func `B37 a topic named with escapes`() throws {
        expect(try CarrelRun(["--content", library.content, "one\ntwo\u{1B}[31m"], in: library), 66, "one\\u{A}two\\u{1B}[31m")
    }

    @Test func `B37 nearly two megabytes to search for`() throws {
        let words = Array(repeating: String(repeating: "x", count: 4000), count: 450)
        #expect(try CarrelRun(["--content", library.content, "search"] + words, in: library).status == 1)
    }

    /// What a shell makes of a script that runs the program as `$0` on the library `$1`; standard output and error come together.
    private func shell(_ program: String, _ script: [String]) throws -> ToolRun {
        try ToolRun(
            program, script + [CarrelRun.program, library.content], folder: library.folder,
            environment: ["PATH": "/usr/bin:/bin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache])
    }

    @Test(arguments: [#"a\377"#, #"--the\377me"#, #"\300\200"#]) func `B37 not UTF-8`(word: String) throws {
        let run = try shell("/bin/sh", ["-c", "exec \"$0\" --content \"$1\" \"$(printf -- '\(word)')\""])
        #expect(run.status == 64)
        #expect(run.said.hasPrefix("carrel: the argument “") && run.said.hasSuffix("” is not UTF-8\n"), "\(run.said)")
    }

    @Test func `B37 not even a name of its own`() throws {
        let run = try shell("/usr/bin/perl", ["-e", "exec { $ARGV[0] } ()"])
        #expect(run.status == 66)
        #expect(run.said.contains("there is no library here"), "\(run.said)")
    }

    /// As in a bare chroot. Swift's runtime looks for the words there, and a kiosk that does not see that it is one lets everybody out.
    @Test(.enabled(if: canMount, "only root may mount")) func `the command line is read where there is no /proc`() throws {
        let script = "mount -t tmpfs tmpfs /proc && exec '\(CarrelRun.program)' --version"
        let run = try ToolRun("/usr/bin/unshare", ["-m", "/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])
        #expect(run.said.wholeMatch(of: /[0-9.]+\n/) != nil, "\(run.said)")
        #expect(run.status == 0)
    }
}
