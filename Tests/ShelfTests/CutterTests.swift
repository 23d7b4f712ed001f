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
    ]) func `words looked for by their beginning are the same words`(text: String) {
        var text = text
        let beginnings = Set(["te", "ca", "t"].map { Cutter.beginning($0) })
        let (all, some) = text.withUTF8 { (Cutter.words(in: $0), Cutter.words(in: $0, beginning: beginnings)) }
        #expect(
            some.filter { beginnings.contains(Cutter.beginning($0.folded)) }
                == all.filter { beginnings.contains(Cutter.beginning($0.folded)) })
    }
}
