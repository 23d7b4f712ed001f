import Foundation
import Testing

/// Bad front matter, row by row. TopicsTests (FrontMatterTests) has more of each.
@Suite struct BadFrontMatterTests {
    private static let good = "title: a\nsummary: b\nnext-step: c\nreviewed: 2026-03-01\nreview-due: 2027-03-01\n"

    private static func file(_ row: String, _ text: String, _ faults: [String], says: String = "", isShown: Bool = false) -> BadFile {
        BadFile(row: row, bytes: Array(text.utf8), faults: faults, says: says, isShown: isShown)
    }

    /// Good front matter with more behind it, in line 7.
    private static func more(_ row: String, _ more: String, _ faults: [String], says: String = "", isShown: Bool = false) -> BadFile {
        file(row, "---\n\(good)\(more)\n---\nText.\n", faults, says: says, isShown: isShown)
    }

    /// Good front matter with something else in one place.
    private static func instead(
        _ row: String, _ old: String, _ new: String, _ faults: [String], says: String = "", isShown: Bool = false
    ) -> BadFile {
        file(row, "---\n\(good.replacing(old, with: new))---\nText.\n", faults, says: says, isShown: isShown)
    }

    private static let bomb: String = {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]"
        for (one, other) in zip("abcdefgh", "bcdefghi") {
            bomb += "\n\(other): &\(other) [" + Array(repeating: "*\(one)", count: 9).joined(separator: ", ") + "]"
        }
        return bomb
    }()

    private static let bombFaults = (7...15).flatMap { line in
        ["\(line):1 C109", "\(line):4 C102"] + (line == 7 ? [] : (0..<9).map { "\(line):\(8 + 4 * $0) C102" })
    }

    static let files: [BadFile] = {
        var files = plain
        for text in ["2026-02-30", "2025-13-01", "26-1-1", "2026-1-5", "2026-01-05T10:00:00Z", "2026-01-05 10:00", "2026-01-05+01:00"] {
            files.append(instead("B25 \(text)", "2026-03-01", text, ["5:11 C111"], says: "YYYY-MM-DD"))
        }
        for text in ["english", "xx", "en_US"] {
            files.append(
                more("B26 \(text)", "translates: {of: \(text), reviewed: 2026-03-01}", ["7:18 C112"], says: "write one of: en, es"))
        }
        return files
    }()

    private static let plain: [BadFile] = [
        file("B21 no closing fence", "---\n\(good)Text.\n", ["1:1 C107"], says: "has no end"),
        file("B21 a fence never opened", "\(good)---\nText.\n", ["1:1 C106"], says: "does not begin with front matter"),
        file("B21 two documents", "---\n\(good)---\n\n---\ntitle: b\n---\nText.\n", ["9:1 C102"], says: "second document"),
        file("B21 two documents of YAML", "---\n\(good)...\ntitle: b\n---\nText.\n", ["8:1 C101"]),
        more("B22 the alias bomb", bomb, bombFaults),
        more("B22 an alias to itself", "keywords: &a [*a]", ["7:11 C102", "7:15 C102"], says: "anchor (&)"),
        more("B22 an alias", "menu-title: *a", ["7:13 C102"], says: "alias (*)"),
        more(
            "B22 a chain of 50,000 aliases", "keywords: [" + (0..<50_000).map { "&a\($0) x, *a\($0)" }.joined(separator: ", ") + "]",
            ["1:1 C105"]),
        more("B22 a merge", "<<: {menu-title: b}", ["7:1 C102"], says: "merge key (<<)"),
        more("B22 a tag", "menu-title: !!str b", ["7:13 C102"], says: "tag (!)"),
        more("B23 a key twice", "title: b", ["7:1 C103"], says: "the first is in line 2"),
        instead("B23 an unknown key", "title", "tittle", ["1:1 C108", "2:1 C109"], says: "did you mean “title”?"),
        more("B23 an unknown key and what was meant", "menutitle: b", ["7:1 C109"], says: "did you mean “menu-title”?"),
        instead("B24 no is text", "title: a", "title: no", [], isShown: true),
        instead("B24 on is text", "title: a", "title: on", [], isShown: true),
        more("B24 a list of such is text", "keywords: [no, on, 012, 1e3, 2026-01-01]", [], isShown: true),
        instead("B24 ~ is nothing", "title: a", "title: ~", ["2:1 C108"], says: "“title” is missing"),
        instead("B24 a list where text is due", "title: a", "title: [a]", ["2:8 C110"], says: "should be text"),
        instead("B24 a map where text is due", "title: a", "title: {a: b}", ["2:8 C110"], says: "should be text"),
        more("B24 text where a list is due", "keywords: tea", ["7:11 C110"], says: "should be a list of texts"),
        instead("B25 a day in the future", "2026-03-01", "2026-06-02", ["5:11 C602"], says: "has not come yet", isShown: true),
        instead("B25 the next review before the last", "2027", "2025", ["6:13 C603"]),
        more("B26 audience is no key", "audience:", ["7:1 C109"]),
        more("B27 5,000 times [", "keywords: " + String(repeating: "[", count: 5000), ["7:511 C104"]),
        more("B27 5,000 times {", "keywords: " + String(repeating: "{", count: 5000), ["7:511 C104"]),
        more(
            "B27 a hundred kilobytes", "keywords: [" + String(repeating: "a, ", count: 33_000) + "b]", ["1:1 C105"], says: "16384 bytes"
        ),
        more("B27 a tab as indent", "\tmenu-title: b", ["7:1 C101"], says: "tab"),
        more("B27 a tab as indent of a list", "questions:\n\t- a", ["8:1 C101"]),
        more("B27 an emoji as key", "👪: x", ["7:1 C109"]),
    ]

    static let judged = Result { try BadLibrary(files) }

    @Test(arguments: files.indices) func `front matter`(index: Int) throws { try Self.judged.get().expect(Self.files[index], index) }

    @Test func `B21-B27 beside them everything goes on`() throws { try Self.judged.get().expectTheRestUntouched() }
}
