import Topics

// How what belongs to the whole library is kept.

extension SectionHeading: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(id: try reader.read(), title: try reader.read(), count: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(id)
        writer.write(title)
        writer.write(count)
    }
}

extension HelpLine: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(name: try reader.read(), call: try reader.read(), text: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(name)
        writer.write(call)
        writer.write(text)
    }
}

extension GlossaryEntry: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            term: try reader.read(), also: try reader.read(), meaning: try reader.read(), topic: try reader.read(),
            source: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(term)
        writer.write(also)
        writer.write(meaning)
        writer.write(topic)
        writer.write(source)
    }
}

extension Synonym: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(phrase: try reader.read(), alsoSearch: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(phrase)
        writer.write(alsoSearch)
    }
}

extension Words: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let spoken: [String: String] = try reader.read()
        self.init()
        // A message this Carrel does not know yet is left out: a newer one wrote the shelf.
        for (id, text) in spoken {
            if let message = Message(rawValue: id) { self.spoken[message] = text }
        }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(Dictionary(spoken.map { ($0.key.rawValue, $0.value) }) { first, _ in first })
    }
}

extension Front: Recorded {
    /// The edition is kept once for the whole shelf and filled in by ``Shelf``.
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            language: try reader.read(), languages: try reader.read(), languageNames: try reader.read(), title: try reader.read(),
            disclaimer: try reader.read(),
            sections: try reader.read(), crisis: try reader.read(), words: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(language)
        writer.write(languages)
        writer.write(languageNames)
        writer.write(title)
        writer.write(disclaimer)
        writer.write(sections)
        writer.write(crisis)
        writer.write(words)
    }
}

/// The record a shelf is known by: the first one read, under ``Title/key``.
struct Title: Recorded, Equatable {
    static let key = "carrel"

    var edition: String
    var languages: [String]
    /// Topics in each language, in the order of the languages.
    var counts: [Int]

    init(edition: String, languages: [String], counts: [Int]) {
        self.edition = edition
        self.languages = languages
        self.counts = counts
    }

    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(edition: try reader.read(), languages: try reader.read(), counts: try reader.read())
        guard !languages.isEmpty, languages.count == counts.count else { throw RecordFault(what: "languages and counts differ") }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(edition)
        writer.write(languages)
        writer.write(counts)
    }
}
