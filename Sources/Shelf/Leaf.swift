import Topics

/// A topic as its document in the index holds it: a cover for lists of hits, and the whole page, read only when the topic is opened.
struct Leaf {
    var page: Page
    /// Texts that belong to the topic in a search but do not stand in it: what the glossary says of it.
    var aside: [String]
    /// Section and place in it, both from 0: the order of the menu.
    var place: (section: Int, topic: Int)
    /// The summary and the text without marks, a line for each paragraph.
    var plain: String

    init(page: Page, aside: [String], place: (section: Int, topic: Int)) {
        self.page = page
        self.aside = aside
        self.place = place
        plain = ([page.topic.summary] + page.topic.blocks.flatMap(\.plainLines)).joined(separator: "\n")
    }

    /// Reads back what a document keeps.
    init(_ bound: Bound) throws(RecordFault) {
        let cover = try Self.cover(of: bound.cover)
        self.init(page: try Self.page(of: bound.page), aside: cover.aside, place: (cover.section, cover.topic))
    }

    /// The part that a hit needs.
    struct Cover: Recorded {
        var heading: TopicHeading
        var section: Int
        var topic: Int
        var plain: String
        var aside: [String]

        init(_ leaf: Leaf) {
            let topic = leaf.page.topic
            heading = TopicHeading(of: topic)
            section = leaf.place.section
            self.topic = leaf.place.topic
            plain = leaf.plain
            aside = leaf.aside
        }

        init(from reader: inout RecordReader) throws(RecordFault) {
            heading = try reader.read()
            section = try reader.read()
            topic = try reader.read()
            plain = try reader.read()
            aside = try reader.read()
        }

        func write(to writer: inout RecordWriter) {
            writer.write(heading)
            writer.write(section)
            writer.write(topic)
            writer.write(plain)
            writer.write(aside)
        }
    }

    /// What the document keeps. Each record has its own checksum.
    var bound: Bound { Bound(cover: RecordWriter.record(Cover(self)), page: RecordWriter.record(page)) }

    /// Puts equal hits in the order of the menu.
    var order: [UInt8] {
        let section = UInt16(clamping: place.section)
        let topic = UInt32(clamping: place.topic)
        return [UInt8(section >> 8), UInt8(section & 0xFF)]
            + stride(from: UInt32(24), through: 0, by: -8).map { UInt8(truncatingIfNeeded: topic >> $0) }
    }

    static func cover(of record: [UInt8]) throws(RecordFault) -> Cover { try RecordReader.value(of: record[...]) }

    static func page(of record: [UInt8]) throws(RecordFault) -> Page { try RecordReader.value(of: record[...]) }
}

extension Block {
    /// The words of the block, a line for each paragraph, heading, cell and line of code.
    var plainLines: [String] {
        switch self {
        case .heading(_, let prose), .paragraph(let prose): [prose.spoken]
        case .list(_, let items): items.flatMap { $0.flatMap(\.plainLines) }
        case .quote(let blocks), .callout(_, let blocks): blocks.flatMap(\.plainLines)
        case .table(let header, let rows): ([header] + rows).map { $0.map(\.spoken).joined(separator: " · ") }
        case .code(let text): text.split(separator: "\n").map(String.init)
        case .rule: []
        }
    }

    /// The headings in the block.
    var headings: [String] {
        switch self {
        case .heading(_, let prose): [prose.spoken]
        case .quote(let blocks), .callout(_, let blocks): blocks.flatMap(\.headings)
        default: []
        }
    }
}
