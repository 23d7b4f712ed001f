import Topics

extension Spread {
    /// The sources pane of a topic: for each citation, in order, the source, the finding, where, what it rests on, certainty,
    /// verdict and why, how it was read. Each is one item, ``Target/citation(_:)``, whose first fragment is its `[n]`.
    /// The one with number `chosen` is shown in full, the others in short.
    public static func sources(of page: Page, chosen: Int?, width: Int, words: Words) -> Spread {
        Spread(width: width)
    }

    /// A whole source: its full reference, kind, trust, funding, and each finding with the topics that lean on it (items
    /// ``Target/topic(_:anchor:)``).
    public static func source(_ source: SourcePage, width: Int, words: Words) -> Spread {
        Spread(width: width)
    }
}
