import Glibc
import Topics

extension Shelf {
    /// What opening a shelf gives: its databases as one index, those on this machine as paths, and the locks on its edition.
    typealias Opened = (index: Index, locals: [String], locks: [FileLock])

    /// Finds the databases of a shelf, locks its edition against being taken away, and opens them when their files have been compared with their
    /// sums: in a hurry only the heads.
    static func open(_ path: String, isHurried: Bool) throws(ShelfError) -> Opened {
        let stubPath = Disk.isFolder(path) ? path + "/" + Stub.name : path
        guard Disk.exists(path) else { throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .disk(path: path, errno: errno) }
        // A publisher may take an edition away between our reading the stub and our locking it: then there is a new stub.
        for _ in 0..<100 {
            guard let bytes = try Disk.read(stubPath) else { return try openDatabase(path, isHurried: isHurried) }
            let stub: Stub
            do { stub = try Stub(bytes: bytes) } catch {
                throw stubPath == path ? .foreign(path: path, why: error.what) : .damaged(error.what)
            }
            let folder = Disk.parent(of: stubPath)
            let locks = stub.editions.compactMap { FileLock.share("\(folder)/\($0)/\(Edition.lock)") }
            let isLocked = locks.count == stub.editions.count
            let isSame = try Disk.read(stubPath) == bytes
            guard isSame else { continue }
            let locals = stub.parts.compactMap { part in
                if case .local(let name) = part { name.hasPrefix("/") ? name : folder + "/" + name } else { nil }
            }
            guard isLocked || locals.allSatisfy(Disk.exists) else { throw .damaged("the stub names an edition that is not there") }
            let single = stub.parts.count == 1 ? locals.first : nil
            let opened = Result {
                try verify(locals, isHurried: isHurried)
                let index = try Index.open(single ?? stubPath)
                // A replica is taken away as soon as there is a newer one, whoever reads it.
                if stub.editions.isEmpty { try index.keepFiles() }
                try compareShards(of: index, stub)
                return index
            }
            guard try Disk.read(stubPath) == bytes else { continue }
            do { return (try opened.get(), locals, locks) } catch let fault as IndexFault where fault.kind == .missing {
                throw .damaged(fault.message)
            } catch {
                throw meaning(of: error, path)
            }
        }
        throw .damaged("the stub does not come to rest")
    }

    private static func verify(_ locals: [String], isHurried: Bool) throws(ShelfError) {
        if isHurried { try FileSums.verifyHeads(locals) } else { try FileSums.verifySoon(locals) }
    }

    /// The shards must be those that were published with their head: else the menu of one edition would lead to topics of another.
    private static func compareShards(of index: Index, _ stub: Stub) throws {
        if stub.parts.count == 1 { return }
        let published = try index.metadata(Key.shards).map { try RecordReader.value([String].self, of: $0[...]) }
        guard try index.names().dropFirst().sorted() == published?.sorted() else {
            throw IndexFault(.foreign, message: "its shards and its head are not of one edition")
        }
    }

    /// A database without a stub: an edition opened by its own folder.
    private static func openDatabase(_ path: String, isHurried: Bool) throws(ShelfError) -> Opened {
        let locks = FileLock.share(path + "/" + Edition.lock).map { [$0] } ?? []
        try verify([path], isHurried: isHurried)
        do { return (try Index.open(path), [path], locks) } catch {
            throw error.kind == .missing ? .foreign(path: path, why: "no \(Stub.name) in it") : error.meaning(at: path)
        }
    }
}
