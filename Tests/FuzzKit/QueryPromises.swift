import DiceKit
import Shelf
import Topics

/// Search: it never throws, what is found for whole words is what reading every page finds, and its beginning is the same however much is asked for.
///
/// The first byte of an input says whether the rest is taken as it is, or each byte as a word of the library.
struct QueryPromises {
    private let shelf: Shelf
    private let folder = TemporaryFolder()
    /// The words of each topic, by id.
    private let pages: [String: Set<String>]

    init() throws {
        let library = MadeUpLibrary(topics: 200)
        pages = library.words
        try Shelf.publish(library.library, to: folder.path)
        shelf = try Shelf(path: folder.path)
    }

    func fault(_ bytes: [UInt8]) -> String? {
        guard let kind = bytes.first else { return nil }
        do {
            return kind & 1 == 0
                ? try anything(String(decoding: bytes.dropFirst(), as: UTF8.self), limit: Int(kind >> 1) % 12)
                : try words(bytes.dropFirst().prefix(12), isOpen: kind & 2 == 0)
        } catch {
            return "\(error)"
        }
    }

    /// Whatever is typed: known topics, best first, as many as asked for, and the same when asked again.
    private func anything(_ query: String, limit: Int) throws -> String? {
        let answer = try shelf.search(query, language: "en", limit: limit)
        if answer != (try shelf.search(query, language: "en", limit: limit)) { return "asked twice it answers twice" }
        if answer.hits.count > limit { return "\(answer.hits.count) hits, not \(limit)" }
        if Set(answer.hits.map(\.id)).count != answer.hits.count { return "a topic is found twice" }
        if let stranger = answer.hits.first(where: { pages[$0.id] == nil }) { return "\(stranger.id) is no topic" }
        for (one, other) in zip(answer.hits, answer.hits.dropFirst()) where one.score < other.score { return "not best first" }
        return nil
    }

    /// Words of the library: every page that has one of them is found, and no other.
    private func words(_ bytes: ArraySlice<UInt8>, isOpen: Bool) throws -> String? {
        var typed = bytes.map { MadeUpLibrary.vocabulary[Int($0) % MadeUpLibrary.vocabulary.count] }
        guard var last = typed.popLast() else { return nil }
        if isOpen { last = String(last.prefix(3 + bytes.count % 2)) }
        let blanks = [" ", "  ", ", ", " - ", "\t"]
        let query =
            zip(typed, bytes).map { $1 > 127 ? $0.uppercased() + blanks[Int($1) % 5] : $0 + " " }.joined() + last + (isOpen ? "" : " ")
        let expected = pages.filter { page in
            page.value.contains(where: typed.contains) || page.value.contains { isOpen ? $0.hasPrefix(last) : $0 == last }
        }
        let found = try shelf.search(query, language: "en", limit: 200, correcting: false).hits
        let ids = found.map(\.id)
        if Set(ids) != Set(expected.keys) {
            let (missing, extra) = (Set(expected.keys).subtracting(ids).sorted(), Set(ids).subtracting(expected.keys).sorted())
            return "“\(query)” misses \(missing) and finds \(extra)"
        }
        let first = try shelf.search(query, language: "en", limit: 10, correcting: false).hits
        if Array(found.prefix(10)) != first { return "“\(query)”: the first ten of ten are not the first ten of all" }
        return nil
    }
}
