import Glibc

/// A lock on a file that ends with the process, however it ends. Readers share it, a publisher holds it alone.
final class FileLock: Sendable {
    private let file: Int32

    private init(_ file: Int32) { self.file = file }

    deinit { close(file) }

    /// Shares the lock on a file that exists. Nil when it is held alone, or the file is not there.
    static func share(_ path: String) -> FileLock? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let lock = FileLock(file)
        guard flock(file, LOCK_SH | LOCK_NB) == 0 else { return nil }
        // Between opening and locking a publisher may have taken the file away.
        var about = stat()
        guard fstat(file, &about) == 0, about.st_nlink > 0 else { return nil }
        return lock
    }

    /// Lets this process's part of the lock go: another that it was forked from, or that was forked from it, keeps it.
    func letGo() { dup2(STDIN_FILENO, file) }

    /// Holds the lock alone, making the file if need be. Nil when somebody has it and `waiting` is false.
    static func hold(_ path: String, waiting: Bool) throws(ShelfError) -> FileLock? {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .disk(path: path, errno: errno) }
        let lock = FileLock(file)
        while flock(file, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { return nil }
            throw .disk(path: path, errno: errno)
        }
        return lock
    }
}
