import Surface
import TerminalKit
import Testing

/// The desk by mouse, as a terminal sends it: only words need a key.
@Suite struct ClickingTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    /// Presses the button on the last place that shows a text, and lets it go there.
    private func click(_ text: String, on desk: Pty) throws {
        try desk.expect(text)
        try desk.settle()
        for row in (0..<desk.emulator.size.rows).reversed() {
            let line = desk.emulator.text(row: row)
            guard let place = line.ranges(of: text).last?.lowerBound else { continue }
            let cell = "\(line.distance(from: line.startIndex, to: place) + 2);\(row + 1)"
            return try desk.type("\u{1B}[<0;\(cell)M\u{1B}[<0;\(cell)m")
        }
        Issue.record("\(text) is not on the screen")
    }

    @Test(arguments: [(40, 12), (80, 24), (120, 34)])
    func `clicks alone search, open, go back and close, without colours`(columns: Int, rows: Int) throws {
        let desk = try Pty(
            [CarrelRun.program, "--content", library.content], size: Size(rows: rows, columns: columns),
            environment: Pty.environment.merging(["HOME": library.folder, "XDG_CACHE_HOME": library.cache, "NO_COLOR": "1"]) { $1 },
            directory: library.folder)
        try click("s Search", on: desk)
        try desk.expect("Search:")
        try desk.type("caffeine")
        // In a wide window the menu names the topic too.
        try desk.expect("the results") { $0.text.contains("2 results") }
        try click("Is black tea stronger?", on: desk)
        try desk.expect("the topic") { !$0.text.contains("Search:") && $0.text.contains("Is black tea stronger?") }
        try click("← Back", on: desk)
        try desk.expect("the results as they were") { $0.text.contains("Search: caffeine") }
        try click("Esc Close", on: desk)
        try desk.expect("the menu") { $0.text.contains("Breathing") && !$0.text.contains("Search:") }
        try click("F1 Help", on: desk)
        try click("← Back", on: desk)
        try click("What you can do here", on: desk)
        try click("All topics from A to Z", on: desk)
        try click("Words explained", on: desk)
        try desk.expect("The tubes that carry air")
        try desk.type("q")
        #expect(try desk.expectEnd() == .status(0))
    }
}
