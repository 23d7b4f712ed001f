/// What a cell means. A ``Theme`` decides how each meaning looks; nothing else in Carrel names a colour.
///
/// A cell has one style. Where several could apply, the one that tells the reader more wins, in this order:
/// the item the cursor is on, the current match, any match, the statement in the light, what the text itself is.
public enum Style: UInt8, CaseIterable, Sendable {
    case text, muted, title, heading, strong, emphasis, code
    case link, term, citation, question
    /// The link, term, citation or row that Enter would open.
    case focused
    /// Text of the statement that the chosen citation supports.
    case lit
    case match, currentMatch
    /// Top line: where I am.
    case bar
    /// Bottom line: the hints; ``hintKey`` is the name of the key in it.
    case hint, hintKey
    /// Always on screen: whom to call.
    case emergency
    case section, row, paneTitle
    /// Lines between panes and around boxes.
    case line
    case boxTitle, boxWarning, boxEmergency
    case verdictHolds, verdictFails
    case field, message, progress
    /// The black of a QR code, and its white with what black is drawn on it.
    case inkDark, inkLight

    /// One letter for the style, used in the style plane of recorded screens. No two styles share one.
    public var letter: Character {
        switch self {
        case .text: "."
        case .muted: "m"
        case .title: "T"
        case .heading: "H"
        case .strong: "S"
        case .emphasis: "e"
        case .code: "k"
        case .link: "l"
        case .term: "t"
        case .citation: "c"
        case .question: "q"
        case .focused: "F"
        case .lit: "L"
        case .match: "f"
        case .currentMatch: "M"
        case .bar: "b"
        case .hint: "h"
        case .hintKey: "K"
        case .emergency: "E"
        case .section: "s"
        case .row: "r"
        case .paneTitle: "P"
        case .line: "-"
        case .boxTitle: "B"
        case .boxWarning: "W"
        case .boxEmergency: "!"
        case .verdictHolds: "+"
        case .verdictFails: "x"
        case .field: "_"
        case .message: "o"
        case .progress: "p"
        case .inkDark: "#"
        case .inkLight: " "
        }
    }
}
