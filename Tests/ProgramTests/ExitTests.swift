import Foundation
import Testing

/// How the program ends, and what it says: every command and every wrong way to ask.
@Suite struct ExitTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CarrelRun {
        try CarrelRun(arguments, in: library, environment: environment)
    }

    /// A wrong command line and what the one line about it must hold.
    static let mistakes: [([String], String)] = [
        (["--shlef", "x"], "--shelf"),
        (["list", "--jsn"], "--json"),
        (["lsit", "--json"], "the command list"),
        (["--content"], "--content"),
        (["--content=", "list"], "--content"),
        (["list", "--content", ""], "--content"),
        (["--content", "x", "--shelf", "y", "list"], "cannot be used together"),
        (["--theme", "blue"], "high-contrast"),
        (["--today", "2026-02-30", "list"], "2026-02-30"),
        (["list", "tea"], "tea"),
        (["green-tea", "black-tea"], "black-tea"),
        (["search"], "word"),
        (["search", " "], "word"),
        (["search", "--limit", "0", "tea"], "--limit"),
        (["search", "--limit", "many", "tea"], "many"),
        (["show"], "topic"),
        (["show", "green-tea", "--format", "pdf"], "markdown"),
        (["show", "green-tea", "--width", "0"], "--width"),
        (["sources", "--format", "pdf"], "bibtex"),
        (["handout"], "topic"),
        (["handout", "green-tea", "--format", "pdf"], "html"),
        (["handout", "green-tea", "--to", ""], "--to"),
        (["publish"], "--to"),
        (["publish", "--to", ""], "--to"),
        (["publish", "--to", "s", "--shards", "0"], "--shards"),
        (["check", "--format", "xml"], "json"),
        (["--\u{1B}[31mred", "list"], "\\u{1B}[31mred"),
        (["list", "one\ntwo"], "one"),
        ([String(repeating: "x", count: 5000)], "4096"),
    ]

    @Test(arguments: mistakes)
    func `a command line that makes no sense ends with 64 and one clear line`(arguments: [String], hint: String) throws {
        let run = try CarrelRun(arguments, in: library)
        #expect(run.status == 64)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("carrel: "))
        #expect(run.errors.contains(hint))
        #expect(run.errors.utf8.count(where: { $0 == 0x0A }) == 1)
        #expect(!run.errors.utf8.contains(0x1B))
    }

    @Test(arguments: [["--help"], ["list", "--help"], ["help"], ["help", "publish"], ["--version"], ["list", "--version"]])
    func `help and version are answers`(arguments: [String]) throws {
        let run = try CarrelRun(arguments, in: library)
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        #expect(run.errors == "")
    }

    @Test(arguments: [
        ["list"], ["show", "green-tea"], ["handout", "green-tea"], ["search", "tea"], ["sources"], ["check"], ["publish", "--to", "s"],
        ["browse"], [],
    ])
    func `where there is no library every command says what to do and ends with 66`(arguments: [String]) throws {
        let run = try CarrelRun(arguments, in: library)
        #expect(run.status == 66)
        #expect(run.errors.contains("--content DIR"))
    }

    @Test(arguments: [["list"], ["check"], ["publish", "--to", "s"], []])
    func `a folder that is not there or holds no library ends with 66`(arguments: [String]) throws {
        try FileManager.default.createDirectory(atPath: library.folder + "/empty", withIntermediateDirectories: true)
        for folder in ["empty", "nowhere"] {
            let run = try CarrelRun(["--content", library.folder + "/" + folder] + arguments, in: library)
            #expect(run.status == 66)
            #expect(run.errors.contains(folder))
        }
    }

    @Test func `a shelf that is not there ends with 66`() throws {
        let run = try run("--shelf", library.shelf, "list")
        #expect(run.status == 66)
        #expect(run.errors.contains("carrel publish"))
    }

    @Test func `an unknown topic names the nearest and ends with 66`() throws {
        for arguments in [["show", "gren-tea"], ["handout", "asthma", "gren-tea"], ["gren-tea"], ["--linear", "gren-tea"]] {
            let run = try CarrelRun(["--content", library.content] + arguments, in: library)
            #expect(run.status == 66)
            #expect(run.output == "")
            #expect(run.errors.contains("green-tea"))
        }
    }

    @Test func `a mistyped command is taken for a topic and the command named`() throws {
        let run = try run("--content", library.content, "lsit")
        #expect(run.status == 66)
        #expect(run.errors.contains("carrel list"))
    }

    @Test func `an unknown source names the nearest and ends with 66`() throws {
        let run = try run("--content", library.content, "sources", "tea-reveiw")
        #expect(run.status == 66)
        #expect(run.errors.contains("tea-review"))
    }

    @Test func `an unknown language ends with 64 and names those there are`() throws {
        let run = try run("--content", library.content, "--language", "fr", "list")
        #expect(run.status == 64)
        #expect(run.errors.contains("en"))
    }

    @Test func `a library in which no topic can be shown ends with 65`() throws {
        for path in ["en/drinks/green-tea.md", "en/drinks/black-tea.md", "en/breathing/asthma.md"] {
            try library.write(path, "no front matter\n")
        }
        for arguments in [["list"], [], ["show", "green-tea"]] {
            let run = try CarrelRun(["--content", library.content] + arguments, in: library)
            #expect(run.status == 65)
            #expect(run.errors.contains("green-tea.md"))
        }
    }

    @Test(arguments: [["list"], ["show", "black-tea"], ["search", "asthma"], ["--linear"]])
    func `a broken topic beside good ones is named every time and changes nothing else`(arguments: [String]) throws {
        try library.write("en/drinks/green-tea.md", "no front matter\n")
        for _ in 1...2 {
            let run = try CarrelRun(["--content", library.content] + arguments, in: library)
            #expect(run.status == 0)
            #expect(run.errors.contains("green-tea.md:1:1: error["))
            #expect(!run.output.isEmpty)
        }
    }

    @Test func `an output that is full ends with 74`() throws {
        let run = try CarrelRun(["--content", library.content, "list"], in: library, outputPath: "/dev/full")
        #expect(run.status == 74)
        #expect(run.errors.hasPrefix("carrel: "))
    }

    @Test func `a damaged shelf ends with 65`() throws {
        #expect(try run("publish", library.content, "--to", library.shelf).status == 0)
        try "auto nowhere\n".write(toFile: library.shelf + "/XAPIANDB", atomically: false, encoding: .utf8)
        let run = try run("--shelf", library.shelf, "list")
        #expect(run.status == 65)
    }

    @Test func `a cache that cannot be written does not keep anyone from reading`() throws {
        try "in the way".write(toFile: library.cache, atomically: false, encoding: .utf8)
        let run = try run("--content", library.content, "list")
        #expect(run.status == 0)
        #expect(run.output.contains("green-tea"))
    }

    @Test func `what another program has made of the library is made anew, and what this one has made is kept`() throws {
        let shared = [library.folder + "/copy", "--content", library.content, "list"]
        try FileManager.default.copyItem(atPath: CarrelRun.program, toPath: shared[0])
        func made(byCopy isCopy: Bool) throws -> [String: Date?] {
            let tracer = isCopy ? ["/bin/sh", "-c", "exec '\(shared[0])' \"$@\""] : []
            #expect(try CarrelRun(Array(shared.dropFirst()), in: library, under: tracer).status == 0)
            let names = try FileManager.default.subpathsOfDirectory(atPath: library.cache).filter { $0.hasSuffix(".glass") }
            return try Dictionary(
                uniqueKeysWithValues: names.map { name in
                    (name, try FileManager.default.attributesOfItem(atPath: library.cache + "/" + name)[.modificationDate] as? Date)
                })
        }
        let first = try made(byCopy: false)
        #expect(try !first.isEmpty && made(byCopy: false) == first)
        let second = try made(byCopy: true)
        #expect(second != first)
        #expect(try made(byCopy: true) == second)
    }

    @Test func `the library in the current folder is found by itself`() throws {
        let run = try CarrelRun(["list"], in: library, folder: library.home)
        #expect(run.status == 0)
        #expect(run.output.contains("green-tea"))
    }
}
