import Foundation
import Surface
import TerminalKit
import Testing

/// What a kiosk is started among: nothing of it shows, and nothing of it is kept. BadStreamsTests has the same for a person's own terminal.
@Suite struct BadSurroundingsTests {
    /// What a visitor sees of the first screen, the menu and a topic, and what was sent for it.
    struct Visit: Equatable {
        var screens: [String] = []
        var keptVariables: Set<String> = []
        var faults: [String] = []

        init(in library: FixtureLibrary, under wrapper: [String] = [], environment: [String: String] = [:]) throws {
            let kiosk = try KioskRun(in: library, under: wrapper, environment: environment)
            screens.append(kiosk.pty.emulator.text)
            try kiosk.begin()
            screens.append(kiosk.pty.emulator.text)
            try kiosk.pty.type("\u{1B}OB\r")
            try kiosk.pty.expect("30 mg")
            try kiosk.pty.settle()
            screens.append(kiosk.pty.emulator.text)
            for process in [kiosk.guardian, try kiosk.reader()] {
                let variables = process.text("environ").split(separator: "\0").filter { !$0.allSatisfy { $0 == " " } }
                keptVariables.formUnion(variables.map { String($0.prefix { $0 != "=" }) })
            }
            faults = Grammar.faults(in: kiosk.pty.emulator.received)
            kill(kiosk.guardian.number, SIGTERM)
            try kiosk.pty.expectEnd()
            faults += Grammar.faults(in: kiosk.pty.emulator.received)
        }
    }

    /// Stands for a folder with hostile descriptions of terminals, which is a home with some, too.
    private static let here = "HERE"

    static let rows: [(row: String, variables: [String: String])] = [
        ("B40", ["TERMINFO": here, "TERMINFO_DIRS": here + ":" + here]),
        ("B40", ["HOME": here, "XDG_CONFIG_HOME": here]),
        ("B40", ["TERMCAP": "xterm-256color:cl=\\E]0;evil\\007:cm=\\E]52;c;?\\007:", "TERMPATH": here]),
        ("B40", ["TERMINFO": "hex:1A01", "TERMINFO_DIRS": ""]),
        ("B43", ["HOME": "/dev/null", "TMPDIR": "/nonexistent", "PATH": "", "XDG_CACHE_HOME": "relative", "TZ": ":/etc/passwd"]),
        ("B43", ["SWIFT_BACKTRACE": "enable=yes,output-to=\(here)/out", "SWIFT_DETERMINISTIC_HASHING": "1", "MALLOC_CHECK_": "3"]),
        ("B43", ["MALLOC_PERTURB_": "85", "MALLOC_TRACE": here + "/trace", "LD_BIND_NOW": "1", "LD_PROFILE_OUTPUT": here]),
        ("B43", ["LESS": "-r", "LESSOPEN": "|id >" + here + "/out", "LESSSECURE": "0", "LESSHISTFILE": here + "/history"]),
        ("B43", Dictionary(uniqueKeysWithValues: (0..<10).map { ("V\($0)", String(repeating: "x", count: 100_000)) })),
    ]

    @Test func `B40 B43 whatever is in its environment, a kiosk shows the same, sends what draws, and forgets it`() throws {
        let library = try KioskRun.published()
        let calm = try Visit(in: library)
        #expect(calm.faults == [])
        let fixed: Set = ["TERM", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "NO_COLOR"]
        #expect(calm.keptVariables.isSubset(of: fixed) && calm.keptVariables.contains("TERM"), "\(calm.keptVariables)")
        for (row, variables) in Self.rows {
            let folder = try HostileDescription()
            defer { folder.remove() }
            let made = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            let visit = try Visit(in: library, environment: variables.mapValues { $0.replacing(Self.here, with: folder.path) })
            #expect(visit.screens == calm.screens, "\(row) \(variables.keys.sorted())")
            #expect(visit.faults == [], "\(row) \(variables.keys.sorted())")
            #expect(visit.keptVariables.isSubset(of: fixed), "\(row) \(visit.keptVariables)")
            #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == made, "\(row) \(variables.keys.sorted())")
        }
    }

    @Test func `B43 a kiosk without a home, or with no environment but a terminal's name, is the same`() throws {
        let library = try KioskRun.published()
        let calm = try Visit(in: library)
        #expect(try Visit(in: library, under: ["/usr/bin/env", "-u", "HOME", "-u", "XDG_CACHE_HOME", "-u", "PATH"]) == calm)
        let bare = try Visit(in: library, under: ["/usr/bin/env", "-i", "TERM=xterm-256color", "LANG=C.UTF-8"])
        #expect(bare.screens == calm.screens && bare.faults == [])
    }
}
