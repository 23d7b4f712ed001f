extension Terminal {
    /// Has the next frame sent whole, because something else may have written on the terminal.
    public mutating func redraw() { painter.resize(to: painter.size) }
}
