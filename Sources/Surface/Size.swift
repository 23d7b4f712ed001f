/// The size of a terminal, a pane or a frame, in character cells. Neither side is ever negative.
public struct Size: Equatable, Hashable, Sendable {
    /// Cells from top to bottom.
    public let rows: Int
    /// Cells from left to right.
    public let columns: Int

    /// A size; a negative side counts as zero.
    public init(rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }
}

/// One cell of a frame, counted from the top left corner, from zero.
public struct Position: Equatable, Hashable, Sendable {
    /// Cells from the top, from 0.
    public var row: Int
    /// Cells from the left, from 0.
    public var column: Int

    /// Takes any two numbers: whether they lie in a frame is the frame's to say.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
