import Glibc
import Paper
import Reader
import Topics

/// A handout as a file.
enum HandoutFile {
    /// Writes a handout as a file of that name, in the form the name asks for, and says what became of it.
    static func put(_ handout: Handout, name: String, replaces: Bool, front: Front) -> Outcome {
        let text = Handout.isPage(name) ? Paper.handoutHTML(handout, front: front) : Paper.handout(handout, front: front)
        do {
            try write(text, to: name, replaces: replaces)
            return .written(name)
        } catch {
            if case .file(_, EEXIST) = error { return .isThere }
            return .failed(why: error.message ?? "")
        }
    }

    /// Writes a text and makes sure that it is on the disk.
    ///
    /// A file that was made here and could not be written whole is taken away again.
    ///
    /// - Parameters:
    ///   - replaces: whether a file of that name may be overwritten; if not, `EEXIST` is thrown.
    /// - Throws: ``Refusal/file(path:errno:)``.
    static func write(_ text: String, to path: String, replaces: Bool) throws(Refusal) {
        let isNew = !Surroundings.exists(path)
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | (replaces ? O_TRUNC : O_EXCL), 0o666)
        guard file >= 0 else { throw .file(path: path, errno: errno) }
        let failure = fill(file, with: Array(text.utf8))
        let closing = close(file) == 0 ? 0 : errno
        guard failure == 0, closing == 0 else {
            if isNew { unlink(path) }
            throw .file(path: path, errno: failure != 0 ? failure : closing)
        }
    }

    /// Writes everything and has the disk keep it; 0, or the system's number of what went wrong.
    private static func fill(_ file: Int32, with bytes: [UInt8]) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return count < 0 ? errno : EIO }
            rest = rest.dropFirst(count)
        }
        // A device or a pipe has nothing to keep, and says so.
        return fsync(file) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno
    }
}
