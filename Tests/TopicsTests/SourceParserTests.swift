import Testing
import Topics

struct SourceParserTests {
    private static let good = """
        references:
          - id: datta-2023
            type: article-journal
            title: Whole-brain mapping
            author:
              - {family: Datta, given: M. S.}
              - {literal: The Team}
            container-title: Cell Reports
            publisher: Cell Press
            issued: 2023-12
            DOI: 10.1016/j.celrep.2023.113491
            URL: https://www.cell.com/x?y=1
            carrel:
              kind: animal-study
              read: excerpt
              trust: Careful work, in mice.
              funding: NIH
              retracted: 2026-01-02
              superseded-by: datta-2025
              findings:
                shift:
                  at: Results
                  says: Mice had 31% fewer cells.
                  plain: {31%: about 3 in 10}
                  rests-on: animal-study
                  certainty: very-low
                  verdict: overstated
                  why: In mice.
                  contradicts: [[other, f-1], [third, f-2]]
                law:
                  at: Page 1
                  says: It is the law.
                  rests-on: law
                  verdict: supported

        """

    private static func parse(_ text: String, id: String = "datta-2023") -> Parsed<Source> {
        SourceParser.parse(Array(text.utf8), file: "s.yaml", id: id)
    }

    private static func swap(_ old: String, _ new: String) -> Parsed<Source> {
        parse(good.replacing(old, with: new))
    }

    @Test func `a whole source is read`() throws {
        let parsed = Self.parse(Self.good)
        #expect(parsed.problems == [])
        var source = try #require(parsed.value)
        #expect(source.places["superseded-by"] == Place(line: 19, column: 22))
        #expect(source.places["findings.shift.says"] == Place(line: 23, column: 17))
        #expect(source.places["findings.shift.plain.31%"] == Place(line: 24, column: 24))
        #expect(source.places["findings.shift.contradicts.1"] == Place(line: 29, column: 39))
        source.places = [:]
        #expect(
            source
                == Source(
                    id: "datta-2023", type: "article-journal", title: "Whole-brain mapping", authors: ["M. S. Datta", "The Team"],
                    publisher: "Cell Press", containerTitle: "Cell Reports", issued: "2023-12", address: "https://www.cell.com/x?y=1",
                    doi: "10.1016/j.celrep.2023.113491", kind: .animalStudy, read: .excerpt, trust: "Careful work, in mice.",
                    funding: "NIH",
                    retracted: Day("2026-01-02"), supersededBy: "datta-2025",
                    findings: [
                        Finding(
                            id: "shift", at: "Results", says: "Mice had 31% fewer cells.",
                            plain: [PlainFigure(figure: "31%", plain: "about 3 in 10")], restsOn: .animalStudy, certainty: .veryLow,
                            verdict: .overstated, why: "In mice.",
                            contradicts: [FindingKey(source: "other", finding: "f-1"), FindingKey(source: "third", finding: "f-2")],
                            place: Place(line: 21, column: 9)),
                        Finding(
                            id: "law", at: "Page 1", says: "It is the law.", restsOn: .law, verdict: .supported,
                            place: Place(line: 30, column: 9)),
                    ],
                    record: Self.good, file: "s.yaml"))
    }

    static let rows: [(old: String, new: String, faults: [String])] = [
        ("id: datta-2023", "id: other", ["C401 2:9"]),
        ("  - id: datta-2023\n    type", "  - type", ["C108 2:5"]),
        ("article-journal", "journal", ["C112 3:11"]),
        ("    title: Whole-brain mapping\n", "", ["C108 2:5"]),
        ("container-title", "containertitle", ["C109 8:5"]),
        ("issued: 2023-12", "issued: n.d.", ["C111 10:13"]),
        ("issued: 2023-12", "issued: 2023-13", ["C111 10:13"]),
        ("issued: 2023-12", "issued: 0000", ["C111 10:13"]),
        ("issued: 2023-12", "issued: 9999", ["C111 10:13"]),
        ("issued: 2023-12", "issued: {date-parts: [[2023, 12]]}", ["C110 10:13"]),
        ("issued: 2023-12", "issued: 2023", []),
        ("issued: 2023-12", "issued: 2023-12-31", []),
        ("DOI: 10.1016", "DOI: https://doi.org/10.1016", ["C403 11:10"]),
        ("DOI: 10.1016", "DOI: 10.1", ["C403 11:10"]),
        ("DOI: 10.1016/j.celrep.2023.113491", "DOI: 10.1016/a b", ["C403 11:10"]),
        ("DOI: 10.1016/j.celrep.2023.113491", "ISBN: 978-0-306-40615-7", []),
        ("DOI: 10.1016/j.celrep.2023.113491", "ISBN: 978-0-306-40615-8", ["C403 11:11"]),
        ("DOI: 10.1016/j.celrep.2023.113491", "ISBN: 0-8044-2957-X", []),
        ("DOI: 10.1016/j.celrep.2023.113491", "ISSN: 2049-3630", []),
        ("DOI: 10.1016/j.celrep.2023.113491", "ISSN: 2049-3631", ["C403 11:11"]),
        ("DOI: 10.1016/j.celrep.2023.113491", "PMID: 38056459", []),
        ("DOI: 10.1016/j.celrep.2023.113491", "PMID: PMC1", ["C403 11:11"]),
        ("DOI: 10.1016/j.celrep.2023.113491", "PMCID: 12", ["C403 11:12"]),
        ("https://www", "http s://www", ["C208 12:10"]),
        ("https://www", "ftp://www", ["C208 12:10"]),
        ("https://www.cell.com", "https://cell", ["C208 12:10"]),
        ("https://www.cell.com", "https://xn--cll-6na.com", ["C208 12:10"]),
        ("https://www.cell.com", "https://cеll.com", ["C208 12:10"]),
        ("x?y=1", "x%0Ay", ["C208 12:10"]),
        ("{family: Datta, given: M. S.}", "Datta", ["C110 6:9"]),
        ("{family: Datta, given: M. S.}", "{given: M. S.}", ["C108 6:9"]),
        ("{family: Datta, given: M. S.}", "{famly: Datta}", ["C108 6:9", "C109 6:10"]),
        ("kind: animal-study\n", "kind: mouse\n", ["C112 14:13"]),
        ("read: excerpt", "red: excerpt", ["C108 14:7", "C109 15:7"]),
        ("      trust: Careful work, in mice.\n", "", ["C108 14:7"]),
        ("retracted: 2026-01-02", "retracted: true", ["C111 18:18"]),
        ("superseded-by: datta-2025", "superseded-by: datta-2023", ["C303 19:22"]),
        ("superseded-by: datta-2025", "superseded-by: A b", ["C114 19:22"]),
        ("        shift:", "        Shift é:", ["C114 21:9"]),
        ("          at: Results\n", "", ["C108 21:9"]),
        ("says: Mice", "say: Mice", ["C108 21:9", "C109 23:11"]),
        ("{31%: about 3 in 10}", "about 3 in 10", ["C110 24:18"]),
        ("{31%: about 3 in 10}", "{31%: [3, 10]}", ["C110 24:24"]),
        ("rests-on: animal-study", "rests-on: mice", ["C112 25:21"]),
        ("          certainty: very-low\n", "", ["C405 21:9"]),
        ("certainty: very-low", "certainty: A+", ["C112 26:22"]),
        ("verdict: overstated", "verdict: false", ["C112 27:20"]),
        ("          why: In mice.\n", "", ["C404 21:9"]),
        ("[other, f-1]", "other", ["C110 29:25"]),
        ("[other, f-1]", "[other, f-1, f-2]", ["C110 29:25"]),
        ("[other, f-1]", "[other, F]", ["C114 29:33"]),
        ("        law:\n", "        shift:\n", ["C103 30:9"]),
        ("references:", "reference:", ["C109 1:1", "C108 1:1"]),
        ("issued: 2023-12", "note: \"a\\u202e\"", ["C012 10:11"]),
        ("issued: 2023-12", "note: &x a", ["C102 10:11"]),
        ("issued: 2023-12", "note: [[[[[[[a]]]]]]]", ["C110 10:11", "C104 10:16"]),
    ]

    @Test(arguments: rows.indices)
    func `a fault of a source is told where it stands`(row: Int) {
        let (old, new, faults) = Self.rows[row]
        #expect(Self.good.contains(old))
        #expect(Self.swap(old, new).faults == faults, "\(new)")
        #expect((Self.swap(old, new).value == nil) == !faults.isEmpty)
    }

    static let wholes: [(text: String, faults: [String])] = [
        ("", ["C006 1:1"]),
        ("# nothing\n", ["C006 1:1"]),
        ("- a\n", ["C110 1:1"]),
        ("text\n", ["C110 1:1"]),
        ("references: []\n", ["C402 1:13"]),
        ("references: a\n", ["C110 1:13", "C402 1:13"]),
        ("references: [a]\n", ["C110 1:14"]),
        ("references:\n  - id: datta-2023\n    type: [", ["C101 3:12"]),
        ("--- {references: []}\n--- {}\n", ["C402 1:18", "C102 2:1"]),
        ("%YAML 1.1\n---\nreferences: []\n", ["C102 1:1", "C402 3:13"]),
    ]

    @Test(arguments: wholes.indices)
    func `a file that is no source says so`(row: Int) {
        #expect(Self.parse(Self.wholes[row].text).faults == Self.wholes[row].faults, "\(Self.wholes[row].text)")
    }

    @Test func `two references in a file are counted`() {
        let two = Self.good + "  - id: b\n"
        #expect(Self.parse(two).problems.map(\.kind) == [.notOneReference(count: 2)])
    }

    @Test func `a list of a hundred thousand references is refused`() {
        let many = "references: [" + String(repeating: "{}, ", count: 100_000) + "{}]"
        #expect(Self.parse(many).problems.first?.kind == .notOneReference(count: 100_001))
    }

    @Test(arguments: Basis.allCases)
    func `certainty may be left out where no study grades`(basis: Basis) {
        let parsed = Self.swap("rests-on: law", "rests-on: \(basis.rawValue)")
        #expect(parsed.faults == (basis.needsCertainty ? ["C405 30:9"] : []))
    }

    @Test func `a source without findings is of no use`() {
        let start = Self.good.split(separator: "      findings:")[0]
        #expect(Self.parse(start + "      findings: {}\n").faults == ["C406 20:17"])
        #expect(Self.parse(String(start)).faults == ["C108 14:7"])
    }
}
