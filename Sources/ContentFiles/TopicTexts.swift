import Topics

/// The texts of a library's topics, left in the author's files and read when they are asked for. Any thread may ask.
public struct TopicTexts: Sendable {
    /// By language and section, with a slash between them.
    private var folders: [String: Folder] = [:]
    /// By file: what was read.
    private var files: [String: Text] = [:]

    private struct Text: Sendable {
        var kind: Folder.Entry.Kind
        /// Of the bytes. Another one in every process.
        var sum: Int
    }

    mutating func add(_ file: TopicFile, sum: Int) {
        folders[Self.folder(file.language, file.section)] = file.folder
        files[file.path] = Text(kind: file.entry.kind, sum: sum)
    }

    private static func folder(_ language: String, _ section: String) -> String { language + "/" + section }

    static func sum(_ bytes: [UInt8]) -> Int {
        var hasher = Hasher()
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// The whole of a topic that was read before.
    ///
    /// - Returns: nil when its file is not, byte for byte, what it was then.
    /// - Complexity: O(length of the topic).
    public func whole(_ outline: Topic) -> Topic? {
        guard let text = files[outline.file], let folder = folders[Self.folder(outline.language, outline.section)] else { return nil }
        let entry = Folder.Entry(name: Array((outline.id + TopicFile.ending).utf8), kind: text.kind)
        guard let bytes = try? folder.bytes(of: entry, limit: Visit.limit), Self.sum(bytes) == text.sum else { return nil }
        return TopicParser.parse(
            bytes, file: outline.file, id: outline.id, section: outline.section, language: outline.language
        ).value
    }
}

/// A topic's file, found and not yet read.
struct TopicFile: Sendable {
    static let ending = ".md"

    /// As messages name it.
    var path: String
    var id: String
    var section: String
    var language: String
    var folder: Folder
    var entry: Folder.Entry
}
