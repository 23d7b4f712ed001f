/// Something on a machine that would let a visitor out of its kiosk, or do harm from within, and how to mend it.
struct WayOut: Equatable {
    /// What is open, as a sentence without its full stop, safe to show.
    let what: String
    /// What to do, the same way.
    let remedy: String

    /// For an open door.
    init(_ what: String, _ remedy: String) {
        self.what = what
        self.remedy = remedy
    }

    /// Two lines, the second indented.
    func text(number: Int) -> String { "\(number). \(what).\n   \(remedy).\n" }
}
