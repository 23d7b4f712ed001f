/// What reading a file gave: the value, unless it was too broken to have one, and everything wrong with it.
public struct Parsed<Value: Sendable>: Sendable {
    public var value: Value?
    /// In the order of their places.
    public var problems: [Problem]

    public init(_ value: Value?, problems: [Problem] = []) {
        self.value = value
        self.problems = problems
    }
}
