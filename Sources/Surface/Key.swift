/// One thing a person did at the terminal: a key pressed, or the mouse used.
///
/// What a terminal sends as bytes has become a value here; no byte that is not one of these reaches the reader.
public enum Key: Equatable, Hashable, Sendable {
    /// A printable character, a space included. Never a control character.
    case character(Character)
    /// Text pasted at one go: printable characters, spaces in place of line ends and tabs, never empty. What a long paste had beyond some
    /// thousand bytes is not in it.
    case pasted(String)
    case enter, escape, tab, backTab, backspace, delete
    case up, down, left, right
    case home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
    /// Ctrl held with a letter, in lower case: `control("c")`.
    case control(Character)
    /// The mouse button went up, and where it had gone down.
    case click(Position, from: Position)
    /// The mouse moved with the button held, and where it had gone down.
    case drag(Position, from: Position)
    /// The wheel turned; negative rows are up.
    case wheel(Position, rows: Int)
}
