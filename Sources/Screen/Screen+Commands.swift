import Reader
import Surface

extension Screen {
    /// What can be done here, a row each, with the key that does it at once where there is room.
    static func drawCommands(chosen: Int, _ state: ReaderState, on frame: inout Frame) {
        let list = open(.commands, state, on: &frame)
        let commands = state.commandsHere
        let keys = state.arrangement.kind == .narrow ? 0 : 2 + (commands.map { Width.of(key(of: $0, state)) }.max() ?? 0)
        for place in state.rows(of: .commands(chosen: chosen)) {
            let (command, row) = (commands[place.index], place.area.row)
            let isChosen = place.index == chosen
            if keys > 0 { frame.put(key(of: command, state), row: row, column: list.column, style: .hintKey) }
            let purpose = Width.clipped(state.name(of: command, or: command.purpose) ?? "", to: list.columns - keys)
            frame.put(purpose, row: row, column: list.column + keys, style: isChosen ? .focused : .row)
            if isChosen { focus(row: row, column: list.column + keys, margin: list.column - 1, on: &frame) }
        }
    }

    /// The key that gives a command at once; empty where none does.
    private static func key(of command: Command, _ state: ReaderState) -> String { state.policy.keyNames(of: command).first ?? "" }
}
