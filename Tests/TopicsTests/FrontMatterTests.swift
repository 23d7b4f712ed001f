import Testing
import Topics

struct FrontMatterTests {
    @Test func `a whole topic is read`() {
        let file = """
            ---
            title: Is ketamine approved?
            menu-title: Approved?
            summary: >
              A summary
              in two lines.
            next-step: "Ask: which drug?"
            keywords: [approved, off label, no, 012, 1e3]
            related: [esketamine, is-it-legal]
            questions:
              - Is it approved?
              - 'Why?'
            reviewed: 2026-11-21
            review-due: 2027-11-21
            translates: {of: en, reviewed: 2026-11-20}
            ---

            Text.
            """
        let parsed = TopicParser.parse(Array(file.utf8), file: "C/es/basics/a.md", id: "a", section: "basics", language: "es")
        #expect(parsed.problems == [])
        #expect(
            parsed.value
                == Topic(
                    id: "a", section: "basics", language: "es", title: "Is ketamine approved?", menuTitle: "Approved?",
                    summary: "A summary in two lines.", nextStep: "Ask: which drug?",
                    keywords: ["approved", "off label", "no", "012", "1e3"], related: ["esketamine", "is-it-legal"],
                    questions: ["Is it approved?", "Why?"], reviewed: day("2026-11-21"), reviewDue: day("2027-11-21"),
                    translates: Translation(of: "en", reviewed: day("2026-11-20")), body: "\nText.", bodyLine: 17,
                    blocks: [.paragraph(Prose([.text("Text.")]))], file: "C/es/basics/a.md",
                    places: [
                        "title": Place(line: 2, column: 8), "menu-title": Place(line: 3, column: 13), "summary": Place(line: 4, column: 10),
                        "next-step": Place(line: 7, column: 12), "keywords": Place(line: 8, column: 11),
                        "keywords.0": Place(line: 8, column: 12), "keywords.1": Place(line: 8, column: 22),
                        "keywords.2": Place(line: 8, column: 33), "keywords.3": Place(line: 8, column: 37),
                        "keywords.4": Place(line: 8, column: 42), "related": Place(line: 9, column: 10),
                        "related.0": Place(line: 9, column: 11), "related.1": Place(line: 9, column: 23),
                        "questions": Place(line: 11, column: 3), "questions.0": Place(line: 11, column: 5),
                        "questions.1": Place(line: 12, column: 5), "reviewed": Place(line: 13, column: 11),
                        "review-due": Place(line: 14, column: 13), "translates": Place(line: 15, column: 13),
                        "translates.of": Place(line: 15, column: 18), "translates.reviewed": Place(line: 15, column: 32),
                    ]))
    }

    private func day(_ text: String) -> Day { Day(text) ?? Day(year: 1, month: 1, day: 1) ?? { preconditionFailure("day one exists") }() }

    private static let good = "title: a\nsummary: b\nnext-step: c\nreviewed: 2026-11-21\nreview-due: 2027-11-21"

    static let whole: [(file: String, faults: [String])] = [
        ("Text.\n", ["C106 1:1"]),
        (" ---\ntitle: a\n---\n", ["C106 1:1"]),
        ("---\ntitle: a\n", ["C107 1:1"]),
        ("---", ["C107 1:1"]),
        ("---\n---\nText.\n", ["C108 1:1", "C108 1:1", "C108 1:1", "C108 1:1", "C108 1:1"]),
        ("---\n\(good)\n---\n", ["C201 1:1"]),
        ("---\n\(good)\n---\n \n\t\n", ["C201 1:1"]),
        ("---\n\(good)\n---", ["C201 1:1"]),
        ("---\n\(good)\n---\nText", []),
        ("--- \n\(good)\n---\t\nText\n", []),
    ]

    @Test(arguments: whole.indices)
    func `a file is front matter and text`(row: Int) {
        #expect(Desk.topic(Self.whole[row].file.utf8).faults == Self.whole[row].faults, "\(Self.whole[row].file)")
    }

    static let rows: [(more: String, faults: [String])] = [
        ("tittle: x", ["C109 7:1"]),
        ("👪é: x", ["C109 7:1"]),
        ("title: x", ["C103 7:1"]),
        ("related: é", ["C110 7:10"]),
        ("related: [é, [a]]", ["C114 7:11", "C104 7:14"]),
        ("related: [a, b, a]", ["C512 7:17"]),
        ("related: [a, A]", ["C114 7:14"]),
        ("questions: {a: b}", ["C110 7:12"]),
        ("questions:\n  - {a: b}", ["C104 8:5"]),
        ("questions: [\"\"]", ["C108 7:13"]),
        ("menu-title: [a]", ["C110 7:13"]),
        ("menu-title: {a: b}", ["C110 7:13"]),
        ("menu-title:", []),
        ("menu-title: ~", []),
        ("translates: en", ["C110 7:13"]),
        ("translates: {of: english, reviewed: 2026-11-21}", ["C112 7:18"]),
        ("translates: {of: en_US, reviewed: 2026-11-21}", ["C112 7:18"]),
        ("translates: {of: xx, reviewed: 2026-11-21}", ["C112 7:18"]),
        ("translates: {of: en}", ["C108 7:13"]),
        ("translates: {of: en, reviewed: 2026-11-31, by: me}", ["C111 7:32", "C109 7:44"]),
        ("keywords: &a [b]", ["C102 7:11"]),
        ("keywords: *a", ["C102 7:11"]),
        ("keywords: !!seq [b]", ["C102 7:11"]),
        ("menu-title: !x b", ["C102 7:13"]),
        ("<<: {menu-title: b}", ["C102 7:1"]),
        ("[a]: b", ["C102 7:1"]),
        ("\tmenu-title: b", ["C101 7:1"]),
        ("menu-title: 'b", ["C101 8:1"]),
        ("menu-title: é: b", ["C101 7:14"]),
        ("keywords: " + String(repeating: "[", count: 5000), ["C104 7:511"]),
        ("keywords: [" + String(repeating: "a, ", count: 6000) + "b]", ["C105 1:1"]),
    ]

    @Test(arguments: rows.indices)
    func `a fault of the front matter is told where it stands`(row: Int) {
        #expect(
            Desk.topic(header: "\(Self.good)\n\(Self.rows[row].more)").faults == Self.rows[row].faults, "\(Self.rows[row].more.prefix(60))")
    }

    @Test func `an unknown key names the nearest`() {
        #expect(Desk.topic(header: "\(Self.good)\nmenutitle: x").problems.map(\.kind) == [.unknownKey("menutitle", nearest: "menu-title")])
        #expect(
            Desk.topic(header: "\(Self.good)\ntitle: x").problems.map(\.kind) == [.duplicateKey("title", first: Place(line: 2, column: 1))])
    }

    static let dates = [
        "2026-02-30", "2025-13-01", "26-1-1", "2026-1-5", "2026-01-05T10:00:00Z", "2026-01-05 10:00", "2026-01-05+01:00", "2025-02-29",
        "0000-01-01",
        "tomorrow", "20260105",
    ]

    @Test(arguments: dates)
    func `only a day that exists is a date`(date: String) {
        let parsed = Desk.topic(header: Self.good.replacing("2026-11-21", with: date))
        #expect(parsed.problems == [Problem(.badDate(key: "reviewed", text: date), file: "t.md", place: Place(line: 5, column: 11))])
    }

    @Test func `the next review comes after the last`() {
        #expect(Desk.topic(header: Self.good.replacing("2027", with: "2025")).faults == ["C603 6:13"])
        #expect(Desk.topic(header: Self.good.replacing("2027", with: "2026")).faults == ["C603 6:13"])
    }

    @Test func `faults of header and text are told together`() {
        #expect(
            Desk.topic(header: "titel: é\n\(Self.good.replacing("b", with: "[b]"))", body: "a\n\n[@]\n").faults == [
                "C109 2:1", "C110 4:10", "C301 11:1",
            ])
    }

    @Test func `columns count characters before a fault`() {
        #expect(Desk.topic(header: "\(Self.good)\nkeywords: [é漢👪, [x]]").faults == ["C104 7:17"])
    }

    @Test func `an id that is none is told`() {
        let parsed = TopicParser.parse(Array("---\n\(Self.good)\n---\na".utf8), file: "A.md", id: "A", section: "s", language: "en")
        #expect(parsed.problems == [Problem(.unsafeName(.notAnID), file: "A.md")])
    }

    @Test func `aliases do not grow in memory`() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (one, other) in zip("abcdefgh", "bcdefghi") {
            bomb += "\(other): &\(other) [" + Array(repeating: "*\(one)", count: 9).joined(separator: ", ") + "]\n"
        }
        let faults = Desk.topic(header: "\(Self.good)\n\(bomb)").faults
        #expect(faults.prefix(2) == ["C109 7:1", "C102 7:4"])
        #expect(faults.filter { $0.hasPrefix("C102") }.count == 9 + 8 * 9)
    }
}
