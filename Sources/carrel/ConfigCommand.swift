import ArgumentParser
import Paper
import Surface
import Topics

/// `carrel config`: every setting, its value, and who says so.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print every setting with its value and where it comes from.",
        usage: "carrel config [<options>]",
        discussion: """
            Settings come from the options, from $XDG_CONFIG_HOME/carrel/config.yaml, and from /etc/carrel/config.yaml, in this order. \
            Those of the kiosk come from the options and from /etc alone.
            """)

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @OptionGroup(title: "Options for the kiosk") var kiosk: KioskOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let entries = SettingEntry.all(shared.choices, kiosk, try Configuration.personal(root: kiosk.root))
        try Voice.say(json ? JSONText.array(entries.map(\.json)).page : Self.text(entries))
    }

    private static func text(_ entries: [SettingEntry]) -> String {
        let cells = entries.map { [$0.name, $0.value.map { Escaper.safe($0) } ?? "–", Escaper.safe($0.origin)] }
        let widths = (0..<2).map { column in cells.map { Width.of($0[column]) }.max() ?? 0 }
        return cells.map { row in
            (0..<2).map { row[$0] + String(repeating: " ", count: widths[$0] - Width.of(row[$0]) + 2) }.joined() + row[2] + "\n"
        }.joined()
    }
}
