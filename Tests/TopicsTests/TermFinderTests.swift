import Testing

@testable import Topics

struct TermFinderTests {
    private func entry(_ term: String, also: [String] = []) -> GlossaryEntry { GlossaryEntry(term: term, also: also, meaning: "") }

    private func found(_ glossary: [GlossaryEntry], _ text: String) -> [String] {
        let characters = Array(text)
        return TermFinder(glossary).matches(in: text).map { String(characters[$0.range]) }
    }

    @Test func `a term is found as a whole word only`() {
        #expect(found([entry("cell")], "Cellular life: a cell, a CELL, not cells.") == ["cell", "CELL"])
    }

    @Test func `other forms of a term are found, accents ignored`() {
        #expect(found([entry("cell", also: ["cells"]), entry("disociación")], "Cells and DISOCIACION") == ["Cells", "DISOCIACION"])
    }

    @Test func `the longest term wins`() {
        #expect(
            found([entry("nerve"), entry("nerve cell"), entry("cell")], "a nerve cell and a nerve, cell") == [
                "nerve cell", "nerve", "cell",
            ])
    }

    @Test func `words of a term may be joined by a hyphen or several blanks but by nothing else`() {
        #expect(found([entry("off label")], "off-label, off  label, off. label, off--label") == ["off-label", "off  label"])
    }

    @Test func `places count characters`() {
        #expect(TermFinder([entry("dose")]).matches(in: "👪é dose") == [TermFinder.Match(entry: 0, range: 3..<7)])
    }

    @Test func `folding takes accents off and leaves other scripts alone`() {
        #expect(Folding.fold("Ñandú ÉTÉ Übel Ж漢 e\u{301}") == "nandu ete ubel ж漢 e")
    }
}
