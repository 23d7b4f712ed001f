import Foundation
import Shelf
import Topics

/// A shelf whose files were changed: it answers as the good one does, or says that it is damaged, and never shows a wrong page.
///
/// An input is a list of changes of five bytes: a file, what is done to it, a place in it, a value.
final class ShelfPromises {
    private let folder = TemporaryFolder()
    /// The files as they were published, by their paths.
    private var files: [(path: String, bytes: [UInt8])] = []
    private var good = Answers()

    /// What is asked of a shelf, and what it answers.
    private struct Answers: Equatable {
        var front: Front?
        var menu: [TopicHeading] = []
        var pages: [Page?] = []
        var source: SourcePage?
        var glossary: [GlossaryEntry] = []
        var hits: [SearchAnswer] = []
    }

    init() throws {
        let made = MadeUpLibrary(topics: 24)
        let source = SourceParser.parse(Array(Hostile.source.utf8), file: "s.yaml", id: "s").value
        var library = made.library
        library.sources = source.map { [$0] } ?? []
        library.glossary = ["en": [GlossaryEntry(term: "bamaxo", meaning: "A word.")]]
        try Shelf.publish(library, to: folder.path)
        let root = URL(filePath: folder.path)
        for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
            let url = root.appending(path: name)
            if let bytes = try? Data(contentsOf: url), !url.hasDirectoryPath { files.append((url.path, Array(bytes))) }
        }
        files.sort { $0.path < $1.path }
        let shelf = try Shelf(path: folder.path)
        for question in Self.questions { try question(shelf, &good) }
    }

    func fault(_ bytes: [UInt8]) -> String? {
        var changed: [Int: [UInt8]] = [:]
        var start = 0
        while start + 5 <= bytes.count, changed.count < 8 {
            let number = Int(bytes[start]) % files.count
            let place = Int(bytes[start + 2]) << 8 | Int(bytes[start + 3])
            change(number, bytes[start + 1], place, bytes[start + 4], in: &changed[number, default: files[number].bytes])
            start += 5
        }
        defer { for number in changed.keys { try? Data(files[number].bytes).write(to: URL(filePath: files[number].path)) } }
        guard let shelf = try? Shelf(path: folder.path) else { return nil }
        let isSound = (try? shelf.verifyAll(isWritable: false)) != nil
        for (number, question) in Self.questions.enumerated() {
            var answers = Answers()
            guard (try? question(shelf, &answers)) != nil else {
                if isSound { return "question \(number) fails on a shelf found sound" }
                continue
            }
            if let fault = fault(answers, number, isSound: isSound) { return fault }
        }
        return nil
    }

    /// Changes a file, on the disk and in `bytes`. It is not read again: Foundation was seen to keep what it reads, 2 GB of it in a run.
    private func change(_ number: Int, _ kind: UInt8, _ place: Int, _ value: UInt8, in bytes: inout [UInt8]) {
        let url = URL(filePath: files[number].path)
        // Places lie all over the file; every place of a small one can be named.
        let offset = bytes.isEmpty ? 0 : (bytes.count <= 0x10000 ? place % bytes.count : place * (bytes.count / 0x10000 + 1) % bytes.count)
        switch kind % 8 {
        case 0: bytes.removeSubrange(offset...)
        case 1: for place in offset..<min(bytes.count, offset + 64) { bytes[place] = value }
        case 2: bytes.insert(value, at: offset)
        case 3: bytes.append(contentsOf: repeatElement(value, count: place % 300))
        // Without its sums it would be a replica, of which Xapian alone says whether it is sound.
        case 4 where value > 250 && url.lastPathComponent != "sums":
            try? FileManager.default.removeItem(at: url)
            bytes = []
            return
        case 5 where !bytes.isEmpty: bytes[offset] ^= 1 << (value % 8)
        default: if !bytes.isEmpty { bytes[offset] = value }
        }
        try? Data(bytes).write(to: url)
    }

    /// A search may lose what stood in a damaged list; what it shows must be so. Everything else is as it was.
    private func fault(_ answers: Answers, _ number: Int, isSound: Bool) -> String? {
        let known = Dictionary(good.hits.flatMap(\.hits).map { ($0.id, $0.title) }) { first, _ in first }
        if !isSound {
            for hit in answers.hits.flatMap(\.hits) where known[hit.id] != hit.title { return "a hit is called \(hit.id), \(hit.title)" }
        }
        var expected = Answers()
        let isSearch = !answers.hits.isEmpty
        if isSearch, !isSound { return nil }
        switch number {
        case 0: expected.front = good.front
        case 1: expected.menu = good.menu
        case 2: expected.pages = good.pages
        case 3: expected.source = good.source
        case 4: expected.glossary = good.glossary
        default: expected.hits = good.hits
        }
        return answers == expected ? nil : "question \(number) has another answer" + (isSound ? " on a shelf found sound" : "")
    }

    private static let questions: [@Sendable (Shelf, inout Answers) throws -> Void] = [
        { $1.front = try $0.front(language: "en") },
        { $1.menu = try $0.menu(section: "s", language: "en") },
        { shelf, answers in answers.pages = try (0..<25).map { try shelf.page("t\($0)", language: "en") } },
        { $1.source = try $0.source("s", language: "en") },
        { $1.glossary = try $0.glossary(language: "en") },
        { shelf, answers in
            answers.hits = try ["bamaxo", "kokoxo duvoxo ", "bamx", "zab"].map { try shelf.search($0, language: "en", limit: 24) }
        },
    ]
}
