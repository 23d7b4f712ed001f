import Topics

/// A topic's file around some bytes, and where places in a file may lie.
enum Manuscripts {
    static let header = "title: T\nsummary: S\nnext-step: N\nreviewed: 2026-11-21\nreview-due: 2027-11-21"

    static func topic(header: [UInt8], body: [UInt8]) -> [UInt8] { Array("---\n".utf8) + header + Array("\n---\n".utf8) + body }

    static func parsed(_ bytes: [UInt8]) -> Parsed<Topic> {
        TopicParser.parse(bytes, file: "t.md", id: "t", section: "s", language: "en")
    }

    /// The first problem whose place is not one of the file's: a line that is not there, or a column more than one past its end.
    static func stray(_ problems: [Problem], in bytes: [UInt8]) -> String? {
        let lines = Lines(bytes)
        return problems.first { !lines.holds($0.place) }.map { "\($0.number) stands at \($0.place), outside the file" }
    }
}

/// The lines of a file, to look places up in.
struct Lines {
    private let lines: [ArraySlice<UInt8>]

    init(_ bytes: some Sequence<UInt8>) {
        lines = Array(bytes).split(separator: 0x0A, omittingEmptySubsequences: false)
    }

    private func text(_ number: Int) -> String {
        let line = lines[number - 1]
        return String(decoding: line.last == 0x0D && number < lines.count ? line.dropLast() : line, as: UTF8.self)
    }

    func holds(_ place: Place) -> Bool {
        (1...lines.count).contains(place.line) && place.column >= 1 && (place.column == 1 || place.column <= text(place.line).count + 1)
    }

    /// What stands at a place and after it on its line; nil for a place outside.
    func text(from place: Place) -> Substring? {
        holds(place) ? text(place.line).dropFirst(place.column - 1) : nil
    }
}
