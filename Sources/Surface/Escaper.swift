/// Makes text safe to show. The one place in Carrel that decides which characters may reach a terminal, a message or a pipe.
///
/// Text from files, from the command line and from a person's keys may hold bytes that drive a terminal: escape sequences,
/// 8-bit controls, direction overrides, invisible tags. Everything Carrel prints or draws passes through here first.
public enum Escaper {
    /// The text with every character that may not be shown written as `\u{1B}`: visible, harmless, and the same everywhere.
    ///
    /// Line feeds and tabs are written so too; split text into lines before you call this. Marks after the fourth on one letter
    /// are left out. The result is a fixed point: escaping it again changes nothing.
    ///
    /// - Complexity: O(*n*); text of plain ASCII is returned as it is.
    public static func safe(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
        var shown: [UInt8] = []
        shown.reserveCapacity(text.utf8.count)
        var marks = 0
        for scalar in text.unicodeScalars { write(scalar, after: &marks, to: &shown) }
        return String(decoding: shown, as: UTF8.self)
    }

    /// Appends one scalar of a text as ``safe(_:)`` shows it, for those who build a text scalar by scalar.
    ///
    /// - Parameter marks: how many marks stand on the letter so far. Begin with 0 and hand it back unchanged.
    public static func write(_ scalar: Unicode.Scalar, after marks: inout Int, to bytes: inout [UInt8]) {
        if isMark(scalar) {
            marks += 1
            if marks > 4 { return }
        } else if scalar.value != 0x200C && scalar.value != 0x200D {
            // A joiner between two marks does not begin a new letter.
            marks = 0
        }
        if isAllowed(scalar) {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
            bytes.append(contentsOf: ("\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}").utf8)
        }
    }

    /// Whether a scalar may be shown as it is: no control, direction override, line separator, tag, soft hyphen, private use or
    /// unassigned character. The joiners inside emoji and Indic words are allowed.
    public static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xAE..<0x300, 0xA0..<0xAD, 0x2010...0x2027: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .format: return scalar.value == 0x200C || scalar.value == 0x200D
        default: return true
        }
    }

    /// Whether a scalar takes no cell and stands on the letter before it: an accent, or the inner letters of a Korean syllable.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x2010...0x2027: return false
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
