import Topics

/// One edition of a shelf, held so that publishing does not take it away, and opened as often as wanted.
///
/// Holding reads the stub and opens no database. The hold lasts until this is gone, in every process forked meanwhile. A shelf whose
/// stub names another machine cannot be held.
public final class HeldEdition: Sendable {
    private let path: String
    /// What no two editions have in common: the stub, and the names and revisions of its databases. The stub alone comes again, because
    /// replicas take turns in two folders.
    public let mark: [UInt8]
    private let locals: [String]
    private let locks: [FileLock]

    /// Holds the edition that the stub names now.
    ///
    /// - Throws: as ``Shelf/init(path:)``, and ``ShelfError/foreign(path:why:)`` for a shelf of more than this machine.
    public init(path: String) throws(ShelfError) {
        self.path = path
        for _ in 0..<100 {
            guard Disk.exists(path) else { throw .missing(path: path) }
            let (stub, locals, mark) = try Self.look(at: path)
            let locks = stub.editions.compactMap { FileLock.share("\(path)/\($0)/\(Edition.lock)") }
            guard try Self.look(at: path).mark == mark else { continue }
            guard locks.count == stub.editions.count || locals.allSatisfy(Disk.exists) else {
                throw .damaged("the stub names an edition that is not there")
            }
            self.locals = locals
            self.mark = mark
            self.locks = locks
            return
        }
        throw .damaged("the stub does not come to rest")
    }

    /// The folders of its databases: all that reading it needs.
    public var folders: [String] { locals }

    /// Whether the stub still names this edition. False also when there is no stub any more.
    public var isNewest: Bool { (try? Self.look(at: path))?.mark == mark }

    /// Whether it has been taken away all the same, as replication does: nobody can open it any more.
    public var isGone: Bool { !locals.allSatisfy(Disk.exists) }

    /// Opens it, for the calling thread. Whoever opens it has had it verified, or verifies it before anything else.
    public func open() throws(ShelfError) -> sending Shelf {
        try FileSums.verifyHeads(locals)
        let index: Index
        do {
            index = try Index.open(locals[0])
            for shard in locals.dropFirst() { try index.join(shard) }
            // Not every copy is locked, and a visit ends with the edition it began with.
            try index.keepFiles()
        } catch {
            throw error.kind == .missing ? .damaged(error.message) : error.meaning(at: path)
        }
        return try Shelf(path: path, opened: (index, locals, locks), isCache: false, isHeld: true, isVerified: true)
    }

    /// What lies there now, before anything is locked or opened.
    private static func look(at path: String) throws(ShelfError) -> (stub: Stub, locals: [String], mark: [UInt8]) {
        guard let bytes = try Disk.read(path + "/" + Stub.name) else { throw .foreign(path: path, why: "no \(Stub.name) in it") }
        let stub: Stub
        do { stub = try Stub(bytes: bytes) } catch { throw .damaged(error.what) }
        let locals = try stub.parts.map { part throws(ShelfError) in
            guard case .local(let name) = part else { throw .foreign(path: path, why: "it reads from another machine") }
            return name.hasPrefix("/") ? name : path + "/" + name
        }
        // Where Xapian keeps a database's name and revision.
        return (stub, locals, bytes + locals.flatMap { (try? Disk.read($0 + "/iamglass")) ?? [] })
    }

    /// Ends the hold in this process, which was forked and is not to read; it goes on in the others. It must not be opened here afterwards.
    public func letGo() { for lock in locks { lock.letGo() } }
}
