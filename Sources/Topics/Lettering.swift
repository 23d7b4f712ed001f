/// Which characters may stand in the texts of a library.
///
/// Refused are those that drive a terminal, turn the direction of a line, hide, or mean nothing to another computer: controls,
/// direction marks, zero-width spaces, tags, line separators, soft hyphens, private use, and unassigned. Joiners may stand where
/// a script or an emoji needs them.
enum Lettering {
    /// Marks one letter may carry.
    static let markLimit = 4

    /// Whether a scalar may stand in a text wherever it is. LF and tab may; the joiners may not, see ``mayJoin(_:_:_:)``.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010..<0x2028: return true
        case 0xFFFD: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    /// Whether a joiner may stand between two scalars: inside an emoji, or in a script that is written with joiners.
    static func mayJoin(_ before: Unicode.Scalar, _ joiner: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        let isEmoji: (Unicode.Scalar) -> Bool = { $0.value > 0xFF && ($0.properties.isEmoji || $0.properties.isEmojiModifier) }
        if joiner.value == 0x200D, before.value == 0xFE0F || isEmoji(before), isEmoji(after) { return true }
        return isWrittenWithJoiners(before)
    }

    /// Arabic, Syriac, the scripts of India and Sri Lanka, Mongolian.
    private static func isWrittenWithJoiners(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x077F, 0x08A0...0x0DFF, 0x1800...0x18AF: true
        default: false
        }
    }

    /// Whether a letter belongs to a script that is written from right to left, as Hebrew and Arabic are.
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x300 { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// Goes through a text and reports each fault with the offset of its first byte.
    ///
    /// - Complexity: O(*n*); quick for ASCII.
    static func inspect(_ bytes: UnsafeBufferPointer<UInt8>, _ report: (Int, Problem.Kind, Unicode.Scalar) -> Void) {
        var offset = 0
        var before: Unicode.Scalar = " "
        var marks = 0
        // One report for all the words of such a script that stand together.
        var isReversed = false
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                let scalar = Unicode.Scalar(byte)
                if byte < 0x20 ? byte != 0x0A && byte != 0x09 : byte == 0x7F { report(offset, .badCharacter(scalar), scalar) }
                if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { isReversed = false }
                before = scalar
                marks = 0
                offset += 1
                continue
            }
            let (scalar, length) = scalar(in: bytes, at: offset)
            if isJoiner(scalar) {
                let after = offset + length < bytes.count ? Self.scalar(in: bytes, at: offset + length).0 : " "
                if !mayJoin(before, scalar, after) { report(offset, .badCharacter(scalar), scalar) }
            } else if !isAllowed(scalar) {
                report(offset, .badCharacter(scalar), scalar)
            } else if isRightToLeft(scalar) {
                if !isReversed { report(offset, .rightToLeft(scalar), scalar) }
                isReversed = true
            }
            if isMark(scalar) {
                marks += 1
                if marks == markLimit + 1 { report(offset, .tooManyMarks(limit: markLimit), scalar) }
            } else {
                marks = 0
            }
            before = scalar
            offset += length
        }
    }

    /// The scalar at an offset of valid UTF-8, and how many bytes it takes.
    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[offset]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard offset + length <= bytes.count else { return ("\u{FFFD}", bytes.count - offset) }
        var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
        for index in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
