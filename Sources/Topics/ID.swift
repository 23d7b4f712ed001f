/// The names of topics, sections, sources and findings.
public enum ID {
    /// Letters an id may have that names a file: a term of the index is not much longer.
    public static let lengthLimit = 100

    /// Words of the command line, those of later versions included: no topic may have one of them as its id.
    public static let commands = ["browse", "list", "kiosk", "search", "show", "sources", "check", "publish", "handout", "config", "help"]

    /// Whether a text matches `[a-z0-9][a-z0-9-]*`.
    public static func isWellFormed(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy(isLetter)
    }

    /// Whether a scalar of a file's name can be shown as it is: no control, nothing that hides or turns a line.
    public static func mayStandInName(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x20 && Lettering.isAllowed(scalar) }

    /// Whether a byte may stand in a name.
    static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
