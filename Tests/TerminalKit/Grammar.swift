/// What a program of ours may send to a terminal: characters, a few controls, CSI sequences, and two-byte escapes of terminfo. Nothing else.
public enum Grammar {
    /// Every byte sequence that is none of these, described.
    public static func faults(in bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x0D, 0x0A, 0x08, 0x0E, 0x0F, 0x20..<0x7F: continue
            case 0x1B: if let fault = escape(&rest) { faults.append(fault) }
            case 0xC2...0xF4:
                let length = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
                let bytes = [byte] + rest.prefix(length)
                rest = rest.dropFirst(length)
                // What stands for a character that the C library cannot measure is a character itself.
                if bytes == [0xEF, 0xBF, 0xBD] { continue }
                let text = String(decoding: bytes, as: UTF8.self)
                if text.unicodeScalars.contains(where: { $0.value < 0xA0 || $0.value == 0xFFFD || (0x2028...0x202E).contains($0.value) }) {
                    faults.append("character \(text.unicodeScalars.map { String($0.value, radix: 16) })")
                }
            default: faults.append("byte \(String(byte, radix: 16))")
            }
        }
        return faults
    }

    private static func escape(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let kind = rest.popFirst() else { return "an escape at the end" }
        switch kind {
        case UInt8(ascii: "["):
            var body = ""
            while let byte = rest.popFirst() {
                body.unicodeScalars.append(Unicode.Scalar(byte))
                if (0x40...0x7E).contains(byte) { return isCalm(body) ? nil : "CSI \(body)" }
                if !(0x20...0x3F).contains(byte) { return "CSI \(body)" }
            }
            return "CSI without an end"
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            return rest.popFirst().map { "B0".utf8.contains($0) } == true ? nil : "charset"
        case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "7"), UInt8(ascii: "8"), UInt8(ascii: "M"), UInt8(ascii: "D"): return nil
        // A frame that a new size cut in the middle; what follows is drawn whole.
        case 0x1B:
            rest = [0x1B] + rest
            return nil
        default: return "ESC \(Unicode.Scalar(kind))"
        }
    }

    /// Queries, window operations other than the title stack, and the console's own commands are not calm.
    private static func isCalm(_ body: String) -> Bool {
        switch body.last {
        // `CSI ? 0 c` shapes the cursor of Linux' console; without the question mark it would ask for a reply.
        case "c": body == "?0c"
        case "n", "]", "x", "y", "q": false
        case "t": body == "22;0;0t" || body == "23;0;0t"
        default: true
        }
    }
}
