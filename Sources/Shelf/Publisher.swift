import CXapian
import Glibc
import Topics

/// Writes a whole new edition beside the stub, then lets the stub name it.
struct Publisher {
    /// The points at which a kill must leave the old edition or the new one.
    enum Step: CaseIterable { case locked, begun, filled, committed, synced, moved, stubWritten, stubRenamed, swept }

    let path: String
    let shards: Int
    /// More records of the cache: what it was made from.
    var extras: [String: [UInt8]] = [:]
    /// Gives a topic of the library with its text; nil when it has become another since the library was read.
    var whole: @Sendable (Topic) -> Topic? = { $0 }
    /// Topics that are put into one database; of more, several are filled side by side and then joined.
    var partSize = 128
    var progress: (Int, Int) -> Void = { _, _ in }
    /// Called when a step is done. For tests.
    var reached: (Step) -> Void = { _ in }

    private var isCache: Bool { !extras.isEmpty }

    /// - Returns: the edition's name.
    func publish(_ library: Library) throws(ShelfError) -> String {
        try Disk.makeFolders(path)
        guard let lock = try FileLock.hold(path + "/" + Edition.publishing, waiting: true) else {
            throw .disk(path: path, errno: EWOULDBLOCK)
        }
        defer { withExtendedLifetime(lock) {} }
        return try publishLocked(library)
    }

    /// As ``publish(_:)``, for a caller that holds the lock.
    func publishLocked(_ library: Library) throws(ShelfError) -> String {
        sweep()
        reached(.locked)
        let folder = path + "/" + Edition.unfinished
        let stub = path + "/" + Stub.name
        try Disk.makeFolder(folder)
        // What is not to be left to fill the disk if the publishing cannot be finished.
        var leftovers = [folder, stub + ".new"]
        do {
            let edition = try translating(folder) { try fill(folder, library) }
            reached(.committed)
            // The cache is changed in place, so its files cannot be held to what they are now.
            if !isCache { try Disk.write(RecordWriter.record(try FileSums(of: folder)), to: folder + "/" + FileSums.name) }
            try Disk.write([], to: folder + "/" + Edition.lock)
            try Disk.syncAll(folder)
            reached(.synced)
            let name = freeName(edition)
            try Disk.rename(folder, to: path + "/" + name)
            leftovers.append(path + "/" + name)
            try Disk.sync(path)
            reached(.moved)
            try Disk.write(pointer(to: name).bytes, to: stub + ".new")
            reached(.stubWritten)
            try Disk.rename(stub + ".new", to: stub)
            leftovers = []
            try Disk.sync(path)
            reached(.stubRenamed)
            sweep()
            reached(.swept)
            return edition
        } catch {
            for path in leftovers { Disk.remove(path) }
            throw error
        }
    }

    /// Calls a new database's faults the disk's: nobody else has touched it, and Xapian seldom tells which file was refused, or why.
    private func translating<Answer>(_ folder: String, _ work: () throws -> Answer) throws(ShelfError) -> Answer {
        do { return try work() } catch let fault as IndexFault {
            throw .disk(path: folder, errno: fault.errno == 0 ? EIO : fault.errno)
        } catch { throw Shelf.meaning(of: error, path) }
    }

    /// Adds a number when a folder of that name is there already: it may be damaged, and its readers keep it.
    private func freeName(_ edition: String) -> String {
        let name = Edition.prefix + edition
        if !Disk.exists(path + "/" + name) { return name }
        return (2...).lazy.map { "\(name)-\($0)" }.first { !Disk.exists(path + "/" + $0) } ?? name
    }

    private func pointer(to name: String) -> Stub {
        let databases = shards > 1 ? ([Edition.head] + (1...shards).map(Edition.shard)).map { name + "/" + $0 } : [name]
        return Stub(databases.map { .local($0) })
    }

    /// Takes away what killed publishers left, and old editions that nobody reads. What cannot be taken away is left for next
    /// time, and so are all editions while there is no stub to tell which one is current.
    private func sweep() {
        Disk.remove(path + "/" + Edition.unfinished)
        Disk.remove(path + "/" + Stub.name + ".new")
        guard let bytes = try? Disk.read(path + "/" + Stub.name), let stub = try? Stub(bytes: bytes) else { return }
        for name in (try? Disk.names(in: path)) ?? [] where name.hasPrefix(Edition.prefix) && !stub.names(name) {
            let file = path + "/" + name + "/" + Edition.lock
            let lock = Disk.exists(file) ? try? FileLock.hold(file, waiting: false) : nil
            if lock == nil && Disk.exists(file) { continue }
            withExtendedLifetime(lock) { Disk.remove(path + "/" + name) }
        }
    }
}

extension Shelf {
    /// Makes the program's memory fit for much that is made and soon forgotten in small pieces, as a library that is read and published is. Not
    /// needed, but a twelfth of the work is spared.
    public static func prepareToPublish() { cxapian_join_free_memory() }

    /// Compiles a library into a new edition of the shelf at a path, and makes it the one that is opened from now on.
    ///
    /// Killed at any moment, it leaves the old edition or the whole new one. Readers of the old edition keep it; it is taken away at
    /// a later publish, when nobody reads it. Two publishers at once take turns. The same library gives the same edition.
    ///
    /// - Parameters:
    ///   - path: the shelf's folder, made if it is not there.
    ///   - shards: 1 for one database; more make that many databases of topics and a small `head` before them.
    ///   - progress: called now and then with how many topics are done and how many there are.
    ///   - whole: gives a topic of the library with its text, on any thread; nil when it has become another since the library was read. To
    ///     be given when the topics of the library are outlines.
    /// - Returns: the edition's name.
    /// - Throws: ``ShelfError/disk(path:errno:)`` when the disk refuses, ``ShelfError/overtaken(file:)`` when `whole` did; the old edition
    ///   then stays.
    @discardableResult
    public static func publish(
        _ library: Library, to path: String, shards: Int = 1, progress: (Int, Int) -> Void = { _, _ in },
        whole: @escaping @Sendable (Topic) -> Topic? = { $0 }
    ) throws(ShelfError) -> String {
        // The publisher keeps the closure only while it works.
        try withoutActuallyEscaping(progress) { progress throws(ShelfError) in
            try Publisher(path: path, shards: max(1, shards), whole: whole, progress: progress).publish(library)
        }
    }
}
