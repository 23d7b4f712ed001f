import Topics

/// One word of a text as search sees it.
struct Word: Equatable {
    /// Small letters, without accents.
    var folded: String
    /// Small letters with the accents, when there are any: the stemmer wants them.
    var accented: String?
    /// Where it stands, in bytes of the text.
    var range: Range<Int>
    /// Whether only a hyphen stands between it and the next word.
    var isHyphenated: Bool
}

extension Word {
    /// A word that stands in no text, already folded.
    init(_ folded: String) { self.init(folded: folded, accented: nil, range: 0..<0, isHyphenated: false) }
}

/// Cuts text into words: letters and digits. Case and accents are folded, apostrophes inside a word are forgiven (`can't` is
/// `cant`), a hyphen parts words but is remembered. Characters of scripts that write no blanks are words each.
struct Cutter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var word: [UInt8] = []
    private var accented: [UInt8] = []
    private var hasAccents = false
    private var start = 0
    private var end = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The words of a text in order.
    static func words(in text: String) -> [Word] {
        var text = text
        return text.withUTF8 { words(in: $0) }
    }

    static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(bytes.count / 6)
        var cutter = Cutter(bytes)
        while let word = cutter.next() { words.append(word) }
        return words
    }

    /// Goes through the words of a text in order. Of a plain word, nothing but ASCII letters and digits, only its place is told, which spares
    /// the making of a string; all others are cut.
    static func eachWord(in bytes: UnsafeBufferPointer<UInt8>, plain: (Range<Int>) -> Void, cut: (Word) -> Void) {
        var cutter = Cutter(bytes)
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80, letter(bytes[at]) == nil {
                at += 1
                continue
            }
            if let end = plainEnd(of: bytes, from: at) {
                plain(at..<end)
                at = end
            } else {
                guard let next = cutter.next(from: at) else { return }
                cut(next.word)
                at = next.end
            }
        }
    }

    /// The next word that begins at a place or after it, and where to go on; nil when there is none.
    mutating func next(from place: Int) -> (word: Word, end: Int)? {
        at = place
        return next().map { ($0, at) }
    }

    private mutating func next() -> Word? {
        while at < bytes.count, bytes[at] < 0x80, Self.letter(bytes[at]) == nil { at += 1 }
        if let plainEnd = Self.plainEnd(of: bytes, from: at) { return plain(to: plainEnd) }
        word.removeAll(keepingCapacity: true)
        accented.removeAll(keepingCapacity: true)
        hasAccents = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                if let letter = Self.letter(byte) {
                    take(letter, from: at, count: 1)
                } else if !word.isEmpty && !isInside(byte) {
                    return finish()
                }
                at += 1
            } else {
                let (scalar, count) = scalar(at: at)
                if Self.isApostrophe(scalar) {
                    if !word.isEmpty && !isLetter(at: at + count) { return finish() }
                } else if Self.standsAlone(scalar) {
                    if !word.isEmpty { return finish() }
                    take(scalar, count)
                    at += count
                    return finish()
                } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || Self.isMark(scalar) {
                    take(scalar, count)
                } else if !word.isEmpty {
                    return finish()
                }
                at += count
            }
        }
        return word.isEmpty ? nil : finish()
    }

    /// Where the Latin letters and digits that stand from a place on surely end a word: no accent, no apostrophe, no point in a number. Nil when
    /// there is none, or more must be known.
    static func plainEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end = start
        while end < bytes.count, letter(bytes[end]) != nil { end += 1 }
        guard end > start else { return nil }
        guard end < bytes.count else { return end }
        switch bytes[end] {
        case 0x80..., UInt8(ascii: "'"), UInt8(ascii: "`"): return nil
        case UInt8(ascii: "."), UInt8(ascii: ","): return isDigit(bytes[end - 1]) ? nil : end
        default: return end
        }
    }

    /// The word of Latin letters and digits up to a place.
    private mutating func plain(to end: Int) -> Word {
        let range = at..<end
        at = end
        let folded = String(unsafeUninitializedCapacity: range.count) { letters in
            for (place, byte) in bytes[range].enumerated() { letters[place] = Self.letter(byte) ?? byte }
            return range.count
        }
        return Word(
            folded: folded, accented: nil, range: range,
            isHyphenated: end < bytes.count && bytes[end] == UInt8(ascii: "-") && isLetter(at: end + 1))
    }

    private mutating func take(_ letter: UInt8, from place: Int, count: Int) {
        if word.isEmpty { start = place }
        word.append(letter)
        accented.append(letter)
        end = place + count
    }

    private mutating func take(_ scalar: Unicode.Scalar, _ count: Int) {
        let folded = Folding.fold(Character(scalar))
        // A mark with no letter before it begins no word.
        if folded.isEmpty && word.isEmpty { return }
        if word.isEmpty { start = at }
        word.append(contentsOf: folded.utf8)
        accented.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        hasAccents = true
        end = at + count
    }

    private mutating func finish() -> Word {
        let folded = String(decoding: word, as: UTF8.self)
        let lower = hasAccents ? String(decoding: accented, as: UTF8.self) : nil
        let hyphen = hyphenLength(at: end)
        return Word(
            folded: folded, accented: lower == folded ? nil : lower, range: start..<end,
            isHyphenated: hyphen > 0 && isLetter(at: end + hyphen))
    }

    /// Whether an ASCII byte that is no letter belongs to the word it stands in: an apostrophe, or the point of a number.
    /// The point is kept, the comma of thousands is not.
    private mutating func isInside(_ byte: UInt8) -> Bool {
        guard isLetter(at: at + 1) else { return false }
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "`"): return true
        case UInt8(ascii: "."), UInt8(ascii: ","):
            guard let last = word.last, Self.isDigit(last), Self.isDigit(bytes[at + 1]) else { return false }
            if byte == UInt8(ascii: ".") { take(byte, from: at, count: 1) }
            return true
        default: return false
        }
    }

    static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func isLetter(at place: Int) -> Bool {
        guard place < bytes.count else { return false }
        if bytes[place] < 0x80 { return Self.letter(bytes[place]) != nil }
        return scalar(at: place).0.properties.isAlphabetic
    }

    /// Bytes of the hyphen at a place; 0 when there is none.
    private func hyphenLength(at place: Int) -> Int {
        guard place < bytes.count else { return 0 }
        if bytes[place] == UInt8(ascii: "-") { return 1 }
        guard bytes[place] >= 0x80 else { return 0 }
        let (scalar, count) = scalar(at: place)
        return (0x2010...0x2011).contains(scalar.value) ? count : 0
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x2019 || scalar.value == 0x2018 || scalar.value == 0x02BC || scalar.value == 0xB4
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
    }

    /// Han, kana, Hangul, Thai and their like are not parted by blanks.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E01...0x0E30, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
        default: false
        }
    }

    /// The scalar that begins at a place, and its bytes. What is not UTF-8 counts as one byte of U+FFFD.
    private func scalar(at place: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[place]
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, place + count <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (count == 4 ? 0x07 : count == 3 ? 0x0F : 0x1F)
        for offset in 1..<count { value = value << 6 | UInt32(bytes[place + offset]) & 0x3F }
        return Unicode.Scalar(value).map { ($0, count) } ?? ("\u{FFFD}", 1)
    }
}
