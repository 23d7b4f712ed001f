import AttackKit
import Foundation

extension FuzzTarget {
    /// The project's folder, found from this file.
    static let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of inputs that once broke a promise, each a file.
    public var regressions: URL { Self.house.appending(path: "Tests/Fuzz/regressions/\(rawValue)") }

    /// Those inputs by the names of their files, sorted.
    public func regressionInputs() throws -> [(name: String, bytes: [UInt8])] {
        guard FileManager.default.fileExists(atPath: regressions.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: regressions.path).sorted().map { name in
            (name, Array(try Data(contentsOf: regressions.appending(path: name))))
        }
    }

    /// Inputs to begin with: the library's own files, the examples and attacks of CommonMark where its specification lies beside the
    /// project, and what is known to be hostile.
    public var seeds: [[UInt8]] {
        switch self {
        case .frontMatter: Self.topics.map { Array($0.header.utf8) } + Hostile.yaml.map { Array($0.utf8) }
        case .markdown:
            (Self.topics.map(\.body) + Hostile.markdown + CommonMark.examples.map(\.text) + MarkdownAttacks.all(size: 300).map(\.text)).map
            {
                Array($0.utf8)
            }
        case .sources: Self.sourceSeeds
        case .config: (Hostile.configurations + Hostile.yaml).map { Array($0.utf8) }
        case .sanitizer: Hostile.texts.flatMap { [[79, 14] + Array($0.utf8), [7, 220] + Array($0.utf8)] }
        case .wrap:
            (Hostile.texts + Hostile.markdown + Self.topics.prefix(20).map(\.body)).flatMap {
                [[20, 0] + Array($0.utf8), [71, 0] + Array($0.utf8)]
            }
        case .query: (Hostile.texts + Self.queries).flatMap { [[20] + Array($0.utf8), [1] + Array($0.utf8), [3] + Array($0.utf8)] }
        case .shelf: (0..<16).flatMap { file in (0..<8).map { kind in [file, kind, file &* 16, kind &* 31, 255] as [UInt8] } }
        case .commandLine: Hostile.commandLines.map { Array($0.utf8) } + Hostile.texts.map { Array($0.utf8) }
        case .keys: Hostile.keys.flatMap { [[0] + Array($0.utf8), [9] + Array($0.utf8)] } + [[1] + Array(0...255)]
        }
    }

    private static func files(_ folder: String, _ ending: String) -> [String] {
        let root = house.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        let found = walk.compactMap { $0 as? URL }.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
        return found.compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    private static var topics: [(header: String, body: String)] {
        files("Content", "md").compactMap { text in
            let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
            return parts.count == 3 ? (String(parts[1]), String(parts[2])) : nil
        }
    }

    private static var queries: [String] {
        files("Tests/SearchEval", "tsv").flatMap { $0.split(separator: "\n") }.compactMap {
            $0.split(separator: "\t").first.map(String.init)
        }
    }

    private static var sourceSeeds: [[UInt8]] {
        let own = Hostile.source
        let library = files("Content/sources", "yaml").prefix(60).map { "A claim [@s, a].\n%%%\n" + $0 }
        let marks = Hostile.citations.map { $0 + "\n%%%\n" + own }
        return (library + marks + Hostile.yaml.map { "So it is [@s, a].\n%%%\n" + $0 }).map { Array($0.utf8) }
    }
}
