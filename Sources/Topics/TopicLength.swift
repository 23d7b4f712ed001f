/// How many words the text of a topic may have: what a library asks of its authors under `topic-words`.
public struct TopicLength: Equatable, Sendable {
    /// Words a topic should have.
    public var least: Int
    /// Words a topic should not pass.
    public var most: Int
    /// Topics that may have more words, by id: a list of claims, say, that is looked things up in rather than read.
    public var longer: [String: Int]

    /// Takes everything as it is given; nothing is checked here.
    public init(least: Int, most: Int, longer: [String: Int] = [:]) {
        self.least = least
        self.most = most
        self.longer = longer
    }

    /// What a topic may have; never an empty range, even where the library's numbers contradict each other.
    public func allowed(for topic: String) -> ClosedRange<Int> {
        let end = longer[topic] ?? most
        return min(least, end)...end
    }
}
