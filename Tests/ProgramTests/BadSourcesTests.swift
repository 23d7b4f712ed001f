import Foundation
import Testing

/// Bad citations and bad sources, row by row. TopicsTests (CitationPlaceTests, SourceParserTests) has more of each.
@Suite struct BadSourcesTests {
    /// The guide to asthma care under another id, changed in one place.
    private static func source(
        _ row: String, _ id: String, _ old: String = "", _ new: String = "", _ faults: [String], says: String = ""
    ) -> BadFile {
        let guide = (FixtureLibrary.files.first { $0.0 == "sources/lung-guide.yaml" }?.1 ?? "").replacing(
            "id: lung-guide", with: "id: \(id)")
        return text(row, id, old.isEmpty ? guide : guide.replacing(old, with: new), faults, says: says)
    }

    private static func text(_ row: String, _ id: String, _ text: String, _ faults: [String], says: String = "") -> BadFile {
        BadFile(row: row, path: "sources/\(id).yaml", bytes: Array(text.utf8), faults: faults, says: says)
    }

    /// A topic with this citation in column 12 of line 8.
    private static func cite(_ row: String, _ citation: String, _ faults: [String], says: String = "", isShown: Bool = false) -> BadFile {
        .topic(row, "Tea helps. \(citation)\n", faults, says: says, isShown: isShown)
    }

    private static let address = "URL: https://example.org/lung"

    static let files: [BadFile] = {
        var files = plain
        for text in [
            "[@", "[@]", "[@a;;b]", "[@tea-review]", "[@ tea-review, sleep]", "[@tea-review, sleep;; tea-shop, helps-sleep]",
            "[@Tea, sleep]",
        ] {
            files.append(cite("B28 \(text)", text, ["8:12 C301"], says: "is not a citation"))
        }
        for (number, year) in ["0", "0000", "9999", "n.d."].enumerated() {
            files.append(source("B30 year \(year)", "s-year-\(number)", "2025-01-15", year, ["6:13 C111"]))
        }
        return files
    }()

    private static let plain: [BadFile] = [
        cite("B28 an unknown source", "[@tea-reveiw, sleep]", ["8:12 C303"], says: "did you mean “tea-review”?", isShown: true),
        cite("B28 an unknown finding", "[@tea-review, slep]", ["8:12 C304"], says: "did you mean “sleep”?", isShown: true),
        cite(
            "B28 10,000 keys in one mark", "[@" + Array(repeating: "tea-review, sleep", count: 10_000).joined(separator: "; @") + "]",
            ["8:12 C302"], says: "10000 findings"),
        source("B28 a source never cited", "never-cited", "", "", ["1:1 C305"], says: "no topic cites the source “never-cited”"),
        text("B29 empty", "s-empty", "", ["1:1 C006"]),
        text("B29 cut short", "s-cut", "references:\n  - id: s-cut\n    type: [", ["3:12 C101"]),
        text(
            "B29 cut short where it is YAML still", "s-short", "references:\n  - id: s-short\n    type: book\n",
            ["2:5 C108", "2:5 C108"]),
        text("B29 a list", "s-list", "- a\n", ["1:1 C110"], says: "should be a map"),
        text("B29 text", "s-text", "hello\n", ["1:1 C110"], says: "should be a map"),
        text(
            "B29 a million entries", "s-million", "references: [" + String(repeating: "{}, ", count: 1_000_000) + "{}]", ["1:1 C005"]),
        cite(
            "B29 a page that needs a source that is missing and one that is empty", "[@s-missing, f] So [@s-empty, f].",
            ["8:12 C303", "8:31 C321"], isShown: true),
        cite("B29 another page that needs it", "[@s-empty, f]", ["8:12 C321"], says: "the source “s-empty”", isShown: true),
        source("B30 an id that another source has", "s-twin", "id: s-twin", "id: lung-guide", ["2:9 C401"]),
        source(
            "B30 two sources in a file, with one id", "s-two", "references:\n", "references:\n  - {id: s-two}\n",
            ["2:3 C402", "2:5 C108", "2:5 C108", "2:5 C108"],
            says: "2 references"),
        source("B30 a bad DOI", "s-doi", address, "DOI: 10.1", ["7:10 C403"], says: "DOI"),
        source("B30 a DOI with its address", "s-doi-2", address, "DOI: https://doi.org/10.1016/x", ["7:10 C403"]),
        source("B30 a bad ISBN", "s-isbn", address, "ISBN: 978-0-306-40615-8", ["7:11 C403"], says: "ISBN"),
        source("B30 a bad PMID", "s-pmid", address, "PMID: PMC1", ["7:11 C403"], says: "PMID"),
        source("B30 a URL with a space", "s-space", address, "URL: https://example.org/a b", ["7:10 C208"]),
        source("B30 a URL with a control", "s-control", address, "URL: \"https://example.org/\\x1b\"", ["7:10 C012", "7:10 C208"]),
        source("B30 a URL of mixed scripts", "s-mixed", address, "URL: https://cеll.com/x", ["7:10 C208"]),
        source("B30 a URL that is xn--", "s-xn", address, "URL: https://xn--cll-6na.com", ["7:10 C208"]),
        source("B31 retracted: true", "s-true", "      read:", "      retracted: true\n      read:", ["10:18 C111"]),
        source("B31 retracted", "s-retracted", "      read:", "      retracted: 2026-01-01\n      read:", []),
        source("B31 superseded", "s-superseded", "      read:", "      superseded-by: lung-guide\n      read:", []),
        source(
            "B31 grade A+", "s-grade", "certainty: high", "certainty: A+", ["17:22 C112", "23:22 C112"],
            says: "high, moderate, low, very-low"),
        source("B31 grade High", "s-case", "certainty: high", "certainty: High", ["17:22 C112", "23:22 C112"]),
        cite(
            "B31 a page that cites a retracted and a superseded source", "Air [@s-retracted, airways]. So [@s-superseded, airways].",
            ["8:16 C317", "8:44 C318"], says: "retracted", isShown: true),
        cite("B31 another page that cites the retracted one", "[@s-retracted, airways]", ["8:12 C317"], isShown: true),
    ]

    static let judged = Result { try BadLibrary(files) }

    @Test(arguments: files.indices) func `citations and sources`(index: Int) throws {
        try Self.judged.get().expect(Self.files[index], index)
    }

    @Test func `B28-B31 beside them everything goes on, and nothing is published`() throws {
        try Self.judged.get().expectTheRestUntouched()
        let publish = try Self.judged.get().publish
        #expect(publish.errors.contains("error[C317]") && publish.errors.contains("nothing was published"))
    }

    @Test func `B29 a folder without sources has every page named that needs one`() throws {
        let library = try FixtureLibrary()
        try library.remove("sources")
        let check = try CarrelRun(["--content", library.content, "check"], in: library)
        #expect(check.status == 1)
        for topic in ["drinks/green-tea", "drinks/black-tea", "breathing/asthma"] {
            #expect(check.lines.contains { $0.contains("/en/\(topic).md:") && $0.contains("error[C303]") }, "\(topic)")
        }
        #expect(try CarrelRun(["--content", library.content, "show", "asthma"], in: library).status == 0)
    }

    @Test func `B30 an address is shown in ASCII`() throws {
        let library = try FixtureLibrary()
        let run = try CarrelRun(["--content", library.content, "sources", "lung-guide"], in: library)
        #expect(run.output.contains("https://example.org/lung"))
    }
}
