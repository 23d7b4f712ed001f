import Surface

extension SpreadMaker {
    /// A table: in columns when every column keeps its longest word whole, else row by row as `heading: value`.
    ///
    /// Rows may be shorter than the header; what a row has beyond it is shown without a heading. Runs of the header are bold already
    /// when they should be.
    public mutating func table(header: [[Run]], rows: [[[Run]]]) {
        let columns = rows.reduce(header.count) { max($0, $1.count) }
        func padded(_ row: [[Run]]) -> [RunningText] { (0..<columns).map { RunningText($0 < row.count ? row[$0] : []) } }
        if columns == 0 { return }
        let all = [padded(header)] + rows.map(padded)
        guard let widths = widths(of: all) else { return flow(header: header, rows: rows, texts: all) }
        let isLoose = all.contains { row in zip(row, widths).contains { $0.cells.whole > $1 } }
        for (index, row) in all.enumerated() {
            add(row, widths: widths)
            if index == 0 {
                rule(under: widths)
            } else if isLoose, index < all.count - 1 {
                add(bars(between: widths), start: offset)
            }
        }
    }

    /// The cells of each column, or nil when the table does not fit in columns.
    private func widths(of rows: [[RunningText]]) -> [Int]? {
        let columns = rows[0].count
        var natural = Array(repeating: 1, count: columns)
        var least = Array(repeating: 1, count: columns)
        for row in rows {
            for (column, text) in row.enumerated() {
                let (longest, whole) = text.cells
                natural[column] = max(natural[column], whole)
                least[column] = max(least[column], longest)
            }
        }
        let room = cells - 3 * (columns - 1)
        if natural.reduce(0, +) <= room { return natural }
        for column in 0..<columns { least[column] = min(natural[column], max(least[column], 10)) }
        var spare = room - least.reduce(0, +)
        if spare < 0 { return nil }
        let wanted = zip(natural, least).reduce(0) { $0 + $1.0 - $1.1 }
        var widths = least
        for column in 0..<columns { widths[column] += (natural[column] - least[column]) * spare / wanted }
        spare = room - widths.reduce(0, +)
        for column in 0..<columns where spare > 0 && widths[column] < natural[column] {
            widths[column] += 1
            spare -= 1
        }
        return widths
    }

    /// One row, as many lines high as its highest cell.
    private mutating func add(_ row: [RunningText], widths: [Int]) {
        var bases: [Int] = []
        for text in row {
            bases.append(offset)
            if !text.isEmpty { skip(bytes: text.bytes.count + 2) }
        }
        let lines = zip(row, widths).map { $0.lines(first: $1, rest: $1) }
        var items = row.map { _ in Items() }
        var cuts = row.map { _ in 0 }
        for step in 0..<max(1, lines.reduce(0) { max($0, $1.count) }) {
            var drawn = bars(between: widths)
            var start: Int?
            var edge = margins.left
            for column in row.indices {
                if step < lines[column].count {
                    let range = lines[column][step].range
                    start = start ?? bases[column] + range.lowerBound
                    drawn += spans(of: row[column], range, column: edge, base: bases[column], items: &items[column], cut: &cuts[column])
                }
                edge += widths[column] + 3
            }
            add(drawn.sorted { $0.column < $1.column }, start: start ?? bases[0])
        }
    }

    private func bars(between widths: [Int]) -> [Span] {
        var edge = margins.left - 2
        return widths.dropLast().map { width in
            edge += width + 3
            return Span(column: edge, text: "│", style: .line)
        }
    }

    private mutating func rule(under widths: [Int]) {
        let line = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
        add([Span(column: margins.left, text: line, style: .line)], start: offset)
    }

    /// The rows one below the other. The headings are repeated, so they are no part of the running text; where they would stand in it stays
    /// free, and places are the same at every width.
    private mutating func flow(header: [[Run]], rows: [[[Run]]], texts: [[RunningText]]) {
        let top = offset
        let first = spread.lines.count
        if rows.isEmpty {
            for text in texts[0] { self.text(text, hanging: 2) }
        } else {
            for text in texts[0] where !text.isEmpty { skip(bytes: text.bytes.count + 2) }
        }
        for (index, row) in rows.enumerated() {
            if index > 0 { blank() }
            for (column, value) in row.enumerated() where !texts[index + 1][column].isEmpty {
                let name = column < header.count ? header[column].filter { $0.target == nil || $0.style != .citation } : []
                flow(heading: name.map { Run($0.text, $0.style) }, value)
            }
        }
        if first < spread.lines.count { spread.lines[first].start = top }
    }

    private mutating func flow(heading: [Run], _ value: [Run]) {
        let name = RunningText(heading)
        let style = heading.first?.style ?? .text
        let mark = name.isEmpty ? [] : heading + [Run(name.bytes.last == 0x3A ? " " : ": ", style)]
        let both = RunningText(mark + value)
        let length = name.isEmpty ? 0 : RunningText(mark + [Run("x")]).bytes.count - 1
        let from = spread.lines.count
        let base = offset - length
        var items = Items()
        var cut = 0
        let hanging = min(2, max(0, cells - 12))
        for (index, line) in both.lines(first: cells, rest: cells - hanging).enumerated() {
            let range = line.range
            let indent = index == 0 ? 0 : hanging
            var drawn = spans(of: both, range, column: margins.left + indent, base: base, items: &items, cut: &cut)
            for index in drawn.indices where drawn[index].start.map({ $0 < offset }) ?? false { drawn[index].start = nil }
            add(drawn, start: max(offset, base + range.lowerBound))
        }
        if spread.lines.count > from { skip(bytes: both.bytes.count - length + 2) }
    }
}
