import CXapian
import Topics

/// A library compiled and indexed for reading, open for one thread. Answers questions; never changes anything.
///
/// Opening reads a few records, whatever the size of the library. Every record carries a checksum that is verified when
/// it is read; a record that fails is reported by ``ShelfError/damaged(_:)``, never shown.
public final class Shelf {}

/// What can be wrong with a shelf. Carries evidence; the words are made in `carrel`.
public enum ShelfError: Error, Equatable, Sendable {
    /// Nothing is there.
    case missing(path: String)
    /// Something is there that is no shelf, or a shelf of another version of Carrel.
    case foreign(path: String, why: String)
    /// A record or the database failed its check.
    case damaged(String)
    /// The disk or the file system refused.
    case disk(path: String, errno: Int32)
}
