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

    /// How many topics are committed together, when so many are there. Xapian keeps them in trees that grow slow, and goes through all its
    /// lists of places at every commit.
    private static func together(_ done: Int) -> Int { min(max(500, done / 8), 2_000) }

    /// Fills the databases of a new edition. Nobody reads them yet, so they are committed whenever it keeps memory flat.
    private func fill(_ folder: String, _ library: Library) throws -> String {
        let bindery = Bindery(library)
        let head = try WritableIndex.create(shards > 1 ? folder + "/" + Edition.head : folder)
        let leaves =
            try shards > 1
            ? (1...shards).map { try WritableIndex.create(folder + "/" + Edition.shard($0)) } : [head]
        reached(.begun)
        var sum = EditionSum()
        let total = bindery.count
        var (done, pending) = (0, 0)
        try bindery.bind { entry, words in
            try leaves[done % leaves.count].put(entry, isNew: true)
            sum.add(entry.unique, entry.bound)
            bindery.count(words)
            done += 1
            pending += 1
            if pending >= Self.together(done) * leaves.count {
                for leaf in leaves { try leaf.commit() }
                pending = 0
            }
            progress(done, total)
        }
        let records = bindery.records()
        for (key, bytes) in records.sorted(by: { $0.key < $1.key }) {
            try head.setMetadata(key, bytes)
            sum.add(key, bytes)
        }
        for (key, bytes) in extras { try head.setMetadata(key, bytes) }
        if shards > 1 { try head.setMetadata(Key.shards, RecordWriter.record(try leaves.flatMap { try $0.names() })) }
        let synonyms = bindery.synonyms(library.synonyms)
        for (key, text) in synonyms.phrases { try head.addSynonym(key, text) }
        bindery.count(synonyms.words)
        for (word, count) in bindery.spelled.sorted(by: { $0.key < $1.key }) { try head.spell(word, count) }
        try head.setMetadata(Title.key, RecordWriter.record(bindery.title(edition: sum.name)))
        reached(.filled)
        for leaf in leaves { try leaf.commit() }
        try head.commit()
        return sum.name
    }
}

extension Shelf {
    /// Compiles a library into a new edition of the shelf at a path, and makes it the one that is opened from now on.
    ///
    /// Killed at any moment, it leaves the old edition or the whole new one. Readers of the old edition keep it; it is taken away at
    /// a later publish, when nobody reads it. Two publishers at once take turns. The same library gives the same edition.
    ///
    /// - Parameters:
    ///   - path: the shelf's folder, made if it is not there.
    ///   - shards: 1 for one database; more make that many databases of topics and a small `head` before them.
    ///   - progress: called after every topic with how many are done and how many there are.
    /// - Returns: the edition's name.
    /// - Throws: ``ShelfError/disk(path:errno:)`` when the disk refuses; the old edition then stays.
    @discardableResult
    public static func publish(
        _ library: Library, to path: String, shards: Int = 1, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(ShelfError) -> String {
        // The publisher keeps the closure only while it works.
        try withoutActuallyEscaping(progress) { progress throws(ShelfError) in
            try Publisher(path: path, shards: max(1, shards), progress: progress).publish(library)
        }
    }
}
