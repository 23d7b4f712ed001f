import ContentFiles
import Topics

/// An author's folder, read whole, with everything that is wrong with it.
struct JudgedLibrary {
    let library: Library
    /// Sorted by file, then place.
    let problems: [Problem]
    let errors: Int
    let warnings: Int
    private let files: Int
    private let judgement: Judgement?

    /// - Parameter today: nil leaves out what depends on the day.
    init(_ folder: String, today: Day?) throws(Refusal) {
        let reading = try ContentFolder.read(folder)
        library = reading.library
        files = try ContentFolder.stamp(folder).count
        judgement = today.map { reading.library.judged(today: $0, leftOut: reading.leftOut) }
        problems = (reading.problems + (judgement?.problems ?? [])).sorted(by: Problem.isBefore)
        errors = problems.count(where: \.isError)
        warnings = problems.count - errors
    }

    /// Two lines, such as `3 errors, 2 warnings in 57 files` and `reading level 5.9, the median of 56 topics (at most 6.5); 96 in 100
    /// sentences cited`. The second is left out when no topic is long enough to be scored.
    var summary: String {
        func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
        let found = "\(count(errors, "error")), \(count(warnings, "warning")) in \(count(files, "file"))"
        guard let level = judgement.map(\.medianReadingLevel) ?? library.medianReadingLevel else { return found }
        let share = judgement?.citedShare ?? library.citedShare
        let grade = "reading level \(Problem.grade(level.grade)), the median of \(count(level.topics, "topic"))"
        return
            "\(found)\n\(grade) (at most \(Problem.grade(Readability.medianLimit))); \(share.percent) in 100 sentences cited"
    }
}
