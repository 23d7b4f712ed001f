import DeskKit
import Foundation
import Reader
import Screen
import Surface
import Testing
import Topics

/// The screens as a graph, walked from the menu with six keys: what a person without letters can reach, and what every frame on the way holds.
private struct Walk: Sendable {
    /// Two desks are at one place of the graph when these are the same: history and what was asked do not count.
    struct Spot: Hashable {
        var document: String
        var layer: String
        var pane: String
        var row: Int
        var item: Int
        var find: String
        var view: String
    }

    static let keys: [Key] = [.down, .up, .enter, .right, .left, .backspace]

    /// One desk for every spot that was reached.
    private(set) var desks: [Spot: Desk] = [:]
    /// What was ordered on the way, such as another theme.
    private(set) var orders: Set<String> = []
    private(set) var measures: Set<Int> = []
    private(set) var keptQuestions: Set<Int> = []
    private(set) var printers: Set<String> = []

    init(_ size: Size, keys: [Key] = keys) {
        var waiting = [Desk(size)]
        waiting[0].printers = ["office"]
        desks[Self.spot(waiting[0].state)] = waiting[0]
        while let desk = waiting.popLast() {
            for key in keys {
                var next = desk
                next.press(key)
                measures.insert(next.state.measure)
                keptQuestions.insert(next.state.questions.count)
                printers.formUnion(next.prints.keys)
                for order in next.orders.dropFirst(desk.orders.count) { orders.insert("\(order)") }
                // Who has left the desk, or its theme or measure, far behind sees nothing new.
                if next.orders.contains(.quit) || abs(next.state.measure - 72) > 4 || next.state.backward.count > 40 { continue }
                let spot = Self.spot(next.state)
                if desks[spot] == nil {
                    desks[spot] = next
                    waiting.append(next)
                }
            }
        }
    }

    /// What lies open, in a word.
    static func document(_ state: ReaderState) -> String {
        switch state.place.document {
        case .welcome: "welcome"
        case .topic(let page): "topic " + page.topic.id
        case .source(let source): "source " + source.source.id
        case .index: "index"
        case .glossary: "glossary"
        case .untranslated: "untranslated"
        }
    }

    /// What lies on top, in a word, and where in it.
    static func layer(_ state: ReaderState) -> String {
        guard let layer = state.place.layers.last else { return "" }
        let name = "\(layer)".prefix { $0 != "(" }
        return switch layer {
        case .help(let top), .about(let top), .commands(let top), .contents(let top): "\(name) \(top)"
        case .search(let search): "\(name) \(search.field.text) \(search.chosen)"
        case .questions(let list): "\(name) \(list.chosen) \(list.field?.text ?? "-")"
        case .code(let code): "\(name) \(code.step)"
        case .takeHome(let takeHome): "\(name) \(takeHome.field.text) \(takeHome.printer ?? "")"
        case .meaning(_, let top): "\(name) \(top)"
        }
    }

    static func spot(_ state: ReaderState) -> Spot {
        let place = state.place
        let layer = layer(state)
        // Under a layer it does not matter where in the text one is.
        let isCovered = !layer.isEmpty && !layer.hasPrefix("meaning")
        let isInText = place.pane == .topic && !isCovered
        return Spot(
            document: document(state), layer: layer, pane: isCovered ? "" : "\(place.pane)",
            row: isInText
                ? place.top : place.pane == .menu ? place.menu.chosen : place.pane == .sources && !isCovered ? place.sourcesTop : 0,
            item: isInText ? place.item ?? -1 : place.pane == .sources ? place.citation ?? 0 : 0,
            find: place.find.map { $0.isTyping ? "typing" : "found" } ?? "",
            view: isCovered ? "" : "\(state.onlyText) \(place.menu.openSection ?? "")")
    }
}

private let walks: [Size: Walk] = Dictionary(
    uniqueKeysWithValues: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)].map { ($0, Walk($0)) })

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)])
func `arrows, Enter and Backspace reach every screen and every function`(size: Size) throws {
    let walk = try #require(walks[size])
    let layers = Set(walk.desks.keys.map { $0.layer.prefix { $0 != " " } })
    for layer in ["help", "search", "commands", "contents", "about", "meaning", "questions", "code", "takeHome"] {
        #expect(layers.contains(Substring(layer)))
    }
    let documents = Set(walk.desks.keys.map(\.document))
    for topic in Asthma.headings.map(\.id) { #expect(documents.contains("topic " + topic)) }
    for source in Asthma.library.sources.map(\.id) { #expect(documents.contains("source " + source)) }
    #expect(documents.isSuperset(of: ["index", "glossary"]))
    #expect(walk.desks.keys.contains { $0.find == "typing" })
    #expect(walk.desks.keys.contains { $0.pane == "sources" })
    #expect(walk.desks.keys.contains { $0.view.hasPrefix("true") })
    #expect(walk.orders.isSuperset(of: ["quit", "suspend", "\(Effect.wear(.light))"]), "\(walk.orders)")
    #expect(walk.keptQuestions.contains(1))
    #expect(walk.printers == ["office"])
    #expect(walk.measures.isSuperset(of: [68, 72, 76]))
}

@Test func `Tab and Enter alone reach every screen too`() {
    let walk = Walk(Size(rows: 24, columns: 80), keys: [.tab, .enter])
    let layers = Set(walk.desks.keys.map { $0.layer.prefix { $0 != " " } })
    #expect(
        layers.isSuperset(of: ["help", "search", "commands", "contents", "about", "meaning", "questions", "code", "takeHome"]), "\(layers)")
    let documents = Set(walk.desks.keys.map(\.document))
    #expect(documents.isSuperset(of: Asthma.headings.map { "topic " + $0.id } + ["index", "glossary"]), "\(documents)")
    #expect(documents.isSuperset(of: Asthma.library.sources.map { "source " + $0.id }), "\(documents)")
    #expect(walk.desks.keys.contains { $0.pane == "sources" } && walk.orders.contains("quit"))
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)])
func `whatever lies open is left in at most three keys, and the menu is as near`(size: Size) throws {
    for (spot, desk) in try #require(walks[size]).desks {
        var leaving = desk
        for _ in 0..<3 where Walk.layer(leaving.state) == spot.layer && !spot.layer.isEmpty { leaving.press(.escape) }
        #expect(spot.layer.isEmpty || Walk.layer(leaving.state) != spot.layer, "\(spot)")
        var home = desk
        var pressed = 0
        while home.state.place.pane != .menu || !home.state.place.layers.isEmpty, pressed < 3 {
            home.press(!home.state.place.layers.isEmpty || home.state.place.find?.isTyping == true ? .escape : .character("m"))
            pressed += 1
        }
        #expect(home.state.place.pane == .menu && home.state.place.layers.isEmpty, "\(spot)")
    }
}

@Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)])
func `every frame has exactly one mark of what has the keys, the hardware cursor on it, and names help and the way back`(size: Size) throws
{
    let walk = try #require(walks[size])
    #expect(walk.desks.count > 300)
    for (spot, desk) in walk.desks {
        let frame = Screen.draw(desk.state)
        let marks = frame.cells.enumerated().flatMap { row, cells in
            cells.enumerated().filter { $0.element.text == "▌" }.map { Position(row: row, column: $0.offset) }
        }
        #expect(marks.count == 1, "\(spot)")
        guard let mark = marks.first else { continue }
        #expect(mark.row == frame.cursor.row && mark.column < frame.cursor.column, "\(spot)")
        // What stands out as chosen begins where the cursor is.
        let focused = frame.cells.enumerated().flatMap { row, cells in
            cells.enumerated().filter { $0.element.style == .focused && $0.element.text != "▌" }.map {
                Position(row: row, column: $0.offset)
            }
        }
        if let first = focused.first { #expect(first.row == frame.cursor.row, "\(spot)") }
        if desk.state.notice != nil { continue }
        let line = frame.text(row: size.rows - 1)
        #expect(line.contains("F1 Help") || spot.layer.hasPrefix("help"), "\(spot): \(line)")
        let isFirst = desk.state.backward.isEmpty && spot.layer.isEmpty
        #expect(isFirst || line.contains("← Back") || line.contains("Esc Close"), "\(spot): \(line)")
    }
}
