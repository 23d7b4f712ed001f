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
        var shown = ""
        var marks = 0
        for scalar in text.unicodeScalars {
            if isMark(scalar) {
                marks += 1
                if marks > 4 { continue }
            } else {
                marks = 0
            }
            if isAllowed(scalar) {
                shown.unicodeScalars.append(scalar)
            } else {
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return shown
    }

    /// Whether a scalar may be shown as it is: no control, direction override, line separator, tag, soft hyphen, private use or
    /// unassigned character. The joiners inside emoji and Indic words are allowed.
    public static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x20 && scalar.value < 0x7F { return true }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .format: return scalar.value == 0x200C || scalar.value == 0x200D
        default: return true
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x300 { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
