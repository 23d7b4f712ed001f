import Surface
import Topics

/// Sets the text of a topic: its blocks into a ``SpreadMaker``, its inlines into runs.
struct TopicSetter {
    let page: Page
    let words: Words
    var maker: SpreadMaker
    private let finder: TermFinder
    /// The terms marked since the last heading.
    private var marked: [Int] = []

    init(_ page: Page, width: Int, words: Words) {
        self.page = page
        self.words = words
        maker = SpreadMaker(width: width)
        finder = TermFinder(page.terms)
    }

    /// Blocks one below the other, a blank line between them.
    mutating func set(_ blocks: [Block], isTight: Bool = false) {
        for (index, block) in blocks.enumerated() {
            if index > 0, !isTight { maker.blank() }
            set(block)
        }
    }

    /// A heading of the page itself; the first use of each term is marked anew below it.
    mutating func heading(_ words: String) {
        marked = []
        maker.heading(words, level: 2)
    }

    private mutating func set(_ block: Block) {
        switch block {
        case .heading(let level, let prose):
            marked = []
            maker.heading(runs(prose.inlines, level <= 2 ? .heading : .strong), level: level)
        case .paragraph(let prose): maker.text(statements(prose))
        case .list(let start, let items): set(items, from: start)
        case .quote(let blocks):
            let outer = maker.openQuote()
            set(blocks)
            maker.close(outer)
        case .callout(let callout, let blocks):
            let outer = maker.openBox(title(of: callout, blocks))
            set(blocks)
            maker.closeBox(outer)
        case .table(let header, let rows):
            let header = header.map { runs($0.inlines, .strong) }
            maker.table(header: header, rows: rows.map { $0.map { statements($0) } })
        case .code(let text): maker.code(text)
        case .rule: maker.rule()
        }
    }

    private mutating func set(_ items: [[Block]], from start: Int?) {
        let isTight = items.allSatisfy { item in
            item.filter { if case .list = $0 { false } else { true } }.count <= 1
        }
        let columns = start.map { Width.of(String($0 + items.count - 1)) + 2 } ?? 2
        for (index, item) in items.enumerated() {
            if index > 0, !isTight { maker.blank() }
            var marker = "•"
            if let start {
                marker = String(start + index) + "."
                marker = String(repeating: "\u{A0}", count: max(0, columns - 1 - marker.utf8.count)) + marker
            }
            let outer = maker.openMarked(Run(marker, .muted), columns: columns)
            set(item, isTight: isTight)
            maker.closeMarked(outer)
        }
    }

    private func title(of callout: Callout, _ blocks: [Block]) -> [Run] {
        let name = callout.plain(words)
        switch callout {
        case .warning, .caution, .disagree: return [Run(name, .boxWarning)]
        case .emergency: return [Run(name, .boxEmergency)]
        case .note, .tip, .important: return [Run(name, .boxTitle)]
        case .claim:
            guard let verdict = page.verdict(of: blocks) else { return [Run(name, .boxTitle)] }
            let said = words[.boxVerdict, ["verdict": verdict.plain(words)]]
            return [Run(name, .boxTitle), Run(" · ", .line), Run(said, verdict == .supported ? .verdictHolds : .verdictFails)]
        }
    }

    /// Runs of plain words of the page, such as its summary, with terms marked.
    mutating func runs(_ words: String, _ style: Style = .text) -> [Run] {
        var cutter = RunCutter(ends: [])
        cutter.add(words, style: style, terms: terms(in: words))
        return cutter.runs
    }

    /// Runs of a text that holds statements.
    private mutating func statements(_ prose: Prose) -> [Run] {
        let statements = prose.statements
        let first = maker.number(statements: statements.count)
        var cutter = RunCutter(ends: statements.map(\.bytes.upperBound))
        cutter.statement = first
        var marks: [Int] = []
        for (index, statement) in statements.enumerated() { marks += Array(repeating: first + index, count: statement.citations.count) }
        var nextMark = marks.makeIterator()
        add(prose.inlines, .text, to: &cutter) { nextMark.next() }
        return cutter.runs
    }

    /// Runs of a heading or a table's header: no statements, no terms.
    private mutating func runs(_ inlines: [Inline], _ style: Style) -> [Run] {
        var cutter = RunCutter(ends: [])
        add(inlines, style, marksTerms: false, to: &cutter) { nil }
        return cutter.runs
    }

    private mutating func add(
        _ inlines: [Inline], _ style: Style, target: Target? = nil, marksTerms: Bool = true, to cutter: inout RunCutter, mark: () -> Int?
    ) {
        var rest = inlines[...]
        while let inline = rest.popFirst() {
            switch inline {
            case .text(let text):
                cutter.add(text, style: style, target: target, terms: marksTerms && target == nil ? terms(in: text) : [])
            case .code(let text): cutter.add(text, style: target == nil ? .code : style, target: target)
            case .emphasis(let inner):
                add(inner, style == .text ? .emphasis : style, target: target, marksTerms: marksTerms, to: &cutter, mark: mark)
            case .strong(let inner):
                add(
                    inner, style == .text || style == .emphasis ? .strong : style, target: target, marksTerms: marksTerms, to: &cutter,
                    mark: mark)
            case .link(let topic, let anchor, let inner):
                add(inner, .link, target: .topic(topic, anchor: anchor), marksTerms: false, to: &cutter, mark: mark)
            case .address(let address, let inner):
                add(inner, style, target: target, marksTerms: false, to: &cutter, mark: mark)
                let shown = inner.map(\.plain).joined()
                let bare = ["mailto:", "tel:"].first { address.hasPrefix($0) }.map { String(address.dropFirst($0.count)) } ?? address
                if shown != address, shown != bare { cutter.insert(shown.isEmpty ? bare : " (\(bare))", style: style, target: target) }
            case .citation(let citation):
                let statement = mark()
                var findings = citation.findings
                while case .citation(let next)? = rest.first {
                    findings += next.findings
                    _ = mark()
                    rest.removeFirst()
                }
                for number in page.marks(of: findings) {
                    cutter.runs.append(
                        Run("[" + String(number) + "]", .citation, target: .citation(number), statement: statement, isGlued: true))
                }
            case .lineBreak: cutter.addLineBreak()
            }
        }
    }

    /// The terms that a text uses for the first time in this part.
    private mutating func terms(in text: String) -> [TermFinder.Place] {
        if page.terms.isEmpty { return [] }
        return finder.places(in: text).filter {
            if marked.contains($0.entry) { return false }
            marked.append($0.entry)
            return true
        }
    }
}

/// Cuts text into runs where statements end and terms stand. Counts the bytes of the text it was given.
private struct RunCutter {
    var runs: [Run] = []
    var statement: Int?
    /// Where statements end, in bytes of the whole text.
    private let ends: [Int]
    private var passed = 0
    private var bytes = 0

    init(ends: [Int]) { self.ends = ends }

    /// Adds a text; terms are marked where they stand in it.
    mutating func add(_ text: String, style: Style, target: Target? = nil, terms: [TermFinder.Place] = []) {
        var from = text.utf8.startIndex
        for term in terms {
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: term.bytes.lowerBound)
            let end = text.utf8.index(start, offsetBy: term.bytes.count)
            cut(text[from..<start], style, target)
            cut(text[start..<end], .term, .term(term.entry))
            from = end
        }
        cut(text[from...], style, target)
    }

    /// Adds a text that is not one of the author's words and has no place in the statements' count.
    mutating func insert(_ text: String, style: Style, target: Target?) {
        runs.append(Run(text, style, target: target, statement: statement))
    }

    /// A line break counts as one byte of the text.
    mutating func addLineBreak() {
        runs.append(.lineBreak)
        bytes += 1
        passEnds()
    }

    private mutating func cut(_ text: Substring, _ style: Style, _ target: Target?) {
        var rest = text
        while passed < ends.count, ends[passed] < bytes + rest.utf8.count {
            let here = rest.utf8.index(rest.startIndex, offsetBy: ends[passed] - bytes)
            append(rest[..<here], style, target)
            rest = rest[here...]
            passEnds()
        }
        append(rest, style, target)
        passEnds()
    }

    private mutating func append(_ text: Substring, _ style: Style, _ target: Target?) {
        bytes += text.utf8.count
        if text.isEmpty { return }
        runs.append(Run(String(text), style, target: target, statement: statement))
    }

    private mutating func passEnds() {
        while passed < ends.count, ends[passed] <= bytes {
            passed += 1
            statement = statement.map { $0 + 1 }
        }
    }
}
