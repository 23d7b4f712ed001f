import Foundation
import Testing

/// A file that is wrong, and what `carrel check` must say of it.
struct BadFile: Sendable, CustomTestStringConvertible {
    /// Its row in the table of bad inputs, such as `B05`, and which of its inputs it is.
    let row: String
    /// Its path in the author's folder; nil for a topic in the section `drinks`.
    var path: String?
    let bytes: [UInt8]
    /// Every problem in it and nothing else, as `line:column number`; nil to expect only the first of ``faults``.
    let faults: [String]
    /// What the message of one of the problems says, besides.
    var says = ""
    /// Whether it is offered to readers all the same.
    var isShown = false

    var testDescription: String { row }

    /// A topic whose front matter is well and ends in line 7.
    static func topic(_ row: String, bytes body: [UInt8], _ faults: [String], says: String = "", isShown: Bool = false) -> BadFile {
        BadFile(row: row, bytes: Array(header.utf8) + body, faults: faults, says: says, isShown: isShown)
    }

    /// The same with a text.
    static func topic(_ row: String, _ body: String, _ faults: [String], says: String = "", isShown: Bool = false) -> BadFile {
        topic(row, bytes: Array(body.utf8), faults, says: says, isShown: isShown)
    }

    static let header =
        "---\ntitle: A bad page\nsummary: It is short.\nnext-step: Ask.\nreviewed: 2026-03-01\nreview-due: 2027-03-01\n---\n"
}

/// A good library with bad files beside the good ones, and what the program makes of it. Every row of a table looks into the same runs.
struct BadLibrary: Sendable {
    /// Problems by file, as `line:column number` and the message.
    private(set) var problems: [String: [(place: String, message: String)]] = [:]
    private(set) var listed: Set<String> = []
    /// Every byte that any of the runs said.
    private(set) var said: [UInt8] = []
    let check: CarrelRun
    let list: CarrelRun
    let show: CarrelRun
    let publish: CarrelRun
    /// What the shelf that was published before shows afterwards.
    let shelf: CarrelRun
    let paths: [String]

    /// - Parameter files: are put into the menu when they are topics.
    init(_ files: [BadFile]) throws {
        let library = try FixtureLibrary()
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
        paths = files.indices.map { files[$0].path ?? "en/drinks/bad-\($0).md" }
        let menu = try #require(FixtureLibrary.files.first { $0.0 == "library.yaml" }?.1)
        let ids = files.indices.filter { files[$0].path == nil }.map { ", bad-\($0)" }.joined()
        try library.write("library.yaml", menu.replacingOccurrences(of: "black-tea]", with: "black-tea\(ids)]"))
        for (path, file) in zip(paths, files) { try Data(file.bytes).write(to: URL(fileURLWithPath: library.content + "/" + path)) }
        func run(_ arguments: String...) throws -> CarrelRun {
            try CarrelRun(["--content", library.content, "--today", "2026-06-01"] + arguments, in: library)
        }
        check = try run("check")
        list = try run("list")
        show = try run("show", "black-tea")
        publish = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        shelf = try CarrelRun(["--shelf", library.shelf, "list"], in: library)
        for line in check.lines {
            let parts = line.dropFirst(library.content.count + 1).split(separator: ":", maxSplits: 3).map(String.init)
            guard parts.count == 4, let open = parts[3].firstIndex(of: "["), let close = parts[3].firstIndex(of: "]") else { continue }
            let number = parts[3][parts[3].index(after: open)..<close]
            problems[parts[0], default: []].append(("\(parts[1]):\(parts[2]) \(number)", String(parts[3][close...].dropFirst(3))))
        }
        listed = Set(list.lines.filter { $0.hasPrefix("  ") }.compactMap { $0.split(separator: " ").first.map(String.init) })
        said = [check, list, show, publish].flatMap { Array($0.output.utf8) + Array($0.errors.utf8) }
    }

    /// Expects what a row of the table says of one file.
    func expect(_ file: BadFile, _ index: Int) {
        let found = problems[paths[index]] ?? []
        #expect(found.map(\.place) == file.faults, "\(file.row)")
        #expect(file.says.isEmpty || found.contains { $0.message.contains(file.says) }, "\(file.row): \(found)")
        if file.path == nil { #expect(listed.contains("bad-\(index)") == file.isShown, "\(file.row)") }
    }

    /// Expects that what is good is served as ever, that nothing was published over the old shelf, and that no byte of the bad files
    /// reached anybody raw.
    func expectTheRestUntouched() {
        #expect(check.status == 1)
        #expect(list.status == 0 && listed.isSuperset(of: ["green-tea", "black-tea", "asthma"]))
        #expect(show.status == 0 && show.output.contains("A cup of black tea holds about 50 mg"))
        #expect(publish.status == 65 && publish.output == "")
        #expect(shelf.status == 0 && !shelf.output.contains("bad-") && shelf.output.contains("green-tea"))
        #expect(said.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
        #expect(!String(decoding: said, as: UTF8.self).unicodeScalars.contains { (0x80..<0xA0).contains($0.value) || $0.value == 0x202E })
    }
}
