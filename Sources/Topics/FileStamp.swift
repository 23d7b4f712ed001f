import Glibc

/// What tells whether a file has changed without reading it.
public struct FileStamp: Equatable, Hashable, Sendable {
    /// Relative to the library's folder; bytes that are not UTF-8 are repaired.
    public var path: String
    /// In bytes.
    public var size: Int
    /// Nanoseconds since 1970.
    public var modified: Int
    /// Another one when a file was put in its place.
    public var inode: UInt64

    /// Takes everything as it is given; nothing is checked here.
    public init(path: String, size: Int, modified: Int, inode: UInt64) {
        self.path = path
        self.size = size
        self.modified = modified
        self.inode = inode
    }

    /// That of a file of which the system says this.
    public init(path: String, _ status: stat) {
        let (seconds, rest) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
        self.init(path: path, size: Int(status.st_size), modified: seconds * 1_000_000_000 + rest, inode: UInt64(status.st_ino))
    }
}
