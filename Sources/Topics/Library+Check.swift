extension Library {
    /// Everything wrong that only shows when the library is seen whole, or that needs to know the day.
    public func problems(today: Day) -> [Problem] { [] }
}
