import Layout
import Reader
import Surface
import Topics

extension Screen {
    /// Top line: whose library this is, where I am in it, how far down.
    static func drawBar(_ state: ReaderState, on frame: inout Frame) {
        let columns = state.size.columns
        frame.fill(row: 0, columns: 0..<columns, style: .bar)
        let position = self.position(state)
        // The trail stands at the right edge, or two cells before the position.
        let right = position.isEmpty ? columns + 1 : columns - 1 - Width.of(position)
        frame.put(position, row: 0, column: right, style: .bar)
        let room = right - 3
        let title = state.front.title
        let trail = self.trail(state)
        guard !trail.isEmpty else {
            frame.put(Width.clipped(title, to: room), row: 0, column: 1, style: .bar)
            return
        }
        let whole = trail.dropFirst().reduce(trail[0]) { $0 + " › " + $1 }
        if Width.of(title) + 3 + Width.of(whole) <= room {
            frame.put(title, row: 0, column: 1, style: .bar)
            frame.put(whole, row: 0, column: right - 2 - Width.of(whole), style: .bar)
        } else if Width.of(whole) <= room {
            frame.put(whole, row: 0, column: 1, style: .bar)
        } else {
            frame.put(Width.clipped(trail.last ?? "", to: room), row: 0, column: 1, style: .bar)
        }
    }

    /// Where I am, from the section down.
    private static func trail(_ state: ReaderState) -> [String] {
        let words = state.front.words
        switch state.place.layers.last {
        case .help: return [words[.help]]
        case .about: return [words[.about]]
        case .commands: return [words[.commands]]
        case .search: return [words[.search]]
        case .code: return [words[.code]]
        case .questions: return [words[.myQuestions]]
        case .takeHome: return [words[.handout]]
        case .contents: return [words[.contents]]
        case .meaning, nil: break
        }
        switch state.place.document {
        case .welcome: return []
        case .topic(let page):
            var topic = [page.sectionTitle, page.topic.title]
            // A box whose title has gone up is still named: what a claim says must not pass for what is so.
            if state.arrangement.topic != nil, let box = state.spread.box(around: state.place.top) { topic.append(box.title) }
            return state.place.pane == .sources && state.arrangement.kind == .narrow ? topic + [words[.sources]] : topic
        case .source(let source): return [words[.sources], source.source.title]
        case .index: return [words[.index]]
        case .glossary: return [words[.glossary]]
        case .untranslated(let page, _): return [page.topic.title]
        }
    }

    /// How far down, and a thin mark of the same where there is room.
    private static func position(_ state: ReaderState) -> String {
        guard let share = state.share else { return "" }
        guard let columns = state.scrollMark?.columns else { return "\(share)%" }
        let seen = share * columns / 100
        return String(repeating: "━", count: seen) + String(repeating: "─", count: columns - seen) + " \(share)%"
    }

    /// The pinned emergency strip.
    static func drawStrip(_ state: ReaderState, on frame: inout Frame) {
        guard let area = state.arrangement.strip else { return }
        for row in 0..<area.rows {
            frame.fill(row: area.row + row, columns: 0..<area.columns, style: .boxEmergency)
            if state.strip.indices.contains(row) {
                frame.put(state.strip[row], row: area.row + row, column: 1, style: .boxEmergency)
            }
        }
    }

    /// Whom to call, on every screen: as many of the library's lines as fit whole.
    static func drawCrisis(_ state: ReaderState, row: Int, on frame: inout Frame) {
        frame.fill(row: row, columns: 0..<state.size.columns, style: .emergency)
        frame.put(state.front.crisisLine(columns: state.size.columns - 2), row: row, column: 1, style: .emergency)
    }

    /// Bottom line: what to press. A word for the person takes its place until the next key, and so does the field in which words to find are typed.
    static func drawHints(_ state: ReaderState, on frame: inout Frame) {
        let (row, columns) = (state.size.rows - 1, state.size.columns)
        let lines = state.noticeLines
        for (index, line) in lines.enumerated() {
            let row = row + 1 - lines.count + index
            frame.fill(row: row, columns: 0..<columns, style: .hint)
            frame.put(line, row: row, column: 1, style: .message)
        }
        guard lines.isEmpty else { return }
        frame.fill(row: row, columns: 0..<columns, style: .hint)
        if let find = state.place.find, let bar = state.findBar {
            frame.put(bar.prompt, row: row, column: 1, style: .message)
            let end = draw(
                find.field, row: row, column: bar.field.lowerBound, columns: bar.field.count, isActive: find.isTyping, margin: 0, on: &frame
            )
            frame.put(bar.count, row: row, column: end + 1, style: .message)
        }
        for placed in state.placedHints {
            let end = frame.put(placed.hint.key, row: row, column: placed.columns.lowerBound, style: .hintKey)
            frame.put(" " + placed.hint.label, row: row, column: end, style: .hint)
        }
    }

    /// A field and, when it has the keys, the cursor in it. Text longer than the field scrolls so that the cursor is seen.
    static func draw(_ field: TextField, row: Int, column: Int, columns: Int, isActive: Bool, margin: Int, on frame: inout Frame) -> Int {
        let characters = Array(field.text)
        var first = 0
        while Width.of(String(characters[first..<field.cursor])) > columns - 1 { first += 1 }
        frame.fill(row: row, columns: column..<column + columns, style: .field)
        frame.put(String(characters[first...]), row: row, column: column, style: .field, limit: column + columns)
        if isActive {
            let cursor = column + Width.of(String(characters[first..<field.cursor]))
            focus(row: row, column: cursor, margin: margin, on: &frame)
        }
        return column + columns
    }
}
