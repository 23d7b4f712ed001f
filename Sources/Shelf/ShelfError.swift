/// What can be wrong with a shelf. Carries evidence; the words are made in `carrel`.
public enum ShelfError: Error, Equatable, Sendable {
    /// Nothing is there.
    case missing(path: String)
    /// Something is there that is no shelf, or a shelf of another version of Carrel.
    case foreign(path: String, why: String)
    /// A record or the database failed its check.
    case damaged(String)
    /// The disk or the file system refused, or a shard on another machine does not answer (`EHOSTUNREACH`).
    case disk(path: String, errno: Int32)
}
