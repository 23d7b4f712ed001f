import Layout
import Surface
import Testing

@Suite struct FindTests {
    func spread(_ width: Int, _ make: (inout SpreadMaker) -> Void) -> Spread {
        var maker = SpreadMaker(width: width)
        make(&maker)
        return maker.spread
    }

    @Test func `case and accents make no difference`() {
        let spread = spread(40) { $0.text("Señor Ketamina, SEÑOR.") }
        #expect(
            spread.places(of: "senor") == [
                [Fragment(line: 0, columns: 0..<5)], [Fragment(line: 0, columns: 16..<21)],
            ])
        #expect(spread.places(of: "SÉÑOR").count == 2)
    }

    @Test func `a phrase is found across a line break, one fragment a line`() {
        let spread = spread(10) { maker in maker.quoted { $0.text("one two three four") } }
        #expect(spread.lines.map(\.text) == ["│ one two", "│ three", "│ four"])
        #expect(spread.places(of: "two  three") == [[Fragment(line: 0, columns: 6..<9), Fragment(line: 1, columns: 2..<7)]])
    }

    @Test func `a word that was cut is found whole`() {
        let spread = spread(6) { $0.text("Donaudampf") }
        #expect(spread.places(of: "naudam") == [[Fragment(line: 0, columns: 2..<6), Fragment(line: 1, columns: 0..<2)]])
    }

    @Test func `nothing is found across the end of a paragraph, in an edge, or for no words`() {
        let spread = spread(20) { maker in
            maker.text("end")
            maker.text("begin")
            maker.box([]) { $0.text("in") }
        }
        #expect(spread.places(of: "end begin").isEmpty)
        #expect(spread.places(of: "│").isEmpty)
        #expect(spread.places(of: "").isEmpty)
        #expect(spread.places(of: "  ").isEmpty)
        #expect(spread.places(of: "in").count == 2)
    }

    @Test func `wide characters are marked in all their cells`() {
        #expect(spread(20) { $0.text("a 漢字 b") }.places(of: "字") == [[Fragment(line: 0, columns: 4..<6)]])
    }

    @Test func `a match in a cell of a table that was wrapped is found`() {
        let spread = spread(30) {
            $0.table(header: [[Run("Form")], [Run("Used for")]], rows: [[[Run("Injection or drip")], [Run("surgery and pain relief")]]])
        }
        #expect(spread.places(of: "pain relief").map { Set($0.map(\.line)).count } == [1])
        #expect(spread.places(of: "injection or drip").count == 1)
    }

    @Test func `the line of a place is where its text begins, and the last line when the text is shorter`() {
        let spread = spread(10) { maker in
            maker.text("one two three")
            maker.blank()
            maker.box([Run("NOTE")]) { $0.text("inside it") }
        }
        for (index, line) in spread.lines.enumerated() where line.spans.contains(where: { $0.start != nil }) {
            #expect(spread.line(at: line.start) == index)
        }
        #expect(spread.line(at: 10_000) == spread.lines.count - 1)
        #expect(Spread(width: 10).line(at: 3) == 0)
    }
}
