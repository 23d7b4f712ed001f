import Surface

extension ReaderState {
    /// Cells of the scroll mark.
    private static let markColumns = 10

    /// How much of the open text has been on the screen, in percent; nil when all of it is, or when it is not to be seen.
    ///
    /// In steps of ten, so that the bar rests while lines go by: what changes draws the eye, and costs bytes on a slow line.
    public var share: Int? {
        guard place.layers.isEmpty, place.document != .welcome, arrangement.topic != nil else { return nil }
        let lines = spread.lines.count
        guard lines > visible.count else { return nil }
        let seen = visible.upperBound * 100 / max(1, lines)
        return seen == 100 ? 100 : max(10, seen / 10 * 10)
    }

    /// Where the thin mark of ``share`` stands in the bar, the percentage to its right; nil in a narrow window, which has no room for it.
    public var scrollMark: Area? {
        guard let share, arrangement.kind != .narrow else { return nil }
        let columns = Self.markColumns
        return Area(row: 0, column: size.columns - 3 - "\(share)".count - columns, rows: 1, columns: columns)
    }

    /// Where the percentage stands in the bar of a narrow window, with the blanks around it: touched, it turns the page.
    var pageMark: Area? {
        guard let share, arrangement.kind == .narrow else { return nil }
        let columns = "\(share)%".count + 2
        return Area(row: 0, column: size.columns - columns, rows: 1, columns: columns)
    }

    /// Scrolls so that a share of the text, in percent, has been on the screen. A chosen item left off the screen is no longer chosen.
    mutating func scroll(toShare share: Int) {
        let seen = (spread.lines.count * share + 99) / 100
        scroll(to: seen - textArea.rows)
        if chosenItem == nil { place.item = nil }
    }
}
