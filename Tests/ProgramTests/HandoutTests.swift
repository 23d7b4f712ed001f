import Foundation
import Testing

/// `carrel handout`, as the shell meets it.
@Suite struct HandoutTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func run(_ arguments: String..., folder: String? = nil) throws -> CarrelRun {
        try CarrelRun(["--content", library.content, "--today", "2026-11-21"] + arguments, in: library, folder: folder)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: library.folder + "/" + name, encoding: .utf8) }

    @Test func `several topics go to standard output in the order asked for, in whole sheets, the same bytes every time`() throws {
        let first = try run("handout", "asthma", "green-tea")
        #expect(first.status == 0)
        #expect(first.lines.count % 66 == 0)
        #expect(first.lines[4] == "    What is asthma?")
        #expect(first.lines[62].hasSuffix(" 1 of \(first.lines.count / 66)"))
        #expect(first.output.contains("Printed 2026-11-21"))
        #expect(try run("handout", "asthma", "green-tea").output == first.output)
        #expect(try run("handout", "asthma", "green-tea", "--to", "-").output == first.output)
    }

    @Test func `a file holds what standard output would, and its name decides the form`() throws {
        let text = try run("handout", "green-tea")
        #expect(try run("handout", "green-tea", "--to", "tea.txt", folder: library.folder).output == "")
        #expect(try read("tea.txt") == text.output)
        let html = try run("handout", "green-tea", "--format", "html")
        #expect(html.output.hasPrefix("<!DOCTYPE html>"))
        #expect(try run("handout", "green-tea", "--to", "tea.html", folder: library.folder).status == 0)
        #expect(try read("tea.html") == html.output)
        #expect(try run("handout", "green-tea", "--to", "tea.html", "--format", "text", folder: library.folder).status == 0)
        #expect(try read("tea.html") == text.output)
    }

    @Test(arguments: ["/dev/full", "nowhere/tea.txt", "home"])
    func `a file that cannot be written ends with 74, names it, and leaves nothing half done`(path: String) throws {
        let run = try run("handout", "green-tea", "--to", path, folder: library.folder)
        #expect(run.status == 74)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("carrel: “\(path)” could not be written ("))
        #expect(FileManager.default.fileExists(atPath: "/dev/full"))
    }

    @Test func `standard output that takes no more ends with 74`() throws {
        let run = try CarrelRun(["--content", library.content, "handout", "green-tea"], in: library, outputPath: "/dev/full")
        #expect(run.status == 74)
    }
}
