import CGuard

/// How this program was started.
public enum Beginning {
    /// The path it was started by: a link's, if it was started by one. Whoever starts it chooses the name it is given, but not this. Nil when the
    /// system does not say.
    public static var path: String? { cguard_started_by().map { String(cString: $0) } }

    /// The words of the command line, the name it was given first, there or not. Bytes that are not UTF-8 are replaced.
    ///
    /// `CommandLine.arguments` needs /proc, and is empty where there is none.
    public static var words: [String] {
        var count: Int32 = 0
        let words = cguard_words(&count)
        return (0..<Int(count)).compactMap { words?[$0].map { String(cString: $0) } }
    }
}
