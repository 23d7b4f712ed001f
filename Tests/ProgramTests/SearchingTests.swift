import Foundation
import Testing

/// Searching from the shell and in linear reading, by people in danger and by people who type anything at all.
@Suite struct SearchingTests {
    let library: FixtureLibrary

    init() throws {
        library = try FixtureLibrary()
        let menu = try #require(FixtureLibrary.files.first { $0.0 == "library.yaml" }).1
        try library.write("library.yaml", menu + "help-topic: asthma\n")
        try library.write("en/synonyms.yaml", "cant breathe: [what is asthma]\n")
    }

    func run(_ words: String...) throws -> CarrelRun {
        try CarrelRun(["--content", library.content, "search", "--"] + words, in: library)
    }

    /// What linear reading answers to one line.
    func read(_ line: String) throws -> CarrelRun {
        try CarrelRun(["--content", library.content, "--linear"], in: library, input: line + "\nq\n")
    }

    static let call = "If you cannot speak for lack of breath, call 911."

    @Test(arguments: ["can't breathe", "CANT BRETHE", "tea, and now she can't breathe"])
    func `words of danger are answered with whom to call, before anything else`(words: String) throws {
        let plain = try run(words)
        #expect(plain.status == 0)
        #expect(plain.lines.prefix(2) == ["EMERGENCY", Self.call])
        #expect(plain.lines.first { $0.hasPrefix("1. ") }?.contains("(asthma)") == true)
        let spoken = try read("s " + words)
        let emergency = try #require(spoken.lines.firstIndex(of: "EMERGENCY"))
        #expect(spoken.lines[emergency + 1] == Self.call)
        #expect(spoken.lines[emergency...].contains { $0.hasPrefix("1 What is asthma?") })
    }

    @Test func `a question among the results ends as a question`() throws {
        #expect(try read("s asthma").lines.contains { $0.hasPrefix("1 What is asthma? ") })
    }

    @Test func `words without danger raise no alarm`() throws {
        #expect(try !run("tea").output.contains("EMERGENCY"))
        #expect(try !read("s tea").output.contains("EMERGENCY"))
    }

    @Test func `nothing found leads to every topic`() throws {
        #expect(try run("xyzzy").lines.last == "All topics, A to Z: carrel list")
        #expect(try read("s xyzzy").lines.contains { $0.hasSuffix("All topics, A to Z") })
    }

    static let odd = [
        String(repeating: "tea ", count: 1_024), String(repeating: "t", count: 4_096), "😀 👩‍👩‍👧‍👦 🇪🇸", "שלום עולם", "\u{202E}aet neerg",
        "te\u{1B}[31ma\u{7}\u{9B}", "t\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}ea", "the of and is", "… ?! — “”", "***",
        "\u{FEFF}\u{200B}",
        "tea AND (NOT \"green", "title:tea* NEAR/2", "%s%n", "../../etc/passwd", "0", "茶", "I\u{307}",
    ]

    @Test(arguments: odd) func `whatever is typed gets an answer, and none of it drives the terminal`(words: String) throws {
        for run in try [run(words), read("s " + words)] {
            #expect(run.status == 0 || run.status == 1 || run.status == 64, "\(run)")
            for text in [run.output, run.errors] {
                let isRaw = text.unicodeScalars.contains {
                    $0 != "\n"
                        && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format && $0 != "\u{200D}")
                }
                #expect(!isRaw, "\(text.debugDescription)")
            }
            #expect(run.output.isEmpty != run.errors.isEmpty || !run.output.isEmpty)
            #expect(run.lines.allSatisfy { $0.utf8.count < 2_000 })
        }
    }

    @Test(arguments: [["search", "tea"], ["--linear"]])
    func `a shelf that is missing, cut short or overwritten is one clear line`(arguments: [String]) throws {
        func refused(_ status: Int32) throws {
            let run = try CarrelRun(["--shelf", library.shelf] + arguments, in: library, input: "s tea\nq\n")
            #expect(run.status == status, "\(run)")
            #expect(run.output == "")
            #expect(run.errors.hasPrefix("carrel: "))
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        }
        try refused(66)
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
        let manager = FileManager.default
        let files = try #require(manager.enumerator(atPath: library.shelf)?.allObjects as? [String]).filter { $0.hasSuffix(".glass") }
        #expect(files.count > 3)
        for file in files {
            let whole = try #require(manager.contents(atPath: library.shelf + "/" + file))
            try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: library.shelf + "/" + file))
        }
        try refused(65)
        for file in files { try Data(repeating: 0x41, count: 8_192).write(to: URL(fileURLWithPath: library.shelf + "/" + file)) }
        try refused(65)
    }
}
