import ArgumentParser
import Paper
import Surface
import Topics

/// `carrel list`: every topic by section.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every topic.",
        usage: "carrel list [<options>]")

    @OptionGroup(title: "Options for every command") var shared: SharedOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let library = try Preparation(shared.choices).open()
        let headings = try library.headings()
        try Voice.say(json ? Paper.json(headings, language: library.front.language).page : Self.text(headings, front: library.front))
    }

    /// A section's title, then its topics, each with the id that `show` and `browse` take.
    static func text(_ headings: [TopicHeading], front: Front) -> String {
        let width = headings.map { Width.of(Escaper.safe($0.id)) }.max() ?? 0
        var lines: [String] = []
        for section in front.sections where section.count > 0 {
            if !lines.isEmpty { lines.append("") }
            lines.append(Escaper.safe(section.title))
            for topic in headings where topic.section == section.id {
                let id = Escaper.safe(topic.id)
                lines.append("  " + id + String(repeating: " ", count: width - Width.of(id)) + "  " + Escaper.safe(topic.title))
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
