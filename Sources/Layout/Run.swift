import Surface

/// A piece of text of one style, as a ``SpreadMaker`` wraps it.
///
/// Runs that stand beside each other make one text: where one ends and the next begins is no place to break a line, unless there is a
/// blank. Blanks, tabs and line feeds count as one blank, however many; a no-break space keeps two words on one line.
public struct Run: Equatable, Sendable {
    /// As the author wrote it; blanks are put right when it is wrapped.
    public var text: String
    /// The same for all of it.
    public var style: Style
    /// What Enter on it opens. Neighbouring runs with the same target make one item.
    public var target: Target?
    /// The statement it belongs to.
    public var statement: Int?
    /// Whether it stays on the line of the word before it, blanks between them or not, as the mark of a citation does.
    public var isGlued: Bool

    /// Takes everything as it is given; nothing is checked here.
    public init(_ text: String, _ style: Style = .text, target: Target? = nil, statement: Int? = nil, isGlued: Bool = false) {
        self.text = text
        self.style = style
        self.target = target
        self.statement = statement
        self.isGlued = isGlued
    }

    /// Begins a new line in the middle of a text.
    public static let lineBreak = Run("\u{2028}")
}
