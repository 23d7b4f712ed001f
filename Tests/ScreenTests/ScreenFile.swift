import DeskKit
import Foundation
import Reader
import Surface
import TerminalKit

/// A `.screen` file: a size, keys, and the screen they must lead to, as a plane of text and a plane of styles.
///
///     size: 12 × 40
///     topic: smoke
///     keys: <Down> <Enter> s inhaler
///     --- text
///     │ …
///     --- styles
///     │ …
///     --- mono
///     0 reversed 0–39
///     3 bold 4–9, underlined 12–18
///     --- cursor 3 5
///
/// A line of a plane ends with `│` so that blanks at its end are seen. The style plane has one letter a cell, see ``Style/letter``.
/// Without colours the letters are the same, so what remains is told by runs: the row, and which columns stand out and how.
struct ScreenFile {
    var name: String
    var size = Size(rows: 24, columns: 80)
    var topic: String?
    /// Whether the library is offered in two languages.
    var isBilingual = false
    /// Whether it is a kiosk's, with its picture first.
    var isKiosk = false
    /// The printers of the machine.
    var printers: [String] = []
    var keys = ""
    var text: [String] = []
    var styles: [String] = []
    var mono: [String] = []
    var cursor: Position?

    init(name: String, _ content: String) throws {
        self.name = name
        var plane = ""
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--- cursor ") {
                let numbers = line.split(separator: " ").suffix(2).compactMap { Int($0) }
                if numbers.count == 2 { cursor = Position(row: numbers[0], column: numbers[1]) }
            } else if line.hasPrefix("--- ") {
                plane = String(line.dropFirst(4))
            } else if plane == "mono", !line.isEmpty {
                mono.append(String(line))
            } else if plane == "text", line.hasSuffix("│") {
                text.append(String(line.dropLast()))
            } else if plane == "styles", line.hasSuffix("│") {
                styles.append(String(line.dropLast()))
            } else if let value = Self.value("size", line) {
                let numbers = value.split(separator: "×").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
                guard numbers.count == 2 else { throw Fault.badSize(name) }
                size = Size(rows: numbers[0], columns: numbers[1])
            } else if let value = Self.value("topic", line) {
                topic = value
            } else if Self.value("languages", line) != nil {
                isBilingual = true
            } else if Self.value("kiosk", line) != nil {
                isKiosk = true
            } else if let value = Self.value("printers", line) {
                printers = value.split(separator: " ").map(String.init)
            } else if let value = Self.value("keys", line) {
                keys = value
            }
        }
    }

    enum Fault: Error { case badSize(String), badKey(String) }

    private static func value(_ name: String, _ line: Substring) -> String? {
        line.hasPrefix(name + ":") ? line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) : nil
    }

    /// The file's text with the planes of `frame`, and what a terminal without colours shows of it.
    func recorded(_ frame: Frame, mono: [String]) -> String {
        var lines = ["size: \(size.rows) × \(size.columns)"]
        if let topic { lines.append("topic: \(topic)") }
        if isBilingual { lines.append("languages: 2") }
        if isKiosk { lines.append("kiosk: yes") }
        if !printers.isEmpty { lines.append("printers: " + printers.joined(separator: " ")) }
        lines.append("keys: \(keys)")
        lines.append("--- text")
        lines += Self.textPlane(frame).map { $0 + "│" }
        lines.append("--- styles")
        lines += Self.stylePlane(frame).map { $0 + "│" }
        lines.append("--- mono")
        lines += mono
        lines.append("--- cursor \(frame.cursor.row) \(frame.cursor.column)")
        return lines.joined(separator: "\n") + "\n"
    }

    static func textPlane(_ frame: Frame) -> [String] { frame.cells.map { $0.map(\.text).joined() } }
    static func stylePlane(_ frame: Frame) -> [String] { frame.cells.map { String($0.map(\.style.letter)) } }

    /// The runs that stand out on a terminal without colours, a line for each row that has one.
    static func mono(_ glyphs: [[Emulator.Glyph]]) -> [String] {
        glyphs.enumerated().compactMap { row, glyphs in
            var runs: [(look: String, first: Int, last: Int)] = []
            for (column, glyph) in glyphs.enumerated() {
                let look = [(glyph.isBold, "bold"), (glyph.isUnderlined, "underlined"), (glyph.isReversed, "reversed")]
                    .filter(\.0).map(\.1).joined(separator: "+")
                if look.isEmpty { continue }
                if let run = runs.last, run.look == look, run.last == column - 1 {
                    runs[runs.count - 1].last = column
                } else {
                    runs.append((look, column, column))
                }
            }
            return runs.isEmpty ? nil : "\(row) " + runs.map { "\($0.look) \($0.first)–\($0.last)" }.joined(separator: ", ")
        }
    }

    /// The keys in order: `<Name>` is a key, `<Resize 12 40>` a new size, `<Idle 17>` a visitor who has so many seconds left, `<Staff>` the right passcode, anything else is typed letter by letter; blanks separate.
    func steps() throws -> [Step] {
        var steps: [Step] = []
        var rest = Substring(keys)
        while let first = rest.first {
            if first == " " {
                rest.removeFirst()
            } else if first == "<", let end = rest.firstIndex(of: ">"), end > rest.index(after: rest.startIndex) {
                steps.append(try Self.step(String(rest[rest.index(after: rest.startIndex)..<end])))
                rest = rest[rest.index(after: end)...]
            } else {
                steps.append(.key(.character(first)))
                rest.removeFirst()
            }
        }
        return steps
    }

    enum Step { case key(Key), event(Event) }

    private static let facts = StaffFacts(version: "0.1.0", edition: "0123456789abcdef", lastError: nil)

    private static func step(_ name: String) throws -> Step {
        let words = name.split(separator: " ")
        if words.first == "Resize", words.count == 3, let rows = Int(words[1]), let columns = Int(words[2]) {
            return .event(.resized(Size(rows: rows, columns: columns)))
        }
        if words.first == "Idle", words.count == 2, let seconds = Int(words[1]) { return .event(.idle(secondsLeft: seconds)) }
        if words == ["Staff"] { return .event(.passcode(.right(facts))) }
        guard let key = named[name] else { throw Fault.badKey(name) }
        return .key(key)
    }

    private static let named: [String: Key] = [
        "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Enter": .enter, "Esc": .escape, "Tab": .tab, "BTab": .backTab,
        "BS": .backspace, "Del": .delete, "Home": .home, "End": .end, "PgUp": .pageUp, "PgDn": .pageDown, "Space": .character(" "),
        "F1": .function(1), "F8": .function(8), "F9": .function(9), "F10": .function(10),
    ]
}
