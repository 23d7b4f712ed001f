import Glibc

/// The checksums of an edition's files, kept beside them. Xapian checks little of what it reads, and may crash on blocks that were
/// changed on disk; a whole check therefore looks at the files before it lets Xapian near them.
///
/// Replicas have none, nor has the cache, whose files change.
struct FileSums: Recorded, Equatable {
    static let name = "sums"

    /// By path in the edition.
    private var sums: [String: UInt64]

    /// Of the files that are in a folder now, this record left out.
    init(of folder: String) throws(ShelfError) {
        sums = [:]
        try add(folder, under: "")
    }

    private mutating func add(_ folder: String, under prefix: String) throws(ShelfError) {
        for name in try Disk.names(in: folder) where name != Self.name && name != Edition.lock {
            let path = folder + "/" + name
            if Disk.isFolder(path) {
                try add(path, under: prefix + name + "/")
            } else {
                sums[prefix + name] = try Disk.sum(of: path)
            }
        }
    }

    init(from reader: inout RecordReader) throws(RecordFault) { sums = try reader.read() }

    func write(to writer: inout RecordWriter) { writer.write(sums) }

    /// Compares the files of a folder with the sums kept there.
    ///
    /// - Throws: ``ShelfError/damaged(_:)`` when a file has changed, is gone or too much. Nothing when the folder keeps no sums.
    static func verify(_ folder: String) throws(ShelfError) {
        guard let bytes = try Disk.read(folder + "/" + name, limit: 1 << 20) else { return }
        let kept: FileSums
        do { kept = try RecordReader.value(of: bytes[...]) } catch { throw .damaged("\(name): \(error.what)") }
        let found = try FileSums(of: folder)
        for (path, sum) in kept.sums.sorted(by: { $0.key < $1.key }) where found.sums[path] != sum {
            throw .damaged(found.sums[path] == nil ? "\(path) is missing" : "\(path) has changed")
        }
        guard kept == found else { throw .damaged("there are files that do not belong to the edition") }
    }
}

extension Disk {
    /// The checksum of a file, read piece by piece.
    static func sum(of path: String) throws(ShelfError) -> UInt64 {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .disk(path: path, errno: errno) }
        defer { close(file) }
        var sum = Checksum()
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            // Only whole pieces may be summed, or the sum would depend on how the disk answers.
            var filled = 0
            while filled < piece.count {
                let space = piece.count - filled
                let count = piece.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + filled }, space) }
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else { throw .disk(path: path, errno: errno) }
                if count == 0 { break }
                filled += count
            }
            sum.add(piece[..<filled])
            if filled < piece.count { return sum.value }
        }
    }
}
