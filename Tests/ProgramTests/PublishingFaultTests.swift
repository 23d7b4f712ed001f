import Foundation
import Shelf
import Testing

/// Publishing, killed or refused by the disk at any of its system calls: the old edition stays byte for byte or the new one is whole, what is left
/// over is cleared away, and the one line names the file and what is needed. A few calls are tried, or with `make faults` all of them.
@Suite struct PublishingFaultTests {
    let library: FixtureLibrary
    let files = FileManager.default

    init() throws { library = try FixtureLibrary() }

    func publish() throws -> CarrelRun { try CarrelRun(publishing, in: library) }

    var publishing: [String] { ["publish", library.content, "--to", library.shelf] }

    /// Changes a title.
    func change() throws {
        let cold = FixtureLibrary.green.replacingOccurrences(of: "Can green tea", with: "Can cold tea")
        try library.write("en/drinks/green-tea.md", cold)
    }

    /// The bytes of every file below a folder.
    func bytes(below folder: String) throws -> [String: Data] {
        var bytes: [String: Data] = [:]
        for path in try files.subpathsOfDirectory(atPath: folder) {
            // A folder has no bytes.
            bytes[path] = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
        }
        return bytes
    }

    /// Puts a folder in the place of another as it was kept.
    func restore(_ folder: String, from kept: String) throws {
        if files.fileExists(atPath: folder) { try files.removeItem(atPath: folder) }
        if files.fileExists(atPath: kept) { try files.copyItem(atPath: kept, toPath: folder) }
    }

    /// The title the shelf shows, when all of it is sound.
    func verifiedTitle(_ path: String) throws -> String? {
        let shelf = try Shelf(path: path)
        try shelf.verifyAll()
        return try shelf.page("green-tea", language: "en")?.topic.title
    }

    @Test func `B56 a publisher that is killed or refused at any call leaves the old edition or the new one`() throws {
        #expect(try publish().status == 0)
        let kept = library.folder + "/kept"
        try restore(kept, from: library.shelf)
        let old = try bytes(below: kept)
        try change()
        let plan = try FaultPlan(publishing, in: library, from: library.shelf)
        // From here on the new edition is the one that is read.
        let turn = try #require(plan.calls.lastIndex { $0.name.hasPrefix("rename") && $0.text.contains("XAPIANDB.new") })
        for (fault, index) in plan.trials(FaultPlan.Fault.allCases, about: 12) {
            try restore(library.shelf, from: kept)
            let run = try plan.run(publishing, in: library, fault, at: index)
            let what = "\(fault) at \(plan.calls[index].text): \(run.status) \(run.errors)"
            guard let title = try? verifiedTitle(library.shelf) else {
                Issue.record("no edition is sound after \(what)")
                continue
            }
            let isNew = title == "Can cold tea keep me awake?"
            if !isNew {
                let now = try bytes(below: library.shelf)
                for (path, bytes) in old { #expect(now[path] == bytes, "\(path) after \(what)") }
            }
            if fault == .SIGKILL {
                #expect(run.status == SIGKILL && isNew == (index > turn), "\(what)")
            } else {
                #expect(run.status == 0 ? isNew : isNew == (index > turn), "\(what)")
                try expectTold(run, fault, what)
                let names = try files.contentsOfDirectory(atPath: library.shelf)
                #expect(names.allSatisfy { $0 == "XAPIANDB" || $0 == "publishing" || $0.hasPrefix("edition-") }, "\(names) after \(what)")
                if !isNew { #expect(names.count == 3, "\(names) after \(what)") }
            }
            #expect(try publish().status == 0, "after \(what)")
            #expect(try verifiedTitle(library.shelf) == "Can cold tea keep me awake?", "after \(what)")
            #expect(try files.contentsOfDirectory(atPath: library.shelf).count == 3, "nothing is left over after \(what)")
        }
    }

    @Test func `a power cut finds all of an edition on the disk before it is named, and its name before the publisher is done`() throws {
        #expect(try publish().status == 0)
        try change()
        let log = library.folder + "/strace"
        let watched = "trace=openat,mkdir,write,pwrite64,ftruncate,rename,renameat,renameat2,fsync,fdatasync"
        #expect(
            try CarrelRun(publishing, in: library, under: ["/usr/bin/strace", "-f", "-y", "-qq", "-o", log, "-e", watched]).status == 0)
        var written: Set<String> = []
        var unsynced: Set<String> = []
        var isNamed = false
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") where !line.contains(" = -1 ") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }
            let name = call.prefix { $0 != "(" }
            let held = call.split(separator: "<").dropFirst().first.map { String($0.prefix { $0 != ">" }) } ?? ""
            let named = call.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
                .map { String($0.element) }.filter { $0.hasPrefix(library.shelf) }
            switch name {
            case "write", "pwrite64", "ftruncate":
                if held.hasPrefix(library.shelf) { unsynced.insert(held) }
                written.formUnion(unsynced)
            case "fsync", "fdatasync": unsynced.remove(held)
            case "openat" where !call.contains("O_CREAT"): break
            case "openat", "mkdir", "rename", "renameat", "renameat2":
                if name.hasPrefix("rename"), let (from, to) = named.first.flatMap({ from in named.last.map { (from, $0) } }) {
                    if unsynced.remove(from) != nil { unsynced.insert(to) }
                    if to == library.shelf + "/XAPIANDB" {
                        // The folder has the new name since the stub was written beside the old one.
                        #expect(unsynced.subtracting([library.shelf]) == [])
                        isNamed = true
                    }
                }
                unsynced.formUnion(named.map { ($0 as NSString).deletingLastPathComponent })
            default: break
            }
        }
        // What is swept away afterwards need not be.
        #expect(isNamed && !unsynced.contains(library.shelf), "\(unsynced)")
        #expect(["postlist.glass", "docdata.glass", "XAPIANDB.new"].allSatisfy { name in written.contains { $0.hasSuffix("/" + name) } })
    }

    /// Expects a run that did not end well to say in one line which file and what is needed.
    func expectTold(_ run: CarrelRun, _ fault: FaultPlan.Fault, _ what: String) throws {
        if run.status == 0 { return }
        #expect(run.status == 74, "\(what)")
        if run.errors.contains("the output could not be written") { return }
        #expect(run.errors.hasPrefix("carrel: “\(library.shelf)"), "\(what)")
        #expect(run.errors.utf8.count(where: { $0 == 0x0A }) == 1, "\(what)")
        #expect(run.errors.contains("); "), "what is needed: \(what)")
    }

    @Test(arguments: [true, false]) func `a cache whose writer is killed or refused at any call never keeps anybody from reading`(
        isThere: Bool
    ) throws {
        let listing = ["--content", library.content, "list"]
        let kept = library.folder + "/kept"
        if isThere { #expect(try CarrelRun(listing, in: library).output.contains("Can green tea")) }
        try restore(kept, from: library.cache)
        try change()
        let whole = try CarrelRun(listing, in: library)
        #expect(whole.output.contains("Can cold tea"))
        try restore(library.cache, from: kept)
        let plan = try FaultPlan(listing, in: library, from: library.cache)
        for (fault, index) in plan.trials([.SIGKILL, .EIO, .EROFS], about: 6) {
            try restore(library.cache, from: kept)
            let run = try plan.run(listing, in: library, fault, at: index)
            let what = "\(fault) at \(plan.calls[index].text): \(run.status) \(run.errors)"
            if fault == .SIGKILL {
                // Records are written in no certain order, so a run may have a call fewer than the one before.
                #expect(run.status == SIGKILL || run.output == whole.output, "\(what)")
            } else {
                // What the author's own disk refuses is left out, and named.
                let isRead = run.status == 0 && (run.output == whole.output || run.errors.contains("error[C001]"))
                #expect(isRead || [65, 66, 74].contains(run.status) && run.errors.contains("carrel: "), "\(what)")
            }
            // The next start finds what the files say, and clears away.
            for _ in 1...2 {
                let next = try CarrelRun(listing, in: library)
                #expect(next.status == 0 && next.output == whole.output && next.errors == "", "\(next.errors) after \(what)")
            }
            let names = try files.subpathsOfDirectory(atPath: library.cache)
            #expect(names.count(where: { $0.split(separator: "/").last?.hasPrefix("edition-") == true }) == 1, "\(names) after \(what)")
            #expect(!names.contains { $0.contains("unfinished") || $0.hasSuffix(".new") }, "\(names) after \(what)")
        }
    }
}
