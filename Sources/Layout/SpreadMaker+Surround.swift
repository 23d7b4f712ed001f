import Surface

/// The columns between which text stands, and what is drawn on every line beside it.
struct Margins {
    var left: Int
    /// The column after the last.
    var right: Int
    var edges: [Span] = []
}

// What stands around text, opened above it and closed below it. Each opening answers the margins to go back to.
extension SpreadMaker {
    mutating func openMarked(_ marker: Run, columns: Int) -> Margins {
        let outer = margins
        let name = RunningText([marker])
        let all = 0..<name.bytes.count
        let columns = max(columns, name.width(all) + 1)
        if cells - columns < 6 {
            for line in name.lines(first: cells, rest: cells) {
                add([Span(column: margins.left, text: name.text(line.range), style: marker.style)], start: offset)
            }
        } else {
            markers.append(Span(column: margins.left, text: name.text(all), style: marker.style))
            margins.left += columns
        }
        return outer
    }

    /// A marker that nothing was put beside still has its line.
    mutating func closeMarked(_ outer: Margins) {
        if !markers.isEmpty { add([], start: offset) }
        margins = outer
    }

    /// Where there is no room for a bar there is none.
    mutating func openQuote() -> Margins {
        let outer = margins
        if cells >= 8 {
            margins.edges.append(Span(column: margins.left, text: "│", style: .line))
            margins.left += 2
        }
        return outer
    }

    /// Where there is no room for a box its title stands above the text.
    mutating func openBox(_ title: [Run]) -> Margins {
        let outer = margins
        let name = RunningText(title)
        let from = spread.lines.count
        spread.boxes.append(
            BoxPlace(
                title: name.text(0..<name.bytes.count), lines: from..<from + 1,
                isEmergency: title.contains { $0.style == .boxEmergency }))
        openBoxes.append(spread.boxes.count - 1)
        if cells < 14 {
            text(name)
            return outer
        }
        let (left, edge) = (margins.left, margins.right - 1)
        let lines = name.lines(first: cells - 4, rest: cells - 4)
        let top = lines.first?.range ?? 0..<0
        var items = Items()
        var cut = 0
        let words = spans(of: name, top, column: left + 2, base: offset, items: &items, cut: &cut)
        let column = top.isEmpty ? left + 1 : left + 2 + name.width(top) + 1
        let opening = Span(column: left, text: "┌", style: .line)
        let closing = Span(column: column, text: String(repeating: "─", count: max(0, edge - column)) + "┐", style: .line)
        add([opening] + words + [closing], start: offset)
        margins.edges.append(Span(column: left, text: "│", style: .line))
        margins.edges.append(Span(column: edge, text: "│", style: .line))
        (margins.left, margins.right) = (left + 2, edge - 1)
        for line in lines.dropFirst() {
            let range = line.range
            add(spans(of: name, range, column: margins.left, base: offset, items: &items, cut: &cut), start: offset + range.lowerBound)
        }
        if !name.isEmpty { skip(bytes: name.bytes.count + 2) }
        isFresh = true
        return outer
    }

    mutating func closeBox(_ outer: Margins) {
        let isDrawn = outer.right != margins.right
        margins = outer
        if isDrawn {
            let line = String(repeating: "─", count: max(0, margins.right - margins.left - 2))
            add([Span(column: margins.left, text: "└" + line + "┘", style: .line)], start: offset)
        }
        if let box = openBoxes.popLast() {
            spread.boxes[box].lines = spread.boxes[box].lines.lowerBound..<spread.lines.count
        }
        if !isDrawn { blank() }
    }
}
