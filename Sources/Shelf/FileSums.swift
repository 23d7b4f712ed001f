import Glibc

/// The checksums of an edition's files, kept beside them. Xapian checks little of what it reads, and may crash on blocks that were
/// changed on disk; a whole check therefore looks at the files before it lets Xapian near them, and the first search at those of words.
///
/// Replicas have none, nor has the cache, whose files change.
struct FileSums: Recorded, Equatable {
    static let name = "sums"

    /// By path in the edition.
    private var sums: [String: UInt64]

    /// The tables of words that no topic's record stands behind: spellings and synonyms. Both are small whatever the size of the library.
    static let words = ["spelling.glass", "synonym.glass"]

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
        guard let kept = try FileSums(keptIn: folder) else { return }
        let found = try FileSums(of: folder)
        for (path, sum) in kept.sums.sorted(by: { $0.key < $1.key }) where found.sums[path] != sum {
            throw .damaged(found.sums[path] == nil ? "\(path) is missing" : "\(path) has changed")
        }
        guard kept == found else { throw .damaged("there are files that do not belong to the edition") }
    }

    /// Compares the tables of ``words`` alone, and those of databases in folders of the folder.
    ///
    /// - Throws: ``ShelfError/damaged(_:)`` when one has changed or is gone. Nothing when the folder keeps no sums.
    /// - Complexity: O(size of those tables), a fraction of a millisecond for a usual library.
    static func verifyWords(_ folder: String) throws(ShelfError) {
        try verify(words, in: folder) { path throws(ShelfError) in try Disk.sum(of: path) }
    }

    /// Compares the file that each database is opened by, a hundred bytes that Xapian takes as they are: one changed bit can end the program.
    ///
    /// - Throws: as ``verifyWords(_:)``.
    static func verifyHead(_ folder: String) throws(ShelfError) {
        try verify(["iamglass"], in: folder) { path throws(ShelfError) in Checksum.of(try Disk.read(path) ?? []) }
    }

    private static func verify(_ names: [String], in folder: String, _ sum: (String) throws(ShelfError) -> UInt64) throws(ShelfError) {
        guard let kept = try FileSums(keptIn: folder) else { return }
        for (path, keptSum) in kept.sums where names.contains(where: path.hasSuffix) {
            guard Disk.exists(folder + "/" + path) else { throw .damaged("\(path) is missing") }
            guard try sum(folder + "/" + path) == keptSum else { throw .damaged("\(path) has changed") }
        }
    }

    /// Nil when the folder keeps none.
    private init?(keptIn folder: String) throws(ShelfError) {
        guard let bytes = try Disk.read(folder + "/" + Self.name, limit: 1 << 20) else { return nil }
        do { self = try RecordReader.value(of: bytes[...]) } catch { throw .damaged("\(Self.name): \(error.what)") }
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
