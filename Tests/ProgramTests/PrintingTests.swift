import Foundation
import Surface
import TerminalKit
import Testing

/// Printing with the real program and a real cupsd, whose queues need no printer.
@Suite(.serialized, .enabled(if: PrintServer.isInstalled, "cups-daemon or cups-client is not installed"))
struct PrintingTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    func open(_ environment: [String: String]) throws -> Pty {
        let desk = try Pty(
            [CarrelRun.program, "--content", library.content, "--today", "2026-11-21", "green-tea"], size: Size(rows: 24, columns: 80),
            environment: Pty.environment.merging(["XDG_CACHE_HOME": library.cache]) { $1 }.merging(environment) { $1 },
            directory: library.folder)
        try desk.expect("Can green tea keep me awake?")
        return desk
    }

    func served(_ queues: KeyValuePairs<String, Bool>) throws -> (PrintServer, Pty) {
        let server = try PrintServer(queues)
        let deadline = ContinuousClock.now + .seconds(60)
        while !server.isUp, ContinuousClock.now < deadline { usleep(5000) }
        return (server, try open(server.environment))
    }

    @Test func `p offers the queues that take jobs, the default first, and Enter prints the handout, a sheet a page`() throws {
        let (server, desk) = try served(["office": true, "closed": false, "attic": true])
        try desk.type("p")
        try desk.expect("On paper, by printer attic")
        let offered = desk.emulator.text.split(separator: "\n").filter { $0.contains("by printer") }
        let rows = offered.map { String($0.split(separator: " ").last ?? "") }
        #expect(rows == ["office", "attic"])
        try desk.type("\u{1B}[B\u{1B}[B")
        try desk.expect("Printer: office")
        try desk.type("\r")
        try desk.expect("Sent to the printer office.")
        let text = try CarrelRun(["--content", library.content, "--today", "2026-11-21", "handout", "green-tea"], in: library).output
        let sheets = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let printed = try #require(server.documents.first).split(separator: "\u{0C}")
        #expect(server.documents.count == 1)
        #expect(printed.count == sheets.count / 66)
        for (index, sheet) in printed.enumerated() {
            let lines = sheet.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(lines.count < 66)
            #expect(Array(lines) == Array(sheets.dropFirst(index * 66).prefix(lines.count)))
        }
    }

    @Test func `my questions are printed too`() throws {
        let (server, desk) = try served(["office": true])
        try desk.type("aMay I drink it at night?\r")
        try desk.type("vp")
        try desk.expect("On paper, by printer office")
        try desk.type("\u{1B}[A\r")
        try desk.expect("Sent to the printer office.")
        #expect(server.documents.count == 1)
        #expect(server.documents[0].contains("May I drink it at night?"))
    }

    @Test func `a queue that closes meanwhile is said to, in one line, and the file is still to be had`() throws {
        let (server, desk) = try served(["office": true])
        try desk.type("p")
        try desk.expect("On paper, by printer office")
        server.stop()
        try desk.type("\u{1B}[A\r")
        try desk.expect("It was not printed: ")
        try desk.type("\u{1B}[B\r")
        try desk.expect("Written: green-tea.txt")
    }

    @Test(arguments: [["CUPS_SERVER": "/nowhere/cups.sock"], ["PATH": "/nowhere"]])
    func `where nothing prints no printer is offered, and nothing else changes`(environment: [String: String]) throws {
        let desk = try open(environment.merging(["HOME": library.folder]) { $1 })
        try desk.type("p")
        try desk.expect("A page for a browser")
        try desk.type("\u{1B}[A")
        try desk.expect("green-tea.html")
        #expect(!desk.emulator.text.contains("printer"))
        try desk.type("\u{1B}[A\r")
        try desk.expect("Written: green-tea.txt")
    }
}
