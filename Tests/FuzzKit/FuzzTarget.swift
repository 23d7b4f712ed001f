/// A part of Carrel that reads what strangers wrote, and what it promises for every input.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case frontMatter = "front-matter"
    case markdown, sources, config, sanitizer, wrap, keys, query, shelf
    case commandLine = "command-line"

    /// What is wrong with what Carrel makes of some bytes; nil when every promise is kept.
    public typealias Judge = (_ bytes: [UInt8]) -> String?

    /// Makes ready what the target needs, once for any number of inputs.
    ///
    /// The judge is one thread's own. Those of ``query`` and ``shelf`` publish a library of their own into a temporary folder.
    public func judge() throws -> Judge {
        switch self {
        case .frontMatter: FrontMatterPromises.fault
        case .markdown: MarkdownPromises.fault
        case .sources: SourcePromises.fault
        case .config: ConfigPromises.fault
        case .sanitizer: SanitizerPromises.fault
        case .wrap: WrapPromises.fault
        case .keys: KeyPromises.fault
        case .query: try QueryPromises().fault
        case .shelf: try ShelfPromises().fault
        case .commandLine: CommandLinePromises.fault
        }
    }
}
