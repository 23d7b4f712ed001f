import Foundation
import Testing
import Topics

/// Texts made to cost time, depth or memory: each is refused at its place, or read whole.
struct LimitTests {
    static let deep: [(body: String, faults: [String])] = [
        (String(repeating: "> ", count: 33) + "a", ["C205 1:1"]),
        (String(repeating: "- ", count: 100_000) + "a", ["C205 1:1"]),
        (String(repeating: ">", count: 100_000), ["C205 1:1"]),
        ("é" + String(repeating: "[", count: 100_000), ["C205 1:34"]),
        (String(repeating: "![[]()", count: 50_000), ["C205 1:189"]),
        ((0..<40).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(), ["C205 33:65"]),
        (String(repeating: "*a ", count: 40) + "b" + String(repeating: " a*", count: 40), ["C205 1:97"]),
        (String(repeating: "**a ", count: 20_000) + "b" + String(repeating: " a**", count: 20_000), ["C205 1:129"]),
    ]

    @Test(arguments: deep.indices)
    func `what is nested too deep is refused`(row: Int) {
        #expect(Desk.faults(body: Self.deep[row].body) == Self.deep[row].faults, "\(Self.deep[row].body.prefix(80))")
    }

    @Test func `thirty-two deep is allowed`() {
        #expect(Desk.faults(body: String(repeating: "> ", count: 32) + "a") == [])
        #expect(Desk.faults(body: String(repeating: "*a ", count: 16) + "b" + String(repeating: " a*", count: 16)) == [])
    }

    private static func table(_ columns: Int) -> String {
        let bars = "|" + String(repeating: "a|", count: columns)
        return "text\n\n\(bars)\n|" + String(repeating: "-|", count: columns) + "\n\(bars)\n"
    }

    @Test func `a table has at most twelve columns`() {
        #expect(Desk.faults(body: Self.table(12)) == [])
        #expect(Desk.topic(body: Self.table(13)).problems.map(\.kind) == [.tableTooWide(columns: 13, limit: 12)])
        #expect(Desk.faults(body: Self.table(13)) == ["C206 4:1"])
        #expect(Desk.faults(body: Self.table(40_000)) == ["C206 4:1"])
        #expect(Desk.faults(body: String(repeating: "|", count: 50_000) + "\n" + String(repeating: "|-", count: 10)) == ["C206 2:1"])
    }

    @Test func `a row with more cells than the header loses none unsaid`() {
        #expect(Desk.faults(body: "| a |\n|---|\n| b | é | d |") == ["C206 3:7"])
    }

    @Test func `a table that would not become one is a problem`() {
        #expect(Desk.topic(body: "|a|b|\n|-|\n").problems.map(\.kind) == [.tableUneven(columns: 1, header: 2)])
        #expect(Desk.faults(body: String(repeating: "a|b\n-|-|-\n", count: 20_000)).first == "C210 2:1")
        #expect(Desk.faults(body: String(repeating: "a\n", count: 50_000) + "|x|\n|-|\n") == ["C211 50002:1"])
    }

    @Test func `rules, setext headings and lines in code are no tables`() {
        #expect(Desk.faults(body: "a | b\n---\n\n* * *\n\n- - -\n\n```\n|a|b|\n|-|\n```\n\n- a | b\n- -\n") == [])
    }

    @Test func `half-open HTML is refused before it is searched for its end a hundred thousand times`() {
        #expect(Desk.faults(body: String(repeating: "a <!A ", count: 100_000)) == ["C202 1:603"])
        #expect(Desk.faults(body: "`" + String(repeating: "<!A ", count: 100) + "`") == [])
    }

    @Test func `YAML nested without end is refused before it is read`() {
        let deep = SourceParser.parse(Array(("é: " + String(repeating: "[", count: 500_000)).utf8), file: "s.yaml", id: "s")
        #expect(deep.faults == ["C104 1:504"])
        let list = SourceParser.parse(Array(String(repeating: "- ", count: 100_000).utf8), file: "s.yaml", id: "s")
        #expect(list.faults == ["C104 1:17", "C110 1:1"].sorted { $0.count < $1.count })
    }

    /// In a process of its own, whose memory nobody else uses. The address sanitizer would keep what is given back.
    @Test(.enabled(if: dlsym(nil, "__asan_init") == nil, "measures nothing under the address sanitizer"))
    func `B22 an alias bomb, and nesting without end, cost no megabyte`() async {
        await #expect(processExitsWith: .success) {
            let header = "---\ntitle: a\nsummary: b\nnext-step: c\nreviewed: 2026-03-01\nreview-due: 2027-03-01\n"
            var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
            for (one, other) in zip("abcdefgh", "bcdefghi") {
                bomb += "\(other): &\(other) [" + Array(repeating: "*\(one)", count: 9).joined(separator: ", ") + "]\n"
            }
            let bad = [
                header + bomb + "---\nText.\n", header + "keywords: &a [*a]\n---\nText.\n",
                header + "keywords: " + String(repeating: "[", count: 15_000) + "\n---\nText.\n",
                header + "---\n" + String(repeating: ">", count: 100_000), header + "---\n" + String(repeating: "[", count: 100_000),
            ].map { Array($0.utf8) }
            func parse(_ bytes: [UInt8]) -> Bool {
                TopicParser.parse(bytes, file: "t.md", id: "t", section: "s", language: "en").value == nil
            }
            // What the first of all texts, and the first of all problems, cost is not of these.
            _ = parse(Array((header + "keywords: [a, b]\na: &a [x]\nb: *a\n---\n> Text.\n").utf8))
            for bytes in bad {
                let before = Memory.resident
                Memory.forgetPeak()
                if !parse(bytes) { exit(1) }
                if Memory.peak - before > 1024 { exit(2) }
            }
        }
    }

    @Test func `a map of a hundred thousand keys is read key by key`() {
        let text = (0..<80_000).map { "k\($0): [a]\n" }.joined()
        #expect(SynonymsParser.parse(Array(text.utf8), file: "synonyms.yaml").value?.count == 80_000)
    }

    @Test func `a thousand faults are told and no more`() {
        #expect(Desk.topic(body: String(repeating: "[@]\n", count: 5000)).problems.count == 1000)
    }

    static let large = [
        String(repeating: "a", count: 900_000), String(repeating: "a\n", count: 450_000), String(repeating: "é ", count: 300_000),
        String(repeating: "x [@a, b] ", count: 90_000), String(repeating: "&amp; \\* ", count: 100_000),
        String(repeating: "`a` ``", count: 150_000), String(repeating: "- a\n", count: 200_000),
        String(repeating: "<http:a ", count: 100_000),
        String(repeating: "a_ ", count: 300_000), String(repeating: "> a\n", count: 200_000),
    ]

    @Test(arguments: large.indices)
    func `a text of nearly the largest size is read whole`(row: Int) {
        let parsed = Desk.topic(body: Self.large[row])
        #expect(parsed.problems == [])
        #expect(parsed.value?.blocks.isEmpty == false)
    }
}

/// The memory of this process, in KiB.
private enum Memory {
    static var resident: Int { read("VmRSS:") }
    static var peak: Int { read("VmHWM:") }

    static func forgetPeak() { try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs")) }

    private static func read(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
