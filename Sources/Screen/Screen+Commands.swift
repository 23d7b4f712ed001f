import Reader
import Surface

extension Screen {
    /// What can be done here, a row each, with the key that does it at once where there is room.
    static func drawCommands(chosen: Int, _ state: ReaderState, on frame: inout Frame) {
        let area = state.arrangement.layer
        clear(area, on: &frame)
        let words = state.front.words
        let text = Arrangement.text(in: area, measure: state.measure)
        frame.put(words[.commands], row: area.row, column: text.column, style: .title)
        let commands = state.commandsHere
        let list = Area(row: area.row + 2, column: text.column, rows: max(1, area.rows - 2), columns: text.columns)
        let keys = state.arrangement.kind == .narrow ? 0 : 2 + (commands.map { Width.of(key(of: $0, state)) }.max() ?? 0)
        let first = chosen / list.rows * list.rows
        for (index, command) in commands.enumerated().dropFirst(first).prefix(list.rows) {
            let row = list.row + index - first
            let isChosen = index == chosen
            if keys > 0 { frame.put(key(of: command, state), row: row, column: list.column, style: .hintKey) }
            // A language goes by its own name, for whoever reads no other.
            let name = command == .language ? state.front.nextLanguage?.name : nil
            let purpose = Width.clipped(name ?? words[command.purpose], to: list.columns - keys)
            frame.put(purpose, row: row, column: list.column + keys, style: isChosen ? .focused : .row)
            if isChosen { focus(row: row, column: list.column + keys, margin: list.column - 1, on: &frame) }
        }
    }

    /// The key that gives a command at once; empty where none does.
    private static func key(of command: Command, _ state: ReaderState) -> String { state.policy.keyNames(of: command).first ?? "" }
}
