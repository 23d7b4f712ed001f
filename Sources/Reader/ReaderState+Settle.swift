import Layout
import Surface
import Topics

extension ReaderState {
    /// Brings everything that follows from the rest of the state up to date, and every place back into its bounds.
    mutating func settle() {
        wrapNotice()
        arrange()
        wrap()
        wrapMeaning()
        wrapSources()
        wrapSheet()
        layCode()
        findAgain()
        settleMenu()
        settleReading()
    }

    /// Where everything stands, for the size and what is open.
    mutating func arrange() {
        let rows = emergencyRows
        let found = foundInDanger
        if wrapped.size != size || wrapped.stripRows != rows || wrapped.danger != found || wrapped.document != place.document
            || wrapped.language != front.language
        {
            // A library whose topic of help has no emergency box still says whom to call.
            let sentences = found.map { $0.isEmpty ? [front.crisisLine(columns: size.columns - 2)] : $0 } ?? page?.topic.emergency ?? []
            strip = pinned(sentences, rows: rows)
            wrapped.size = size
            wrapped.stripRows = rows
            wrapped.danger = found
        }
        greet()
        arrangement = Arrangement(
            size: size, pane: place.pane, hasSources: page.map { !$0.citations.isEmpty } ?? false,
            onlyText: onlyText, stripRows: strip.count, isStripOfLayer: found != nil,
            greetingRows: greeting.lines.count, noticeRows: noticeLines.count)
    }

    /// What to say above the results of a search for words of danger; nil when there are none.
    private var foundInDanger: [String]? {
        guard case .search(let search) = place.layers.last, let answer = search.answer, answer.isDanger else { return nil }
        return answer.emergency
    }

    private mutating func greet() {
        guard place.document == .welcome else {
            greeting = Spread(width: 0)
            return
        }
        var maker = SpreadMaker(width: max(1, size.columns - 2))
        maker.text(front.words[policy.lettersSearch ? .welcomeLetters : .firstRun], .muted)
        greeting = maker.spread
    }

    private mutating func wrap() {
        // A window too small shows nothing; the text keeps its width until there is room again.
        let width = arrangement.kind == .tooSmall ? max(1, wrapped.width) : textArea.columns
        if wrapped.width != width || wrapped.document != place.document || wrapped.language != front.language {
            switch place.document {
            case .welcome: spread = .welcome(front, policy: policy, width: width)
            case .topic(let page): spread = .topic(page, width: width, words: front.words, today: today)
            case .source(let source): spread = .source(source, width: width, words: front.words)
            case .index(let topics): spread = .index(topics, width: width, words: front.words)
            case .glossary(let glossary): spread = .glossary(glossary, width: width, words: front.words)
            case .untranslated(let page, let topics): spread = .untranslated(page, topics, width: width, words: front.words)
            }
            wrapped.width = width
            wrapped.document = place.document
            wrapped.language = front.language
            wrapped.find = ""
            wrapped.sourcesWidth = 0
            matches = []
        }
        if spread.lines.isEmpty {
            place.top = 0
            place.offset = 0
            place.item = nil
            return
        }
        place.top = max(0, min(place.top, spread.lines.count - 1))
        if spread.lines[place.top].start != place.offset { place.top = spread.line(at: place.offset) }
        place.top = min(place.top, lastTop)
        if let item = place.item, !spread.items.indices.contains(item) { place.item = nil }
    }

    private mutating func wrapSources() {
        guard let area = arrangement.sources, let page else {
            sources = Spread(width: 0)
            wrapped.sourcesWidth = 0
            return
        }
        let width = max(1, area.columns - 2)
        // Where the topic does not stand beside it, the pane says which statement is meant.
        let statement = arrangement.topic == nil ? litStatement : nil
        if wrapped.sourcesWidth != width || wrapped.citation != place.citation || wrapped.statement != statement || sources.lines.isEmpty {
            sources = .sources(
                of: page, chosen: place.citation, statement: statement == nil ? nil : litWords, width: width, words: front.words)
            wrapped.statement = statement
            wrapped.sourcesWidth = width
            wrapped.citation = place.citation
        }
        let shown = Place.Shown(citation: place.citation, width: width)
        if place.shown != shown {
            place.shown = shown
            revealSource()
        }
        place.sourcesTop = max(0, min(place.sourcesTop, sources.lines.count - sourceRows))
    }

    private mutating func wrapSheet() {
        let width = Arrangement.text(in: arrangement.layer, measure: measure).columns
        switch place.layers.last {
        case .help:
            if wrapped.sheet == .help(top: 0), sheet.width == width { return }
            wrapped.sheet = .help(top: 0)
            sheet = .help(policy: policy, width: width, words: front.words)
        case .about:
            guard let page, wrapped.sheet != .about(top: 0) || sheet.width != width else { return }
            wrapped.sheet = .about(top: 0)
            sheet = .about(page, width: width, words: front.words, today: today)
        default:
            wrapped.sheet = nil
            sheet = Spread(width: 0)
        }
    }

    private mutating func findAgain() {
        let words = place.find?.field.text ?? place.found ?? ""
        guard wrapped.find != words else { return }
        wrapped.find = words
        matches = spread.places(of: words)
        if let find = place.find, !matches.indices.contains(find.current) { place.find?.current = 0 }
    }

    private mutating func settleMenu() {
        let count = menuRows.count
        place.menu.chosen = max(0, min(count - 1, place.menu.chosen))
        guard let rows = arrangement.menu?.rows, rows > 0 else { return }
        place.menu.top = max(0, min(place.menu.top, count - rows))
        if place.menu.chosen < place.menu.top { place.menu.top = place.menu.chosen }
        if place.menu.chosen >= place.menu.top + rows { place.menu.top = place.menu.chosen - rows + 1 }
    }
}
