import Glibc

/// The checksums of an edition's files, kept beside them. Xapian checks little of what it reads, and may crash on blocks that were
/// changed on disk; so the files are looked at before Xapian is let near them: all of a small edition, the tables of words of a large one, and
/// all of any by a whole check. A first frame waits for the shortest of them only.
///
/// Replicas have none, nor has the cache, whose files change.
struct FileSums: Recorded, Equatable {
    static let name = "sums"

    /// In the order of their paths. A dictionary would be read as soon as it is filled, and costs the first frame more than the rest.
    private var files: [FileSum]

    /// A file, by its path in the edition.
    private struct FileSum: Recorded, Equatable {
        var path: String
        var sum: UInt64

        init(path: String, sum: UInt64) { (self.path, self.sum) = (path, sum) }

        init(from reader: inout RecordReader) throws(RecordFault) { self.init(path: try reader.read(), sum: try reader.read()) }

        func write(to writer: inout RecordWriter) {
            writer.write(path)
            writer.write(sum)
        }
    }

    /// The tables of words that no topic's record stands behind: spellings and synonyms. Both are small whatever the size of the library.
    static let words = ["spelling.glass", "synonym.glass"]
    /// Bytes of an edition that can be read while a key is on its way.
    static let fewBytes = 32 << 20

    /// Of the files that are in a folder now, this record left out.
    init(of folder: String) throws(ShelfError) {
        files = []
        try add(folder, under: "")
        files.sort { $0.path < $1.path }
    }

    private mutating func add(_ folder: String, under prefix: String) throws(ShelfError) {
        for name in try Disk.names(in: folder) where name != Self.name && name != Edition.lock {
            let path = folder + "/" + name
            if Disk.isFolder(path) {
                try add(path, under: prefix + name + "/")
            } else {
                files.append(FileSum(path: prefix + name, sum: try Disk.sum(of: path)))
            }
        }
    }

    init(from reader: inout RecordReader) throws(RecordFault) { files = try reader.read() }

    func write(to writer: inout RecordWriter) { writer.write(files) }

    /// Compares the files of a folder with the sums kept there.
    ///
    /// - Throws: ``ShelfError/damaged(_:)`` when a file has changed, is gone or too much. Nothing when the folder keeps no sums.
    static func verify(_ folder: String) throws(ShelfError) {
        guard let kept = try FileSums(keptIn: folder) else { return }
        let found = try FileSums(of: folder)
        for file in kept.files where !found.files.contains(file) {
            throw .damaged(found.files.contains { $0.path == file.path } ? "\(file.path) has changed" : "\(file.path) is missing")
        }
        guard kept == found else { throw .damaged("there are files that do not belong to the edition") }
    }

    /// Compares what can be compared at once: every file of databases that have few bytes together, else the tables of ``words``.
    ///
    /// - Parameters:
    ///   - databases: their folders, all of one edition. Sums of files elsewhere, such as shards on other machines, are let be.
    ///   - fewBytes: the most that are few.
    /// - Throws: ``ShelfError/damaged(_:)`` when one has changed or is gone. Nothing when there are no sums.
    /// - Complexity: O(size of what is compared), about a millisecond for a library of a hundred topics.
    static func verifySoon(_ databases: [String], upTo fewBytes: Int = Self.fewBytes) throws(ShelfError) {
        let files = try kept(of: databases)
        let isSmall = files.reduce(0) { $0 + Disk.size(of: $1.folder + "/" + $1.name) } <= fewBytes
        try verify(isSmall ? files : files.filter { file in words.contains { file.name.hasSuffix($0) } })
    }

    /// Compares the file that each database is opened by, a hundred bytes that Xapian takes as they are: one changed bit can end the program.
    ///
    /// - Throws: as ``verifySoon(_:)``.
    static func verifyHeads(_ databases: [String]) throws(ShelfError) {
        try verify(try kept(of: databases).filter { $0.name.hasSuffix("iamglass") })
    }

    /// A file of an edition, by its path in the folder that keeps its sum.
    private typealias Summed = (folder: String, name: String, sum: UInt64)

    private static func verify(_ files: [Summed]) throws(ShelfError) {
        for (folder, name, sum) in files {
            guard Disk.exists(folder + "/" + name) else { throw .damaged("\(name) is missing") }
            guard try Disk.sum(of: folder + "/" + name) == sum else { throw .damaged("\(name) has changed") }
        }
    }

    /// The files of databases whose sums are kept, be it in the database's own folder or, of a head and its shards, in the edition's.
    private static func kept(of databases: [String]) throws(ShelfError) -> [Summed] {
        var files: [Summed] = []
        for database in databases {
            let edition = Disk.parent(of: database)
            if let own = try FileSums(keptIn: database) {
                files += own.files.map { (database, $0.path, $0.sum) }
            } else if let whole = try FileSums(keptIn: edition) {
                let part = database.dropFirst(edition.count + 1) + "/"
                files += whole.files.filter { $0.path.hasPrefix(part) }.map { (edition, $0.path, $0.sum) }
            }
        }
        return files.sorted { $0.name < $1.name }
    }

    /// Nil when the folder keeps none.
    private init?(keptIn folder: String) throws(ShelfError) {
        guard let bytes = try Disk.read(folder + "/" + Self.name, limit: 1 << 20) else { return nil }
        do { self = try RecordReader.value(of: bytes[...]) } catch { throw .damaged("\(Self.name): \(error.what)") }
    }
}

extension Disk {
    /// The checksum of a file, read piece by piece. The sum of a short one is that of its bytes.
    static func sum(of path: String) throws(ShelfError) -> UInt64 {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .disk(path: path, errno: errno) }
        defer { close(file) }
        // How long it is decides where the pieces end, and so what the sum is: a disk that will not tell has refused.
        var about = stat()
        guard fstat(file, &about) == 0 else { throw .disk(path: path, errno: errno) }
        var sum = Checksum()
        // Memory that is not needed would have to be cleared.
        var piece = [UInt8](repeating: 0, count: min(max(0, Int(about.st_size)) + 1, 1 << 18))
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
