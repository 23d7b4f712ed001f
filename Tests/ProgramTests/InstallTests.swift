import Foundation
import Reader
import TerminalKit
import Testing

@testable import Topics
@testable import carrel

/// The project's own tree, found from this file.
private let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A folder of its own, gone with the test.
private final class Scratch {
    let path = NSTemporaryDirectory() + "carrel-install-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Runs a shell script with the program built beside these tests as `$carrel`, the project as `$house` and a scratch folder as `$scratch`.
private func shell(_ script: String, in scratch: Scratch, with name: String = "/bin/sh") throws -> (status: Int32, output: String) {
    let run = try ToolRun(
        name, ["-c", script],
        environment: [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": scratch.path, "XDG_CACHE_HOME": scratch.path, "carrel": CarrelRun.program,
            "manual": Built.path(of: "Manual"), "house": house.path, "scratch": scratch.path, "SWIFT_BACKTRACE": "enable=no",
        ])
    return (run.status, run.said)
}

private func has(_ tool: String) -> Bool {
    ["/usr/bin/", "/usr/sbin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + tool) }
}

@Suite struct ManualTests {
    /// The pages, made as the Makefile makes them.
    private func pages(_ scratch: Scratch) throws -> [String: String] {
        let made = try shell(
            #""$carrel" --experimental-dump-help | "$manual" "$house/Packaging/man" "$scratch" 0.1.0 2026-11-21"#, in: scratch)
        try #require(made.status == 0, "\(made.output)")
        var pages: [String: String] = [:]
        for name in ["carrel.1", "carrel-content.5", "carrel-kiosk.8"] {
            pages[name] = try String(contentsOfFile: scratch.path + "/" + name, encoding: .utf8)
        }
        return pages
    }

    @Test func `the manual names every command, option, key and way to end`() throws {
        let scratch = try Scratch()
        let page = try #require(pages(scratch)["carrel.1"])
        for command in Carrel.configuration.subcommands {
            #expect(page.contains("\n.It Cm \(command._commandName)"), "\(command._commandName)")
            for below in command.configuration.subcommands {
                let name = "\(command._commandName) \(below._commandName)".replacingOccurrences(of: "-", with: #"\-"#)
                #expect(page.contains("\n.It Cm \(name)"), "\(name)")
            }
        }
        for option in Self.helped {
            #expect(page.contains(#"\-"# + option.replacingOccurrences(of: "-", with: #"\-"#)), "\(option)")
        }
        let flat = page.replacingOccurrences(of: "\n", with: " ")
        for command in Command.allCases { #expect(flat.contains(command.purpose.english + "."), "\(command)") }
        for status in ExitStatus.allCases { #expect(flat.contains(".It \(status.rawValue) \(status.meaning)"), "\(status)") }
    }

    /// Every command of the program.
    private static let commands = Carrel.configuration.subcommands.flatMap { [$0] + $0.configuration.subcommands }
    /// Every option that any help names.
    private static let helped: Set<String> = {
        let texts = [Carrel.helpMessage(columns: 200)] + commands.map { Carrel.helpMessage(for: $0, columns: 200) }
        return Set(texts.flatMap { $0.matches(of: /--([a-z][a-z-]*)/).map { String($0.1) } })
    }()

    @Test func `the manual names no command and no option that there is not`() throws {
        let scratch = try Scratch()
        let page = try #require(pages(scratch)["carrel.1"])
        let options = page.matches(of: /Fl \\-([a-z](?:[a-z]|\\-)*)/).map { String($0.1).replacing(#"\-"#, with: "-") }
        #expect(options.count > 20)
        for option in options { #expect(Self.helped.contains(option), "\(option)") }
        let list = try #require(page.components(separatedBy: "\n.Ss Commands\n").last?.components(separatedBy: "\n.Ss ").first)
        let known = Set(Self.commands.map { $0._commandName })
        let lines = list.components(separatedBy: "\n").filter { $0.hasPrefix(".It Cm ") }
        #expect(lines.count >= known.count)
        for line in lines {
            for word in line.dropFirst(7).components(separatedBy: " ").prefix(while: { $0 != "Ar" && $0 != "Oo" }) {
                #expect(known.contains(word.replacing(#"\-"#, with: "-")), "\(line)")
            }
        }
    }

    @Test func `the manual names every setting`() throws {
        let scratch = try Scratch()
        let pages = try pages(scratch)
        let settings = SettingEntry.all(Choices(), try KioskOptions.parse([]), Configuration(files: [])).map(\.name)
        #expect(settings.count > 8)
        for setting in settings {
            let parts = setting.split(separator: ".")
            let page = parts.count > 1 ? "carrel-kiosk.8" : "carrel.1"
            #expect(pages[page]?.contains("\n.It Cm \(parts[parts.count - 1])\n") == true, "\(setting)")
        }
    }

    @Test func `the configuration that is installed can be read, and names every setting`() throws {
        let path = house.appending(path: "Packaging/config/config.yaml").path
        let file = try #require(try ConfigurationFile(path))
        #expect(file.settings.kiosk.idleSeconds == Settings.Kiosk.standardIdleSeconds)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for setting in SettingEntry.all(Choices(), try KioskOptions.parse([]), Configuration(files: [])).map(\.name) {
            let key = String(setting.split(separator: ".").last ?? "")
            #expect(text.contains("\n# \(key): ") || text.contains("\n  # \(key): ") || text.contains("\n  \(key): "), "\(key)")
        }
    }

    @Test func `the manual of content names every rule and every key of every file`() throws {
        let scratch = try Scratch()
        let page = try #require(pages(scratch)["carrel-content.5"])
        for rule in Rule.allCases { #expect(page.contains("\n.It \(rule.number) "), "\(rule.number)") }
        for key in TopicParser.keys + LibraryFileParser.keys + SourceParser.carrelKeys + SourceParser.findingKeys {
            #expect(try page.contains(Regex("(Cm|,) \(key)( |\n)")), "\(key)")
        }
    }

    @Test(.enabled(if: has("mandoc"))) func `no page has a fault that mandoc finds`() throws {
        let scratch = try Scratch()
        _ = try pages(scratch)
        // That a page it refers to is not installed on this machine is no fault of the page.
        let lint = try shell(#"cd "$scratch" && mandoc -T lint *.[158] 2>/dev/null | grep -v 'referenced manual not found'"#, in: scratch)
        #expect(lint.output.isEmpty)
    }
}

@Suite struct HelpTests {
    @Test func `no line of help is wider than a terminal of 80 columns`() throws {
        let commands = Carrel.configuration.subcommands.flatMap { [$0] + $0.configuration.subcommands }
        for text in [Carrel.helpMessage(columns: 80)] + commands.map({ Carrel.helpMessage(for: $0, columns: 80) }) {
            for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test(arguments: [
        ("publ", ["publish"]), ("show --fo", ["--format"]), ("show --format ", ["text", "markdown", "html", "json"]),
        ("kiosk set", ["set-passcode"]), ("--theme hi", ["high-contrast"]), ("show green", ["green-tea"]),
    ])
    func `bash completes what has been begun`(line: String, offers: [String]) throws {
        let scratch = try Scratch()
        let script = #"""
            carrel() { printf 'Tea\n  green-tea  Green tea\n  black-tea  Black tea\n'; }
            eval "$("$carrel" --generate-completion-script bash)"
            COMP_LINE="carrel $LINE"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_KEY=9
            read -ra COMP_WORDS <<<"$COMP_LINE"
            case $COMP_LINE in *' ') COMP_WORDS+=("");; esac
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            function=$(complete -p carrel | sed 's/.*-F \([^ ]*\) .*/\1/')
            "$function" carrel "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        let done = try shell("LINE='\(line)'\n" + script, in: scratch, with: "/bin/bash")
        #expect(done.output.split { $0.isWhitespace }.map(String.init) == offers)
    }

    @Test(.enabled(if: has("zsh"))) func `zsh reads its completions`() throws {
        let done = try shell(#"cd "$scratch" && "$carrel" --generate-completion-script zsh >_carrel && zsh -n _carrel"#, in: Scratch())
        #expect(done == (0, ""))
    }

    @Test(.enabled(if: has("fish"))) func `fish completes what has been begun`() throws {
        let script =
            #"cd "$scratch" && "$carrel" --generate-completion-script fish >c.fish && fish -c "source c.fish; complete -C 'carrel publ'""#
        let done = try shell(script, in: Scratch())
        #expect(done.output.hasPrefix("publish"), "\(done.output)")
    }
}

@Suite struct InstallTests {
    @Test func `an installed program finds the library beside it, wherever both lie`() throws {
        let scratch = try Scratch()
        let library = try FixtureLibrary()
        let published = try CarrelRun(["publish", "--to", scratch.path + "/opt/share/carrel/shelf"], in: library, folder: library.home)
        #expect(published.status == 0)
        let installed = #"mkdir "$scratch/opt/bin" && cp "$carrel" "$scratch/opt/bin/" && cd / && "$scratch/opt/bin/carrel" list"#
        let done = try shell(installed, in: scratch)
        #expect(done == (0, try CarrelRun(["list"], in: library, folder: library.home).output))
        // Moved to another place, as a package is that was staged: nothing of the old place is remembered.
        let moved = try shell(#"cd "$scratch" && mv opt elsewhere && cd / && "$scratch/elsewhere/bin/carrel" list"#, in: scratch)
        #expect(moved == done)
    }

    @Test func `make install puts everything below the folder named, and make uninstall takes all of it away`() throws {
        let scratch = try Scratch()
        let library = try FixtureLibrary()
        let script = #"""
            "$carrel" --experimental-dump-help | "$manual" "$house/Packaging/man" "$scratch/pages" 0.1.0 2026-11-21 || exit
            cd "$house" && make -s "$GOAL" CARREL="$carrel" PAGES="$scratch/pages" LIBRARY="$LIBRARY" DESTDIR="$scratch/root" PREFIX=/opt 2>&1
            cd "$scratch/root" && find . -type f -o -type l | sort
            """#
        let names = "LIBRARY='\(library.content)'; GOAL="
        let installed = try shell(names + "install\n" + script, in: scratch)
        #expect(installed.status == 0, "\(installed.output)")
        for path in [
            "bin/carrel", "share/carrel/shelf/XAPIANDB", "share/man/man1/carrel.1", "share/man/man5/carrel-content.5",
            "share/man/man8/carrel-kiosk.8", "share/bash-completion/completions/carrel", "share/zsh/site-functions/_carrel",
            "share/fish/vendor_completions.d/carrel.fish", "lib/systemd/system/carrel-kiosk@.service", "lib/sysusers.d/carrel-kiosk.conf",
            "lib/tmpfiles.d/carrel-kiosk.conf", "share/carrel/kiosk/etc/ssh/sshd_config.d/10-carrel-kiosk.conf",
            "share/applications/carrel.desktop", "share/metainfo/carrel.metainfo.xml", "share/doc/carrel/LICENSE",
        ] { #expect(installed.output.contains("\n./opt/\(path)\n"), "\(path)") }
        let unit = try String(contentsOfFile: scratch.path + "/root/opt/lib/systemd/system/carrel-kiosk@.service", encoding: .utf8)
        #expect(unit.contains("\nExecStart=/opt/bin/carrel kiosk\n"))
        #expect(try shell(names + "uninstall\n" + script, in: scratch) == (0, ""))
    }

    @Test func `what the Makefile installs has a version and a day, and is all there`() throws {
        let makefile = try String(contentsOf: house.appending(path: "Makefile"), encoding: .utf8)
        let parts = makefile.matches(of: /(\S+):(?:lib|share|\$\(KIOSK\))\//).map { String($0.1) }
        #expect(parts.count > 10)
        for part in parts { #expect(FileManager.default.fileExists(atPath: house.appending(path: "Packaging/" + part).path), "\(part)") }
        let changes = try String(contentsOf: house.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let version = Carrel.configuration.version
        #expect(changes.contains(try Regex("\n## \\[\(NSRegularExpression.escapedPattern(for: version))\\] - \\d{4}-\\d{2}-\\d{2}\n")))
    }

    @Test(.enabled(if: has("desktop-file-validate"))) func `the entry for graphical menus is valid`() throws {
        #expect(try shell(#"desktop-file-validate "$house/Packaging/desktop/carrel.desktop""#, in: Scratch()) == (0, ""))
    }

    @Test(.enabled(if: has("appstreamcli"))) func `what software centres are told is valid`() throws {
        let script = #"""
            cd "$scratch" && sed 's/@version@/0.1.0/; s/@date@/2026-11-21/' "$house/Packaging/desktop/carrel.metainfo.xml" >carrel.metainfo.xml
            appstreamcli validate --no-net carrel.metainfo.xml
            """#
        let done = try shell(script, in: Scratch())
        #expect(done.status == 0, "\(done.output)")
    }

    @Test(.enabled(if: has("systemd-sysusers"))) func `the account of the kiosk is one that systemd makes`() throws {
        let done = try shell(
            #"systemd-sysusers --dry-run --inline "$(grep ^u "$house/Packaging/systemd/carrel-kiosk.sysusers")""#, in: Scratch())
        #expect(done.status == 0, "\(done.output)")
    }
}
