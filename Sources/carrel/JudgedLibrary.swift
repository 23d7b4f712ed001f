import ContentFiles
import Topics

/// An author's folder, read whole, with everything that is wrong with it.
struct JudgedLibrary {
    /// Its topics are outlines.
    let library: Library
    /// Where the texts of the topics are.
    let texts: TopicTexts
    /// Sorted by file, then place.
    let problems: [Problem]
    let errors: Int
    let warnings: Int
    private let files: Int
    private let judgement: Judgement?

    /// - Parameters:
    ///   - today: nil leaves out what depends on the day.
    ///   - keepsWarnings: whether warnings are named, and not only counted.
    init(_ folder: String, today: Day?, keepsWarnings: Bool = true) throws(Refusal) {
        let survey = try ContentFolder.survey(folder, isJudged: true, today: today, keepsWarnings: keepsWarnings)
        library = survey.reading.library
        texts = survey.texts
        files = try ContentFolder.stamp(folder).count
        judgement = survey.judgement
        problems = (survey.reading.problems + (judgement?.problems ?? [])).sorted(by: Problem.isBefore)
        errors = problems.count(where: \.isError)
        warnings = problems.count - errors + survey.uncountedWarnings + (judgement?.uncountedWarnings ?? 0)
    }

    /// Two lines, such as `3 errors, 2 warnings in 57 files` and `reading level 5.9, the median of 56 topics (at most 6.5); 96 in 100
    /// sentences cited`. The second is left out when no topic is long enough to be scored.
    var summary: String {
        func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
        let found = "\(count(errors, "error")), \(count(warnings, "warning")) in \(count(files, "file"))"
        guard let judgement, let level = judgement.medianReadingLevel else { return found }
        let grade = "reading level \(Problem.grade(level.grade)), the median of \(count(level.topics, "topic"))"
        return
            "\(found)\n\(grade) (at most \(Problem.grade(Readability.medianLimit))); \(judgement.citedShare.percent) in 100 sentences cited"
    }
}
