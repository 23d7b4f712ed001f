import Layout
import Surface
import Topics

/// What a kiosk shows while it waits for a visitor, laid out: what this is, a topic, how to begin, and in which languages. Nothing moves; every
/// picture stands a little elsewhere, so that no cell of the screen shows the same for months.
public struct Picture: Sendable {
    /// A language to choose, by the name it has for itself.
    public struct Choice: Equatable, Sendable {
        /// Its code.
        public var language: String
        /// In the language itself.
        public var name: String
        /// The cells of the name.
        public var area: Area
    }

    /// One line of text each, from top to bottom; the last one is how to begin, or to choose a language.
    public var lines: [(text: String, style: Style)]
    /// Where the lines stand.
    public var area: Area
    /// The languages, in a row below the lines; empty when there is only one.
    public var choices: [Choice]
    /// The row that says whom to call.
    public var crisisRow: Int
}

extension ReaderState {
    /// The picture that waits, for the size there is; nil when none does.
    public var picture: Picture? {
        guard let visit, visit.stage == .attract, arrangement.kind != .tooSmall else { return nil }
        let columns = min(60, size.columns - 6)
        let left = max(1, (size.columns - columns) / 2 + visit.turn % 5 - 2)
        func set(_ text: String, _ style: Style) -> [(text: String, style: Style)] {
            Spread.wrapped(text, width: columns).map { ($0, style) }
        }
        let hasChoice = front.languages.count > 1
        var lines = set(front.title, .title) + [("", .text)]
        if let topic = visit.shown { lines += set(topic.title, .heading) + set(topic.summary, .text) + [("", .text)] }
        lines.append((front.words[.pressAnyKey], .strong))
        if hasChoice { lines.append((front.words[.chooseLanguage], .muted)) }
        let crisisRow = size.rows - 1 - visit.turn % 3
        let room = max(0, crisisRow - 1 - (hasChoice ? 1 : 0))
        if lines.count > room { lines.removeAll { $0.text.isEmpty } }
        let row = max(0, min((room - lines.count) / 2 + visit.turn % 3 - 1, room - lines.count))
        lines = lines.suffix(room)
        var picture = Picture(
            lines: lines, area: Area(row: row, column: left, rows: lines.count, columns: columns), choices: [], crisisRow: crisisRow)
        guard hasChoice else { return picture }
        var column = left
        for (index, language) in front.languages.enumerated() {
            let name = front.languageNames.indices.contains(index) ? front.languageNames[index] : language
            let area = Area(row: row + lines.count, column: column, rows: 1, columns: Width.of(name))
            picture.choices.append(Picture.Choice(language: language, name: name, area: area))
            column += area.columns + 2
        }
        return picture
    }

    /// A click on the picture: another language is chosen by its name; anywhere else the visit begins, as it does with any key.
    mutating func clickPicture(_ position: Position, from first: Position) -> [Effect] {
        let choice = picture?.choices.first { $0.area.contains(position) && $0.area.contains(first) }
        guard let choice, choice.language != front.language else { return startReading() }
        return openLanguage(choice.language)
    }
}
