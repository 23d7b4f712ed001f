/// What a person takes home on paper: topics with their sources, then questions of their own.
public struct Handout: Equatable, Sendable {
    /// In the order they are printed.
    public var pages: [Page]
    /// The person's own, printed last.
    public var questions: [String]
    /// The day it is made; nil prints none, and calls no review overdue.
    public var day: Day?

    /// Takes everything as it is given; nothing is checked here.
    public init(pages: [Page] = [], questions: [String] = [], day: Day? = nil) {
        self.pages = pages
        self.questions = questions
        self.day = day
    }
}

extension Handout {
    /// Whether a name is one of a plain file in a folder itself, and none that a shell or a listing would treat as something else.
    public static func isPlainName(_ name: String) -> Bool {
        guard let first = name.first, let last = name.last else { return false }
        return !name.contains("/") && !".-~ ".contains(first) && last != " "
    }

    /// How the name of a handout's file ends when it is plain text, its dot included.
    public static let textEnding = ".txt"
    /// How it ends when it is a page for a browser, such that ``isPage(_:)`` holds.
    public static let pageEnding = ".html"

    /// Whether a file of that name is to hold a page for a browser, and not plain text.
    public static func isPage(_ fileName: String) -> Bool {
        let name = fileName.lowercased()
        return name.hasSuffix(".html") || name.hasSuffix(".htm")
    }
}

extension Page {
    /// The source most of what the topic cites comes from, of those with an address; the first cited when several give as much.
    ///
    /// Only findings that hold count, and no source that was withdrawn or replaced. Nil when none is left.
    public var mainSource: Source? {
        var counts: [String: Int] = [:]
        var best: Source?
        for cited in citations where cited.finding.verdict == .supported {
            counts[cited.source.id, default: 0] += 1
        }
        for source in citations.map(\.source) where source.retracted == nil && source.supersededBy == nil {
            guard source.address ?? source.doi != nil else { continue }
            if counts[source.id] ?? 0 > best.flatMap({ counts[$0.id] }) ?? 0 { best = source }
        }
        return best
    }
}
