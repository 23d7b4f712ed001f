/// What can be wrong with a shelf. Carries evidence; the words are made in `carrel`.
public enum ShelfError: Error, Equatable, Sendable {
    /// Nothing is there.
    case missing(path: String)
    /// Something is there that is no shelf, or a shelf of another version of Carrel.
    case foreign(path: String, why: String)
    /// A record or the database failed its check.
    case damaged(String)
    /// A part of it lies on another machine, which does not answer. Asked again, it may.
    case unreachable(address: String)
    /// A topic's file was changed while the library was published; it is named. Nothing else is wrong.
    case overtaken(file: String)
    /// The disk or the file system refused.
    case disk(path: String, errno: Int32)
}
