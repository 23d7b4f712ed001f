import ContentFiles
import Foundation
import Shelf
import Topics

/// `SearchBench WORK CONTENT…`: how soon libraries are published and searched, beside SQLite's FTS5 over the same text in the same run.
///
/// A keystroke is timed from the text to ten ids, titles and marked snippets, in turns, first the one and then the other; of several rounds
/// the quickest of each keystroke counts, for both. Everything is made under WORK and taken away again.
///
/// `SearchBench --search WORK CONTENT…` only searches: a library `library-N` on the shelf `WORK/shelf-N`, which is there, beside `WORK/fts5-N`,
/// which is made if it is not.
@main struct SearchBench {
    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        let isPublished = arguments.first == "--search"
        if isPublished { arguments.removeFirst() }
        guard let work = arguments.first, arguments.count > 1 else {
            FileHandle.standardError.write(Data("search-bench: write: SearchBench [--search] WORK CONTENT…\n".utf8))
            exit(2)
        }
        do {
            for content in arguments.dropFirst() {
                let measurement = Measurement(work: work, content: content)
                if isPublished { try measurement.search() } else { try measurement.run() }
            }
        } catch {
            FileHandle.standardError.write(Data("search-bench: \(error)\n".utf8))
            exit(1)
        }
    }
}
