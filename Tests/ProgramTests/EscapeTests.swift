import DiceKit
import Foundation
import Surface
import TerminalKit
import Testing

/// The rows of the table of kiosk escapes that are typed at a terminal, each on the real program. They keep their numbers.
@Suite struct EscapeTests {
    /// A place in the kiosk, the keys that lead there from its picture, each with words that show it was heeded.
    struct Stop {
        let name: String
        let keys: [(String, shows: String)]

        init(_ name: String, _ keys: [(String, shows: String)]) {
            self.name = name
            self.keys = keys
        }
    }

    /// Keys of one row of the table.
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let keys: String

        init(_ description: String, _ keys: String...) {
            testDescription = description
            self.keys = keys.joined()
        }
    }

    static let (up, down, right, enter) = ("\u{1B}OA", "\u{1B}OB", "\u{1B}OC", "\r")
    private static let menu = (" ", shows: "Choose a topic in the menu")
    private static let topic = (down + enter, shows: "Green tea holds about")
    private static let list = ("\u{1B}OF" + enter, shows: "Search the whole library")

    /// Every kind of screen that a visitor can come to.
    static let stops = [
        Stop("picture", []), Stop("menu", [menu]), Stop("topic", [menu, topic]),
        Stop("sources", [menu, topic, ("\t\t" + enter, shows: "Table 1")]),
        Stop("search", [menu, ("caff", shows: "30 mg")]), Stop("find", [menu, topic, ("/te", shows: "Find: te")]),
        Stop("about", [menu, topic, ("=", shows: "2026-03-01")]), Stop("help", [menu, ("\u{1B}OP", shows: "The keys you need")]),
        Stop("what can be done", [menu, list]),
        Stop("own question", [menu, list, (down + down + enter, shows: "You have none yet"), (right, shows: "Your question:")]),
        Stop("passcode", [menu, (KioskRun.door, shows: "Staff passcode")]),
        Stop("staff", [menu, (KioskRun.door, shows: "Staff passcode"), (KioskRun.passcode + enter, shows: "For the staff")]),
    ]

    static let rows: [Row] = {
        let functionKeys = [11, 12, 13, 14, 15, 17, 18, 19, 20, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34].map { "\u{1B}[\($0)~" }
        let altLetters = "abcdefghijklmnopqrstuvwxyz".map { "\u{1B}\($0)" }
        let mouse = (0..<210).map { number in
            let button = [0, 2, 3, 32, 64, 65][number % 6]
            let column = [0, -1, 999, 1, 100_000_000_000][number % 5]
            return "\u{1B}[<\(button);\(column);\(number % 7 * 40)" + (number % 2 == 0 ? "M" : "m")
        }
        return [
            Row("row 1: Ctrl-C held, and Ctrl-\\", String(repeating: "\u{3}", count: 300), String(repeating: "\u{1C}", count: 300)),
            Row("row 2: Ctrl-Z and Ctrl-Y", "\u{1A}\u{19}\u{1A}"),
            Row("row 3: Ctrl-S, then keys", "\u{13}x\u{13}"),
            Row("row 4: Ctrl-D", String(repeating: "\u{4}", count: 50)),
            Row("row 5: the keys of a line editor", "a\u{16}\u{F}\u{12}\u{17}\u{15}b\u{16}\u{3}"),
            Row("row 6: keys that elsewhere lead out", "!|:vseoG#\u{18}@-k", functionKeys.joined(), altLetters.joined()),
            Row(
                "row 12: replies of a terminal that nobody asked for", "\u{1B}[?62;1;6c\u{1B}[>0;276;0c\u{1B}[24;80R\u{1B}[?2004;1$y",
                "\u{1B}]52;c;enEtY2FuYXJ5\u{7}\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}]11;rgb:0000/0000/0000\u{7}",
                "\u{1B}]lzq-title\u{1B}\\\u{1B}P1$r0m\u{1B}\\"),
            Row("row 13: a mouse gone mad", mouse.joined(), "\u{1B}[M \u{7F}\u{7F}", String(repeating: "\u{1B}[<65;5;5M", count: 500)),
            Row("row 14: Alt and decimal codes", "\u{1B}\u{9B}21~\u{1B}\u{1B}\u{9D}52;c;?\u{7}\u{1B}\u{0}\u{9C}"),
        ]
    }()

    /// Goes to a place from the picture.
    static func go(to stop: Stop, in kiosk: KioskRun) throws {
        try kiosk.pty.expect(KioskRun.home)
        for (keys, shows) in stop.keys {
            try kiosk.pty.type(keys)
            try kiosk.pty.expect(shows)
            if shows == menu.shows { try kiosk.pty.expect("the topics", KioskRun.hasMenu) }
        }
    }

    @Test(arguments: rows)
    func `typed at every screen it leads nowhere`(row: Row) throws {
        let kiosk = try KioskRun()
        for stop in Self.stops {
            try Self.go(to: stop, in: kiosk)
            try kiosk.expectSame(after: stop.name) { try kiosk.pty.type(row.keys) }
            #expect(!kiosk.pty.emulator.text.contains("zq-title"))
        }
        #expect(!FileManager.default.fileExists(atPath: kiosk.library.folder + "/core"))
    }

    @Test func `row 3: a terminal that was stopped from elsewhere is set going again`() throws {
        let kiosk = try KioskRun()
        try kiosk.expectSame {
            kiosk.pty.stopOutput()
            try kiosk.pty.type(" ")
            try kiosk.pty.expect("Choose a topic in the menu")
        }
    }

    @Test func `row 4: the end of the terminal is the end of the kiosk`() throws {
        let kiosk = try KioskRun()
        try kiosk.begin()
        let reader = try kiosk.reader()
        kiosk.pty.hangUp()
        try kiosk.pty.expectEnd()
        try kiosk.expectGone(reader)
    }

    @Test func `row 7: whoever wants out comes to the first screen, and Finish only begins anew`() throws {
        let kiosk = try KioskRun()
        try Self.go(to: Self.stops[3], in: kiosk)
        try kiosk.expectSame {
            let keys = "qQZZ" + String(repeating: "\u{1B}", count: 100) + String(repeating: "\u{7F}", count: 1000)
            try kiosk.pty.type(keys)
            try kiosk.pty.expect("Choose a topic in the menu")
        }
    }

    /// The calls that run, write or connect.
    static let watched = "execve,execveat,fork,vfork,ftruncate,fallocate,memfd_create,%network,%file"

    /// 200 000 bytes a size, or as many as the environment says: `ESCAPE_BYTES=1000000`.
    @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 12, columns: 40), Size(rows: 50, columns: 132)])
    func `row 8: random bytes run nothing, write nothing and connect to nothing`(size: Size) throws {
        let count = ProcessInfo.processInfo.environment["ESCAPE_BYTES"].flatMap { Int($0) } ?? 200_000
        let library = try KioskRun.published()
        let log = library.folder + "/strace"
        let kiosk = try KioskRun(size, in: library, under: ["/usr/bin/strace", "-f", "-qq", "-o", log, "-e", "trace=" + Self.watched])
        var dice = Dice(seed: UInt64(size.columns))
        var left = count
        while left > 0 {
            try kiosk.pty.type((0..<min(left, 2000)).map { _ in UInt8.random(in: 0...255, using: &dice) })
            left -= 2000
        }
        try kiosk.expectNoFault()
        try kiosk.expectSame {}
        kill(kiosk.guardian.number, SIGTERM)
        try kiosk.pty.expectEnd()
        try Self.expectQuiet(log)
    }

    /// Expects of a log of `strace` that after the program itself nothing was run, connected to or opened for writing, whether it succeeded or not.
    static func expectQuiet(_ log: String) throws {
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(calls.count { $0.contains("execve") } == 1)
        let changing = [
            "O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", " socket(", " connect(", " bind(", " sendto(", " fork(", " vfork(",
            " creat(", " unlink", " rename", " mkdir", " rmdir", " link", " symlink", " truncate", " chmod", " chown", " mknod",
        ]
        let found = calls.filter { call in changing.contains { call.contains($0) } && !isCount(call) }
        // The terminal is opened once more by its own name, and the standard error of readers is led nowhere.
        #expect(found.allSatisfy { $0.contains("\"/dev/null\", O_WRONLY") || $0.contains("\"/proc/self/fd/1\", O_WRONLY") }, "\(found)")
    }

    /// Whether a call is about the file that `make coverage` has a program count in, which is its memory, or makes the folders it lies in.
    private static func isCount(_ call: Substring) -> Bool {
        guard let counts = ProcessInfo.processInfo.environment["CARREL_COUNTS"],
            let path = call.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first
        else { return false }
        return path.hasPrefix(counts) || call.contains(" mkdir(") && counts.hasPrefix(path)
    }

    /// 20 000 keys, or as many as the environment says: `ESCAPE_KEYS=600000` is ten thousand a second for a minute.
    @Test func `row 9: a macro keyboard fills no memory, and goes as it came`() throws {
        let kiosk = try KioskRun()
        try kiosk.begin()
        var dice = Dice(seed: 9)
        let keys = [Self.up, Self.down, Self.enter, "\u{7F}", "\u{1B}OD", "a", "e", "t", "c", " ", "\t", "\u{1B}[6~"]
        func flood(_ count: Int) -> String { (0..<count).compactMap { _ in keys.randomElement(using: &dice) }.joined() }
        let (reader, guardian) = (try kiosk.reader(), kiosk.guardian)
        let before = (reader.ownMemory, guardian.ownMemory)
        var most = before
        let count = ProcessInfo.processInfo.environment["ESCAPE_KEYS"].flatMap { Int($0) } ?? 20_000
        for _ in 0..<count / 1000 {
            try kiosk.pty.type(flood(1000))
            most = (max(most.0, reader.ownMemory), max(most.1, guardian.ownMemory))
        }
        #expect(before.0 > 0 && most.0 - before.0 <= 5 << 10)
        #expect(before.1 > 0 && most.1 - before.1 <= 5 << 10)
        // Nothing was kept for later: what is typed next is next.
        try kiosk.expectNoFault()
        try kiosk.expectSame {}
        try kiosk.begin()
        let last = try kiosk.reader()
        try kiosk.pty.type(flood(1000))
        kiosk.pty.hangUp()
        try kiosk.pty.expectEnd()
        try kiosk.expectGone(last)
    }

    @Test(arguments: [0, 9_000_000])
    func `row 11: a paste of ten million bytes is dropped, with its end marked inside too`(end: Int) throws {
        let kiosk = try KioskRun()
        try kiosk.begin()
        try kiosk.expectSame {
            let before = (try kiosk.reader()).peak
            try kiosk.pty.type("\u{1B}[200~")
            for _ in 0..<625 { try kiosk.pty.type([UInt8](repeating: 0x61, count: 16_000)) }
            try kiosk.pty.type("\u{1B}[201~" + (end == 0 ? "" : String(repeating: "b", count: 10_000) + "\u{1B}[201~"))
            try kiosk.pty.expect(end == 0 ? "Pasted text goes nowhere here" : "bbbb")
            #expect(try kiosk.reader().peak - before <= 5 << 10)
        }
    }
}
