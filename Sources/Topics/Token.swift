/// A word, number or mark of a sentence, small, with where it stands. The checks read sentences as tokens, by bytes.
struct Token: Equatable, Sendable {
    enum Kind: Equatable, Sendable { case word, number, mark }

    var kind: Kind
    /// Small letters; a typographic apostrophe is `'`, a dash `–`. A number is as it is written.
    var text: String
    /// In bytes of the text.
    var range: Range<Int>
    /// Whether no blank stands before it.
    var isJoined: Bool

    /// All tokens in order.
    ///
    /// A number takes in its points, commas, colons, and hyphens when there are two or more: `1,000`, `0.5`, `8:30`, `9-1-1`. Digits
    /// that belong to a name are a word: `B12`, `NRX-100`, `5-HT`; so are ordinals, `2nd`.
    static func all(in text: String) -> [Token] {
        var reader = TokenReader(bytes: Array(text.utf8))
        reader.read()
        return reader.tokens
    }
}

private struct TokenReader {
    let bytes: [UInt8]
    var tokens: [Token] = []
    private var index = 0
    private var isJoined = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
        while index < bytes.count {
            let length = markLength(at: index)
            if isBlank(at: index, length) {
                index += length
                isJoined = false
            } else if isDigit(index) || (bytes[index] == Self.point && isDigit(index + 1)) {
                readNumber()
            } else if length == 0 || isLetter(index) {
                readWord()
            } else {
                add(.mark, to: index + length)
            }
        }
    }

    private mutating func add(_ kind: Token.Kind, to end: Int) {
        let range = index..<end
        var isPlain = true
        var text = String(unsafeUninitializedCapacity: range.count) { buffer in
            for (place, byte) in zip(buffer.indices, bytes[range]) {
                buffer[place] = (65...90).contains(byte) ? byte + 32 : byte
                if byte >= 0x80 { isPlain = false }
            }
            return range.count
        }
        if !isPlain {
            text = text.lowercased()
            if kind == .word { text = text.map { $0 == "’" ? "'" : String($0) }.joined() }
            if text == "—" || text == "\u{2011}" { text = "–" }
        }
        tokens.append(Token(kind: kind, text: text, range: index..<end, isJoined: isJoined))
        index = end
        isJoined = true
    }

    private mutating func readWord() {
        var end = index
        while end < bytes.count {
            if isLetter(end) || isDigit(end) || (bytes[end] >= 0x80 && markLength(at: end) == 0) {
                end += 1
            } else if let apostrophe = apostropheLength(at: end), end > index, end + apostrophe < bytes.count, isLetter(end + apostrophe) {
                end += apostrophe
            } else if bytes[end] == Self.hyphen, isDigit(end + 1), (65...90).contains(bytes[end - 1]) {
                end += 1
            } else {
                break
            }
        }
        add(.word, to: max(end, index + 1))
    }

    private mutating func readNumber() {
        var end = index
        var hyphens = 0
        var lastGroup = index
        while end < bytes.count {
            if isDigit(end) || ([Self.point, Self.comma, Self.colon].contains(bytes[end]) && isDigit(end + 1)) {
                end += 1
            } else if bytes[end] == Self.hyphen, isDigit(end + 1) {
                if hyphens == 0 { lastGroup = end }
                hyphens += 1
                end += 1
            } else {
                break
            }
        }
        // One hyphen is a range: two numbers.
        if hyphens == 1 { end = lastGroup }
        let isName = end + 1 < bytes.count && bytes[end] == Self.hyphen && (65...90).contains(bytes[end + 1])
        let ending = String(decoding: bytes[end..<min(end + 3, bytes.count)], as: UTF8.self).lowercased()
        let isOrdinal = ["st", "nd", "rd", "th"].contains { ending.hasPrefix($0) } && !(isLetter(end + 2))
        if isName || isOrdinal {
            while end < bytes.count, isLetter(end) || isDigit(end) || bytes[end] == Self.hyphen { end += 1 }
            return add(.word, to: end)
        }
        add(.number, to: end)
    }

    private func isDigit(_ at: Int) -> Bool { at < bytes.count && (48...57).contains(bytes[at]) }

    /// A letter of ASCII, or a byte of a letter beyond it.
    private func isLetter(_ at: Int) -> Bool {
        guard at < bytes.count else { return false }
        let byte = bytes[at]
        return (97...122).contains(byte) || (65...90).contains(byte) || (byte >= 0x80 && markLength(at: at) == 0)
    }

    private func apostropheLength(at: Int) -> Int? {
        if bytes[at] == 39 { return 1 }
        return bytes[at...].starts(with: [0xE2, 0x80, 0x99]) ? 3 : nil
    }

    private func isBlank(at: Int, _ length: Int) -> Bool {
        let byte = bytes[at]
        if byte <= 32 { return true }
        // The no-break space, the thin blanks of U+2000 to U+200B, and U+202F.
        if length == 2 { return bytes[at] == 0xC2 && bytes[at + 1] == 0xA0 }
        return length == 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (bytes[at + 2] <= 0x8B || bytes[at + 2] == 0xAF)
    }

    /// How many bytes the mark or blank at that place has, or 0 for a letter, a digit beyond ASCII or the rest of one.
    private func markLength(at: Int) -> Int {
        let byte = bytes[at]
        if byte < 0x80 { return 1 }
        if byte == 0xC2, at + 1 < bytes.count { return [0xAA, 0xB5, 0xBA].contains(bytes[at + 1]) ? 0 : 2 }
        if byte == 0xC3, at + 1 < bytes.count, bytes[at + 1] == 0x97 || bytes[at + 1] == 0xB7 { return 2 }
        // General punctuation, currency, arrows and mathematics: U+2000 to U+2BFF.
        if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] < 0xB0 { return 3 }
        return 0
    }

    private static let point = UInt8(ascii: "."), comma = UInt8(ascii: ","), colon = UInt8(ascii: ":"), hyphen = UInt8(ascii: "-")
}
