import Foundation
import Testing

/// What lies where a topic should, row by row: told, never waited for, never opened when it can block; the rest is read as ever.
@Suite struct BadPathsTests {
    let library: FixtureLibrary
    var section: String { library.content + "/en/drinks/" }

    init() throws { library = try FixtureLibrary() }

    func run(_ arguments: String..., under tracer: [String] = []) throws -> CarrelRun {
        try CarrelRun(["--content", library.content] + arguments, in: library, under: tracer)
    }

    /// Expects `carrel check` to say this of the file as it shows its name, and everybody else to read on.
    func expect(_ name: String, _ number: String, _ words: String, under tracer: [String] = []) throws {
        let check = try run("check", under: tracer)
        #expect(check.status == 1)
        let line = try #require(check.lines.first { $0.contains("[\(number)]") }, "\(check.output)")
        #expect(line.hasPrefix("\(section)\(name):1:1: error[\(number)]: ") && line.contains(words), "\(line)")
        #expect(check.output.utf8.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 != 0x7F) })
        let list = try run("list", under: tracer)
        #expect(list.status == 0)
        #expect(["green-tea", "black-tea", "asthma"].allSatisfy(list.output.contains))
        #expect(list.errors.contains("error[\(number)]"))
    }

    @Test func `B19 mode 000`() throws {
        try library.write("en/drinks/shut.md", FixtureLibrary.green)
        chmod(section + "shut.md", 0)
        try expect("shut.md", "C001", "permission denied", under: CarrelRun.asNobody)
    }

    @Test func `B19 a directory`() throws {
        try FileManager.default.createDirectory(atPath: section + "x.md", withIntermediateDirectories: false)
        try expect("x.md", "C002", "not an ordinary file")
    }

    @Test func `B19 a pipe nobody writes to`() throws {
        #expect(mkfifo(section + "x.md", 0o600) == 0)
        try expect("x.md", "C002", "not an ordinary file")
    }

    @Test(.enabled(if: geteuid() == 0, "only root can make a device")) func `B19 a device that never ends`() throws {
        #expect(mknod(section + "x.md", 0o20666, 0x105) == 0)
        try expect("x.md", "C002", "not an ordinary file")
    }

    @Test func `B19 a socket`() throws {
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A socket's name is short: it is made in the folder that is current.
        let name = section + "x.md"
        try #require(name.utf8.count < 108)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        #expect(bound == 0)
        try expect("x.md", "C002", "not an ordinary file")
    }

    static let links: [(row: String, target: String, words: String)] = [
        ("B19 a link in a loop", "x.md", "leads nowhere"), ("B19 a dangling link", "nowhere.md", "leads nowhere"),
        ("B19 a link that leads outside", "/etc/passwd", "leads out of the library"),
        ("B19 a link that climbs outside", "../../../../../../../../../../etc/passwd", "leads out of the library"),
        ("B19 a link to a device", "/dev/zero", "leads out of the library"),
    ]

    @Test(arguments: links.indices) func `a symbolic link`(index: Int) throws {
        try FileManager.default.createSymbolicLink(atPath: section + "x.md", withDestinationPath: Self.links[index].target)
        try expect("x.md", "C003", Self.links[index].words)
    }

    static let names: [(row: String, bytes: [UInt8], shown: String, words: String)] = [
        ("B20 a newline", Array("new\nline.md".utf8), "new\\u{A}line.md", "cannot be shown"),
        ("B20 an escape", Array("\u{1B}[31m.md".utf8), "\\u{1B}[31m.md", "cannot be shown"),
        ("B20 not UTF-8", Array("bad".utf8) + [0xFF] + Array(".md".utf8), "bad\u{FFFD}.md", "not UTF-8"),
        ("B20 a leading dash", Array("-rf.md".utf8), "-rf.md", "begins with a dash"),
        ("B20 a space before the ending", Array("tea .md".utf8), "tea .md", "ends with a space"),
        ("B20 a space behind the ending", Array("tea.md ".utf8), "tea.md ", "ends with a space"),
        ("B20 a direction override", Array("tea\u{202E}.md".utf8), "tea\\u{202E}.md", "cannot be shown"),
    ]

    @Test(arguments: names.indices) func `a name`(index: Int) throws {
        let name = Self.names[index]
        let path = (Array(section.utf8) + name.bytes + [0]).map { CChar(bitPattern: $0) }
        let file = path.withUnsafeBufferPointer { $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1 }
        #expect(file >= 0, "\(name.row)")
        _ = Array(FixtureLibrary.green.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        close(file)
        try expect(name.shown, "C004", name.words)
        #expect(try run("check").output.contains("rename it with small letters, digits and hyphens"))
    }

    @Test func `a file that is cut and written while it is read ends no program`() throws {
        let whole = library.folder + "/whole.md"
        let text = BadFile.header + String(repeating: "Tea is made of leaves.\n", count: 20_000)
        try text.write(toFile: whole, atomically: false, encoding: .utf8)
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", "while :; do cat \"$0\" >\"$1\"; : >\"$1\"; done", whole, section + "black-tea.md"]
        try writer.run()
        defer {
            kill(writer.processIdentifier, SIGKILL)
            writer.waitUntilExit()
        }
        for _ in 1...10 {
            let run = try run("check")
            #expect([0, 1].contains(run.status) && !run.output.contains("asthma"), "\(run.status) \(run.errors)")
        }
    }

    @Test func `B20 a name of 255 bytes`() throws {
        let name = String(repeating: "a", count: 252)
        try library.write("en/drinks/\(name).md", FixtureLibrary.green)
        try expect(name + ".md", "C004", "longer than 100 letters; rename it")
    }
}
