import Surface

/// Which sequence of bytes is which key: what terminals commonly send, and what this one's description says besides.
struct KeyTable {
    private var keys: [[UInt8]: Key]

    /// The key of a sequence, given without its leading ESC; nil for one that means nothing to us.
    subscript(sequence: [UInt8]) -> Key? { keys[sequence] }

    /// What xterm, VT220, rxvt, tmux and the console of Linux send, whatever they call themselves.
    init() {
        keys = [:]
        for (sequence, key) in Self.common { keys[Array(sequence.utf8)] = key }
        for (index, letter) in "ABCDE".utf8.enumerated() { keys[[0x5B, 0x5B, letter]] = .function(index + 1) }
        for (index, letter) in "PQRS".utf8.enumerated() { keys[[0x4F, letter]] = .function(index + 1) }
        for (index, number) in [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].enumerated() {
            keys[Array("[\(number)~".utf8)] = .function(index + 1)
        }
        // The keypad while it is in application mode.
        for (letter, character) in zip("jklmnopqrstuvwxy".utf8, "*+,-./0123456789") { keys[[0x4F, letter]] = .character(character) }
    }

    /// The same with the sequences of the terminal a painter draws for; these win.
    init(for painter: borrowing Painter) {
        self.init()
        for (name, key) in Self.described { learn(painter.capability(name), key) }
        for number in 1...12 { learn(painter.capability("kf\(number)"), .function(number)) }
    }

    private mutating func learn(_ sequence: [UInt8], _ key: Key) {
        // Only what begins with ESC: a description that calls a letter a key is not believed.
        guard sequence.count > 1, sequence.first == 0x1B else { return }
        keys[Array(sequence.dropFirst())] = key
    }

    private static let common: [(String, Key)] = [
        ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left),
        ("[H", .home), ("[F", .end), ("OH", .home), ("OF", .end), ("[1~", .home), ("[7~", .home), ("[4~", .end), ("[8~", .end),
        ("[3~", .delete), ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backTab), ("OM", .enter),
    ]

    private static let described: [(String, Key)] = [
        ("kcuu1", .up), ("kcud1", .down), ("kcuf1", .right), ("kcub1", .left), ("khome", .home), ("kend", .end), ("kpp", .pageUp),
        ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter), ("kbs", .backspace),
    ]
}
