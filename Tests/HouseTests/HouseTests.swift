import Foundation
import Testing

/// The project's own tree, found from this file.
private let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The import table of the design: what each target may import. Package.swift and the import lines are held to it.
private let mayImport: [String: Set<String>] = [
    "carrel": [
        "Screen", "Paper", "Terminal", "Guard", "Services", "Reader", "Shelf", "Layout", "ContentFiles", "Topics", "Surface",
        "ArgumentParser",
    ],
    "Screen": ["Topics", "Layout", "Reader", "Surface"],
    "Paper": ["Topics", "Layout", "Surface"],
    "Terminal": ["Surface", "CTerminal"],
    "Guard": ["CGuard"],
    "Services": [],
    "Reader": ["Topics", "Layout", "Surface"],
    "Shelf": ["Topics", "CXapian"],
    "Layout": ["Topics", "Surface", "CQREncode"],
    "ContentFiles": ["Topics"],
    "Topics": ["CCmark", "CYAML"],
    "Surface": ["CWidth"],
]

/// Swift's own modules, and the C library.
private let everywhere: Set<String> = ["Glibc", "Synchronization"]

/// The Swift files of a folder, with their text.
private func files(under folder: String, endings: Set<String> = ["swift"]) throws -> [(name: String, text: String)] {
    let found = try #require(FileManager.default.enumerator(at: house.appending(path: folder), includingPropertiesForKeys: nil))
    var files: [(name: String, text: String)] = []
    for case let file as URL in found where endings.contains(file.pathExtension) {
        files.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    return files
}

/// The modules that a file's import lines name.
private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").drop { $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) }
        guard words.first == "import", let last = words.last else { return nil }
        return last.split(separator: ".").first.map(String.init)
    }
}

@Test(arguments: mayImport.keys.sorted())
func `a target imports only what stands below it`(target: String) throws {
    let allowed = try #require(mayImport[target]).union(everywhere)
    let files = try files(under: "Sources/\(target)")
    #expect(!files.isEmpty)
    for file in files {
        for module in imports(in: file.text) { #expect(allowed.contains(module), "\(target)/\(file.name) may not import \(module)") }
    }
}

@Test func `every Swift target under Sources stands in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: house.appending(path: "Sources").path)
    let swift = folders.filter { folder in (try? files(under: "Sources/\(folder)"))?.isEmpty == false }
    #expect(Set(swift) == Set(mayImport.keys))
}

@Test func `nothing under Sources imports Foundation`() throws {
    for file in try files(under: "Sources") {
        #expect(!imports(in: file.text).contains { $0.hasPrefix("Foundation") }, "\(file.name)")
    }
}

@Test func `the package gives a target only what the table allows`() throws {
    let package = try String(contentsOf: house.appending(path: "Package.swift"), encoding: .utf8)
    for (target, allowed) in mayImport where target != "carrel" {
        let line = try #require(package.split(separator: "\n").first { $0.contains("swift(\"\(target)\"") }, "\(target)")
        let given = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }.dropFirst()
        #expect(Set(given) == allowed, "\(target)")
    }
}

@Test func `the README's map names every target`() throws {
    let readme = try String(contentsOf: house.appending(path: "README.md"), encoding: .utf8)
    for target in mayImport.keys { #expect(readme.contains("| `\(target)` |"), "\(target)") }
}

@Test func `ncurses is named nowhere but in the files of CTerminal`() throws {
    for folder in try FileManager.default.contentsOfDirectory(atPath: house.appending(path: "Sources").path) where folder != "CTerminal" {
        for file in try files(under: "Sources/\(folder)", endings: ["h", "c", "cc", "modulemap"]) {
            #expect(!file.text.contains("curses.h"), "\(folder)/\(file.name)")
        }
    }
    let header = try files(under: "Sources/CTerminal/include", endings: ["h"])
    #expect(header.allSatisfy { !$0.text.contains("curses.h") })
}

@Test func `source files stay short enough to read in a sitting`() throws {
    for file in try files(under: "Sources") {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
        // Words.swift is one long list.
        if file.name != "Words.swift" { #expect(lines <= 400, "\(file.name) has \(lines) lines") }
    }
}

@Test func `every public declaration says what may be relied on`() throws {
    for file in try files(under: "Sources") {
        var above = ""
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("@") && !code.contains(" ") { continue }
            if code.hasPrefix("public ") { #expect(above.hasPrefix("///"), "\(file.name):\(number + 1)") }
            above = String(code)
        }
    }
}

@Test func `nothing under Sources forces a try or a cast, or escapes the checker`() throws {
    for file in try files(under: "Sources") {
        for forbidden in ["try!", "@unchecked Sendable", "nonisolated(unsafe)", "as! "] {
            #expect(!file.text.contains(forbidden), "\(file.name) holds \(forbidden)")
        }
    }
}

@Test func `nothing under Sources matches by trial and error, maps a file, or starts a shell`() throws {
    for file in try files(under: "Sources", endings: ["swift", "c", "cc", "h"]) {
        for forbidden in [
            "Regex", "wholeMatch", "firstMatch", "regcomp", "mmap(", "popen(", "wordexp(", "Glibc.system(", "execl(", "execv",
        ] {
            let lines = file.text.split(separator: "\n").filter { $0.contains(forbidden) && !$0.contains("//") }
            #expect(lines.isEmpty, "\(file.name) holds \(forbidden)")
        }
        // Other programs are the clients of the machine's services, and nobody else starts one.
        #expect(file.name == "ClientProgram.swift" || !file.text.contains("posix_spawn"), "\(file.name)")
    }
}

@Test func `only the choke points write to a terminal or a pipe`() throws {
    for file in try files(under: "Sources") where !["Output.swift", "Device.swift"].contains(file.name) {
        for call in ["print(", "fputs(", "fwrite(", "FileHandle", "write(1", "write(2"] {
            let lines = file.text.split(separator: "\n").filter { line in
                guard let found = line.firstRange(of: call), !line.contains("///") else { return false }
                return !(line[..<found.lowerBound].last.map { $0.isLetter || $0 == "." || $0 == "`" } ?? false)
            }
            #expect(lines.isEmpty, "\(file.name) writes: \(lines)")
        }
    }
}

@Test func `every promise of SECURITY.md names a test there is`() throws {
    let page = try String(contentsOf: house.appending(path: "SECURITY.md"), encoding: .utf8)
    let named = page.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.hasSuffix("` |") }
        .compactMap { $0.split(separator: "`").dropLast().last }
    #expect(named.count >= 20)
    let tests = try files(under: "Tests").map(\.text).joined()
    let missing = named.filter { !tests.contains("func `\($0)`(") }
    #expect(missing.isEmpty)
}
