import Surface

extension Pty {
    /// What of the terminal is not as a program must leave it; empty when all of it was given back. Writes lines on the screen to see how they
    /// come out, so ask once, and last.
    ///
    /// - Parameter before: The ``modes`` of the terminal before the program came.
    public func unrestored(since before: [UInt8]) -> [String] {
        var found: [String] = []
        if modes != before { found.append("modes") }
        if unread != 0 { found.append("\(unread) bytes typed and not read") }
        if emulator.isAlternate { found.append("alternate screen") }
        if !emulator.isCursorVisible { found.append("cursor hidden") }
        if emulator.wantsMouse { found.append("mouse") }
        if emulator.pastesInBrackets { found.append("marked pastes") }
        if !emulator.hasPlainKeys { found.append("keypad") }
        found += Grammar.faults(in: emulator.received.filter { $0 != 0x07 })
        // What is written next has no colour, wraps, and scrolls the whole screen.
        let rows = emulator.size.rows
        emulator.feed((1..<rows).flatMap { "\r\nline \($0)".utf8 })
        emulator.feed(("\r\n" + String(repeating: "w", count: emulator.size.columns + 1)).utf8)
        if emulator.text(row: 0) != "line 2" || emulator.text(row: rows - 1) != "w" { found.append("scroll region") }
        if emulator.glyph(0, 0) != Emulator.Glyph("l") { found.append("attributes") }
        return found
    }
}
