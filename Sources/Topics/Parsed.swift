/// What reading a file gave: the value, unless it was too broken to have one, and everything wrong with it.
public struct Parsed<Value: Sendable>: Sendable {
    /// Nil when nothing can be made of the file.
    public var value: Value?
    /// In the order of their places.
    public var problems: [Problem]

    /// Takes everything as it is given; nothing is checked here.
    public init(_ value: Value?, problems: [Problem] = []) {
        self.value = value
        self.problems = problems
    }
}
