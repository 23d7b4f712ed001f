import Foundation
import Testing

/// What every command prints, run as a process on the small library.
@Suite struct OutputTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func run(_ arguments: String...) throws -> CarrelRun {
        try CarrelRun(["--content", library.content, "--today", "2026-06-01"] + arguments, in: library)
    }

    /// The output as JSON: a list of objects.
    func list(_ arguments: String...) throws -> [[String: Any]] {
        let run = try CarrelRun(["--content", library.content, "--today", "2026-06-01"] + arguments, in: library)
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    }

    @Test func `list names every topic under its section in the order of the menu`() throws {
        #expect(
            try run("list").output == """
                Drinks
                  green-tea  Can green tea keep me awake?
                  black-tea  Is black tea stronger?

                Breathing
                  asthma     What is asthma?

                """)
    }

    @Test func `list as JSON has the keys that were promised`() throws {
        let topics = try list("list", "--json")
        #expect(topics.compactMap { $0["id"] as? String } == ["green-tea", "black-tea", "asthma"])
        #expect(Set(topics[0].keys) == ["id", "title", "section", "language", "summary", "reviewed", "reviewDue"])
        #expect(topics[2]["section"] as? String == "breathing")
        #expect(topics[2]["reviewDue"] as? String == "2027-03-01")
    }

    @Test func `search marks what matched and says what it searched instead`() throws {
        let run = try run("search", "cafeine")
        #expect(run.status == 0)
        #expect(run.lines.first == "Showing results for “caffeine”.")
        #expect(run.output.contains("1. "))
        #expect(run.output.contains("(green-tea)"))
        #expect(run.output.contains("*caffeine*"))
    }

    @Test func `a corrected search says how to search for what was typed, and does so`() throws {
        #expect(try run("search", "cafeine").lines.dropFirst().first == "Search for “cafeine” as typed: --as-typed")
        let typed = try run("search", "--as-typed", "cafeine")
        #expect(typed.status == 1)
        #expect(typed.lines.first == "Nothing was found for “cafeine”.")
        #expect(try list("search", "--json", "--as-typed", "cafeine").isEmpty)
    }

    @Test func `linear reading offers what was typed by number, then every topic, and opens a result where its words stand`() throws {
        let spoken = try CarrelRun(["--content", library.content, "--linear"], in: library, input: "s cafeine\n3\n1\nq\n")
        #expect(spoken.lines.contains("3 Search for “cafeine” as typed"))
        #expect(spoken.lines.contains("Nothing was found for “cafeine”."))
        #expect(spoken.lines.contains("1 All topics, A to Z"))
        #expect(spoken.lines.contains { $0.hasPrefix("1 ") && $0.contains("green tea") })
        let placed = try CarrelRun(["--content", library.content, "--linear"], in: library, input: "s shop\n1\nq\n")
        #expect(placed.output.contains("What the advertisements say"))
        #expect(!placed.output.contains("Tell your doctor how much"))
    }

    @Test func `search understands the words people use`() throws {
        #expect(try run("search", "puffer").output.contains("(asthma)"))
    }

    @Test func `search as JSON has the keys that were promised, and at most as many as wanted`() throws {
        let hits = try list("search", "--json", "cafeine", "--limit", "1")
        #expect(hits.count == 1)
        #expect(Set(hits[0].keys) == ["id", "title", "section", "language", "score", "snippet", "corrected"])
        #expect(hits[0]["corrected"] as? String == "caffeine")
        let exact = try list("search", "--json", "caffeine")
        #expect(exact.allSatisfy { $0["corrected"] is NSNull })
    }

    @Test func `a search that finds nothing ends with 1 and is an empty list as JSON`() throws {
        let plain = try run("search", "xyzzy")
        #expect(plain.status == 1)
        #expect(plain.errors == "")
        let json = try run("search", "--json", "xyzzy")
        #expect(json.status == 1)
        #expect(try list("search", "--json", "xyzzy").isEmpty)
    }

    @Test func `show prints a topic with its sources numbered below`() throws {
        let lines = try run("show", "green-tea", "--width", "40").lines
        #expect(lines.allSatisfy { $0.count <= 40 })
        #expect(lines[0] == "Can green tea keep me awake?")
        #expect(lines.contains { $0.contains("SOURCES DISAGREE") })
        #expect(lines.contains { $0.hasPrefix("[3]") })
    }

    @Test(arguments: [("markdown", "# Can green tea keep me awake?"), ("html", "<!DOCTYPE html>"), ("json", "{\"id\":\"green-tea\"")])
    func `show prints a topic in every form`(format: String, beginning: String) throws {
        let run = try run("show", "green-tea", "--format", format)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(beginning))
        #expect(run.output.hasSuffix("\n"))
    }

    @Test func `show as JSON has the keys that were promised`() throws {
        let run = try run("show", "green-tea", "--format", "json")
        let topic = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(Set(topic.keys) == ["id", "title", "section", "language", "summary", "nextStep", "blocks", "citations"])
        let citations = try #require(topic["citations"] as? [[String: Any]])
        #expect(citations.compactMap { $0["number"] as? Int } == [1, 2, 3])
        #expect(citations[2]["source"] as? String == "tea-shop")
        #expect(citations[2]["finding"] as? String == "helps-sleep")
    }

    @Test func `sources lists all, and prints one in every form`() throws {
        #expect(try run("sources").lines.map { $0.prefix { $0 != " " } } == ["lung-guide", "tea-review", "tea-shop"])
        #expect(try run("sources", "tea-review").output.contains("A careful review of nine trials."))
        #expect(try run("sources", "tea-review", "--format", "bibtex").output.hasPrefix("@article{tea-review,"))
        #expect(try run("sources", "tea-review", "--format", "csl").output.hasPrefix("references:\n  - id: tea-review\n"))
        let sources = try list("sources", "tea-shop", "--format", "json")
        #expect(Set(sources[0].keys) == ["id", "title", "kind", "read", "findings"])
        let findings = try #require(sources[0]["findings"] as? [[String: Any]])
        #expect(Set(findings[0].keys) == ["id", "at", "says", "restsOn", "certainty", "verdict", "why", "usedIn"])
        #expect(findings[0]["usedIn"] as? [String] == ["green-tea"])
    }

    @Test func `a sound library passes the check`() throws {
        let run = try run("check")
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(run.errors == "0 errors, 0 warnings in 9 files\n")
    }

    @Test func `check names a fault with its place, number and remedy, and ends with 1`() throws {
        try library.write(
            "en/drinks/green-tea.md",
            FixtureLibrary.green.replacingOccurrences(of: "[@tea-shop, helps-sleep]", with: "[@tea-shp, helps-sleep]"))
        let run = try run("check")
        #expect(run.status == 1)
        let line = try #require(run.lines.first { $0.contains("tea-shp") })
        #expect(line.hasPrefix(library.content + "/en/drinks/green-tea.md:20:54: error[C"))
        #expect(line.contains("; "))
        let problems = try list("check", "--format", "json")
        #expect(problems.count == run.lines.count)
        #expect(Set(problems[0].keys) == ["number", "severity", "file", "line", "column", "message", "remedy"])
    }

    @Test func `warnings fail the check only under --strict`() throws {
        try library.write(
            "sources/unread.yaml",
            try #require(FixtureLibrary.files.first { $0.0 == "sources/lung-guide.yaml" }?.1)
                .replacingOccurrences(of: "id: lung-guide", with: "id: unread"))
        let mild = try run("check")
        #expect(mild.status == 0)
        #expect(mild.output.contains("warning["))
        #expect(try run("check", "--strict").status == 1)
    }

    @Test func `publish makes a shelf that every command reads, and check verifies`() throws {
        let published = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        #expect(published.status == 0)
        #expect(published.lines.count == 1)
        let again = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        #expect(again.output == published.output)
        #expect(try CarrelRun(["--shelf", library.shelf, "list"], in: library).output == (try run("list").output))
        let verified = try CarrelRun(["check", "--shelf", library.shelf], in: library)
        #expect(verified.status == 0)
        #expect(verified.errors.contains(published.lines[0]))
    }

    @Test func `publish refuses a library with an error, names it, and keeps the old edition`() throws {
        let published = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        try library.write("en/drinks/black-tea.md", "no front matter\n")
        let refused = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        #expect(refused.status == 65)
        #expect(refused.output == "")
        #expect(refused.errors.contains("black-tea.md:1:1: error["))
        #expect(try CarrelRun(["check", "--shelf", library.shelf], in: library).errors.contains(published.lines[0]))
        #expect(try CarrelRun(["--shelf", library.shelf, "show", "black-tea"], in: library).status == 0)
    }

    @Test func `several shards are read as one shelf`() throws {
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf, "--shards", "2"], in: library).status == 0)
        #expect(try CarrelRun(["--shelf", library.shelf, "search", "asthma"], in: library).output.contains("(asthma)"))
    }

    @Test func `an empty input that is no terminal gets the whole page, and commands are obeyed`() throws {
        let page = try run("green-tea")
        #expect(page.status == 0)
        #expect(page.output.contains("Questions to ask"))
        #expect(!page.output.utf8.contains(0x1B))
        let spoken = try CarrelRun(
            ["--content", library.content, "--linear"], in: library, input: "s wheeze\n1\nc 1\nc 99\nb\nb\n9\nwhat\n?\n")
        #expect(spoken.output.contains("What is asthma?"))
        #expect(spoken.output.contains("Says: In asthma the airways swell and become narrow."))
        #expect(spoken.output.contains("Nothing here has the number 99."))
        #expect(spoken.output.contains("Nothing here has the number 9."))
        #expect(spoken.output.contains("That is no command"))
        #expect(spoken.output.contains("s WORDS: "), "the help")
    }

    @Test func `in linear reading the contents lead to a part, and what is looked for is found`() throws {
        let spoken = try CarrelRun(
            ["--content", library.content, "--linear", "green-tea"], in: library, input: "t\n2\n/ caffeine\n/\nc\n3\nb\nb\nq\n")
        #expect(spoken.lines.contains("2 What the advertisements say"))
        #expect(spoken.lines.contains("1 of 2"))
        #expect(spoken.lines.contains("2 of 2"))
        #expect(spoken.lines.contains("The Leaf Shop"))
        #expect(spoken.lines.last?.hasPrefix("Green tea holds about 30 mg") == true)
    }

    @Test func `a line longer than any command is no command, and the next one is obeyed`() throws {
        let spoken = try CarrelRun(
            ["--content", library.content, "--linear", "asthma"], in: library, input: String(repeating: "x", count: 20_000) + "\nm\n")
        #expect(spoken.lines.count { $0.hasPrefix("That is no command") } == 1)
        #expect(spoken.lines.last == "2 Breathing")
    }

    @Test func `what nobody reads any more ends without a word`() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", "\"$0\" --content \"$1\" show green-tea 2>\"$2\" | true", CarrelRun.program, library.content, library.folder + "/said",
        ]
        shell.environment = ["PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": library.cache]
        try shell.run()
        shell.waitUntilExit()
        #expect(try String(contentsOfFile: library.folder + "/said", encoding: .utf8) == "")
    }

    @Test func `a closed output ends with 74 and touches no file in its place`() throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "exec \"$0\" --content \"$1\" list >&- 2>&- <&-", CarrelRun.program, library.content]
        shell.environment = ["PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": library.cache]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 74)
        #expect(try run("list").status == 0)
    }
}
