import Glibc
import Topics

/// The shelf that Carrel keeps by itself when it is pointed at an author's folder: made when there is none, changed in place when the
/// author's files have changed, opened without reading them when they have not.
///
/// Whatever happens to it, a start is never broken by it: what cannot be written is kept in a temporary folder, what is damaged or of
/// another version is made anew, and a kill at any moment leaves the old state or the new.
public struct ShelfCache: Sendable {
    /// What reading the author's folder gave.
    public struct Reading: Sendable {
        /// Without the topics that could not be read.
        public var library: Library
        /// What the author must hear at every start until the files change, such as which topics are broken. Kept word for word.
        public var notices: [String]
        /// Whether a file refused to be read, which may be over at the next start though no stamp differs: then everything is read again.
        public var isPassing: Bool
        /// Gives a topic of the library with its text, on any thread; nil when it has become another since the library was read.
        public var whole: @Sendable (Topic) -> Topic?

        /// Takes everything as it is given; nothing is checked here.
        public init(
            library: Library, notices: [String] = [], isPassing: Bool = false, whole: @escaping @Sendable (Topic) -> Topic? = { $0 }
        ) {
            self.library = library
            self.notices = notices
            self.isPassing = isPassing
            self.whole = whole
        }
    }

    /// A shelf that is up to date and ready to be opened, by any thread.
    public struct Ready: Sendable {
        /// Of the folder with the stub.
        public let path: String
        /// What the author must hear now, word for word.
        public let notices: [String]
        /// Whether it lies in a temporary folder, because the cache cannot be written.
        public let isTemporary: Bool

        /// Opens it for the calling thread. A temporary one is taken off the disk as soon as it is open, so it can be opened once.
        public func open() throws(ShelfError) -> Shelf {
            let shelf = try Shelf(path: path, isCache: true)
            if isTemporary { Disk.remove(path) }
            return shelf
        }
    }

    /// The folder of this cache.
    public let path: String
    /// How long to wait for another Carrel that is writing the cache, in milliseconds.
    var patience = 2_000
    /// For tests.
    var temporaryFolders = ShelfCache.temporaryFolders

    /// - Parameters:
    ///   - home: the folder of all Carrel's caches, such as `~/.cache/carrel`. Made if it is not there.
    ///   - content: the author's folder, by its absolute path: each has its own cache.
    public init(home: String, content: String) {
        path = home + "/library-" + Checksum.name(Checksum.of(Array(content.utf8)))
    }

    /// Sees to it that the shelf says what the author's files say.
    ///
    /// - Parameters:
    ///   - stamps: the author's files as they are, looked at before `read` is called.
    ///   - progress: called after every topic with how many are done and how many there are; not when nothing has changed.
    ///   - topic: reads one topic anew, by its path in the folder; nil when it cannot be read by itself. Asked for a few topics when
    ///     nothing but their files has changed, so that the others need not be read.
    ///   - read: reads the author's folder. Called only when a stamp differs from those kept; again when a topic was changed
    ///     before its text was asked for.
    /// - Throws: ``ShelfError/disk(path:errno:)`` when not even a temporary folder can be written; whatever `read` throws.
    public func prepare(
        stamps: [FileStamp], progress: (Int, Int) -> Void = { _, _ in }, topic: (String) -> Topic? = { _ in nil },
        read: () throws -> Reading
    ) throws -> Ready {
        // A folder that is written to meanwhile is read again, as often as anybody has patience for.
        for _ in 1...2 {
            do { return try prepareOnce(stamps, progress, topic, read) } catch ShelfError.overtaken {}
        }
        return try prepareOnce(stamps, progress, topic, read)
    }

    private func prepareOnce(
        _ stamps: [FileStamp], _ progress: (Int, Int) -> Void, _ topic: (String) -> Topic?, _ read: () throws -> Reading
    ) throws -> Ready {
        if let kept, kept.stamps == stamps { return ready(kept) }
        let lock: FileLock?
        do {
            try Disk.makeFolders(path)
            lock = try waitForLock()
        } catch {
            return try temporary(try read(), progress)
        }
        // Whoever was before us may have done our work.
        let before = kept
        if let before, before.stamps == stamps || lock == nil { return ready(before) }
        if let before, lock != nil, let topics = before.changedTopics(stamps, topic) {
            let kept = Kept(stamps: stamps, notices: before.notices)
            if Revision(path: path, stamps: RecordWriter.record(kept)).bring(topics) { return ready(kept) }
        }
        let reading = try read()
        guard let lock else { return try temporary(reading, progress) }
        defer { withExtendedLifetime(lock) {} }
        do {
            let kept = Kept(stamps: reading.isPassing ? [] : stamps, notices: reading.notices)
            try withoutActuallyEscaping(progress) { progress throws(ShelfError) in
                let revision = Revision(path: path, stamps: RecordWriter.record(kept), whole: reading.whole, progress: progress)
                try revision.bring(to: reading.library)
            }
            return ready(kept)
        } catch ShelfError.overtaken(let file) {
            throw ShelfError.overtaken(file: file)
        } catch {
            return try temporary(reading, progress)
        }
    }

    private func ready(_ kept: Kept) -> Ready { Ready(path: path, notices: kept.notices, isTemporary: false) }

    /// What the cache was made from; nil when there is no sound one.
    private var kept: Kept? {
        guard let shelf = try? Shelf(path: path) else { return nil }
        return try? shelf.asking { try shelf.record(Key.stamps) }
    }

    private func waitForLock() throws(ShelfError) -> FileLock? {
        for _ in 0...patience / 10 {
            if let lock = try FileLock.hold(path + "/" + Edition.publishing, waiting: false) { return lock }
            usleep(10_000)
        }
        return nil
    }

    /// A shelf for this start alone.
    private func temporary(_ reading: Reading, _ progress: (Int, Int) -> Void) throws(ShelfError) -> Ready {
        var refusal = ShelfError.disk(path: path, errno: EROFS)
        for folder in temporaryFolders {
            var made: String?
            do {
                let path = try Disk.makeTemporaryFolder(under: folder)
                made = path
                try Shelf.publish(reading.library, to: path, progress: progress, whole: reading.whole)
                return Ready(path: path, notices: reading.notices, isTemporary: true)
            } catch {
                if let made { Disk.remove(made) }
                refusal = error
            }
        }
        throw refusal
    }

    private static var temporaryFolders: [String] {
        let own = getenv("TMPDIR").map { [String(cString: $0)] } ?? []
        return own.filter { !$0.isEmpty } + ["/tmp", "/dev/shm"]
    }
}

/// The record of what a cache was made from.
struct Kept: Recorded, Equatable {
    var stamps: [FileStamp]
    var notices: [String]

    init(stamps: [FileStamp], notices: [String]) {
        self.stamps = stamps
        self.notices = notices
    }

    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(stamps: try reader.read(), notices: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(stamps)
        writer.write(notices)
    }

    /// More changed topics than this are brought in with the whole library: each costs as much as many that did not change.
    private static let mostTopics = 20

    /// The topics that changed, read anew; nil when anything else has changed as well, or one of them cannot be read by itself.
    func changedTopics(_ now: [FileStamp], _ topic: (String) -> Topic?) -> [Topic]? {
        guard now.count == stamps.count else { return nil }
        var topics: [Topic] = []
        for (before, after) in zip(stamps, now) where before != after {
            guard before.path == after.path, topics.count < Self.mostTopics, let topic = topic(after.path) else { return nil }
            topics.append(topic)
        }
        return topics
    }
}

extension FileStamp: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(path: try reader.read(), size: try reader.read(), modified: try reader.read(), inode: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(path)
        writer.write(size)
        writer.write(modified)
        writer.write(inode)
    }
}
