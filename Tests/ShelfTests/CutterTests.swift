import Testing

@testable import Shelf

@Suite struct CutterTests {
    private func cut(_ text: String) -> [String] { Cutter.words(in: text).map(\.folded) }

    @Test(
        arguments: [
            ("Green TEA, please.", ["green", "tea", "please"]),
            ("can't can\u{2019}t cant", ["cant", "cant", "cant"]),
            ("'quoted' words'", ["quoted", "words"]),
            ("off-label k\u{2011}hole -minus- a--b", ["off", "label", "k", "hole", "minus", "a", "b"]),
            ("1,000 mg, 0.5 ml. 3.", ["1000", "mg", "0.5", "ml", "3"]),
            ("Señor, preparación; e\u{301}te\u{301}", ["senor", "preparacion", "ete"]),
            ("ΑΣΘΜΑ Астма", ["ασθμα", "астма"]),
            ("喘息tea", ["喘", "息", "tea"]),
            ("👪 … — ", []),
            ("\u{1B}[31mred\u{0}blue", ["31mred", "blue"]),
            ("title:tea* AND NEAR \"x\"", ["title", "tea", "and", "near", "x"]),
        ] as [(String, [String])]) func `text is cut into words`(text: String, words: [String])
    {
        #expect(cut(text) == words)
    }

    @Test func `a word knows its place, its accents and its hyphen`() {
        #expect(
            Cutter.words(in: "¡Té off-label!") == [
                Word(folded: "te", accented: "té", range: 2..<5, isHyphenated: false),
                Word(folded: "off", accented: nil, range: 6..<9, isHyphenated: true),
                Word(folded: "label", accented: nil, range: 10..<15, isHyphenated: false),
            ])
    }

    @Test(arguments: [
        "The tea, the t\u{E9}, can't tell", "te1 2.5te te-te te\u{2019}s", "T TE tea.tea 3,000tea", "\u{E9}te te\u{301}a 漢te字", "te", "",
        "I'm t, o'clock ca ca'n canal cancer 7 7up", "teas te.a TEAL, tean't 漢 t漢 te漢",
        String(repeating: " ", count: 255) + "tea" + String(repeating: "-", count: 700) + "te " + String(repeating: "te", count: 300)
            + " t\u{E9}",
    ]) func `no word looked for by its beginning is passed over`(text: String) {
        for stems in [["te", "ca", "t"], ["teas", "canal"], ["7", "i", "漢"], ["tean", "teal"], ["im", "oclock"]] {
            let some = words(of: text, wanted: stems)
            let all = Cutter.words(in: text)
            func isWanted(_ word: Word) -> Bool {
                stems.contains { word.folded.hasPrefix($0.prefix($0.utf8.count > 3 ? 3 : 2)) && ($0.utf8.count > 1 || word.folded == $0) }
            }
            #expect(some.filter(isWanted) == all.filter(isWanted))
            #expect(some.allSatisfy(all.contains))
        }
    }

    @Test func `words that do not begin as wanted are passed over`() {
        let text = "ketamine and kettles keep the kitchen keen, 42 times"
        #expect(words(of: text, wanted: ["kettl", "42"], most: 3).map(\.folded) == ["ketamine", "kettles", "42"])
    }

    private func words(of text: String, wanted stems: [String], most: Int = .max) -> [Word] {
        var words: [Word] = []
        let text = WordedText(Array(text.utf8))
        text.bytes.withUnsafeBufferPointer { bytes in
            var cutter = Cutter(bytes)
            text.starts(wanted: WordFilter(stems)) { start in
                if let word = cutter.next(from: start)?.word { words.append(word) }
                return words.count < most
            }
        }
        return words
    }

    @Test func `a snippet marks the same words whatever others were met before`() {
        var cutter = SnippetCutter(tongue: Tongue("en", number: 0), marks: [["tea"], ["pneumonoultramicroscop"]])
        for other in (0..<400).map({ "te\(Character(Unicode.Scalar(UInt8(0x61 + $0 % 20))))z\($0)" }) {
            let snippet = cutter.cut(WordedText(Array("Teas \(other) tea, TEA1 te\u{E9} Pneumonoultramicroscopes".utf8))).snippet
            #expect(snippet.parts.filter(\.isMatch).map(\.text) == ["Teas", "tea", "Pneumonoultramicroscopes"])
        }
    }
}
