import Topics

/// What a hit shows of its topic.
struct HitCover {
    let heading: TopicHeading
    /// The summary and the text.
    let text: WordedText

    /// - Throws: ``RecordFault`` when the record fails its check.
    init(_ record: [UInt8]) throws(RecordFault) {
        let cover = try Leaf.cover(of: record)
        heading = cover.heading
        text = WordedText(Array(cover.plain.utf8))
    }
}

/// The covers of hits between keystrokes: the next letter mostly finds the same topics. Those of one revision of the index, by the numbers of
/// their documents.
struct HitCovers {
    private var covers: [UInt32: HitCover] = [:]
    private var bytes = 0
    /// Text that is remembered, so that memory stays flat.
    private static let most = 2 << 20

    /// The cover of a document, made if it is not remembered.
    mutating func cover(_ number: UInt32, _ record: () throws -> [UInt8]) throws -> HitCover {
        if let known = covers[number] { return known }
        let cover = try HitCover(try record())
        bytes += cover.text.bytes.count
        if bytes > Self.most {
            covers = [:]
            bytes = cover.text.bytes.count
        }
        covers[number] = cover
        return cover
    }
}
