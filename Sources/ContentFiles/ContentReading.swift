import Topics

/// What reading a library's folder gave.
public struct ContentReading: Sendable {
    /// All that could be read. Without a readable `library.yaml` the folders stand in for languages and sections.
    public var library: Library
    /// Everything wrong with single files and with where they lie, sorted by file and place. What only shows when the library is
    /// seen whole is asked of ``Library/problems(today:)``.
    public var problems: [Problem]
    /// The files of topics and sources that are not in ``library`` because of an error in them, sorted, as messages name them.
    public var leftOut: [String]

    /// Takes everything as it is given; nothing is checked here.
    public init(library: Library, problems: [Problem] = [], leftOut: [String] = []) {
        self.library = library
        self.problems = problems
        self.leftOut = leftOut
    }
}

/// What reading a library's folder gave, the topics without their texts.
public struct ContentSurvey: Sendable {
    /// Its topics are outlines.
    public let reading: ContentReading
    /// What was found when the library was judged; nil when it was not.
    public let judgement: Judgement?
    /// Warnings that are counted and not kept, those of the judgement left out.
    public let uncountedWarnings: Int
    /// Where the texts are.
    public let texts: TopicTexts
}

/// Why there is nothing to read.
public enum ContentFailure: Error, Equatable, Sendable {
    /// There is no such folder, or it cannot be opened.
    case noFolder(errno: Int32)
    /// The folder holds no file that could belong to a library.
    case empty
}
