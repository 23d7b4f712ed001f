extension Library {
    /// Everything wrong that only shows when the library is seen whole, or that needs to know the day.
    ///
    /// What a file shows by itself is the parsers' to report and is not repeated here.
    ///
    /// - Returns: All problems, sorted by file and place.
    /// - Complexity: O(size of the library).
    public func problems(today: Day) -> [Problem] {
        var check = LibraryCheck(self, today: today)
        check.checkMenu()
        check.checkGlossaryAndCrisis()
        check.checkTopics()
        check.checkSources()
        return check.problems.sorted { ($0.file, $0.place, $0.number) < ($1.file, $1.place, $1.number) }
    }
}
