import Glibc
import Surface
import Terminal

// A program as small as can be on a Terminal, for tests: it shows its size and every key it gets.
// `probe echo` shows keys until F12; `probe crash` does what the key says: trap, abort, overflow, exit, dereference, be busy, suspend.
// `probe blank` falls before it has drawn anything.

@inline(never) func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : overflow(depth + 1) + depth }

func picture(_ size: Size, _ keys: [String]) -> Frame {
    var frame = Frame(size)
    frame.put("Probe \(size.rows)×\(size.columns), keys: \(keys.count)", row: 0, column: 0, style: .bar)
    frame.put("é漢👪 e\u{301} ─│", row: 1, column: 0, style: .link)
    for (row, key) in keys.suffix(max(0, size.rows - 3)).enumerated() { frame.put(key, row: row + 2, column: 2, style: .text) }
    frame.cursor = Position(row: 1, column: 3)
    return frame
}

func run(_ mode: String) -> Int32 {
    var keys: [String] = []
    var terminal: Terminal
    do {
        terminal = try Terminal(theme: .default, isColourful: true)
    } catch {
        try? Output.write("probe: \(error)\n", to: .standardError)
        return 69
    }
    if mode == "blank" { abort() }
    terminal.draw(picture(terminal.size, keys))
    while true {
        switch terminal.next(within: nil, waking: nil) {
        case .key(.function(12)): return 0
        case .key(let key) where mode == "echo": keys.append("\(key)")
        case .key(.character("t")): _ = [0][keys.count + 1]
        case .key(.character("a")): abort()
        case .key(.character("o")): keys.append("\(overflow(1))")
        case .key(.character("e")): exit(3)
        case .key(.character("d")): _ = UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case .key(.character("b")):
            terminal.draw(picture(terminal.size, ["busy"]))
            // Used to the end, or the terminal would be given back before.
            while terminal.size.rows > 0 { pause() }
        case .key(.control("z")) where mode == "crash":
            terminal.suspend()
            keys.append("back again")
        case .key(let key): keys.append("\(key)")
        case .ended(let signal):
            terminal.close()
            Terminal.raise(signal)
        case .hangup: return 1
        case .resized, .woken, .ready, .timeout: break
        }
        terminal.draw(picture(terminal.size, keys))
    }
}

exit(run(CommandLine.arguments.dropFirst().first ?? "echo"))
