/// What is noted while one file is read: its problems, and where its values stand.
///
/// A class, because everything that reads a part of a file writes into the one list. It stays on one thread.
final class Ledger {
    let file: String
    private(set) var problems: [Problem] = []
    /// By key path; see ``Topic/places``.
    var places: [String: Place] = [:]

    /// More problems than this in one file are not noted: a file of noise must not fill the memory.
    static let limit = 1000

    init(file: String) { self.file = file }

    var isFull: Bool { problems.count >= Self.limit }

    func note(_ kind: Problem.Kind, at place: Place) {
        guard !isFull else { return }
        problems.append(Problem(kind, file: file, place: place))
    }

    /// Notes that a value is not what it should be, unless something was noted in its place already.
    func noteShape(_ expected: Problem.Shape, key: String, of value: YAMLValue) {
        if case .refused = value.content { return }
        note(.wrongType(key: key, expected: expected), at: value.place)
    }

    var hasError: Bool { problems.contains(where: \.isError) }

    /// The problems in the order of their places.
    var ordered: [Problem] {
        problems.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }

    /// The value unless an error was noted, with the problems in the order of their places.
    func parsed<Value>(_ value: Value?) -> Parsed<Value> { Parsed(hasError ? nil : value, problems: ordered) }
}
