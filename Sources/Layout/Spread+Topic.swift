import Surface
import Topics

extension Spread {
    /// A topic as its pane shows it: title, notices, summary, next step, text, questions to ask, related topics, review dates.
    ///
    /// - Parameters:
    ///   - today: decides whether the review is overdue, which is then said at the top; nil says nothing.
    public static func topic(_ page: Page, width: Int, words: Words, today: Day?) -> Spread {
        Spread(width: width)
    }
}
