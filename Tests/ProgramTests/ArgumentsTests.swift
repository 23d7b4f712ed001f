import Testing
import Topics

@testable import carrel

@Suite struct ArgumentsTests {
    @Test(arguments: [
        [], ["green-tea"], ["--shelf", "P"], ["--content", "P"], ["--shelf", "P", "green-tea"], ["--content", "P", "green-tea"], ["lsit"],
    ])
    func `the quick start and the parser understand the same`(arguments: [String]) throws {
        let quick = try #require(QuickStart(arguments))
        let parsed = try #require(try Carrel.parseAsRoot(arguments) as? BrowseCommand)
        #expect(quick.choices == parsed.shared.choices)
        #expect(quick.topic == parsed.topic)
    }

    @Test(arguments: [
        ["list"], ["help"], ["browse", "tea"], ["--shelf"], ["--shelf", "-x"], ["--shelf", ""], ["--linear"], ["tea", "late"], [""], ["-x"],
        ["--"], ["--shelf", "P", "list"], ["--shelf", "P", "--content", "Q"], ["tea", "--shelf", "P"],
    ])
    func `the quick start leaves everything else to the parser`(arguments: [String]) {
        #expect(QuickStart(arguments) == nil)
    }

    @Test(arguments: [
        ["--content", "X", "list"], ["list", "--content", "X"], ["--content", "Y", "list", "--content", "X"],
        ["--content", "Y", "--content", "X", "list"], ["--content=X", "list"],
    ])
    func `a shared option stands before or after the command, and the later wins`(arguments: [String]) throws {
        let command = try #require(try Carrel.parseAsRoot(arguments) as? ListCommand)
        #expect(command.shared.choices == Choices(content: "X"))
    }

    @Test func `options before and after the command come together`() throws {
        let arguments = ["--language", "es", "--linear", "show", "tea", "--shelf", "P", "--today", "2026-05-01", "--theme", "mono"]
        let command = try #require(try Carrel.parseAsRoot(arguments) as? ShowCommand)
        #expect(command.topic == "tea")
        #expect(
            command.shared.choices
                == Choices(shelf: "P", language: "es", theme: .mono, isLinear: true, day: .init(year: 2026, month: 5, day: 1)))
    }

    @Test(arguments: [["search", "--", "--linear"], ["search", "list"], ["search", "tea", "late"]])
    func `what is searched for is taken as it is`(arguments: [String]) throws {
        let command = try #require(try Carrel.parseAsRoot(arguments) as? SearchCommand)
        #expect(command.words == arguments.dropFirst().filter { $0 != "--" })
        #expect(!command.shared.linear)
    }

    @Test(arguments: [
        ("", LinearCommand.more), ("  ", .more), ("3", .open(3)), ("b", .back), ("s green tea", .search("green tea")),
        ("/ late", .find("late")), ("/late tea", .find("late tea")), ("/", .find("")), ("c", .sources(nil)), ("c 2", .sources(2)),
        ("t", .contents), ("i", .index), ("m", .menu), ("=", .about), ("?", .help), ("q", .quit), ("p", .takeHome(nil)),
        ("p tea.txt", .takeHome("tea.txt")), ("L", .language),
    ])
    func `a line of linear reading is one command`(line: String, command: LinearCommand) {
        #expect(LinearCommand(line) == command)
    }

    @Test(arguments: ["x", "l", "P", "L es", "s", "c x", "3 4", "b 2", "quit", "-"])
    func `a line that is no command of linear reading is none`(line: String) {
        #expect(LinearCommand(line) == nil)
    }
}

@Test func `every command of the parser is a word that no topic may have`() {
    #expect(Set(Carrel.names).isSubset(of: ID.commands))
}
