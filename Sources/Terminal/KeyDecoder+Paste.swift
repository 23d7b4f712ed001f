import Surface

extension KeyDecoder {
    /// As many bytes at a time nobody types.
    private static let mostTyped = 16
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// After `ESC [ 2 0 0 ~`, or when more of a paste comes late.
    mutating func beginPaste() {
        state = .paste
        sequence = []
        pasted = ""
        thrown = 0
        pasteWasBlank = false
        character = PartialCharacter()
    }

    /// Text between the marks of a paste: its printable characters, its line ends and tabs as one space.
    mutating func inPaste(_ byte: UInt8) -> Key? {
        let end = Self.pasteEnd
        if byte == end[sequence.count] {
            sequence.append(byte)
            guard sequence == end else { return nil }
            state = .ground
            sequence = []
            character = PartialCharacter()
            return takePasted()
        }
        // What looked like the end and is not cannot be text either: it began with ESC.
        sequence = byte == 0x1B ? [byte] : []
        guard pasted.utf8.count < Self.pasteLimit else {
            thrown += 1
            return nil
        }
        guard let scalar = character.take(byte) else { return nil }
        let isBlank = scalar == "\r" || scalar == "\n" || scalar == "\t"
        defer { pasteWasBlank = isBlank }
        if isBlank && pasteWasBlank { return nil }
        if isBlank || Escaper.isAllowed(scalar) { pasted.unicodeScalars.append(isBlank ? " " : scalar) }
        return nil
    }

    /// The paste as one key; nil when there is no text in it.
    mutating func takePasted() -> Key? {
        defer { pasted = "" }
        return pasted.isEmpty ? nil : .pasted(pasted)
    }

    /// The end mark that comes late ends the paste or string, and more than is typed at a time goes on with it.
    mutating func inDoubt(_ byte: UInt8, ofString isString: Bool) -> Key? {
        let sawEscape = sequence.last == 0x1B
        sequence.append(byte)
        let isEnd = isString ? Self.endsString(byte, sawEscape: sawEscape) : sequence.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
        if isEnd {
            state = .ground
            sequence = []
        } else if sequence.count > Self.mostTyped {
            let bytes = sequence
            if isString {
                state = .string(sawEscape: byte == 0x1B)
                sequence = []
                return nil
            }
            beginPaste()
            for byte in bytes { _ = inPaste(byte) }
        }
        return nil
    }
}
