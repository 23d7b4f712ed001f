import DeskKit
import Reader
import Screen
import Surface
import Testing

/// What a kiosk shows besides the desk, at every size it promises to work at.
@Suite struct VisitScreenTests {
    static let sizes = [Size(rows: 12, columns: 40), Size(rows: 24, columns: 80), Size(rows: 34, columns: 120), Size(rows: 8, columns: 24)]
    static let large = sizes.dropLast()

    func lines(_ frame: Frame) -> [String] { (0..<frame.size.rows).map { frame.text(row: $0) } }
    func text(_ frame: Frame) -> String { lines(frame).map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ") }

    @Test(arguments: large)
    func `the picture says what this is, how to begin and whom to call, in any of its places`(size: Size) {
        for turn in 0..<30 {
            let desk = Desk(size, policy: .kiosk, visit: Visit(turn: turn))
            let shown = text(Screen.draw(desk.state))
            #expect(shown.contains(desk.state.front.title))
            #expect(shown.contains("Press any key to begin."))
            #expect(shown.contains("555"))
        }
    }

    @Test func `no word of the picture stands in the same place for long`() {
        let frames = (0..<15).map { Screen.draw(Desk(policy: .kiosk, visit: Visit(turn: $0)).state) }
        let places = Set(
            frames.flatMap { frame in
                (0..<24).compactMap { row in
                    frame.text(row: row).firstRange(of: "Press any key").map { "\(row) \(frame.text(row: row)[..<$0.lowerBound].count)" }
                }
            })
        #expect(places.count >= 5)
        #expect(Set(frames.compactMap { frame in (0..<24).first { frame.text(row: $0).contains("555") } }).count == 3)
    }

    @Test(arguments: large)
    func `the warning stands whole over the desk`(size: Size) {
        var desk = Desk(size, policy: .kiosk, visit: Visit())
        desk.press(.enter)
        desk.tell(.idle(secondsLeft: 17))
        let shown = text(Screen.draw(desk.state)).replacing("│ ", with: "")
        #expect(shown.contains("Are you still there?"))
        #expect(shown.contains("17 seconds"))
        #expect(shown.contains("go on reading."))
    }

    /// What hides a visitor's screen at once is on it, wherever no field or word for the person has the bottom line.
    @Test(arguments: large)
    func `wherever a visitor reads, F10 is on the bottom line`(size: Size) {
        let places: [[Key]] = [
            [], [.down, .enter], [.function(1)], [.end, .enter], [.character("i")], [.down, .enter, .tab, .enter],
            [.down, .enter, .character("=")],
            [.down, .enter, .end], [.end, .enter, .down, .down, .enter], [.end, .enter, .down, .down, .enter, .enter],
        ]
        for keys in places {
            var desk = Desk(size, policy: .kiosk, front: Asthma.bilingualFront, visit: Visit())
            desk.press([.enter] + keys)
            #expect(text(Screen.draw(desk.state)).contains("F10 Finish"), "\(keys)")
        }
    }

    @Test func `a passcode is never shown`() {
        var desk = Desk(policy: .kiosk, visit: Visit(hasStaff: true))
        desk.press(.enter, .function(9), .function(8), .function(9))
        desk.type("sesame")
        let frame = Screen.draw(desk.state)
        #expect(!text(frame).contains("sesame"))
        #expect(text(frame).contains("••••••"))
    }

    @Test(arguments: sizes)
    func `every stage draws at every size with one mark of what has the keys, and the cursor beside it`(size: Size) {
        for front in [Asthma.front, Asthma.bilingualFront] {
            checkStages(Desk(size, policy: .kiosk, front: front, visit: Visit(hasStaff: true)))
        }
    }

    private func checkStages(_ first: Desk) {
        var desk = first
        let size = desk.state.size
        let facts = StaffFacts(version: "0.1.0", edition: "0123456789abcdef", lastError: "signal 11")
        let steps: [(inout Desk) -> Void] = [
            { _ in }, { $0.press(.enter) }, { $0.tell(.idle(secondsLeft: 3)) },
            { $0.press(.down, .function(9), .function(8), .function(9)) },
            { $0.tell(.passcode(.tooSoon(900))) }, { $0.tell(.passcode(.right(facts))) }, { $0.press(.down) },
        ]
        for step in steps {
            step(&desk)
            let frame = Screen.draw(desk.state)
            #expect(frame.size == size)
            #expect(text(frame).contains("555"), "\(lines(frame))")
            #expect((0..<size.rows).contains(frame.cursor.row) && (0..<size.columns).contains(frame.cursor.column))
            let marks = frame.cells.enumerated().flatMap { row, cells in
                cells.enumerated().filter { $0.element.text == "▌" }.map { Position(row: row, column: $0.offset) }
            }
            #expect(marks.count == 1 && marks[0].row == frame.cursor.row && marks[0].column < frame.cursor.column, "\(size)")
        }
    }
}
