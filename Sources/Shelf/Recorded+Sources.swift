import Topics

// How sources and their findings are kept.

extension Source.Kind: Recorded {}
extension Source.Reading: Recorded {}
extension Basis: Recorded {}
extension Certainty: Recorded {}
extension Verdict: Recorded {}

extension PlainFigure: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) { self.init(figure: try reader.read(), plain: try reader.read()) }

    func write(to writer: inout RecordWriter) {
        writer.write(figure)
        writer.write(plain)
    }
}

extension Finding: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            id: try reader.read(), at: try reader.read(), says: try reader.read(), plain: try reader.read(),
            restsOn: try reader.read(), certainty: try reader.read(), verdict: try reader.read(), why: try reader.read(),
            contradicts: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        for text in [id, at, says] { writer.write(text) }
        writer.write(plain)
        writer.write(restsOn)
        writer.write(certainty)
        writer.write(verdict)
        writer.write(why)
        writer.write(contradicts)
    }
}

extension Source: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(
            id: try reader.read(), type: try reader.read(), title: try reader.read(), authors: try reader.read(),
            publisher: try reader.read(), containerTitle: try reader.read(), issued: try reader.read(),
            address: try reader.read(), doi: try reader.read(), kind: try reader.read(), read: try reader.read(),
            trust: try reader.read(), funding: try reader.read(), retracted: try reader.read(),
            supersededBy: try reader.read(), findings: try reader.read(), record: try reader.read(), file: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        for text in [id, type, title] { writer.write(text) }
        writer.write(authors)
        for text in [publisher, containerTitle, issued, address, doi] { writer.write(text) }
        writer.write(kind)
        writer.write(read)
        writer.write(trust)
        writer.write(funding)
        writer.write(retracted)
        writer.write(supersededBy)
        writer.write(findings)
        writer.write(record)
        writer.write(file)
    }
}

/// A source as the shelf keeps it. The statements that lean on it stand in the topics that cite it and nowhere else: a source that all of a
/// large library cites stays small, and a topic that changes is written alone.
struct KeptSource: Recorded, Equatable {
    var source: Source
    /// The ids of the topics that cite it, in the order of the menu.
    var citedBy: [String]
    /// Titles of the sources it names, by id.
    var titles: [String: String]

    init(source: Source, citedBy: [String], titles: [String: String]) {
        self.source = source
        self.citedBy = citedBy
        self.titles = titles
    }

    init(from reader: inout RecordReader) throws(RecordFault) {
        self.init(source: try reader.read(), citedBy: try reader.read(), titles: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(source)
        writer.write(citedBy)
        writer.write(titles)
    }
}
