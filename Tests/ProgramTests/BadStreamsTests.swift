import Foundation
import TerminalKit
import Testing

/// Streams and surroundings that are not what a program expects, row by row.
@Suite struct BadStreamsTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    static let commands = [
        "list", "show green-tea", "search tea", "sources", "sources tea-review", "handout green-tea", "config", "--help", "",
    ]

    /// Runs the program in a shell: `carrel` stands for it.
    private func shell(_ script: String, environment: [String: String] = [:]) throws -> ToolRun {
        try ToolRun(
            "/bin/bash", ["-c", "carrel() { '\(CarrelRun.program)' --content '\(library.content)' \"$@\"; }; " + script],
            folder: library.folder,
            environment: ["PATH": "/usr/bin:/bin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache].merging(environment) { $1 })
    }

    @Test(arguments: commands) func `B38 a full disk`(command: String) throws {
        let run = try shell("carrel \(command) >/dev/full")
        #expect(run.status == 74)
        #expect(run.said == "carrel: the output could not be written (no space left on device)\n")
    }

    @Test(arguments: commands) func `B38 a reader that has seen enough`(command: String) throws {
        let run = try shell("carrel \(command) | head -1 >/dev/null; echo ${PIPESTATUS[0]}")
        #expect(run.said == "0\n", "no backtrace, no complaint: \(run.said)")
    }

    @Test(arguments: commands) func `B38 a pipe gets no escape`(command: String) throws {
        let run = try shell("carrel \(command)")
        #expect(run.status == 0)
        #expect(!run.said.isEmpty && run.said.utf8.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
    }

    @Test func `B38 closed streams`() throws {
        #expect(try shell("carrel list <&-").status == 0)
        #expect(try shell("carrel list 2>&- | cat").said.contains("green-tea"))
        #expect(try shell("carrel list >&-").status == 74)
        #expect(try shell("carrel list <&- >&- 2>&-").status == 74)
        #expect(try shell("carrel <&-").said.contains("Drinks"))
        #expect(try shell("carrel kiosk --shelf nowhere <&- >&- 2>&-").status != 0)
    }

    @Test(arguments: [nil, "", "no-such-terminal", String(repeating: "x", count: 5000), "../../x", "/etc/passwd", "xterm\u{1B}]0;x\u{7}"])
    func `B39 an unfit TERM`(name: String?) throws {
        var environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache]
        environment["TERM"] = name
        let pty = try Pty([CarrelRun.program, "--content", library.content], environment: environment)
        let before = pty.modes
        #expect(try pty.expectEnd() == .status(69))
        #expect(pty.emulator.received.allSatisfy { $0 >= 0x20 || $0 == 0x0D || $0 == 0x0A })
        #expect(String(decoding: pty.emulator.received, as: UTF8.self).contains("for example TERM=xterm-256color"))
        #expect(pty.modes == before)
    }

    @Test func `B39 a dumb terminal is read line by line`() throws {
        let pty = try Pty(
            [CarrelRun.program, "--content", library.content],
            environment: ["TERM": "dumb", "LANG": "C.UTF-8", "HOME": library.folder, "XDG_CACHE_HOME": library.cache])
        try pty.expect("Drinks")
        try pty.type("q\n")
        #expect(try pty.expectEnd() == .status(0))
        #expect(!pty.emulator.received.contains(0x1B))
    }

    /// The first screen under these variables.
    func screen(_ variables: [String: String]) throws -> (text: String, received: [UInt8]) {
        let pty = try Pty(
            [CarrelRun.program, "--content", library.content, "green-tea"],
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 }.merging(variables) { $1 }
        )
        try pty.expect("30 mg")
        try pty.settle()
        let text = pty.emulator.text
        try pty.type("q")
        #expect(try pty.expectEnd() == .status(0))
        return (text, Array(pty.emulator.received))
    }

    @Test(arguments: [
        ("LINES", "99999"), ("LINES", "0"), ("COLUMNS", "-5"), ("COLUMNS", "abc"), ("ESCDELAY", "999999"), ("TERMINFO", "/nonexistent"),
        ("TERMINFO_DIRS", "/nonexistent"), ("TERMCAP", "xterm:cl=\\E]0;evil\\007:"), ("NCURSES_NO_PADDING", "1"), ("TZ", ":/etc/passwd"),
        ("TMPDIR", "/nonexistent"), ("PATH", ""), ("LESS", "-r"), ("LESSOPEN", "|id"), ("MALLOC_CHECK_", "3"),
        ("SWIFT_DETERMINISTIC_HASHING", "1"),
    ])
    func `B40 B41 B43 a variable that changes nothing`(name: String, value: String) throws {
        let calm = try screen([:])
        let run = try screen([name: value])
        #expect(run.text == calm.text)
        #expect(!String(decoding: run.received, as: UTF8.self).contains("evil"))
    }

    @Test(arguments: ["C", "xx_XX.nonsense", "ja_JP.SJIS"]) func `B42 a locale that is not UTF-8 gets ASCII on the screen`(locale: String)
        throws
    {
        let run = try screen(["LANG": locale])
        #expect(run.received.allSatisfy { $0 < 0x80 })
        #expect(run.text.contains("Green tea"))
    }

    @Test func `B42 a search folds letters the same in every locale`() throws {
        let calm = try CarrelRun(["--content", library.content, "search", "--json", "CAFFEINE"], in: library)
        #expect(calm.output.contains("green-tea"))
        for locale in ["C", "tr_TR.UTF-8", "ja_JP.SJIS", "nonsense"] {
            let run = try CarrelRun(
                ["--content", library.content, "search", "--json", "CAFFEINE"], in: library,
                environment: ["LANG": locale, "LC_ALL": locale])
            #expect(run.output == calm.output, "\(locale)")
        }
    }

    @Test(arguments: ["", "/dev/null", "/nonexistent", "relative"]) func `B43 a home that is none`(home: String) throws {
        let run = try CarrelRun(["--content", library.content, "list"], in: library, environment: ["HOME": home, "XDG_CACHE_HOME": ""])
        #expect(run.status == 0 && run.errors == "")
        #expect(run.output.contains("green-tea"))
        #expect(try shell("unset HOME XDG_CACHE_HOME; carrel list").said.contains("green-tea"))
    }

    @Test func `B43 a megabyte of variables`() throws {
        let many = Dictionary(uniqueKeysWithValues: (0..<10).map { ("V\($0)", String(repeating: "x", count: 100_000)) })
        #expect(try CarrelRun(["--content", library.content, "list"], in: library, environment: many).status == 0)
    }

    /// Sizes the terminal claims to have, in rows and columns; the emulator stays as it is.
    static let small = [(1, 1), (5, 19), (5, 80), (24, 19)]

    @Test(arguments: small) func `B44 a window too small says so, and a larger one goes on`(rows: Int, columns: Int) throws {
        let pty = try Pty(
            [CarrelRun.program, "--content", library.content], size: .init(rows: rows, columns: columns),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 })
        let words = "Please make the window larger"
        if columns > 4 { try pty.expect(String(words.prefix(min(words.count, columns - 4)))) }
        pty.resize(to: .init(rows: 24, columns: 80))
        try pty.expect("Drinks")
        try pty.type("q")
        #expect(try pty.expectEnd() == .status(0))
    }

    @Test(arguments: ["0 0", "500 500", "32767 32767"])
    func `B44 whatever size a terminal says it has, 64 MiB more are never asked for`(size: String) throws {
        #expect(try peak(size) - peak("24 80") < 64 << 10)
    }

    /// The most memory, in KiB, that the program has asked the system for when the first frame of a size has been drawn.
    private func peak(_ size: String) throws -> Int {
        let numbers = size.split(separator: " ")
        let pty = try Pty(
            [
                "/bin/sh", "-c",
                "stty rows \(numbers[0]) cols \(numbers[1]); ulimit -v 600000; exec '\(CarrelRun.program)' --content '\(library.content)'",
            ],
            // What a thread reserves for itself, whenever it comes to that, is not asked for here.
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache, "MALLOC_ARENA_MAX": "1"]) { $1 })
        let before = pty.modes
        try pty.expect("the first frame") { $0.isAlternate && $0.text.contains("Quit") }
        try pty.settle()
        let status = try String(contentsOfFile: "/proc/\(pty.process)/status", encoding: .utf8)
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmPeak:") }?.split(separator: " ").dropFirst().first
        try pty.type("q")
        #expect(try pty.expectEnd() == .status(0))
        #expect(pty.modes == before)
        return try #require(peak.flatMap { Int($0) })
    }

    @Test(arguments: ["xterm-256color", "xterm", "linux", "screen", "vt100", "ansi"]) func `B45 every terminal tells what has the keys`(
        name: String
    ) throws {
        let pty = try Pty(
            [CarrelRun.program, "--content", library.content],
            environment: Pty.environment.merging(["TERM": name, "HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 })
        try pty.expect("the mark on the first row of the menu") { $0.text.contains("▌Drinks") || $0.text.contains("▌ Drinks") }
        try pty.type("\u{1B}OB")
        try pty.expect("the mark on the second") { $0.text.contains("▌  Green tea") }
        try pty.type("q")
        #expect(try pty.expectEnd() == .status(0))
    }
}
