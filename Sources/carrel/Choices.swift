import Surface
import Topics

/// What the options that every command shares say.
struct Choices: Equatable, Sendable {
    /// The author's folder.
    var content: String?
    /// A published shelf.
    var shelf: String?
    var language: String?
    var theme: Theme?
    /// The longest line of text, in columns.
    var width: Int?
    /// Whether the mouse is heeded.
    var hasMouse: Bool?
    /// Plain lines instead of a screen.
    var isLinear = false
    /// The day to take for today instead of the clock's.
    var day: Day?

    /// Today, as the person says or else as the clock does.
    var today: Day? { day ?? Clock.today }
}
