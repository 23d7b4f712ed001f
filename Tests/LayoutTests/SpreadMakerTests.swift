import Layout
import Surface
import Testing

@Suite struct SpreadMakerTests {
    /// The lines that `make` gives at a width.
    func drawn(_ width: Int, _ make: (inout SpreadMaker) -> Void) -> [String] {
        var maker = SpreadMaker(width: width)
        make(&maker)
        return maker.spread.lines.map(\.text)
    }

    @Test func `words fill a line and none is split`() {
        let lines = drawn(20) { $0.text("The FDA approved ketamine for use in surgery.") }
        #expect(lines == ["The FDA approved", "ketamine for use in", "surgery."])
    }

    @Test func `runs of blanks, tabs and line feeds are one blank`() {
        #expect(drawn(40) { $0.text("  one \t two\n\nthree  ") } == ["one two three"])
    }

    @Test func `a citation stays on the line of its word, blank or not`() {
        let mark = Run("[1]", .citation, target: .citation(1), isGlued: true)
        #expect(drawn(14) { $0.text([Run("approved in 1970 "), mark, Run(".")]) } == ["approved in", "1970 [1]."])
        #expect(drawn(14) { $0.text([Run("approved in 1970"), mark, Run(".")]) } == ["approved in", "1970[1]."])
    }

    @Test func `a no-break space keeps two words together and is drawn as a blank`() {
        #expect(drawn(12) { $0.text("take at most 50\u{A0}mg now") } == ["take at most", "50 mg now"])
        #expect(drawn(12) { $0.text("now take 5000\u{A0}mg") } == ["now take", "5000 mg"])
    }

    @Test func `a line may end after a hyphen or dash between letters, not within a range of numbers`() {
        #expect(drawn(10) { $0.text("an over-the-counter drug") } == ["an over-", "the-", "counter", "drug"])
        #expect(drawn(10) { $0.text("between 10-20 mg or 10–20") } == ["between", "10-20 mg", "or 10–20"])
        #expect(drawn(8) { $0.text("slow—quiet") } == ["slow—", "quiet"])
    }

    @Test func `ideographs break anywhere but before closing and after opening marks`() {
        #expect(drawn(8) { $0.text("氯胺酮是一种药。") } == ["氯胺酮是", "一种药。"])
        #expect(drawn(6) { $0.text("氯胺酮，药") } == ["氯胺", "酮，药"])
        #expect(drawn(6) { $0.text("氯胺「酮药") } == ["氯胺", "「酮药"])
    }

    @Test func `a word too long for a line is cut after a slash, else between characters`() {
        #expect(drawn(16) { $0.text("see https://example.org/a/page") } == ["see", "https://", "example.org/a/", "page"])
        #expect(drawn(4) { $0.text("ééééééé") } == ["éééé", "ééé"])
        #expect(drawn(4) { $0.text("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}") } == ["e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"])
        #expect(drawn(3) { $0.text("漢字漢") } == ["漢", "字", "漢"])
    }

    @Test func `a title leaves no word alone on its last line`() {
        #expect(drawn(24) { $0.title("What is ketamine and who is it for?") } == ["What is ketamine and who", "is it for?"])
        #expect(drawn(20) { $0.title("Is ketamine safe for children?") } == ["Is ketamine safe", "for children?"])
        #expect(drawn(10) { $0.title("Ketamine history") } == ["Ketamine", "history"])
    }

    @Test func `a line break begins a new line`() {
        #expect(drawn(30) { $0.text([Run("one "), .lineBreak, Run(" two")]) } == ["one", "two"])
    }

    @Test func `what could drive a terminal is shown as its number`() {
        #expect(drawn(40) { $0.text("a\u{1B}[31mb\u{202E}c") } == ["a\\u{1B}[31mb\\u{202E}c"])
    }

    @Test func `a label hangs beside its text when there is room and stands above it when not`() {
        let wide = drawn(40) { $0.labelled([Run("Next step", .strong)], [Run("Ask which drug and which form you are being offered.")]) }
        #expect(wide == ["Next step  Ask which drug and which form", "           you are being offered."])
        let narrow = drawn(20) { $0.labelled([Run("Next step", .strong)], [Run("Ask which drug.")]) }
        #expect(narrow == ["Next step", "Ask which drug."])
    }

    @Test func `a box has its title in the edge and straight sides whatever stands in it`() {
        let box = drawn(30) { maker in
            maker.box([Run("SOURCES DISAGREE", .boxTitle)]) { inside in
                inside.text("Two wide 漢字 and e\u{301}, one 👪 family, and more.")
                inside.blank()
                inside.text("End.")
            }
        }
        #expect(
            box == [
                "┌ SOURCES DISAGREE ──────────┐",
                "│ Two wide 漢字 and e\u{301}, one   │",
                "│ 👪 family, and more.       │",
                "│                            │",
                "│ End.                       │",
                "└────────────────────────────┘",
            ])
    }

    @Test func `a title too long for its edge goes on inside the box`() {
        let box = drawn(20) { $0.box([Run("CLAIM · verdict: overstated", .boxTitle)]) { $0.text("Text.") } }
        #expect(box == ["┌ CLAIM · verdict: ┐", "│ overstated       │", "│ Text.            │", "└──────────────────┘"])
    }

    @Test func `bullets and bars stand beside what they belong to`() {
        let lines = drawn(24) { maker in
            maker.marked(Run("•", .muted), columns: 2) { item in
                item.text("first thing that wraps over")
                item.quoted { $0.text("said by someone else") }
            }
            maker.marked(Run("10.", .muted), columns: 2) { $0.text("ten") }
        }
        #expect(lines == ["• first thing that wraps", "  over", "  │ said by someone else", "10. ten"])
    }

    @Test func `code keeps its lines and blanks`() {
        #expect(drawn(20) { $0.code("if a\n    b  c\n\n\tend") } == ["if a", "    b  c", "", "    end"])
    }

    @Test func `a wrapped link is one item with a fragment on each line`() {
        var maker = SpreadMaker(width: 12)
        maker.text([Run("See "), Run("the other ", .link, target: .source("a")), Run("page", .strong, target: .source("a")), Run(".")])
        #expect(maker.spread.lines.map(\.text) == ["See the", "other page."])
        #expect(
            maker.spread.items == [
                Item(target: .source("a"), fragments: [Fragment(line: 0, columns: 4..<7), Fragment(line: 1, columns: 0..<10)])
            ])
    }

    @Test func `the places of the running text do not depend on the width`() {
        func starts(_ width: Int) -> [Int] {
            var maker = SpreadMaker(width: width)
            maker.labelled([Run("Next step")], [Run("ask")])
            maker.marked(Run("•"), columns: 2) { $0.text("one") }
            maker.box([Run("NOTE WELL")]) { $0.text("boxed") }
            maker.code("a\nb")
            maker.text("last")
            return maker.spread.lines.filter { ["one", "boxed", "last"].contains($0.spans.last { $0.start != nil }?.text) }.map(\.start)
        }
        #expect(starts(40) == starts(10))
        #expect(starts(40) == starts(24))
        #expect(starts(40).count == 3)
    }
}
