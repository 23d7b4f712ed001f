/// One thing wrong with the author's files: where, what, and how grave. `carrel` puts it into words.
public struct Problem: Equatable, Sendable {
    public var kind: Kind
    /// The file as messages name it.
    public var file: String
    public var place: Place

    public init(_ kind: Kind, file: String, place: Place) {
        self.kind = kind
        self.file = file
        self.place = place
    }

    public enum Severity: String, Sendable { case error, warning }

    /// What is wrong, with the evidence. One number each, given in ``number``, never reused.
    public enum Kind: Equatable, Sendable {
        case unreadable(errno: Int32)
    }
}
