import Foundation
import Testing
import Topics

@testable import Reader

/// The command table as the README prints it.
private var table: [String] {
    var rows = ["| keys | what they do |", "| --- | --- |"]
    for group in Command.Group.allCases {
        rows.append("| **\(group.title.english)** | |")
        for command in Command.allCases where command.group == group {
            let keys = command == .openNth ? ["1–9"] : command.keys.map(\.name)
            let shown = keys.map { "`\($0)`" }.joined(separator: " ")
            rows.append("| \(shown) | \(command.purpose.english) |")
        }
    }
    return rows
}

@Test func `the README's key table is the command table`() throws {
    let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: house.appending(path: "README.md"), encoding: .utf8)
    let printed = readme.split(separator: "\n").map(String.init)
    let first = try #require(printed.firstIndex(of: table[0]))
    let found = Array(printed[first..<min(printed.count, first + table.count)])
    #expect(found == table, "the table must read:\n\(table.joined(separator: "\n"))")
}
