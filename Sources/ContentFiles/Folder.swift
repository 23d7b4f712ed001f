import Glibc
import Topics

/// One folder of a library, opened once; what lies in it is reached from it, whatever happens to the names above.
///
/// Nothing in it can make a reader wait: a pipe, socket or device is never opened, and a symbolic link is followed only to an
/// ordinary file inside the library.
final class Folder: Sendable {
    private let descriptor: Int32
    /// The library's own folder, with every link resolved and a slash at its end.
    private let root: [UInt8]

    /// An entry of a folder. Names are bytes: Linux lets them be anything.
    struct Entry: Sendable {
        enum Kind: Sendable { case file, folder, link, other }

        let name: [UInt8]
        let kind: Kind
    }

    /// Opens the folder of a library. A link to it is followed.
    init(root path: String) throws(Fault) {
        descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Fault(.unreadable(errno: errno)) }
        guard let real = Self.resolved(Array(path.utf8)) else {
            let number = errno
            close(descriptor)
            throw Fault(.unreadable(errno: number))
        }
        root = real.last == UInt8(ascii: "/") ? real : real + [UInt8(ascii: "/")]
    }

    /// Opens a folder inside another. A link is not followed.
    init(_ name: [UInt8], in parent: Folder) throws(Fault) {
        root = parent.root
        descriptor = Self.withName(name) { openat(parent.descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        guard descriptor >= 0 else { throw Fault(.unreadable(errno: errno)) }
    }

    deinit { close(descriptor) }

    /// Why something could not be read.
    struct Fault: Error {
        let kind: Problem.Kind

        init(_ kind: Problem.Kind) { self.kind = kind }
    }

    /// What lies in the folder, sorted by the bytes of the names; names that begin with a dot are left out.
    func entries() throws(Fault) -> [Entry] {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0, let stream = fdopendir(copy) else { throw Fault(.unreadable(errno: errno)) }
        defer { closedir(stream) }
        rewinddir(stream)
        var entries: [Entry] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name.first != UInt8(ascii: ".") { entries.append(Entry(name: name, kind: kind(name, Int32(entry.pointee.d_type)))) }
            errno = 0
        }
        guard errno == 0 else { throw Fault(.unreadable(errno: errno)) }
        return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    private func kind(_ name: [UInt8], _ type: Int32) -> Entry.Kind {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK): return .link
        case Int32(DT_UNKNOWN): break
        default: return .other
        }
        var status = stat()
        guard Self.withName(name, { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// The bytes of an ordinary file of at most `limit` bytes. A larger one is refused by its size, before it is read.
    func bytes(of entry: Entry, limit: Int) throws(Fault) -> [UInt8] {
        let file = try open(entry)
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Fault(.unreadable(errno: errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Fault(.notRegularFile) }
        guard status.st_size <= limit else { throw Fault(.tooLarge(bytes: Int(status.st_size), limit: limit)) }
        // One byte more than there should be shows the end at once, and a file that grows meanwhile.
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
            while count < buffer.count {
                let got = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if got == 0 { return }
                if got > 0 {
                    count += got
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw Fault(.unreadable(errno: failure)) }
        guard bytes.count <= status.st_size else { throw Fault(.unreadable(errno: EBUSY)) }
        return bytes
    }

    private func open(_ entry: Entry) throws(Fault) -> Int32 {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let file: Int32
        switch entry.kind {
        case .folder, .other: throw Fault(.notRegularFile)
        case .file: file = Self.withName(entry.name) { openat(descriptor, $0, flags) }
        case .link:
            let target = try target(of: entry)
            file = Self.withName(target) { openat(AT_FDCWD, $0, flags) }
        }
        guard file >= 0 else { throw Fault(errno == ELOOP ? .link(.outside) : .unreadable(errno: errno)) }
        return file
    }

    /// The ordinary file inside the library that a link leads to.
    private func target(of entry: Entry) throws(Fault) -> [UInt8] {
        let path = Array("/proc/self/fd/\(descriptor)/".utf8) + entry.name
        guard let target = Self.resolved(path) else {
            throw Fault(errno == ENOENT || errno == ELOOP ? .link(.dangling) : .unreadable(errno: errno))
        }
        guard target.starts(with: root) else { throw Fault(.link(.outside)) }
        var status = stat()
        guard Self.withName(target, { lstat($0, &status) }) == 0 else { throw Fault(.unreadable(errno: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return target
        case S_IFDIR: throw Fault(.link(.folder))
        default: throw Fault(.notRegularFile)
        }
    }

    /// Size, time and number of an entry, of what it leads to when it is a link; nil when it is gone.
    func stamp(of entry: Entry, path: String) -> FileStamp? {
        var status = stat()
        let flags = entry.kind == .link ? 0 : AT_SYMLINK_NOFOLLOW
        guard Self.withName(entry.name, { fstatat(descriptor, $0, &status, flags) }) == 0 else { return nil }
        return FileStamp(path: path, status)
    }

    private static func resolved(_ path: [UInt8]) -> [UInt8]? {
        guard let real = withName(path, { realpath($0, nil) }) else { return nil }
        defer { free(real) }
        return UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) }
    }

    private static func withName<Answer>(_ name: [UInt8], _ body: (UnsafePointer<CChar>) -> Answer) -> Answer {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: name.count + 1) { buffer in
            for (index, byte) in name.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[name.count] = 0
            guard let base = buffer.baseAddress else { preconditionFailure("a buffer of at least one byte has an address") }
            return body(base)
        }
    }
}
