import Foundation
import TerminalKit
import Testing

/// What a reader may not do, tried from behind the walls by a program made for it. Everything is refused by the walls themselves: the tests run
/// as a user who could do all of it.
@Suite struct WallsTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "carrel-walls-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "text\n".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
    }

    private func probe(ceiling: Int32) throws -> [[String]] {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pty = try Pty([Built.path(of: "GuardProbe"), folder, "\(ceiling)"], size: .init(rows: 120, columns: 100))
        #expect(try pty.expectEnd() == .status(0))
        #expect(try String(contentsOfFile: folder + "/file", encoding: .utf8) == "text\n")
        return String(decoding: pty.emulator.received, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
            line.split(separator: "\t").map(String.init)
        }
    }

    /// 2 is what Debian 12 has.
    @Test(arguments: [1, 2, Int32.max])
    func `every trespass is refused on every thread, with an old Landlock too`(ceiling: Int32) throws {
        let lines = try probe(ceiling: ceiling)
        let allowed: Set<String> = ["read its own file", "start a thread"]
        for thread in ["first", "second"] {
            let tried = lines.filter { $0.count == 3 && $0[0] == thread }
            #expect(tried.count >= 42, "\(thread)")
            for line in tried where allowed.contains(line[1]) { #expect(line[2] == "0", "\(line)") }
            for line in tried where !allowed.contains(line[1]) {
                // EPERM by seccomp, EACCES by Landlock, ENOSYS for the call whose arguments cannot be seen.
                #expect(["\(EPERM)", "\(EACCES)", "\(ENOSYS)"].contains(line[2]), "\(line)")
            }
        }
    }

    @Test func `ten thousand visitors leave the guard as large as it was and no file open`() throws {
        let pty = try Pty([Built.path(of: "GuardProbe"), "visitors", "10000"])
        #expect(try pty.expectEnd() == .status(0))
        let line = String(decoding: pty.emulator.received, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        #expect(line.count == 2)
        #expect(line.first ?? .max <= 1024)
        #expect(line.last == 0)
    }
}
