import Layout
import Surface

/// What is wrong with a spread, whatever it shows: empty when every promise of ``Spread`` holds.
public func faults(in spread: Spread) -> [String] {
    var faults: [String] = []
    var start = 0
    var edges: [Set<Int>] = []
    for (index, line) in spread.lines.enumerated() {
        if line.start < start { faults.append("line \(index) begins at \(line.start), before the line above at \(start)") }
        start = line.start
        var column = 0
        var cells: Set<Int> = []
        for span in line.spans {
            if span.column < column { faults.append("line \(index) has spans that overlap: \(line.text)") }
            column = span.column
            cells.insert(column)
            for character in span.text {
                column += Width.of(character)
                cells.insert(column)
            }
            if Escaper.safe(span.text) != span.text { faults.append("line \(index) has unsafe text") }
        }
        edges.append(cells)
        // One wide character may stand where a single cell is left.
        let isLoneWide = column == spread.width + 1 && line.spans.contains { Width.of($0.text) == 2 && $0.text.count == 1 }
        if column > spread.width, !isLoneWide { faults.append("line \(index) is \(column) wide, not \(spread.width): \(line.text)") }
        if line.spans.contains(where: { $0.start != nil }), spread.line(at: line.start) != index {
            faults.append("line \(index) is not found by its start \(line.start), but \(spread.line(at: line.start))")
        }
    }
    for item in spread.items {
        if item.fragments.isEmpty { faults.append("\(item.target) stands nowhere") }
        for fragment in item.fragments {
            if fragment.columns.isEmpty || fragment.line >= spread.lines.count {
                faults.append("\(item.target) stands at \(fragment)")
            } else if !edges[fragment.line].contains(fragment.columns.lowerBound) {
                faults.append("\(item.target) begins inside a character, at \(fragment)")
            }
        }
    }
    let places = spread.items.compactMap(\.fragments.first).map { ($0.line, $0.columns.lowerBound) }
    for (one, other) in zip(places, places.dropFirst()) where other < one { faults.append("items are out of order at line \(other.0)") }
    return faults
}

/// The running text of a spread without blanks.
public func letters(of spread: Spread) -> String {
    let spans = spread.lines.flatMap(\.spans).filter { $0.start != nil }.sorted { ($0.start ?? 0) < ($1.start ?? 0) }
    return String(String.UnicodeScalarView(spans.flatMap { $0.text.unicodeScalars.filter { $0 != " " } }))
}
