import DeskKit
import Layout
import Surface
import Testing
import Topics

@testable import Reader

private func target(_ desk: Desk) -> Target? { desk.state.chosenItem?.target }

@Test func `down steps through what can be opened on the screen, then scrolls a line`() {
    var desk = Desk(Size(rows: 60, columns: 80), topic: "what-is-asthma")
    desk.press(.down)
    #expect(target(desk) == .term(0))
    desk.press(.down, .down)
    #expect(target(desk) == .citation(1))
    desk.press(.down)
    #expect(target(desk) == .citation(2))
    #expect(desk.state.place.top == 0)
    desk.press(.up)
    #expect(target(desk) == .citation(1))
}

@Test func `a line down at the end of the text changes nothing`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.end)
    let end = desk.state
    desk.press(.character("j"))
    #expect(desk.state == end)
    #expect(desk.state.visible.upperBound == desk.state.spread.lines.count)
}

@Test(arguments: 8...34)
func `paging down skips no words, begins with none but words, and takes a heading along that has nothing under it`(rows: Int) {
    for id in ["what-is-asthma", "inhalers"] {
        var desk = Desk(Size(rows: rows, columns: 80), topic: id)
        while desk.state.visible.upperBound < desk.state.spread.lines.count {
            let before = desk.state.visible
            let lines = desk.state.spread.lines
            desk.press(.pageDown)
            let after = desk.state.visible
            #expect(after.lowerBound > before.lowerBound)
            let skipped = lines[min(before.upperBound, after.lowerBound)..<after.lowerBound].map(\.text)
            #expect(skipped.allSatisfy { $0.isEmpty || $0.hasPrefix("└") })
            if after.upperBound == lines.count { break }
            let first = lines[after.lowerBound].text
            #expect(!first.isEmpty && !first.hasPrefix("└"))
            if let bare = lines[before].lastIndex(where: { !$0.spans.isEmpty }), bare > before.lowerBound,
                desk.state.spread.headings.contains(where: { $0.line == bare })
            {
                #expect(after.contains(bare))
            }
        }
    }
}

@Test(arguments: 8...34)
func `a page up skips no words, and a page down from there leads to the same place`(rows: Int) {
    var desk = Desk(Size(rows: rows, columns: 80), topic: "what-is-asthma")
    while desk.state.visible.upperBound < desk.state.spread.lines.count {
        desk.press(.pageDown)
        if desk.state.visible.upperBound == desk.state.spread.lines.count { break }
        let after = desk.state.visible
        desk.press(.pageUp)
        let back = desk.state.visible
        #expect(back.lowerBound < after.lowerBound)
        let between = desk.state.spread.lines[min(back.upperBound, after.lowerBound)..<after.lowerBound]
        #expect(between.allSatisfy { $0.text.isEmpty || $0.text.hasPrefix("└") })
        desk.press(.pageDown)
        #expect(desk.state.visible == after)
    }
}

@Test func `a page down keeps one line in sight`() {
    var desk = Desk(Size(rows: 13, columns: 80), topic: "what-is-asthma")
    let first = desk.state.visible
    desk.press(.pageDown)
    #expect(desk.state.visible.lowerBound == first.upperBound - 1)
}

@Test func `enter on a citation goes to its source, enter there to the whole source, and back twice returns exactly`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.down, .down, .down)
    let inTopic = desk.state.place
    desk.press(.enter)
    #expect(desk.state.place.pane == .sources)
    #expect(desk.state.place.citation == 1)
    let inSources = desk.state.place
    desk.press(.enter)
    guard case .source(let source) = desk.state.place.document else { return #expect(Bool(false), "no source is open") }
    #expect(source.source.id == "made-up-trial")
    desk.press(.backspace)
    #expect(desk.state.place == inSources)
    desk.press(.backspace)
    #expect(desk.state.place == inTopic)
    desk.press(.backspace)
    #expect(desk.state.place.pane == .menu)
}

@Test func `the next statements of a source are asked for`() {
    var state = Desk(topic: "what-is-asthma").state
    guard case .openSource("made-up-trial", from: 200, number: _)? = state.open(.uses(source: "made-up-trial", from: 200)).first else {
        Issue.record("no source was asked for")
        return
    }
}

@Test func `forward goes again where back came from`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("j"), .character("j"))
    let left = desk.state.place
    desk.press(.backspace, .character("F"))
    #expect(desk.state.place == left)
    desk.press(.character("F"))
    #expect(desk.state.notice == Message.nothingForward.english)
}

@Test func `opening something forgets what forward led to`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.backspace, .end, .up, .enter)
    desk.press(.down, .enter)
    #expect(desk.state.page?.topic.id == "get-help")
    #expect(desk.state.forward.isEmpty)
}

@Test func `a citation in the light lights the statement it supports`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("]"))
    #expect(target(desk) == .citation(1))
    let lit = desk.state.spread.lines.flatMap(\.spans).filter { $0.statement == desk.state.litStatement }.map(\.text).joined()
    #expect(lit.contains("wheeze or cough"))
    desk.press(.character("]"))
    #expect(target(desk) == .citation(2))
    desk.press(.character("["))
    #expect(target(desk) == .citation(1))
}

@Test func `stepping through the sources brings each statement into sight`() {
    var desk = Desk(Size(rows: 14, columns: 80), topic: "what-is-asthma")
    desk.press(.character("c"))
    for number in 2...3 {
        desk.press(.tab)
        #expect(desk.state.place.citation == number)
        #expect(desk.state.chosenItem?.target == .citation(number))
    }
    desk.press(.tab)
    #expect(desk.state.place.citation == 3)
}

@Test func `c shows the sources and c again goes back to the same place`() {
    var desk = Desk(topic: "what-is-asthma")
    let before = desk.state.place
    desk.press(.character("c"), .character("c"))
    #expect(desk.state.place == before)
}

@Test func `a topic without sources says so`() {
    var desk = Desk(topic: "smoke")
    desk.press(.character("c"))
    #expect(desk.state.place.pane == .topic)
    #expect(desk.state.notice == Message.noSources.english)
}

@Test func `a number opens that link of the screen`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("1"))
    #expect(desk.state.page?.topic.id == "inhalers")
    desk.press(.character("9"))
    #expect(desk.state.notice == Message.noLinks.english)
}

@Test func `numbers count what leads to another page, from top to bottom, and no mark that has a number of its own`() {
    var desk = Desk(Size(rows: 60, columns: 80), topic: "what-is-asthma")
    let links = desk.state.spread.items.map(\.target).filter(\.isLink)
    #expect(desk.state.spread.items.contains { $0.target == .citation(1) })
    #expect(links.last == .about)
    for (index, link) in links.enumerated().prefix(9) {
        var opened = desk
        opened.press(.character(Character("\(index + 1)")))
        switch link {
        case .topic(let id, _): #expect(opened.state.page?.topic.id == id)
        case .about: #expect(opened.state.place.layers == [.about(top: 0)])
        default: Issue.record("\(link)")
        }
    }
    // On a source's page the statements that lean on it are links too.
    desk.press(.character("]"), .enter, .enter)
    guard case .source = desk.state.place.document else { Issue.record("no source"); return }
    let first = desk.state.spread.items.first { $0.target.isLink }?.target
    desk.press(.character("1"))
    if first == .code { #expect(desk.state.codeSheet != nil) } else { #expect(desk.state.page != nil) }
}

@Test func `a page that would cut a box begins with the box, when the box fits on it`() throws {
    for rows in 10...24 {
        var desk = Desk(Size(rows: rows, columns: 60), topic: "what-is-asthma")
        let area = desk.state.textArea.rows
        let boxes = desk.state.spread.boxes.filter { $0.lines.count <= area }
        try #require(!boxes.isEmpty)
        var whole = Set<Int>()
        var seen = 0
        while true {
            let visible = desk.state.visible
            let skipped = desk.state.spread.lines[min(seen, visible.lowerBound)..<visible.lowerBound].map(\.text).joined()
            #expect(skipped.isEmpty)
            seen = visible.upperBound
            for (index, box) in boxes.enumerated() where visible.clamped(to: box.lines) == box.lines { whole.insert(index) }
            let before = desk.state.place.top
            desk.press(.pageDown)
            if desk.state.place.top == before { break }
        }
        #expect(whole.count == boxes.count, "\(rows) rows")
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 8, columns: 24), Size(rows: 34, columns: 120)])
func `the emergency strip says all there is, or names the key that shows it`(size: Size) throws {
    let sentences = (1...6).map { "Emergency sentence number \($0) tells somebody in danger what to do at once." }
    for count in 1...6 {
        var desk = Desk(size, topic: "attacks")
        var page = try #require(desk.state.page)
        let said = sentences.prefix(count).joined(separator: " ")
        page.topic.blocks.insert(.callout(.emergency, [.paragraph(Prose([.text(said)]))]), at: 1)
        page.topic.blocks.removeFirst()
        desk.state.place.document = .topic(page)
        desk.tell(.resized(size))
        let strip = desk.state.strip
        #expect(strip.count == desk.state.arrangement.strip?.rows)
        #expect(strip.allSatisfy { Width.of($0) <= size.columns - 2 })
        #expect(desk.state.textArea.rows >= 4)
        let text = strip.joined(separator: " ").split(separator: " ").joined(separator: " ")
        if text != said {
            #expect(text.hasSuffix("F2 shows all"))
            let words = text.dropLast(" F2 shows all".count).replacing("…", with: "")
            #expect(said.hasPrefix(words), "\(strip)")
        }
        desk.press(.end, .character("!"))
        let box = try #require(desk.state.spread.boxes.first { $0.isEmergency })
        #expect(desk.state.visible.contains(box.lines.lowerBound))
        desk.press(.backspace, .character("s"), .character("x"))
        let before = desk.state.place
        desk.press(.function(2))
        #expect(desk.state.place.layers.isEmpty)
        #expect(desk.state.visible.contains(box.lines.lowerBound))
        desk.press(.backspace)
        #expect(desk.state.place == before)
    }
}

@Test func `a page down in a list is a page, and the ends are its ends`() {
    for key in [Key.enter, .character("v"), .character("t")] {
        var desk = Desk(Size(rows: 14, columns: 60), topic: "what-is-asthma")
        for number in 1...30 where key == .character("v") {
            desk.press(.character("a"))
            desk.type("question \(number)")
            desk.press(.enter)
        }
        desk.press(key, .home)
        func chosen() -> Int {
            switch desk.state.place.layers.last {
            case .commands(let row), .contents(let row): row
            case .questions(let list): list.chosen
            default: -1
            }
        }
        #expect(chosen() == 0)
        desk.press(.end)
        let last = chosen()
        desk.press(.home, .pageDown)
        #expect(chosen() == min(last, desk.state.layerBody.rows - 1))
        desk.press(.pageUp)
        #expect(chosen() == 0)
    }
}

@Test func `how to move is said under a narrow menu until something is opened`() {
    var desk = Desk(Size(rows: 12, columns: 40))
    #expect(desk.state.arrangement.greeting?.rows == 1)
    #expect(desk.state.greeting.lines.map(\.text) == [Message.firstRun.english])
    desk.press(.down, .enter)
    desk.press(.character("m"))
    #expect(desk.state.arrangement.greeting == nil)
    #expect(Desk(Size(rows: 24, columns: 80)).state.arrangement.greeting == nil)
}

@Test func `without colours a code says what to do on a light window`() {
    for (theme, isSaid) in [(Theme.default, false), (.mono, false), (nil, true)] {
        var desk = Desk(Size(rows: 34, columns: 120), topic: "what-is-asthma")
        desk.state.theme = theme
        desk.press(.character("]"), .character("x"))
        #expect(desk.state.codeSheet?.drawn != nil)
        let words = desk.state.codeSheet?.words.lines.map(\.text).joined(separator: " ") ?? ""
        #expect(words.contains("https://example.org/trial"))
        #expect(words.contains(Message.codeNoColours.english) == isSaid)
    }
}

@Test func `a link with an anchor opens the topic at that heading`() {
    var desk = Desk(Size(rows: 12, columns: 80), topic: "inhalers")
    desk.press(.character("1"))
    #expect(desk.state.page?.topic.id == "what-is-asthma")
    #expect(desk.state.spread.lines[desk.state.place.top].text == "What is not known")
}

@Test func `the next and the previous topic of the menu are one key away, across sections`() {
    var desk = Desk(topic: "history")
    desk.press(.character(">"))
    #expect(desk.state.page?.topic.id == "attacks")
    desk.press(.character("<"))
    #expect(desk.state.page?.topic.id == "history")
}

@Test func `before the first and after the last topic there is none, and that is said`() {
    var desk = Desk(topic: "get-help")
    let before = desk.state.place
    desk.press(.character(">"))
    #expect(desk.state.notice == Message.lastTopic.english)
    #expect(desk.state.place == before)
    desk = Desk(topic: "what-is-asthma")
    desk.press(.character("<"))
    #expect(desk.state.notice == Message.firstTopic.english)
}

@Test func `the words explained are a key or a link behind the list of topics, and each leads to its topic and its source`() {
    var desk = Desk(Size(rows: 40, columns: 80), topic: "smoke")
    desk.press(.character("i"))
    #expect(target(desk) == .glossary)
    desk.press(.enter)
    let text = desk.state.spread.lines.map(\.text)
    #expect(text.contains("  airway, airways: A tube that carries air to the lungs."))
    #expect(desk.state.spread.items.map(\.target) == [.index, .topic("inhalers", anchor: nil), .source("made-up-trial")])
    let glossary = desk.state.place.document
    desk.press(.character("i"))
    if case .index = desk.state.place.document {} else { Issue.record("no list of topics") }
    desk.press(.character("i"))
    #expect(desk.state.place.document == glossary)
    desk.press(.down, .enter)
    #expect(desk.state.page?.topic.id == "inhalers")
    desk.press(.backspace, .down, .enter)
    if case .source = desk.state.place.document {} else { Issue.record("no source") }
}

@Test func `a part is as long as its lines up to the next part beside it`() {
    let spread = Desk(topic: "what-is-asthma").state.spread
    let lengths = spread.headings.indices.map { spread.length(ofPart: $0) }
    #expect(lengths.allSatisfy { $0 > 0 })
    let text = spread.lines[(spread.headings[0].line)...].count { !$0.spans.isEmpty }
    #expect(lengths.reduce(0, +) + lengths.count == text)
}

@Test(arguments: [Message.help, .search, .contents, .about, .find])
func `home is at most three keys from anywhere`(from: Message) {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("]"), .enter)
    switch from {
    case .help: desk.press(.character("t"), .function(1))
    case .search: desk.press(.character("s"), .character("x"), .function(1))
    case .contents: desk.press(.character("t"))
    case .about: desk.press(.character("="))
    default: desk.press(.character("/"), .character("x"))
    }
    var keys = 1
    while !desk.state.place.layers.isEmpty || desk.state.place.find?.isTyping == true {
        desk.press(.escape)
        keys += 1
    }
    desk.press(.character("m"))
    #expect(desk.state.place.pane == .menu)
    #expect(keys <= 3)
}

@Test func `enter on a word shows its meaning, and escape returns to the same cell`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.down)
    let before = desk.state
    desk.press(.enter)
    #expect(desk.state.place.layers == [.meaning(0, top: 0)])
    desk.press(.escape)
    #expect(desk.state == before)
    desk.press(.enter, .enter)
    #expect(desk.state.page?.topic.id == "inhalers")
}

@Test func `a key for something else closes a meaning and does what it does`() {
    for (key, layers) in [("s", [Layer.search(Search())]), ("=", [.about(top: 0)])] {
        var desk = Desk(topic: "what-is-asthma")
        desk.press(.down, .enter, .character(Character(key)))
        #expect(desk.state.place.layers == layers)
    }
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.down, .enter, .character("m"))
    #expect(desk.state.place.pane == .menu && desk.state.place.layers.isEmpty)
}

@Test(arguments: [Size(rows: 12, columns: 40), Size(rows: 8, columns: 24)])
func `a meaning of more lines than the box has is read on with the arrows, to its last word`(size: Size) throws {
    var desk = Desk(size, topic: "what-is-asthma")
    var page = try #require(desk.state.page)
    page.terms[0].meaning = (1...35).map { "word\($0)" }.joined(separator: " ")
    desk.state.place.document = .topic(page)
    desk.tell(.resized(size))
    while target(desk) != .term(0) { desk.press(.down) }
    let before = desk.state.place
    desk.press(.enter)
    let rows = desk.state.meaningRows
    #expect((1...4).contains(rows))
    let lines = try #require(desk.state.meaning).lines.count
    for top in stride(from: 0, to: lines, by: rows) {
        #expect(desk.state.place.layers == [.meaning(0, top: top)])
        desk.press(.down)
    }
    #expect(desk.state.place.layers.isEmpty)
    desk.state.place = before
    desk.press(.enter, .down, .up, .escape)
    #expect(desk.state.place == before)
}

@Test func `what there is to know about a page lies over it, by its key or from its last line, and closes to the same place`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.pageDown)
    let before = desk.state.place
    desk.press(.character("="))
    #expect(desk.state.place.layers == [.about(top: 0)])
    #expect(desk.state.sheet.lines.contains { $0.text.contains("2026-01-10") && $0.text.contains("2027-01-10") })
    desk.press(.down)
    #expect(desk.state.place.layers == [.about(top: 1)])
    desk.press(.backspace)
    #expect(desk.state.place == before)
    desk.press(.end, .backTab, .up)
    desk.press(.tab, .tab)
    while target(desk) != .about { desk.press(.tab) }
    desk.press(.enter)
    #expect(desk.state.place.layers == [.about(top: 0)])
}

@Test func `there is nothing to know about the menu`() {
    var desk = Desk()
    desk.press(.character("="))
    #expect(desk.state.place.layers.isEmpty)
}

@Test func `the contents list jumps to a part and back returns`() {
    var desk = Desk(Size(rows: 12, columns: 80), topic: "what-is-asthma")
    let before = desk.state.place
    desk.press(.character("t"), .down, .enter)
    #expect(desk.state.spread.lines[desk.state.place.top].text == "What is not known")
    desk.press(.backspace)
    #expect(desk.state.place.top == before.top)
}

@Test func `escape leads from anywhere to the menu and never quits`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.character("c"), .character("?"))
    desk.press(.escape, .escape, .escape)
    #expect(desk.state.place.pane == .menu)
    desk.press(.escape, .escape)
    #expect(desk.orders.isEmpty)
    #expect(desk.state.place.pane == .menu)
}

@Test func `the topic's emergency box is pinned as whole sentences`() {
    let desk = Desk(topic: "attacks")
    #expect(desk.state.strip == ["Call 000 if the lips turn blue. Stay with the person."])
    #expect(desk.state.arrangement.strip?.rows == 1)
    let narrow = Desk(Size(rows: 12, columns: 30), topic: "attacks")
    #expect(narrow.state.strip.joined(separator: " ") == "Call 000 if the lips turn blue. Stay with the person.")
}

@Test(arguments: [Size(rows: 16, columns: 120), Size(rows: 16, columns: 80), Size(rows: 16, columns: 40)])
func `a source that was chosen is shown from its first line, however far down the list it stands`(size: Size) {
    var desk = Desk(size, topic: "what-is-asthma")
    for number in 1...3 {
        if number == 1 { desk.press(.character("]"), .enter) } else { desk.press(.tab) }
        let chosen = desk.state.sources.items.first { $0.target == .citation(number) }
        let line = chosen?.line ?? -1
        let next = desk.state.sources.items.first { $0.target == .citation(number + 1) }?.line ?? desk.state.sources.lines.count
        let top = desk.state.place.sourcesTop
        #expect(line >= top && line < top + desk.state.sourceRows, "citation \(number)")
        #expect(line == top || next <= top + desk.state.sourceRows || top == desk.state.sources.lines.count - desk.state.sourceRows)
    }
}

@Test func `shift-tab with nothing chosen begins with the last link on the screen`() {
    var desk = Desk(topic: "what-is-asthma")
    desk.press(.end)
    let visible = desk.state.visible
    desk.press(.backTab)
    let last = desk.state.spread.items.lastIndex { visible.contains($0.line) }
    #expect(last != nil && desk.state.place.item == last)
    #expect(desk.state.visible == visible)
    desk.press(.backTab)
    #expect(desk.state.place.item == last.map { $0 - 1 })
}
