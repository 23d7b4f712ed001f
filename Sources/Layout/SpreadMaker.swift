import Surface

/// Puts a ``Spread`` together from top to bottom: wraps text, draws what stands around it and notes where everything fell.
///
/// Every text may hold any characters: what may not be shown is escaped. At every width from 1 up all words are kept; where there is no
/// room for indents, bars and boxes they are left out and the text is not.
///
///     var maker = SpreadMaker(width: 60)
///     maker.heading("Topics", level: 2)
///     maker.text([Run("Is ketamine legal?", .link, target: .topic("is-ketamine-legal", anchor: nil))], indent: 2)
///     return maker.spread
public struct SpreadMaker: Sendable {
    /// What was made so far.
    public internal(set) var spread: Spread
    /// Where the text that comes next will begin in the running text; see ``Span/start``.
    var offset = 0
    /// Statements numbered so far.
    private(set) var statements = 0
    var margins: Margins
    /// Boxes opened and not closed yet, by their index in the spread.
    var openBoxes: [Int] = []
    /// Drawn on the next line that is not blank: bullets, numbers.
    var markers: [Span] = []
    /// Whether a blank line here would be one too many.
    var isFresh = true

    /// Begins an empty spread; a width below 1 counts as 1.
    public init(width: Int) {
        spread = Spread(width: max(1, width))
        margins = Margins(left: 0, right: max(1, width))
    }

    /// Cells that a line of text may take here.
    public var cells: Int { max(1, margins.right - margins.left) }

    /// Takes the next numbers for statements and answers the first of them.
    public mutating func number(statements count: Int) -> Int {
        statements += count
        return statements - count
    }

    /// Wraps a text. A text without words adds nothing.
    ///
    /// - Parameters:
    ///   - indent: columns before every line.
    ///   - hanging: more columns before every line but the first. Where less than 12 cells would be left, indents are made smaller.
    public mutating func text(_ runs: [Run], indent: Int = 0, hanging: Int = 0) {
        text(RunningText(runs), indent: indent, hanging: hanging)
    }

    /// Wraps a text of one style; see ``text(_:indent:hanging:)-([Run],_,_)``.
    public mutating func text(_ words: String, _ style: Style = .text, indent: Int = 0, hanging: Int = 0) {
        text([Run(words, style)], indent: indent, hanging: hanging)
    }

    /// A title: wrapped so that no word stands alone on its last line. Not one of the ``Spread/headings``.
    public mutating func title(_ words: String, _ style: Style = .title) {
        text(RunningText([Run(words, style)]), isHeading: true)
    }

    /// A heading, noted in ``Spread/headings``; no word stands alone on its last line.
    public mutating func heading(_ runs: [Run], level: Int) {
        let words = RunningText(runs)
        if words.isEmpty { return }
        let named = RunningText(runs.filter { if case .citation = $0.target { false } else { true } })
        let title = named.text(0..<named.bytes.count)
        spread.headings.append(HeadingPlace(title: title, level: level, line: spread.lines.count))
        text(words, isHeading: true)
    }

    /// A heading of plain words.
    public mutating func heading(_ words: String, level: Int) { heading([Run(words, level <= 2 ? .heading : .strong)], level: level) }

    /// A blank line; nothing at the top of the spread or of a box, or after another.
    public mutating func blank() {
        if isFresh { return }
        spread.lines.append(line([], start: offset))
        isFresh = true
    }

    /// A line across.
    public mutating func rule() {
        add([Span(column: margins.left, text: String(repeating: "─", count: cells), style: .line)], start: offset)
    }

    /// A text under a label: beside it with a hanging indent where there is room, else below it.
    public mutating func labelled(_ label: [Run], _ runs: [Run]) {
        let name = RunningText(label)
        let cells = name.width(0..<name.bytes.count)
        guard cells + 2 + 16 <= self.cells else {
            text(name)
            offset -= 1
            return text(runs)
        }
        let place = offset
        offset += name.bytes.count + 1
        markers += spans(of: name, 0..<name.bytes.count, column: margins.left, base: place, items: Items())
        margins.left += cells + 2
        text(runs)
        margins.left -= cells + 2
    }

    /// Lines that hang beside a marker, such as a bullet or a number. Where there is no room the marker has its own line.
    ///
    /// - Parameter columns: how far the lines are indented; more if the marker is wider.
    public mutating func marked(_ marker: Run, columns: Int, _ content: (inout SpreadMaker) -> Void) {
        let outer = openMarked(marker, columns: columns)
        content(&self)
        closeMarked(outer)
    }

    /// Lines with a bar at their left, as a quotation has it.
    public mutating func quoted(_ content: (inout SpreadMaker) -> Void) {
        let outer = openQuote()
        content(&self)
        close(outer)
    }

    /// Lines in a box whose title stands in its upper edge. What of the title does not fit there stands on the first lines inside.
    public mutating func box(_ title: [Run], _ content: (inout SpreadMaker) -> Void) {
        let outer = openBox(title)
        content(&self)
        closeBox(outer)
    }

    /// Text kept line by line, blanks and all; lines too long go on below.
    public mutating func code(_ text: String, _ style: Style = .code) {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            // Tabs become blanks up to the next stop of four; blanks that must stay are no-break spaces while lines are made.
            var kept = ""
            var column = 0
            for character in line {
                if character == "\t" {
                    let stop = 4 - column % 4
                    kept += String(repeating: "\u{A0}", count: stop)
                    column += stop
                } else {
                    kept.append(character == " " ? "\u{A0}" : character)
                    column += 1
                }
            }
            let words = RunningText([Run(kept, style)])
            if words.isEmpty {
                add([], start: offset)
            } else {
                self.text(words)
                offset -= 1
            }
        }
        offset += 1
    }
}

extension SpreadMaker {
    /// The items that the runs of a text have become, by run.
    struct Items {
        /// The run that became one last, and which item it became: runs come in order.
        var last: (run: Int, item: Int)?
    }

    /// Wraps a text and adds its lines.
    mutating func text(_ words: RunningText, indent: Int = 0, hanging: Int = 0, isHeading: Bool = false) {
        if words.isEmpty { return }
        let room = max(0, cells - 12)
        let first = min(indent, room)
        let rest = min(indent + hanging, room)
        let lines = words.lines(first: cells - first, rest: cells - rest, isHeading: isHeading)
        var items = Items()
        var cut = 0
        for (index, line) in lines.enumerated() {
            let range = line.range
            let column = margins.left + (index == 0 ? first : rest)
            let spans = spans(of: words, range, column: column, base: offset, items: &items, cut: &cut)
            add(spans, start: offset + range.lowerBound)
        }
        offset += words.bytes.count + 2
    }

    /// Text that is not shown here but keeps its place in the running text, so that places do not depend on the width.
    mutating func skip(bytes: Int) { offset += bytes }

    /// Puts the margins back where they were before something was opened.
    mutating func close(_ outer: Margins) { margins = outer }

    /// Adds a line with what stands around it.
    mutating func add(_ spans: [Span], start: Int) {
        spread.lines.append(line(spans, start: start))
        isFresh = false
    }

    /// The spans of one line of a text that goes to the line that is added next; items are noted as they fall there.
    mutating func spans(of words: RunningText, _ range: Range<Int>, column: Int, base: Int, items: Items) -> [Span] {
        var items = items
        var cut = 0
        return spans(of: words, range, column: column, base: base, items: &items, cut: &cut)
    }

    /// - Parameter cut: the run to begin looking with; lines of a text come in order, and so do its runs.
    mutating func spans(of words: RunningText, _ range: Range<Int>, column: Int, base: Int, items: inout Items, cut: inout Int) -> [Span] {
        var spans: [Span] = []
        var column = column
        var place = range.lowerBound
        while cut + 1 < words.starts.count, words.starts[cut + 1] <= place { cut += 1 }
        while place < range.upperBound {
            var end = range.upperBound
            if cut + 1 < words.starts.count { end = min(end, words.starts[cut + 1]) }
            if end > place {
                let run = words.runs[cut]
                let cells = words.width(place..<end)
                spans.append(
                    Span(column: column, text: words.text(place..<end), style: run.style, statement: run.statement, start: base + place))
                if let target = run.target {
                    note(target, run, cut, Fragment(line: spread.lines.count, columns: column..<column + cells), words, &items)
                }
                column += cells
                place = end
            }
            if place < range.upperBound { cut += 1 }
        }
        return spans
    }

    private mutating func note(_ target: Target, _ run: Run, _ index: Int, _ fragment: Fragment, _ words: RunningText, _ items: inout Items)
    {
        var known: Int?
        if let last = items.last, last.run == index || last.run == index - 1 && words.runs[index - 1].target == target { known = last.item }
        guard let known else {
            items.last = (index, spread.items.count)
            return spread.items.append(Item(target: target, fragments: [fragment], statement: run.statement))
        }
        items.last = (index, known)
        let last = spread.items[known].fragments.count - 1
        let before = spread.items[known].fragments[last]
        if before.line == fragment.line, before.columns.upperBound == fragment.columns.lowerBound {
            spread.items[known].fragments[last].columns = before.columns.lowerBound..<fragment.columns.upperBound
        } else {
            spread.items[known].fragments.append(fragment)
        }
    }

    private mutating func line(_ spans: [Span], start: Int) -> Line {
        if margins.edges.isEmpty, markers.isEmpty { return Line(spans: spans, start: start) }
        var around = margins.edges
        around += markers
        markers = []
        let first = spans.first?.column ?? margins.left
        let before = around.filter { $0.column < first }.sorted { $0.column < $1.column }
        let after = around.filter { $0.column >= first }.sorted { $0.column < $1.column }
        return Line(spans: before + spans + after, start: start)
    }
}

extension Spread {
    /// The lines of a plain text wrapped to a width, as text; none of an empty one. A width below 1 counts as 1.
    public static func wrapped(_ text: String, width: Int) -> [String] {
        var maker = SpreadMaker(width: width)
        maker.text(text)
        return maker.spread.lines.map(\.text)
    }
}
