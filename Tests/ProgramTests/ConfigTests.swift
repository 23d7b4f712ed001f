import Foundation
import TerminalKit
import Testing

/// What the configuration files say, and who wins over whom.
@Suite struct ConfigTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    /// Writes the person's own configuration.
    func writeOwn(_ text: String) throws { try write(text, "/config/carrel") }

    /// Writes the machine's configuration, below the folder of the library.
    func writeMachine(_ text: String) throws { try write(text, "/etc/carrel") }

    private func write(_ text: String, _ folder: String) throws {
        try FileManager.default.createDirectory(atPath: library.folder + folder, withIntermediateDirectories: true)
        try text.write(toFile: library.folder + folder + "/config.yaml", atomically: false, encoding: .utf8)
    }

    func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> CarrelRun {
        try CarrelRun(
            arguments, in: library, environment: ["XDG_CONFIG_HOME": library.folder + "/config"].merging(environment) { $1 })
    }

    /// What `carrel config` says of one setting: its value and where that comes from.
    func setting(_ name: String, _ arguments: String..., environment: [String: String] = [:]) throws -> [String] {
        let run = try run(["config", "--root", library.folder] + arguments, environment)
        #expect(run.status == 0 && run.errors == "")
        let line = try #require(run.lines.first { $0.hasPrefix(name + " ") }, "\(run.output)")
        return line.split(separator: " ").dropFirst().map(String.init)
    }

    static let names = [
        "content", "shelf", "language", "theme", "width", "mouse", "kiosk.passcode-hash", "kiosk.idle-seconds", "kiosk.languages",
        "kiosk.allow",
    ]

    @Test func `every setting is printed with its default when there is no file`() throws {
        let run = try run(["config", "--root", library.folder])
        #expect(run.lines.map { $0.split(separator: " ").first.map(String.init) } == Self.names)
        #expect(run.lines.allSatisfy { $0.hasSuffix(" default") })
        #expect(try setting("width") == ["72", "default"])
        #expect(try setting("kiosk.idle-seconds") == ["180", "default"])
    }

    @Test func `as JSON every setting has the same name, value and origin`() throws {
        try writeOwn("theme: light\n")
        let output = try run(["config", "--json", "--root", library.folder, "--width", "60"]).output
        let settings = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
        #expect(settings.compactMap { $0["name"] as? String } == Self.names)
        #expect(settings[3]["from"] as? String == library.folder + "/config/carrel/config.yaml")
        #expect(settings[4]["value"] as? String == "60")
        #expect(settings[4]["from"] as? String == "flag")
        #expect(settings[1]["value"] is NSNull)
    }

    @Test func `a flag goes before the person's file, which goes before the machine's, key by key`() throws {
        try writeOwn("theme: light\n")
        try writeMachine("theme: mono\nwidth: 60\n")
        #expect(try setting("theme") == ["light", library.folder + "/config/carrel/config.yaml"])
        #expect(try setting("width") == ["60", library.folder + "/etc/carrel/config.yaml"])
        #expect(try setting("theme", "--theme", "high-contrast") == ["high-contrast", "flag"])
        #expect(try setting("theme", environment: ["NO_COLOR": "1"]) == ["mono", "NO_COLOR"])
    }

    @Test func `the nearest file that says where the library is decides, whichever of the two words it uses`() throws {
        try writeOwn("content: lib\n")
        try writeMachine("shelf: /srv/shelf\n")
        #expect(try setting("content") == [library.folder + "/config/carrel/lib", library.folder + "/config/carrel/config.yaml"])
        #expect(try setting("shelf") == ["–", "default"])
        #expect(try setting("content", "--shelf", "s") == ["–", "default"])
    }

    @Test func `what concerns the kiosk is the machine's alone, and of the hash only the kind is shown`() throws {
        let hash = try run(["kiosk", "set-passcode"]).output
        #expect(hash.isEmpty)
        let line = try CarrelRun(["kiosk", "set-passcode"], in: library, input: "sesame7\n").output
        try writeOwn("kiosk: {idle-seconds: 60, languages: [es]}\n")
        try writeMachine("kiosk:\n  \(line)  idle-seconds: 90\n  allow: [print]\n")
        let machine = library.folder + "/etc/carrel/config.yaml"
        #expect(try setting("kiosk.idle-seconds") == ["90", machine])
        #expect(try setting("kiosk.languages") == ["–", "default"])
        #expect(try setting("kiosk.allow") == ["print", machine])
        #expect(try setting("kiosk.passcode-hash") == ["$y$…", machine])
        #expect(try setting("kiosk.idle-seconds", "--idle-seconds", "61") == ["61", "flag"])
        #expect(try setting("kiosk.languages", "--languages", "es,en") == ["es,", "en", "flag"])
    }

    @Test func `every setting but the hash has an option of its name`() throws {
        let help = try run(["config", "--help"]).output
        for name in Self.names {
            let option = "--" + (name.split(separator: ".").last.map(String.init) ?? name)
            #expect(help.contains(option + " <") == (name != "kiosk.passcode-hash"), "\(option)")
        }
    }

    @Test func `a library named in a file is opened from anywhere`() throws {
        try writeOwn("content: \(library.content)\nwidth: 40\nlanguage: en\n")
        #expect(try run(["list"]).output.contains("green-tea"))
        #expect(try run(["show", "green-tea"]).lines.allSatisfy { $0.count <= 40 })
        #expect(try run(["show", "green-tea", "--width", "60"]).lines.contains { $0.count > 40 })
        #expect(try run([]).output.contains("Drinks"))
        #expect(try run(["check"]).status == 0)
        #expect(try run(["publish", "--to", library.shelf]).status == 0)
        try writeOwn("shelf: \(library.shelf)\n")
        #expect(try run(["list"]).output.contains("green-tea"))
    }

    @Test func `without XDG_CONFIG_HOME the file lies below HOME`() throws {
        try writeOwn("width: 50\n")
        try FileManager.default.moveItem(atPath: library.folder + "/config", toPath: library.folder + "/.config")
        #expect(try setting("width", environment: ["XDG_CONFIG_HOME": ""]) == ["50", library.folder + "/.config/carrel/config.yaml"])
        #expect(try setting("width", environment: ["XDG_CONFIG_HOME": "config"]) == ["50", library.folder + "/.config/carrel/config.yaml"])
    }

    @Test func `the screen is as wide as the file says, and leaves the mouse alone when it says so`() throws {
        try writeOwn("mouse: off\nwidth: 30\n")
        func open(_ arguments: [String]) throws -> Pty {
            try Pty(
                [CarrelRun.program, "--content", library.content] + arguments + ["green-tea"], size: .init(rows: 24, columns: 80),
                environment: Pty.environment.merging(
                    ["HOME": library.folder, "XDG_CACHE_HOME": library.cache, "XDG_CONFIG_HOME": library.folder + "/config"]) { $1 },
                directory: library.folder)
        }
        let narrow = try open([])
        try narrow.expect("Green tea holds about 30 mg")
        try narrow.settle()
        #expect(!narrow.emulator.wantsMouse)
        #expect(!narrow.emulator.text.contains("of caffeine in a cup"))
        let wide = try open(["--mouse", "on", "--width", "72"])
        try wide.expect("30 mg of caffeine in")
        try wide.expect("the mouse asked for") { $0.wantsMouse }
    }

    @Test func `starting without a file costs two calls to the system`() throws {
        let log = library.folder + "/strace"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/strace")
        process.arguments = ["-qq", "-o", log, "-e", "trace=file", CarrelRun.program, "--content", library.content, "list"]
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": library.folder, "XDG_CACHE_HOME": library.cache]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter { $0.contains("config.yaml") }
        #expect(calls.count == 2, "\(calls)")
    }
}
