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
    private var helps: [String: Help] = [:]
    /// Of memory, about.
    private var bytes = 0
    /// Bytes that are remembered, at most.
    private let most: Int

    init(most: Int) { self.most = most }

    /// A topic of help, which every answer to words of danger begins with. A library has few.
    struct Help {
        var cover: HitCover
        /// What its emergency box says, sentence by sentence.
        var emergency: [String]
    }

    /// A topic of help by its unique term, made if it is not remembered; nil when there is none.
    mutating func help(_ unique: String, in index: Index) throws -> Help? {
        if let known = helps[unique] { return known }
        guard let cover = try index.cover(unique), let page = try index.page(unique) else { return nil }
        let help = Help(cover: try HitCover(cover), emergency: try Leaf.page(of: page).topic.emergency)
        helps[unique] = help
        return help
    }

    /// The cover of a document, made if it is not remembered.
    mutating func cover(_ number: UInt32, _ record: () throws -> [UInt8]) throws -> HitCover {
        if let known = covers[number] { return known }
        let cover = try HitCover(try record())
        bytes += cover.text.size
        if bytes > most {
            covers = [:]
            bytes = cover.text.size
        }
        covers[number] = cover
        return cover
    }
}
