import ContentFiles
import Foundation
import Shelf
import Topics

/// `search-eval CONTENT QUERIES [--misses] [--scores] [--spanish]`: how well, and how soon, a library is found in.
///
/// Prints a table of scores by kind and the time of a keystroke; with `--misses` also every query whose first hit is wrong, with `--scores`
/// no times, with `--spanish` for the Spanish pages. Exit status 1 when the library or the list cannot be used, 2 when the command line cannot.
@main struct SearchEval {
    static func main() {
        let words = CommandLine.arguments.dropFirst()
        let places = words.filter { !$0.hasPrefix("-") }
        let options = Set(words.filter { $0.hasPrefix("-") })
        guard places.count == 2, options.isSubset(of: ["--misses", "--scores", "--spanish"]), let content = places.first,
            let list = places.last
        else {
            complain("search-eval: write: SearchEval CONTENT QUERIES [--misses] [--scores] [--spanish]")
            exit(2)
        }
        do {
            try run(content: content, list: list, options)
        } catch {
            complain("search-eval: \(error)")
            exit(1)
        }
    }

    private static func run(content: String, list: String, _ options: Set<String>) throws {
        let queries = try JudgedQuery.list(try String(contentsOfFile: list, encoding: .utf8))
        try withShelf(of: content) { shelf in
            let language = options.contains("--spanish") ? "es" : "en"
            let trial = try Trial(queries, shelf: shelf, language: language)
            if options.contains("--misses") {
                for miss in trial.misses { print(line(miss)) }
                print()
            }
            print(table(trial), terminator: "")
            if options.contains("--scores") { return }
            let typist = try Typist(queries.map(\.text), shelf: shelf, language: language)
            let typical = number(typist.milliseconds(percentile: 50)), slow = number(typist.milliseconds(percentile: 99))
            print("\n\(typist.times.count) keystrokes: half within \(typical) ms, 99 of 100 within \(slow) ms")
        }
    }

    /// Publishes a library to a folder that is gone afterwards.
    static func withShelf<Answer>(of content: String, _ body: (Shelf) throws -> Answer) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "carrel-search-eval-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Shelf.publish(try ContentFiles.read(content).library, to: folder)
        return try body(try Shelf(path: folder))
    }

    private static func table(_ trial: Trial) -> String {
        let rows = trial.byKind.map { ($0.kind, $0.score) } + [("all", trial.overall)]
        let width = max(4, rows.map(\.0.count).max() ?? 0)
        func row(_ cells: [String]) -> String {
            cells[0].padding(toLength: width, withPad: " ", startingAt: 0)
                + cells.dropFirst().map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined() + "\n"
        }
        return row(["kind", "queries", "success@1", "success@3", "MRR@10"])
            + rows.map { row([$0, String($1.count), number($1.first), number($1.third), number($1.reciprocal)]) }.joined()
    }

    private static func line(_ miss: Trial.Finding) -> String {
        let rank = miss.rank.map(String.init) ?? "–"
        return "\(rank)  \(miss.query.kind): \(miss.query.text)  [\(miss.query.relevant.sorted().joined(separator: ", "))]  found "
            + (miss.found.isEmpty ? "nothing" : miss.found.prefix(4).joined(separator: ", "))
    }

    private static func number(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
