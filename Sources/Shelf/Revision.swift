import Topics

/// Brings the cache to the state of a library: only what differs is written, and all of it becomes visible in one commit.
struct Revision {
    /// The points at which a kill must leave the old state or the new one.
    enum Step: CaseIterable { case begun, filled, committed }

    let path: String
    /// The record of what the cache is made from.
    let stamps: [UInt8]
    /// As ``Publisher/whole``.
    var whole: @Sendable (Topic) -> Topic? = { $0 }
    var progress: (Int, Int) -> Void = { _, _ in }
    /// Called when a step is done. For tests.
    var reached: (Step) -> Void = { _ in }

    /// For a caller that holds the publishing lock. What cannot be changed in place, because it is not there, damaged or
    /// of another form, is written anew beside it.
    func bring(to library: Library) throws(ShelfError) {
        do {
            if try changeInPlace(library) { return }
        } catch let error as ShelfError {
            if case .disk = error { throw error }
        } catch let fault as IndexFault where fault.kind == .disk {
            throw fault.meaning(at: path)
        } catch let fault as Sheets.Overtaken {
            throw .overtaken(file: fault.file)
        } catch {
            // Damage of whatever sort is mended by writing anew.
        }
        let publisher = Publisher(path: path, shards: 1, extras: [Key.stamps: stamps], whole: whole, progress: progress)
        _ = try publisher.publishLocked(library)
    }

    /// For a caller that holds the publishing lock: brings in topics that changed when nothing else has. False when that is not enough;
    /// then the cache is as it was.
    func bring(_ topics: [Topic]) -> Bool {
        do {
            guard let index = try openForChange() else { return false }
            try index.begin()
            reached(.begun)
            guard var amendment = try Amendment(of: index, at: path) else { return false }
            for topic in topics {
                guard try amendment.take(topic) else { return false }
            }
            try amendment.finish(stamps)
            reached(.filled)
            try index.commit()
            reached(.committed)
            return true
        } catch {
            // What stands in the way is met again, and mended or told, when the whole library is brought.
            return false
        }
    }

    /// The cache's database under Xapian's lock, or nil when it is not one that can be changed in place.
    private func openForChange() throws -> WritableIndex? {
        guard let bytes = try Disk.read(path + "/" + Stub.name) else { return nil }
        let stub = try Stub(bytes: bytes)
        guard stub.parts.count == 1, let edition = stub.editions.first, stub.parts == [.local(edition)] else { return nil }
        return try WritableIndex.change(path + "/" + edition)
    }

    /// Whether the shelf is one that could be changed, and has been.
    private func changeInPlace(_ library: Library) throws -> Bool {
        guard let index = try openForChange() else { return false }
        let old = try Shelf.title(of: index, path)
        let bindery = Bindery(library, whole: whole)
        guard old.languages == bindery.library.languages else { return false }
        try index.begin()
        reached(.begun)
        var changes = try Changes(index: index, bindery: bindery, progress: progress)
        try changes.write(stamps)
        reached(.filled)
        try index.commit()
        reached(.committed)
        return true
    }
}

/// The differences between a library and what an index holds.
private struct Changes {
    let index: WritableIndex
    let bindery: Bindery
    let progress: (Int, Int) -> Void
    /// What each word of the spelling table gains or loses.
    private var spelled: [String: Int] = [:]
    private var sum = EditionSum()
    /// The synonym tables the index was made with.
    private let before: [String: [Synonym]]
    /// Whether people's words now lead elsewhere: that changes the terms of topics that are themselves the same.
    private let isReworded: Bool

    init(index: WritableIndex, bindery: Bindery, progress: @escaping (Int, Int) -> Void) throws {
        self.index = index
        self.bindery = bindery
        self.progress = progress
        var before: [String: [Synonym]] = [:]
        for language in bindery.library.languages {
            guard let bytes = try index.metadata(Key.synonyms(language)) else { continue }
            before[language] = try RecordReader.value([Synonym].self, of: bytes[...])
        }
        self.before = before
        let help = try index.metadata(Key.help)
        isReworded = before != bindery.synonymsByLanguage || help != RecordWriter.record(bindery.library.helpTopic ?? "")
    }

    mutating func write(_ stamps: [UInt8]) throws {
        try writeTopics()
        let records = bindery.records()
        try writeSynonyms()
        var known: Set<String> = []
        var key = ""
        while let next = try index.metadataKey(after: key) {
            key = next
            known.insert(key)
        }
        for gone in known.subtracting(records.keys) { try index.setMetadata(gone, nil) }
        for (key, bytes) in records {
            sum.add(key, bytes)
            if try index.metadata(key) != bytes { try index.setMetadata(key, bytes) }
        }
        for (word, change) in spelled where change != 0 { try index.spell(word, change) }
        try index.setMetadata(Key.stamps, stamps)
        try index.setMetadata(Title.key, RecordWriter.record(bindery.title(edition: sum.name)))
    }

    private mutating func writeTopics() throws {
        let total = bindery.sheets.count
        var left = try index.count()
        var done = 0
        var old: Bound?
        try bindery.bind { unique, bound in
            sum.add(unique, bound)
            old = try index.bound(unique)
            if old != nil { left -= 1 }
            done += 1
            progress(done, total)
            return old != bound || isReworded
        } put: { entry, words in
            if let old { try forget(old, entry.unique) }
            for word in words { spelled[word, default: 0] += 1 }
            try index.put(entry, isNew: old == nil)
        }
        if left > 0 { try removeOthers() }
    }

    /// Takes out the topics that the library no longer has.
    private mutating func removeOthers() throws {
        let names = bindery.names
        var number: UInt32 = 0
        var gone: [(unique: String, bound: Bound)] = []
        while let (next, bound) = try index.bound(after: number) {
            number = next
            let topic = try Leaf.page(of: bound.page).topic
            guard let language = bindery.library.languages.firstIndex(of: topic.language) else { continue }
            let unique = Key.topic(language, topic.id)
            if !names.contains(unique) { gone.append((unique, bound)) }
        }
        for (unique, bound) in gone {
            try forget(bound, unique)
            try index.remove(unique)
        }
    }

    /// Takes the words of a document out of the spelling table.
    private mutating func forget(_ bound: Bound, _ unique: String) throws {
        for word in try bindery.spellings(of: bound, unique: unique) { spelled[word, default: 0] -= 1 }
    }

    private mutating func writeSynonyms() throws {
        guard isReworded else { return }
        try index.clearSynonyms()
        for word in bindery.synonyms(before).words { spelled[word, default: 0] -= 1 }
        let synonyms = bindery.synonyms(bindery.synonymsByLanguage)
        for word in synonyms.words { spelled[word, default: 0] += 1 }
        for (key, text) in synonyms.phrases { try index.addSynonym(key, text) }
    }
}
