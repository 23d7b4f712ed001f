import DiceKit
import Layout
import Surface

/// What is wrong with a spread, whatever it shows: empty when every promise of ``Spread`` holds.
func faults(in spread: Spread) -> [String] {
    var faults: [String] = []
    var start = 0
    for (index, line) in spread.lines.enumerated() {
        if line.start < start { faults.append("line \(index) begins at \(line.start), before the line above at \(start)") }
        start = line.start
        var column = 0
        for span in line.spans {
            if span.column < column { faults.append("line \(index) has spans that overlap: \(line.text)") }
            column = span.column + Width.of(span.text)
            if Escaper.safe(span.text) != span.text { faults.append("line \(index) has unsafe text") }
        }
        // One wide character may stand where a single cell is left.
        let isLoneWide = column == spread.width + 1 && line.spans.contains { Width.of($0.text) == 2 && $0.text.count == 1 }
        if column > spread.width, !isLoneWide { faults.append("line \(index) is \(column) wide, not \(spread.width): \(line.text)") }
        if line.spans.contains(where: { $0.start != nil }), spread.line(at: line.start) != index {
            faults.append("line \(index) is not found by its start \(line.start), but \(spread.line(at: line.start))")
        }
    }
    for item in spread.items {
        if item.fragments.isEmpty { faults.append("\(item.target) stands nowhere") }
        for fragment in item.fragments where fragment.columns.isEmpty || fragment.line >= spread.lines.count {
            faults.append("\(item.target) stands at \(fragment)")
        }
    }
    let places = spread.items.compactMap(\.fragments.first).map { ($0.line, $0.columns.lowerBound) }
    for (one, other) in zip(places, places.dropFirst()) where other < one { faults.append("items are out of order at line \(other.0)") }
    return faults
}

/// The running text of a spread without blanks.
func letters(of spread: Spread) -> String {
    spread.lines.flatMap(\.spans).filter { $0.start != nil }.sorted { ($0.start ?? 0) < ($1.start ?? 0) }.map(\.text).joined().filter {
        $0 != " "
    }
}

extension Dice {
    /// A word of any script, now and then a very long one.
    mutating func word() -> String {
        switch Int.random(in: 0..<12, using: &self) {
        case 0: "naïve"
        case 1: "漢字仮名、交じり文。"
        case 2: "👪👩‍⚕️🏥"
        case 3: "e\u{301}te\u{301}"
        case 4: "https://example.org/" + String(repeating: "path/", count: Int.random(in: 0..<9, using: &self))
        case 5: String(repeating: "Donaudampfschiff", count: Int.random(in: 1..<6, using: &self))
        case 6: "over-the-counter"
        case 7: "50\u{A0}mg"
        case 8: "\u{1112}\u{1161}\u{11AB}국어"
        case 9: "“so”—or"
        case 10: "a\u{1B}[1m\u{202E}b"
        default: ["a", "of", "ketamine", "pain", "hospital"].randomElement(using: &self) ?? "a"
        }
    }

    mutating func words(_ count: Int) -> String { (0..<count).map { _ in word() }.joined(separator: " ") }
}
