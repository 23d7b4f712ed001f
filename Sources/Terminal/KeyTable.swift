import Surface

/// Which sequence of bytes is which key: what terminals commonly send, and what this one's description says besides.
struct KeyTable {
    /// A sequence as one number, its bytes one after the other, and its key. The first of two that are alike wins.
    private var keys: [(sequence: UInt64, key: Key)]

    /// The key of a sequence, given without its leading ESC; nil for one that means nothing to us.
    subscript(sequence: [UInt8]) -> Key? {
        guard let wanted = Self.number(sequence) else { return nil }
        return keys.first { $0.sequence == wanted }?.key
    }

    /// What xterm, VT220, rxvt, tmux and the console of Linux send, whatever they call themselves.
    init() {
        keys = []
        learnCommon()
    }

    /// The same with the sequences of the terminal a painter draws for; these win.
    init(for painter: borrowing Painter) {
        keys = []
        keys.reserveCapacity(128)
        for (name, key) in Self.described { learn(painter.capability(name), key) }
        for number in 1...12 { learn(painter.capability("kf\(number)"), .function(number)) }
        learnCommon()
    }

    private mutating func learnCommon() {
        for (sequence, key) in Self.common { add(Array(sequence.utf8), key) }
        for index in 0..<5 { add([0x5B, 0x5B, UInt8(ascii: "A") + UInt8(index)], .function(index + 1)) }
        for index in 0..<4 { add([0x4F, UInt8(ascii: "P") + UInt8(index)], .function(index + 1)) }
        for (index, number) in [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].enumerated() {
            add([0x5B, UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10), 0x7E], .function(index + 1))
        }
        // The keypad while it is in application mode.
        for (index, character) in "*+,-./0123456789".enumerated() { add([0x4F, UInt8(ascii: "j") + UInt8(index)], .character(character)) }
    }

    private mutating func learn(_ sequence: [UInt8], _ key: Key) {
        // Only what begins with ESC: a description that calls a letter a key is not believed.
        guard sequence.count > 1, sequence.first == 0x1B else { return }
        add(Array(sequence.dropFirst()), key)
    }

    private mutating func add(_ sequence: [UInt8], _ key: Key) {
        if let number = Self.number(sequence) { keys.append((number, key)) }
    }

    /// No key sends more than eight bytes after its ESC.
    private static func number(_ sequence: [UInt8]) -> UInt64? {
        sequence.count > 8 ? nil : sequence.reduce(0) { $0 << 8 | UInt64($1) }
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
