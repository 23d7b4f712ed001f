/// Counts the syllables of English words as GNU `style` does, so that an author can check a grade with a tool that every system has.
enum Syllables {
    /// Syllables of what stands between two blanks, at least 1, or nil when there is no letter or digit in it.
    ///
    /// A vowel with another letter behind it, no vowel, is one; the `ed` that ends a word and a vowel that ends it are none. So `patient` has two,
    /// `helped` and `body` one. A figure counts one.
    static func number(in bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return number(inPlain: bytes) }
        let word = String(decoding: bytes, as: UTF8.self)
        return number(inPlain: Array(Folding.fold(word).utf8)[...]) ?? (word.contains { $0.isLetter || $0.isNumber } ? 1 : nil)
    }

    private static func number(inPlain bytes: ArraySlice<UInt8>) -> Int? {
        var count = 0
        var last: (before: UInt8, letter: UInt8) = (0, 0)
        var isInFigure = false
        for byte in bytes {
            if isDigit(byte) {
                if !isInFigure { count += isVowel(last.letter) ? 2 : 1 }
                isInFigure = true
                last = (0, byte)
            } else if isLetter(byte) || (last.letter != 0 && (byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-"))) {
                isInFigure = false
                let letter = byte | 0x20
                if isVowel(last.letter), !isVowel(letter) { count += 1 }
                last = (last.letter, letter)
            } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: ","), byte != UInt8(ascii: "/") {
                isInFigure = false
            }
        }
        if last.letter == 0 { return nil }
        if last == (UInt8(ascii: "e"), UInt8(ascii: "d")) { count -= 1 }
        return max(1, count)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func isVowel(_ letter: UInt8) -> Bool { isLetter(letter) && vowels & 1 << UInt32(letter & 0x1F) != 0 }

    /// A bit for each, as the letters are numbered.
    private static let vowels: UInt32 = "aeiouy".utf8.reduce(0) { $0 | 1 << UInt32($1 & 0x1F) }
}
