import ContentFiles
import Foundation
import Shelf
import Surface
import TerminalKit
import Testing

@testable import SearchEval

/// More than one machine: shards that Xapian's own server serves, and copies that its replication feeds. All of it on this one.
@Suite(.enabled(if: IndexServer.isInstalled, "xapian-tools is not installed"))
struct NetworkTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    /// A shelf whose head lies in a folder of its own and whose shards are served.
    struct FarShelf {
        let path: String
        /// Where its whole edition lies, for the servers.
        let edition: String
        var servers: [IndexServer] = []

        /// - Parameter shelf: a shelf that was published with shards.
        init(of shelf: String, at path: String) throws {
            self.path = path
            edition = try NetworkTests.edition(of: shelf)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: edition + "/head", toPath: path + "/head")
            for shard in try FileManager.default.contentsOfDirectory(atPath: edition).sorted() where shard.hasPrefix("shard-") {
                servers.append(try IndexServer("xapian-tcpsrv", edition + "/" + shard))
            }
            try point(to: servers.map(\.port))
        }

        /// Writes the stub, as a person would.
        func point(to ports: [Int], before: String = "auto head\n") throws {
            let stub = before + ports.map { "remote 127.0.0.1:\($0)\n" }.joined()
            try stub.write(toFile: path + "/XAPIANDB", atomically: true, encoding: .utf8)
        }
    }

    static func edition(of shelf: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: shelf).filter { $0.hasPrefix("edition-") }
        return shelf + "/" + (try #require(names.first))
    }

    private func publish(shards: Int = 1, to shelf: String? = nil) throws {
        let run = try CarrelRun(["publish", library.content, "--to", shelf ?? library.shelf, "--shards", String(shards)], in: library)
        try #require(run.status == 0, "\(run.errors)")
    }

    /// Brings a copy of the library's shelf up to date.
    private func replicate(from server: IndexServer, to path: String) throws {
        let run = try ToolRun(
            IndexServer.folder + "/xapian-replicate",
            ["--host", "127.0.0.1", "--port", String(server.port), "--master", "shelf", "--one-shot", "--timeout", "60", path],
            environment: [:])
        try #require(run.status == 0, "\(run.said)")
    }

    private func open(_ shelf: String, _ topic: String? = nil) throws -> Pty {
        try Pty(
            [CarrelRun.program, "--shelf", shelf] + (topic.map { [$0] } ?? []), size: Size(rows: 24, columns: 100),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache]) { $1 },
            directory: library.folder)
    }

    // MARK: Shards

    /// A library served in two shards, and a desk that reads it from there, with the first topic chosen and not yet opened.
    private func openedFromAfar() throws -> (far: FarShelf, desk: Pty) {
        try publish(shards: 2)
        let far = try FarShelf(of: library.shelf, at: library.folder + "/far")
        let desk = try open(far.path)
        try desk.expect("Drinks")
        try desk.type(BrowsingTests.down)
        try desk.expect("the cursor on the first topic", BrowsingTests().isOn("Green tea and sleep"))
        return (far, desk)
    }

    /// On the real library, because what is near a misspelt word depends on all the others.
    @Test func `what is misspelt or said otherwise finds the same first topic through served shards as on one machine`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        try Shelf.publish(try ContentFiles.read(root.appending(path: "Content").path()).library, to: library.shelf, shards: 2)
        let far = try FarShelf(of: library.shelf, at: library.folder + "/far")
        let (near, distant) = (try Shelf(path: library.shelf), try Shelf(path: far.path))
        let table = try String(contentsOf: root.appending(path: "Tests/SearchEval/queries.tsv"), encoding: .utf8)
        let queries = try JudgedQuery.list(table).filter { ["typo", "synonym"].contains($0.kind) }
        #expect(queries.count > 20)
        for query in queries.map(\.text) {
            let here = try near.search(query, language: "en", limit: 10)
            let there = try distant.search(query, language: "en", limit: 10)
            #expect(here.corrected == there.corrected, "\(query)")
            #expect(here.hits.first?.id == there.hits.first?.id && !there.hits.isEmpty, "\(query)")
        }
        try distant.verifyAll()
        withExtendedLifetime(far) {}
    }

    @Test func `a link cut in a session is told in one line, the menu stays, and what lay beyond comes back with its server`() throws {
        let (far, desk) = try openedFromAfar()
        for server in far.servers { server.stop() }
        try desk.type(BrowsingTests.enter)
        try desk.expect("the server “127.0.0.1:\(far.servers[0].port)” does not answer")
        try desk.type(BrowsingTests.down)
        try desk.expect("the cursor on the next topic", BrowsingTests().isOn("Is black tea stronger?"))
        for server in far.servers { try server.start() }
        try desk.type(BrowsingTests.enter)
        try desk.expect("A cup of black tea holds about 50 mg")
        try desk.type("sasthmaa puffr")
        try desk.expect("What is asthma?")
    }

    @Test func `while a link hangs keys are heeded, one line says so, and what lay beyond comes when the link is back`() throws {
        let (far, desk) = try openedFromAfar()
        for server in far.servers { server.hang() }
        defer { for server in far.servers { server.goOn() } }
        try desk.type(BrowsingTests.enter)
        try desk.type("\u{1B}[11~")
        try desk.expect("The keys you need")
        #expect(!desk.emulator.text.contains("does not answer"))
        try desk.type("\u{1B}")
        try desk.expect("the server “127.0.0.1:\(far.servers[0].port)” does not answer")
        for server in far.servers { server.goOn() }
        try desk.type(BrowsingTests.enter)
        try desk.expect("Green tea holds about 30 mg")
    }

    @Test func `a server that was started anew between two questions is not noticed`() throws {
        try publish(shards: 2)
        let far = try FarShelf(of: library.shelf, at: library.folder + "/far")
        let shelf = try Shelf(path: far.path)
        #expect(try shelf.page("asthma", language: "en") != nil)
        for server in far.servers {
            server.stop()
            try server.start()
        }
        #expect(try shelf.page("asthma", language: "en") != nil)
        #expect(try shelf.search("wheeze", language: "en", limit: 1).hits.map(\.id) == ["asthma"])
    }

    @Test func `behind a link that leads to another edition when it is back, hits show what that one has`() throws {
        try publish(shards: 2)
        let old = try FarShelf(of: library.shelf, at: library.folder + "/far")
        let shelf = try Shelf(path: old.path)
        let before = try shelf.search("awake", language: "en", limit: 1).hits.map(\.title)
        try library.write("en/drinks/green-tea.md", FixtureLibrary.green.replacing("keep me awake?", with: "keep you awake?"))
        let newer = library.folder + "/newer"
        try publish(shards: 2, to: newer)
        let new = try FarShelf(of: newer, at: library.folder + "/far-newer")
        for server in old.servers { server.stop() }
        try FileManager.default.removeItem(atPath: old.path + "/head")
        try FileManager.default.copyItem(atPath: new.path + "/head", toPath: old.path + "/head")
        try old.point(to: new.servers.map(\.port))
        #expect(try shelf.search("awake", language: "en", limit: 1).hits.map(\.title) == before.map { $0.replacing("me", with: "you") })
    }

    @Test func `without its servers a shelf is refused in one line that names one of them`() throws {
        try publish(shards: 2)
        let far = try FarShelf(of: library.shelf, at: library.folder + "/far")
        for server in far.servers { server.stop() }
        let run = try CarrelRun(["--shelf", far.path, "search", "tea"], in: library)
        #expect(run.status == 74)
        #expect(run.output == "")
        #expect(run.errors == "carrel: the server “127.0.0.1:\(far.servers[0].port)” does not answer\n")
    }

    @Test func `shards of another edition are not read, nor shards without a head`() throws {
        try publish(shards: 2)
        let old = try FarShelf(of: library.shelf, at: library.folder + "/far")
        try library.write("en/drinks/green-tea.md", FixtureLibrary.green.replacing("keep me awake?", with: "keep you awake?"))
        let newer = library.folder + "/newer"
        try publish(shards: 2, to: newer)
        let new = try FarShelf(of: newer, at: library.folder + "/far-newer")
        try old.point(to: [old.servers[0].port, new.servers[1].port])
        let mixed = try CarrelRun(["--shelf", old.path, "list"], in: library)
        #expect(mixed.status == 65)
        #expect(mixed.errors.contains("its shards and its head are not of one edition"))
        try old.point(to: old.servers.map(\.port), before: "")
        #expect(try CarrelRun(["--shelf", old.path, "list"], in: library).errors.contains("begins with another machine"))
    }

    // MARK: Replicas

    @Test func `a replica is a shelf, and reading, searching and checking it go on when the line is down`() throws {
        try publish()
        let server = try IndexServer("xapian-replicate-server", library.folder)
        let replica = library.folder + "/replica"
        try replicate(from: server, to: replica)
        let desk = try open(replica, "asthma")
        try desk.expect("What is asthma?")
        server.stop()
        try desk.type("sgren teee")
        try desk.expect("Can green tea keep me awake?")
        try desk.type(BrowsingTests.enter)
        try desk.expect("Green tea holds about 30 mg")
        let run = try CarrelRun(["--shelf", replica, "search", "puffr"], in: library)
        #expect(run.status == 0 && run.output.contains("What is asthma?"))
        #expect(try CarrelRun(["check", "--shelf", replica], in: library).status == 0)
    }

    @Test func `a session keeps the edition it began with while its replica is brought up to date twice`() throws {
        try publish()
        let server = try IndexServer("xapian-replicate-server", library.folder)
        let replica = library.folder + "/replica"
        try replicate(from: server, to: replica)
        let session = try Shelf(path: replica)
        for day in ["tonight", "tomorrow"] {
            try library.write(
                "en/drinks/green-tea.md", FixtureLibrary.green.replacing("keep me awake?", with: "keep me awake \(day)?"))
            try publish()
            try replicate(from: server, to: replica)
            #expect(try session.page("green-tea", language: "en")?.topic.title == "Can green tea keep me awake?")
            #expect(try session.search("puffr", language: "en", limit: 1).hits.map(\.id) == ["asthma"])
            #expect(try Shelf(path: replica).page("green-tea", language: "en")?.topic.title == "Can green tea keep me awake \(day)?")
        }
    }

    @Test func `a kiosk takes each new edition of its replica between two visits`() throws {
        try publish()
        let server = try IndexServer("xapian-replicate-server", library.folder)
        let replica = library.folder + "/replica"
        try replicate(from: server, to: replica)
        _ = try KioskRun.configured(library, shelf: replica)
        let kiosk = try KioskRun(in: library)
        for day in ["tonight", "tomorrow"] {
            try library.write("en/drinks/green-tea.md", FixtureLibrary.green.replacing("tea and sleep", with: "tea \(day)"))
            try publish()
            try replicate(from: server, to: replica)
            try visit(kiosk, until: "Green tea \(day)")
        }
        try kiosk.pty.type(KioskRun.finish)
        try kiosk.expectNoFault()
    }

    /// Comes and goes until a visitor sees a text.
    private func visit(_ kiosk: KioskRun, until text: String) throws {
        let deadline = ContinuousClock.now + .seconds(60)
        repeat {
            try kiosk.pty.type(KioskRun.finish)
            try kiosk.begin()
            if kiosk.pty.emulator.text.contains(text) { return }
        } while ContinuousClock.now < deadline
        Issue.record("never seen: \(text)\n\(kiosk.pty.emulator.text)")
    }
}
