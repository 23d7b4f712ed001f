import Glibc

/// The few things a shelf does to files, each refusing with ``ShelfError/disk(path:errno:)``.
enum Disk {
    /// Whether a path names a folder, links followed.
    static func isFolder(_ path: String) -> Bool {
        var about = stat()
        return stat(path, &about) == 0 && about.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether anything is at a path.
    static func exists(_ path: String) -> Bool {
        var about = stat()
        return lstat(path, &about) == 0
    }

    /// Bytes of the file at a path; 0 when there is none.
    static func size(of path: String) -> Int {
        var about = stat()
        return lstat(path, &about) == 0 ? Int(about.st_size) : 0
    }

    /// Whether this user, on this disk, could write what lies at a path.
    static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// Makes a folder and those above it. One that is there already is fine.
    static func makeFolders(_ path: String) throws(ShelfError) {
        if isFolder(path) || mkdir(path, 0o755) == 0 { return }
        let above = parent(of: path)
        if errno == ENOENT || errno == ENOTDIR, above != path {
            try makeFolders(above)
            if mkdir(path, 0o755) == 0 { return }
        }
        guard errno == EEXIST else { throw .disk(path: path, errno: errno) }
        if !isFolder(path) { throw .disk(path: path, errno: ENOTDIR) }
    }

    static func makeFolder(_ path: String) throws(ShelfError) {
        if mkdir(path, 0o755) != 0 { throw .disk(path: path, errno: errno) }
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        let above = path[..<slash]
        return above.isEmpty ? "/" : String(above)
    }

    /// A whole small file; nil when there is none. More than `limit` bytes are not read. A pipe nobody writes to is an empty file: nothing is
    /// waited for.
    static func read(_ path: String, limit: Int = 1 << 16) throws(ShelfError) -> [UInt8]? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .disk(path: path, errno: errno)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        // Most files fit into one piece, and memory that is not touched costs nothing.
        var piece = [UInt8](repeating: 0, count: 2048)
        while bytes.count < limit {
            let wanted = min(piece.count, limit - bytes.count)
            let count = piece.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, wanted) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .disk(path: path, errno: errno) }
            if count == 0 { break }
            bytes += piece[..<count]
            if piece.count == count { piece = [UInt8](repeating: 0, count: 1 << 16) }
        }
        return bytes
    }

    /// Writes a file anew and waits until the disk has it.
    static func write(_ bytes: [UInt8], to path: String) throws(ShelfError) {
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .disk(path: path, errno: errno) }
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .disk(path: path, errno: errno) }
            done += count
        }
        if fsync(file) != 0 { throw .disk(path: path, errno: errno) }
    }

    /// Waits until the disk has a file, or a folder's list of names.
    static func sync(_ path: String) throws(ShelfError) {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .disk(path: path, errno: errno) }
        defer { close(file) }
        // Some file systems cannot sync a folder and say so; then there is nothing to wait for.
        if fsync(file) != 0 && errno != EINVAL { throw .disk(path: path, errno: errno) }
    }

    /// Waits until the disk has every file in a folder and below, and the folders themselves.
    static func syncAll(_ folder: String) throws(ShelfError) {
        for name in try names(in: folder) {
            let path = folder + "/" + name
            if isFolder(path) { try syncAll(path) } else { try sync(path) }
        }
        try sync(folder)
    }

    static func rename(_ from: String, to: String) throws(ShelfError) {
        if Glibc.rename(from, to) != 0 { throw .disk(path: to, errno: errno) }
    }

    /// What a folder holds, in byte order.
    static func names(in folder: String) throws(ShelfError) -> [String] {
        guard let list = opendir(folder) else { throw .disk(path: folder, errno: errno) }
        defer { closedir(list) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(list) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != "." && name != ".." { names.append(name) }
        }
        // The end of the list, and a list that could not be read to its end, look the same but for this.
        if errno != 0 { throw .disk(path: folder, errno: errno) }
        return names.sorted()
    }

    /// Takes away a file, or a folder with all it holds, as far as the file system lets it. Links are not followed.
    static func remove(_ path: String) {
        var about = stat()
        guard lstat(path, &about) == 0 else { return }
        guard about.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in (try? names(in: path)) ?? [] { remove(path + "/" + name) }
        rmdir(path)
    }

    /// Makes a folder of its own under another, readable by nobody else.
    static func makeTemporaryFolder(under folder: String) throws(ShelfError) -> String {
        var template = Array((folder + "/carrel-XXXXXX").utf8CString)
        let made = template.withUnsafeMutableBufferPointer { space in space.baseAddress.flatMap { mkdtemp($0) } != nil }
        guard made else { throw .disk(path: folder, errno: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
