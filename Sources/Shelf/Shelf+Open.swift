import Topics

extension Shelf {
    /// What opening a shelf gives: its databases as one index, those on this machine as paths, and the locks on its edition.
    typealias Opened = (index: Index, locals: [String], locks: [FileLock])

    /// Finds the databases of a shelf, locks its edition against being taken away, and opens them.
    static func open(_ path: String) throws(ShelfError) -> Opened {
        let stubPath = Disk.isFolder(path) ? path + "/" + Stub.name : path
        guard Disk.exists(path) else { throw .missing(path: path) }
        // A publisher may take an edition away between our reading the stub and our locking it: then there is a new stub.
        for _ in 0..<100 {
            guard let bytes = try Disk.read(stubPath) else { return try openDatabase(path) }
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
            let index: Index
            do { index = try Index.open(single ?? stubPath) } catch {
                throw error.kind == .missing ? .damaged(error.message) : error.meaning(at: path)
            }
            guard try Disk.read(stubPath) == bytes else { continue }
            return (index, locals, locks)
        }
        throw .damaged("the stub does not come to rest")
    }

    /// A database without a stub: an edition opened by its own folder.
    private static func openDatabase(_ path: String) throws(ShelfError) -> Opened {
        let locks = FileLock.share(path + "/" + Edition.lock).map { [$0] } ?? []
        do { return (try Index.open(path), [path], locks) } catch {
            throw error.kind == .missing ? .foreign(path: path, why: "no \(Stub.name) in it") : error.meaning(at: path)
        }
    }
}
