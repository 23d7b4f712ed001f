import Layout
import Surface
import Topics

/// A handout on its way to a file or a printer, while the person says which, and what the file is to be called.
public struct TakeHome: Equatable, Sendable {
    /// What the file will hold.
    public var handout: Handout
    /// What is taken home, in a few words.
    public var title: String
    /// The name of the file, in the folder Carrel was started in.
    public var field: TextField
    /// The number of the order that has not been answered yet.
    public var awaited: Int?
    /// What is wrong with the name or the disk, for the person.
    public var trouble: String?
    /// Whether a file of that name is there, and Enter replaces it.
    public var replaces = false
    /// The printers of this machine, the one to propose first; empty until they are known, and where there are none.
    public internal(set) var printers: [String] = []
    /// The printer it goes to, by its index; nil while it is to be a file.
    public internal(set) var chosenPrinter: Int?
    /// The number of the question for the printers.
    let lookedFor: Int

    init(_ handout: Handout, title: String, name: String, lookedFor: Int) {
        self.handout = handout
        self.title = title
        self.lookedFor = lookedFor
        field = TextField(name + Handout.textEnding)
    }

    /// Whether the name asks for a page for a browser, and not for plain text.
    public var isPage: Bool { Handout.isPage(field.text) }

    /// The name of the printer it goes to; nil while it is to be a file.
    public var printer: String? { chosenPrinter.map { printers[$0] } }

    /// To the next way of taking it home, or the one before, round the end: as text, as a page, on each printer.
    mutating func turn(by step: Int) {
        let count = 2 + printers.count
        let next = (way + step + count) % count
        chosenPrinter = next < 2 ? nil : next - 2
        if next < 2, isPage != (next == 1) { turnForm() }
    }

    /// The way that is chosen, in the order of ``ways(_:)``.
    fileprivate var way: Int { chosenPrinter.map { $0 + 2 } ?? (isPage ? 1 : 0) }

    /// The ways of taking it home, in words, and whether each is the chosen one.
    func ways(_ words: Words) -> [(words: String, isChosen: Bool)] {
        let all = [words[.handoutAsText], words[.handoutAsPage]] + printers.map { words[.handoutOnPrinter, ["printer": $0]] }
        return all.enumerated().map { ($0.element, $0.offset == way) }
    }

    /// Makes a name of the one form a name of the other.
    private mutating func turnForm() {
        let ending = field.text.lastIndex(of: ".") ?? field.text.endIndex
        field = TextField(field.text[..<ending] + (isPage ? Handout.textEnding : Handout.pageEnding))
    }
}

extension ReaderState {
    /// Asks how a handout of the open topic, or of the questions when they are looked at, is to be taken home.
    mutating func takeHome() -> [Effect] {
        let handout: Handout
        let (title, name): (String, String)
        if case .questions = place.layers.last {
            if questions.isEmpty { return refuse(front.words[.noQuestions]) }
            handout = Handout(questions: questions, day: today)
            (title, name) = (front.words[.myQuestions], front.words[.questionsFile])
        } else {
            guard let page else { return refuse(front.words[.noTopicOpen]) }
            handout = Handout(pages: [page], day: today)
            (title, name) = (page.topic.title, page.topic.id)
        }
        asked += 1
        place.layers.append(.takeHome(TakeHome(handout, title: title, name: name, lookedFor: asked)))
        return [.findPrinters(number: asked)]
    }

    /// A key while the way home is chosen: text for the file's name, up and down for the way, Enter to take it, Esc to let it be.
    mutating func typeInTakeHome(_ key: Key) -> [Effect]? {
        guard case .takeHome(var takeHome) = place.layers.last else { return nil }
        if takeHome.printer == nil, let changed = takeHome.field.take(key) {
            if changed { (takeHome.replaces, takeHome.trouble) = (false, nil) }
            put(takeHome)
            return []
        }
        switch key {
        case .up, .down, .tab, .backTab:
            turn(takeHome, by: key == .up || key == .backTab ? -1 : 1)
        case .enter: return send(takeHome)
        case .escape, .backspace: place.layers.removeLast()
        case .left where takeHome.printer != nil: place.layers.removeLast()
        case .function, .control: return nil
        default: break
        }
        return []
    }

    /// Proposes the way home with that number, which a click fell on.
    mutating func choose(way: Int, _ takeHome: TakeHome) { turn(takeHome, by: way - takeHome.way) }

    private mutating func turn(_ takeHome: TakeHome, by step: Int) {
        guard takeHome.awaited == nil else { return }
        var takeHome = takeHome
        takeHome.turn(by: step)
        (takeHome.replaces, takeHome.trouble) = (false, nil)
        put(takeHome)
    }

    /// Orders what was chosen, once: while an order is out there is no other.
    private mutating func send(_ takeHome: TakeHome) -> [Effect] {
        guard takeHome.awaited == nil else { return [] }
        var takeHome = takeHome
        guard takeHome.printer != nil || Handout.isPlainName(takeHome.field.text) else {
            takeHome.trouble = front.words[.badFileName]
            put(takeHome)
            return []
        }
        asked += 1
        (takeHome.awaited, takeHome.trouble) = (asked, nil)
        put(takeHome)
        if let printer = takeHome.printer { return [.putOnPaper(takeHome.handout, by: printer, number: asked)] }
        return [.write(takeHome.handout, to: takeHome.field.text, replaces: takeHome.replaces, number: asked)]
    }

    /// Offers the printers there are.
    mutating func hear(of printers: [String], number: Int) {
        guard case .takeHome(var takeHome) = place.layers.last, takeHome.lookedFor == number else { return }
        takeHome.printers = printers
        put(takeHome)
    }

    /// What became of a handout. A file of that name is not replaced before the person has been told and presses Enter again.
    mutating func hear(_ outcome: Outcome, number: Int) {
        guard case .takeHome(var takeHome) = place.layers.last, takeHome.awaited == number else {
            // Who has gone on meanwhile is told all the same.
            notice = said(of: outcome) ?? notice
            return
        }
        takeHome.awaited = nil
        switch outcome {
        case .written, .printed:
            place.layers.removeLast()
            notice = said(of: outcome)
            return
        case .isThere: (takeHome.replaces, takeHome.trouble) = (true, front.words[.fileIsThere])
        case .failed(let why): takeHome.trouble = why
        }
        put(takeHome)
    }

    /// An outcome in one line; nil for one that asks something of the person.
    private func said(of outcome: Outcome) -> String? {
        switch outcome {
        case .written(let name): front.words[.handoutWritten, ["file": name]]
        case .printed(let printer): front.words[.handoutPrinted, ["printer": printer]]
        case .failed(let why): why
        case .isThere: nil
        }
    }

    private mutating func put(_ takeHome: TakeHome) {
        place.layers[place.layers.count - 1] = .takeHome(takeHome)
    }

    /// Where ``words(of:width:)`` stand, and which of their lines are on the screen: where the ways do not all fit, those above the chosen one go.
    public func page(of takeHome: TakeHome) -> (body: Area, lines: Range<Int>) {
        let text = Arrangement.text(in: arrangement.layer, measure: measure)
        let body = Area(row: text.row + 3, column: text.column, rows: max(0, text.rows - 3), columns: text.columns)
        let spread = words(of: takeHome, width: body.columns)
        let chosen = spread.items.indices.contains(takeHome.way) ? spread.items[takeHome.way].line : 0
        let top = max(0, chosen - body.rows + 1)
        return (body, top..<max(top, min(top + body.rows, spread.lines.count)))
    }

    /// The words below the name: what is wrong, the ways home with a mark at the chosen one, and where a file goes.
    public func words(of takeHome: TakeHome, width: Int) -> Spread {
        var maker = SpreadMaker(width: width)
        if let trouble = takeHome.trouble {
            maker.text(trouble, .boxWarning)
            maker.blank()
        }
        for (index, way) in takeHome.ways(front.words).enumerated() {
            maker.marked(Run(way.isChosen ? "•" : " "), columns: 2) { $0.text([Run(way.words, target: .row(index))]) }
        }
        if takeHome.printer == nil {
            maker.blank()
            maker.text(front.words[.handoutWhere], .muted)
        }
        return maker.spread
    }
}
