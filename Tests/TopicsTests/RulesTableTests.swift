import Foundation
import Testing
import Topics

/// The rules as CONTRIBUTING.md prints them.
private var table: [String] {
    ["| number | weight | what is wrong | what is asked |", "| --- | --- | --- | --- |"]
        + Rule.allCases.map { "| \($0.number) | \($0.severity.rawValue) | \($0.title) | \($0.asks) |" }
}

@Test func `the authoring guide's rules are the rules of the check`() throws {
    let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let guide = try String(contentsOf: house.appending(path: "CONTRIBUTING.md"), encoding: .utf8).split(separator: "\n").map(String.init)
    let first = try #require(guide.firstIndex(of: "<!-- rules -->"))
    let last = try #require(guide.firstIndex(of: "<!-- end of rules -->"))
    #expect(Array(guide[(first + 1)..<last]) == table, "between the marks must stand:\n\(table.joined(separator: "\n"))")
}
