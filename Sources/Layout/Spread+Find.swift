import Topics

extension Spread {
    /// Every place where `words` stand in the running text, in order; each is one fragment a line it touches.
    ///
    /// Case and accents are folded, runs of blanks count as one, and a phrase is found across a line break. Empty words
    /// are found nowhere.
    public func places(of words: String) -> [[Fragment]] { [] }

    /// The line that holds the character at `offset` of the running text; the last line when the text is shorter.
    public func line(at offset: Int) -> Int { 0 }
}
