/// What tells whether a file has changed without reading it.
public struct FileStamp: Equatable, Hashable, Sendable {
    /// Relative to the library's folder; bytes that are not UTF-8 are repaired.
    public var path: String
    public var size: Int
    /// Nanoseconds since 1970.
    public var modified: Int
    public var inode: UInt64

    public init(path: String, size: Int, modified: Int, inode: UInt64) {
        self.path = path
        self.size = size
        self.modified = modified
        self.inode = inode
    }
}
