import Topics

extension Shelf {
    /// Checks the whole shelf: the files on this machine by their checksums and by Xapian's own check, every record and its checksum,
    /// and that nothing is missing or too much.
    ///
    /// Xapian's own check opens files for writing. It is left out of what this user cannot write, such as a shelf that was installed; what it
    /// would find in a published edition the checksums of the files find too.
    ///
    /// - Parameter isWritable: False where no file may be opened for writing in any case.
    /// - Throws: ``ShelfError/damaged(_:)`` with the first fault.
    /// - Complexity: O(size of the shelf). It reads everything, one record at a time.
    public func verifyAll(isWritable: Bool = true) throws(ShelfError) {
        for folder in Set(locals.flatMap { [$0, Disk.parent(of: $0)] }).sorted() { try FileSums.verify(folder) }
        for path in locals where isWritable && Disk.isWritable(path + "/iamglass") {
            let faults = try Self.translating(path) { try Index.faults(at: path) }
            if faults > 0 { throw .damaged("Xapian finds \(faults) faults in \(path)") }
        }
        try reaching {
            var sum = EditionSum()
            try self.verifyRecords(&sum)
            try self.verifyTopics(&sum)
            guard sum.name == self.edition else { throw RecordFault(what: "the contents are not those of edition \(self.edition)") }
        }
    }

    private func verifyRecords(_ sum: inout EditionSum) throws {
        var key = ""
        while let next = try index.metadataKey(after: key) {
            key = next
            guard let bytes = try index.metadata(key) else { throw RecordFault(what: "the record \(key) is empty") }
            if key == Title.key || key == Key.stamps || key == Key.shards { continue }
            sum.add(key, bytes)
            let record = bytes[...]
            switch key.prefix(while: { $0 != ":" }) {
            case "front": _ = try RecordReader.value(Front.self, of: record)
            case "menu": _ = try RecordReader.value([TopicHeading].self, of: record)
            case "glossary": _ = try RecordReader.value([GlossaryEntry].self, of: record)
            case "synonyms": _ = try RecordReader.value([Synonym].self, of: record)
            case "source": _ = try RecordReader.value(KeptSource.self, of: record)
            case Key.help: _ = try RecordReader.value(String.self, of: record)
            case "sources": _ = try RecordReader.value([String].self, of: record)
            default: throw RecordFault(what: "there is an unknown record \(key)")
            }
        }
        _ = try Self.title(of: index, path)
    }

    private func verifyTopics(_ sum: inout EditionSum) throws {
        var number: UInt32 = 0
        var count = 0
        while let (next, bound) = try index.bound(after: number) {
            number = next
            count += 1
            let topic = try Leaf.page(of: bound.page).topic
            let cover = try Leaf.cover(of: bound.cover)
            guard let language = languages.firstIndex(of: topic.language), cover.heading.id == topic.id else {
                throw RecordFault(what: "a topic is not where it belongs")
            }
            sum.add(Key.topic(language, topic.id), bound)
        }
        guard count == title.counts.reduce(0, +) else { throw RecordFault(what: "\(count) topics are there, not \(title.counts)") }
    }
}
