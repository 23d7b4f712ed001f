extension Library {
    /// Everything wrong that only shows when the library is seen whole, or that needs to know the day.
    ///
    /// What a file or its place in the folder shows by itself is the parsers' to report and is not repeated here.
    ///
    /// - Parameter leftOut: files of topics and sources that are there but not in the library because of errors of their own, as
    ///   messages name them: what leans on them is not reported as leaning on nothing.
    /// - Returns: All problems, sorted by file and place.
    /// - Complexity: O(size of the library).
    public func problems(today: Day, leftOut: [String] = []) -> [Problem] {
        var check = LibraryCheck(self, today: today, leftOut: leftOut)
        check.checkMenu()
        check.checkGlossaryAndCrisis()
        check.checkTopics()
        check.checkSources()
        return check.problems.sorted { ($0.file, $0.place, $0.number) < ($1.file, $1.place, $1.number) }
    }
}
