extension Library {
    /// Everything wrong that only shows when the library is seen whole, or that needs to know the day.
    ///
    /// What a file or its place in the folder shows by itself is the parsers' to report and is not repeated here.
    ///
    /// - Parameter leftOut: files of topics and sources that are there but not in the library because of errors of their own, as
    ///   messages name them: what leans on them is not reported as leaning on nothing.
    /// - Returns: All problems, sorted by file and place.
    /// - Complexity: O(size of the library).
    public func problems(today: Day, leftOut: [String] = []) -> [Problem] { judged(today: today, leftOut: leftOut).problems }

    /// The same, with what is measured on the way.
    public func judged(today: Day, leftOut: [String] = []) -> Judgement {
        var names = TopicNames()
        for topic in topics { names.add(topic.id, section: topic.section, language: topic.language) }
        var check = LibraryCheck(self, today: today, names: names)
        let (topics, topicCheck) = (topics, check.topicCheck)
        Crew.stream(topics.count) {
            let report = topicCheck()
            return { report(topics[$0]) }
        } take: {
            check.take($0)
        }
        return check.judgement(of: self, leftOut: leftOut) { $0 }
    }
}

/// What a whole library was found to be.
public struct Judgement: Sendable {
    /// As ``Library/problems(today:leftOut:)`` gives them, without the warnings that were not to be kept.
    public let problems: [Problem]
    /// How many warnings were not kept.
    public let uncountedWarnings: Int
    /// The middle one of the topics' reading levels, glossary terms eased, and how many topics were scored: those in English of 100 words or
    /// more. Of an even number the mean of the middle two; nil when there is none.
    public let medianReadingLevel: (grade: Double, topics: Int)?
    /// How much of the text of all topics is cited.
    public let citedShare: CitedShare

    /// What ``medianReadingLevel`` says of some grades.
    static func median(of grades: [Double]) -> (grade: Double, topics: Int)? {
        let grades = grades.sorted()
        if grades.isEmpty { return nil }
        let middle = grades.count / 2
        return (grades.count % 2 == 1 ? grades[middle] : (grades[middle - 1] + grades[middle]) / 2, grades.count)
    }
}
