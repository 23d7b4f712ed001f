import Foundation

/// Makes the manual pages: fills the tables of the program into the texts beside it.
///
///     carrel --experimental-dump-help | Manual TEXTS PAGES VERSION DATE
///
/// A line `@options@` in a text stands for all that ``Tables`` has under that name, and so does `@version@` in a sentence. A name without a
/// table ends the work: a page is never half made.
@main
enum Manual {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 5 else { throw Fault.said("usage: Manual TEXTS PAGES VERSION DATE, with the help's dump on standard input") }
        let help = try JSONDecoder().decode(HelpDump.self, from: FileHandle.standardInput.readDataToEndOfFile())
        guard let day = Mdoc.day(words[4]) else { throw Fault.said("no day: \(words[4])") }
        let tables = Tables.all(help.command).merging(["version": words[3], "date": day]) { $1 }
        let (texts, pages) = (URL(filePath: words[1]), URL(filePath: words[2]))
        try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: texts.path).sorted() {
            let text = try String(contentsOf: texts.appending(path: name), encoding: .utf8)
            try Mdoc.wrapped(filled(text, with: tables)).write(to: pages.appending(path: name), atomically: true, encoding: .utf8)
        }
    }

    /// The text with every `@name@` replaced by its table.
    static func filled(_ text: String, with tables: [String: String]) throws -> String {
        try text.replacing(/@([a-z-]+)@/) { match in
            guard let table = tables[String(match.1)] else { throw Fault.said("no table called \(match.1)") }
            return table
        }
    }

    enum Fault: Error { case said(String) }
}
