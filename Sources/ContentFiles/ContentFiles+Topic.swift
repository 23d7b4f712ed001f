import Topics

extension ContentFiles {
    /// One topic as ``read(_:)`` would give it, read by itself.
    ///
    /// - Parameter path: of the file in the folder, such as `en/basics/fda-approval.md`, as ``stamp(_:)`` names it.
    /// - Returns: nil when the path is no topic's, the file is a link or cannot be read, or has an error in it.
    public static func topic(_ path: String, in directory: String) -> Topic? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[2].hasSuffix(".md"), ID.isWellFormed(parts[1]) else { return nil }
        let id = String(parts[2].dropLast(3))
        guard ID.isWellFormed(id), let root = try? Folder(root: directory), let language = try? Folder(Array(parts[0].utf8), in: root),
            let section = try? Folder(Array(parts[1].utf8), in: language),
            let bytes = try? section.bytes(of: Folder.Entry(name: Array(parts[2].utf8), kind: .file), limit: Visit.limit)
        else { return nil }
        let parsed = TopicParser.parse(
            bytes, file: Visit.name(of: directory) + "/" + path, id: id, section: parts[1], language: parts[0])
        return parsed.problems.contains(where: \.isError) ? nil : parsed.value
    }
}
