/// A character of UTF-8 as its bytes come in.
struct PartialCharacter {
    private var value: UInt32 = 0
    private var missing = 0
    private var least: UInt32 = 0

    /// The scalar this byte completes; nil when there is more to come or the bytes are no character.
    mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
        if missing > 0, byte & 0xC0 == 0x80 {
            value = value << 6 | UInt32(byte & 0x3F)
            missing -= 1
            if missing > 0 { return nil }
            return value >= least ? Unicode.Scalar(value) : nil
        }
        missing = 0
        if byte < 0x80 { return Unicode.Scalar(byte) }
        _ = begins(with: byte)
        return nil
    }

    /// Starts a character of several bytes, and says whether this byte does start one.
    mutating func begins(with byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
        case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
        case 0xF0...0xF4: (value, missing, least) = (UInt32(byte & 0x07), 3, 0x10000)
        default: missing = 0
        }
        return missing > 0
    }
}
