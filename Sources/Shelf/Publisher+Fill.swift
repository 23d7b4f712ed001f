import Glibc
import Synchronization
import Topics

extension Publisher {
    /// Databases of one edition that are filled by themselves, at most. Each has some files open while they are joined.
    private static let mostParts = 32

    /// Topics that are committed together: Xapian holds them in memory, in trees that grow slow.
    private static let together = 160

    /// A database that one thread fills: its folder, and the numbers of its topics.
    private struct Part: Sendable {
        var folder: String
        var numbers: StrideTo<Int>
    }

    /// Fills a new edition. Nobody reads it yet.
    ///
    /// - Returns: its name, which does not tell how many have worked on it.
    func fill(_ folder: String, _ library: Library) throws -> String {
        let bindery = Bindery(library, whole: whole)
        let parts = parts(of: bindery.sheets.count, in: folder)
        let head = parts.isEmpty ? folder : folder + "/" + Edition.head
        let words = shards == 1 && !parts.isEmpty ? (0..<2).map { folder + "/words-\($0)" } : []
        let edition = try fill(parts, words, head, bindery)
        if !words.isEmpty { try join([head] + words + parts.map(\.folder), in: folder) }
        return edition
    }

    /// None when one database is enough. Shards take turns with the topics, parts that will be joined have theirs in a row.
    private func parts(of count: Int, in folder: String) -> [Part] {
        if shards > 1 {
            return (0..<shards).map {
                Part(folder: folder + "/" + Edition.shard($0 + 1), numbers: stride(from: $0, to: count, by: shards))
            }
        }
        let parts = min(Self.mostParts, (count + partSize - 1) / partSize)
        if parts < 2 { return [] }
        return (0..<parts).map {
            Part(folder: folder + "/part-\($0)", numbers: stride(from: $0 * count / parts, to: ($0 + 1) * count / parts, by: 1))
        }
    }

    /// - Parameter words: databases for the spelling table, which is written slowly; none when it belongs to the head.
    private func fill(_ parts: [Part], _ words: [String], _ path: String, _ bindery: Bindery) throws -> String {
        let head = try WritableIndex.create(path)
        reached(.begun)
        let sheets = bindery.sheets
        let count = sheets.count
        if parts.isEmpty {
            var done = 0
            let numbers = stride(from: 0, to: count, by: 1)
            let tally = try Self.fill(head, numbers, bindery.binder) {
                done += 1
                progress(done, count)
            }
            bindery.take(tally)
        } else {
            let tally = Mutex(Binder.Tally())
            let names = try Crew.advance(parts.count) {
                let binder = Binder(sheets)
                return { number, step in
                    let index = try WritableIndex.create(parts[number].folder)
                    let part = try Self.fill(index, parts[number].numbers, binder, step)
                    try index.commit()
                    tally.withLock { $0.add(part) }
                    return try index.names()
                }
            } stepped: {
                progress($0, count)
            }
            bindery.take(tally.withLock { $0 })
            if shards > 1 { try head.setMetadata(Key.shards, RecordWriter.record(names.flatMap { $0 })) }
        }
        let (edition, spelled) = try write(bindery, to: head)
        if words.isEmpty { try Self.spell(spelled, to: head) }
        let written = Crew.map(words.count) { number in
            Result {
                let index = try WritableIndex.create(words[number])
                try Self.spell(stride(from: number, to: spelled.count, by: words.count).lazy.map { spelled[$0] }, to: index)
                try index.commit()
            }
        }
        for result in written { try result.get() }
        reached(.filled)
        try head.commit()
        return edition
    }

    /// Puts topics into a database, which is committed whenever it keeps memory flat.
    private static func fill(
        _ index: WritableIndex, _ numbers: StrideTo<Int>, _ binder: Binder, _ step: () throws -> Void
    ) throws -> Binder.Tally {
        var pending = 0
        return try binder.bind(numbers) { entry in
            if pending == together {
                try index.commit()
                pending = 0
            }
            try index.put(entry, isNew: true)
            pending += 1
            try step()
        }
    }

    /// Writes what belongs to the whole, but for the spelling table.
    ///
    /// - Returns: the edition's name, and the words of the spelling table with how often they stand in topics.
    private func write(_ bindery: Bindery, to head: WritableIndex) throws -> (edition: String, spelled: [(String, Int)]) {
        var sum = bindery.tally.sum
        for (key, bytes) in bindery.records().sorted(by: { $0.key < $1.key }) {
            try head.setMetadata(key, bytes)
            sum.add(key, bytes)
        }
        for (key, bytes) in extras { try head.setMetadata(key, bytes) }
        let synonyms = bindery.synonyms(bindery.library.synonyms)
        for (key, text) in synonyms.phrases { try head.addSynonym(key, text) }
        var spelled = bindery.tally
        spelled.count(synonyms.words)
        try head.setMetadata(Title.key, RecordWriter.record(bindery.title(edition: sum.name)))
        return (sum.name, spelled.spelled.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private static func spell(_ words: some Sequence<(String, Int)>, to index: WritableIndex) throws {
        for (word, count) in words { try index.spell(word, count) }
    }

    /// Makes one database of several, its topics numbered through from the first to the last.
    private func join(_ parts: [String], in folder: String) throws {
        do {
            let index = try Index.open(parts[0])
            for part in parts.dropFirst() { try index.join(part) }
            try index.compact(to: folder)
        }
        for part in parts {
            Disk.remove(part)
            // It would be taken for a part of the edition.
            if Disk.exists(part) { throw ShelfError.disk(path: part, errno: EIO) }
        }
        // Every other database has it from the beginning, for whoever changes it to lock.
        try Disk.write([], to: folder + "/flintlock")
    }
}
