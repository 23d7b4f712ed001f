/// Shortens what ncurses says about attributes and colours, which it says one at a time: `ESC [ 4 m ESC [ 36 m` becomes `ESC [ 4;36 m`, and
/// what leads back to the plain look becomes `ESC [ m`. Between two characters one sequence is left, or none when nothing changed.
///
/// It knows the codes of ECMA-48 that every terminal with colours shares. Others pass as they are, and what they did is not guessed at.
struct SGR {
    /// What a character is drawn with; nil for a colour is the terminal's own.
    private struct Look: Equatable {
        var isBold = false
        var isUnderlined = false
        var isReversed = false
        var foreground: UInt8?
        var background: UInt8?
    }

    /// What the terminal has been told. Nil at first, and when it was told something we do not know.
    private var told: Look?

    /// The same bytes, shortened. Bytes come in whole sequences, as one refresh makes them.
    mutating func shortened(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        // What was said since the last character, as it was said, and what it comes to.
        var said: [UInt8] = []
        var wanted = told
        var at = 0
        while at < bytes.count {
            guard let end = Self.end(of: bytes, from: at) else {
                if !said.isEmpty { result += told(said, meaning: wanted) }
                said = []
                result.append(bytes[at])
                at += 1
                continue
            }
            said += bytes[at..<end]
            wanted = Self.applied(bytes[(at + 2)..<(end - 1)], to: wanted)
            at = end
        }
        if !said.isEmpty { result += told(said, meaning: wanted) }
        return result
    }

    /// What to say instead of `said`, and takes note of it.
    private mutating func told(_ said: [UInt8], meaning wanted: Look?) -> [UInt8] {
        defer { told = wanted }
        guard let wanted else { return said }
        guard let told else { return Self.sequence(["0"] + Self.codes(from: Look(), to: wanted)) }
        if told == wanted { return [] }
        let change = Self.sequence(Self.codes(from: told, to: wanted))
        let fresh = Self.sequence(wanted == Look() ? [] : ["0"] + Self.codes(from: Look(), to: wanted))
        return fresh.count < change.count ? fresh : change
    }

    private static func sequence(_ codes: [String]) -> [UInt8] {
        var bytes = [0x1B, UInt8(ascii: "[")]
        for (index, code) in codes.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ";")) }
            bytes += code.utf8
        }
        return bytes + [UInt8(ascii: "m")]
    }

    private static func codes(from old: Look, to new: Look) -> [String] {
        var codes: [String] = []
        if old.isBold != new.isBold { codes.append(new.isBold ? "1" : "22") }
        if old.isUnderlined != new.isUnderlined { codes.append(new.isUnderlined ? "4" : "24") }
        if old.isReversed != new.isReversed { codes.append(new.isReversed ? "7" : "27") }
        if old.foreground != new.foreground { codes.append(new.foreground.map { "\($0)" } ?? "39") }
        if old.background != new.background { codes.append(new.background.map { "\($0)" } ?? "49") }
        return codes
    }

    /// The index after the sequence `ESC [ digits and semicolons m` that begins at `start`; nil when none does.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        guard bytes[start] == 0x1B, start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") else { return nil }
        var at = start + 2
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) || bytes[at] == UInt8(ascii: ";") { at += 1 }
        return at < bytes.count && bytes[at] == UInt8(ascii: "m") ? at + 1 : nil
    }

    /// A look after some codes; nil when one of them is unknown.
    private static func applied(_ parameters: ArraySlice<UInt8>, to look: Look?) -> Look? {
        var look = look
        for field in parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            guard field.count <= 3 else { return nil }
            let code = field.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            if code == 0 {
                look = Look()
                continue
            }
            guard look != nil else { return nil }
            switch code {
            case 1: look?.isBold = true
            case 22: look?.isBold = false
            case 4: look?.isUnderlined = true
            case 24: look?.isUnderlined = false
            case 7: look?.isReversed = true
            case 27: look?.isReversed = false
            case 39: look?.foreground = nil
            case 49: look?.background = nil
            case 30...37, 90...97: look?.foreground = UInt8(code)
            case 40...47, 100...107: look?.background = UInt8(code)
            default: return nil
            }
        }
        return look
    }
}
