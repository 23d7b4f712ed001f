/// A topic read through once, for all that is asked of its text.
///
/// A class, because places are worked out for all who ask when somebody first does; it stays on one thread.
final class Perusal {
    let topic: Topic
    /// ``Topic/passages``.
    let passages: [Passage]
    /// The ``Prose/plain`` of each passage.
    let plains: [String]
    /// The sentences of each passage; none of headings.
    let statements: [[Statement]]
    /// The tokens of each of the statements.
    lazy var tokens = statements.map { $0.map { Token.all(in: $0.text) } }
    /// For each prose of the text where its characters stand.
    lazy var places = TopicParser.places(of: topic)

    init(_ topic: Topic) {
        self.topic = topic
        passages = topic.passages
        plains = passages.map(\.prose.plain)
        statements = passages.map { $0.role == .heading ? [] : $0.prose.statements }
    }
}
