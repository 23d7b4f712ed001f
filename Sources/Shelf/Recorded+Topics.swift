import Topics

// How the values of a topic are kept. Places in the author's files stay behind: a reader has no use for them.

extension Day: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let year: UInt64 = try reader.read()
        let month = try reader.byte()
        let day = try reader.byte()
        guard year <= 9999, let date = Day(year: Int(year), month: Int(month), day: Int(day)) else {
            throw RecordFault(what: "a day that does not exist")
        }
        self = date
    }

    func write(to writer: inout RecordWriter) {
        writer.write(UInt64(year))
        writer.append(UInt8(month))
        writer.append(UInt8(day))
    }
}

extension FindingKey: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(source: try reader.read(), finding: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(source)
        writer.write(finding)
    }
}

extension TopicHeading: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            id: try reader.read(), title: try reader.read(), shortTitle: try reader.read(), section: try reader.read(),
            summary: try reader.read(), reviewed: try reader.read(), reviewDue: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        for text in [id, title, shortTitle, section, summary] { writer.write(text) }
        writer.write(reviewed)
        writer.write(reviewDue)
    }
}

extension Translation: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) { self.init(of: try reader.read(), reviewed: try reader.read()) }

    func write(to writer: inout RecordWriter) {
        writer.write(of)
        writer.write(reviewed)
    }
}

extension Topic: Recorded {
    /// The blocks are parsed again from the text: that is quicker than it sounds and keeps one truth.
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            id: try reader.read(), section: try reader.read(), language: try reader.read(), title: try reader.read(),
            menuTitle: try reader.read(), summary: try reader.read(), nextStep: try reader.read(), keywords: try reader.read(),
            related: try reader.read(), questions: try reader.read(), reviewed: try reader.read(), reviewDue: try reader.read(),
            translates: try reader.read(), body: try reader.read(), bodyLine: try reader.read(), blocks: [],
            file: try reader.read())
        blocks = TopicParser.blocks(of: body)
    }

    func write(to writer: inout RecordWriter) {
        for text in [id, section, language, title] { writer.write(text) }
        writer.write(menuTitle)
        writer.write(summary)
        writer.write(nextStep)
        for texts in [keywords, related, questions] { writer.write(texts) }
        writer.write(reviewed)
        writer.write(reviewDue)
        writer.write(translates)
        writer.write(body)
        writer.write(bodyLine)
        writer.write(file)
    }
}

extension CitedFinding: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(key: try reader.read(), source: try reader.read(), finding: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(key)
        var short = source
        short.findings = []
        short.record = ""
        writer.write(short)
        writer.write(finding)
    }
}

extension Page: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            topic: try reader.read(), sectionTitle: try reader.read(), citations: try reader.read(), terms: try reader.read(),
            related: try reader.read(), row: try reader.read(), previous: try reader.read(), next: try reader.read(),
            original: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(topic)
        writer.write(sectionTitle)
        writer.write(citations)
        writer.write(terms)
        writer.write(related)
        writer.write(row)
        writer.write(previous)
        writer.write(next)
        writer.write(original)
    }
}
