/// Reads a topic's Markdown file.
public enum TopicParser {
    /// A whole file: front matter and text.
    ///
    /// - Returns: nil for the value when an error makes the topic unfit to be shown; every problem found in the file alone.
    public static func parse(_ bytes: [UInt8], file: String, id: String, section: String, language: String) -> Parsed<Topic> {
        Parsed(nil)
    }

    /// The blocks of a text that has been through ``parse(_:file:id:section:language:)`` without an error.
    public static func blocks(of body: String) -> [Block] { [] }
}
