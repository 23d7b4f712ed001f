import Testing

@testable import Topics

struct FigureTests {
    private func read(_ text: String, _ language: String = "en") -> [String] {
        Figure.all(in: text, reading: .topic, language: language).map { $0.value + ($0.unit.map { " " + $0.rawValue } ?? "") }
    }

    @Test(arguments: [
        ("About 31% of 1,200 people", ["31 percent", "1200"]),
        ("a dose of 0.50 mg/kg", ["0.5 milligram"]),
        (".5 mg and 40mg", ["0.5 milligram", "40 milligram"]),
        ("a 50-mg tablet", ["50 milligram"]),
        ("20 to 30% and 28-84 mg", ["20 percent", "30 percent", "28 milligram", "84 milligram"]),
        ("20–30 percent", ["20 percent", "30 percent"]),
        ("$1,200.50 or $3 million", ["1200.5", "3000000"]),
        ("Call 9-1-1 or 1-800-222-1222", ["911", "18002221222"]),
        ("about 3 in 10, one in five, 13 out of 100 and 2 of every 5", ["3/10", "1/5", "13/100", "2/5"]),
        ("approved in 1970 in 3 cities, 2 in 40 minutes", ["1970", "3", "2", "40"]),
        ("between 61 and 75 in 100", ["61", "75/100"]),
        ("thirty percent", ["30 percent"]),
        ("in the 1990s", ["1990"]),
        ("The 2-hour watch at 8:30", ["2", "8:30"]),
        ("½ a tablet", ["0.5"]),
    ]) func `a figure is read as it is meant`(text: String, expected: [String]) {
        #expect(read(text) == expected)
    }

    @Test(arguments: [
        "vitamin B12, NRX-100, COVID-19, 5-HT and CYP3A4", "type 2 diabetes, step 1, phase 3", "the 1st and 22nd day",
        "one of the two drugs, twenty people",
        "As of November 2026, this is what we found", "as of November 21, 2026", "as of 2026",
    ]) func `names, ordinals, lone number words and the day we looked are no figures`(text: String) {
        #expect(read(text).isEmpty)
    }

    @Test func `Spanish figures are read with commas or points`() {
        #expect(read("0,5 mg al 31,2 por ciento", "es") == ["0.5 milligram", "31.2 percent"])
        #expect(read("3 de cada 10, una de cada cinco", "es") == ["3/10", "1/5"])
        #expect(
            FigureSet(Figure.all(in: "1,200 people", reading: .finding)).states(
                Figure.all(in: "1.200 personas", reading: .topic, language: "es")[0]))
    }

    @Test func `the text of a figure is as it was written, and its range counts bytes`() {
        let text = "Señora: about 3 out of 10 and $1,200"
        let figures = Figure.all(in: text, reading: .topic)
        #expect(figures.map(\.text) == ["3 out of 10", "1,200"])
        #expect(figures.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["3 out of 10", "1,200"])
    }

    private func isStated(_ figure: String, by says: String, plain: [PlainFigure] = []) throws -> Bool {
        let finding = Finding(id: "f", at: "", says: says, plain: plain, restsOn: .trial, verdict: .supported)
        return finding.figures.states(try #require(Figure.all(in: figure, reading: .topic).first))
    }

    @Test func `a figure may rest on a number word of the finding`() throws {
        #expect(try isStated("2 weeks", by: "It lasted two weeks."))
        #expect(try isStated("25 people", by: "Twenty-five people took part."))
        #expect(try !isStated("3 weeks", by: "It lasted two weeks."))
    }

    @Test func `a percentage or dose must have the same unit in the finding`() throws {
        #expect(try isStated("31%", by: "31 percent got better"))
        #expect(try !isStated("31%", by: "31 people got better"))
        #expect(try isStated("40 mg", by: "40 milligrams"))
        #expect(try !isStated("40 mg", by: "40 mcg"))
        #expect(try isStated("20%", by: "20-30%"))
    }

    @Test func `a ratio must stand in the finding as a ratio, or in its plain words`() throws {
        #expect(try !isStated("3 in 10", by: "3 trials with 10 people"))
        #expect(try !isStated("3 in 10", by: "31% got better"))
        #expect(try isStated("3 in 10", by: "31% got better", plain: [PlainFigure(figure: "31%", plain: "about 3 in 10")]))
        #expect(try isStated("one in five", by: "about 1 in 5"))
    }

    @Test(arguments: [
        ("31%", "about 3 in 10"), ("55.4%", "about 55 in 100"), ("26%", "about 1 in 4"), ("34%", "about 1 in 3"), ("0.2%", "2 in 1,000"),
        ("52%", "about half"), ("66%", "two thirds"), ("0.4%", "fewer than 1 in 100"), ("0.5 mg", "half a milligram"),
        ("13 of 100", "about 13%"),
        ("61%", "about 60 in 100"), ("99%", "almost everyone"),
    ]) func `plain words within rounding are right`(figure: String, plain: String) {
        #expect(PlainFigure(figure: figure, plain: plain).isMeant)
    }

    @Test(arguments: [
        ("31%", "about 4 in 10"), ("31%", "about 1 in 2"), ("6%", "about 1 in 10"), ("55.4%", "about 57 in 100"), ("40%", "about half"),
        ("1.4%", "fewer than 1 in 100"), ("2%", "about 5 in 100"), ("30%", "30 in 1,000"),
    ]) func `plain words that mean another share are wrong`(figure: String, plain: String) {
        #expect(!PlainFigure(figure: figure, plain: plain).isMeant)
    }
}
