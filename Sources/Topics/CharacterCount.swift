/// Counts characters in UTF-8 without building them where it can: in most text every scalar is one.
enum CharacterCount {
    /// Turns places in bytes into places in characters. A place inside a character becomes the place after it.
    ///
    /// - Parameter places: in rising order, none after the end.
    /// - Complexity: O(*n*); fast when the text holds no marks, joiners or emoji.
    static func places(_ places: [Int], in text: [UInt8]) -> [Int] {
        simple(places, in: text) ?? slow(places, in: text)
    }

    /// The scalar that begins at a byte of valid UTF-8.
    static func scalar(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
        let first = text[index]
        if first < 0x80 { return Unicode.Scalar(first) }
        func next(_ step: Int) -> UInt32 { index + step < text.count ? UInt32(text[index + step] & 0x3F) : 0 }
        let value: UInt32 =
            switch first {
            case ..<0xE0: UInt32(first & 0x1F) << 6 | next(1)
            case ..<0xF0: UInt32(first & 0x0F) << 12 | next(1) << 6 | next(2)
            default: UInt32(first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The same in an array.
    static func scalar(at index: Int, in text: [UInt8]) -> Unicode.Scalar {
        text.withUnsafeBufferPointer { scalar(at: index, in: $0) }
    }

    /// Counts scalars; nil when the text holds one that may join another.
    private static func simple(_ places: [Int], in text: [UInt8]) -> [Int]? {
        var counted: [Int] = []
        counted.reserveCapacity(places.count)
        var scalars = 0
        var index = 0
        var next = 0
        while next < places.count {
            if index >= places[next] {
                counted.append(scalars)
                next += 1
                continue
            }
            let byte = text[index]
            switch byte {
            case 0x0D: return nil
            case ..<0x80: index += 1
            case 0xC2...0xCB: index += 2
            case 0xE2:
                // Dashes, quotation marks, the ellipsis.
                guard index + 2 < text.count, text[index + 1] == 0x80, (0x90...0xA7).contains(text[index + 2]) else { return nil }
                index += 3
            default: return nil
            }
            scalars += 1
        }
        return counted
    }

    private static func slow(_ places: [Int], in text: [UInt8]) -> [Int] {
        var counted: [Int] = []
        var characters = 0
        var bytes = 0
        for character in String(decoding: text, as: UTF8.self) {
            while counted.count < places.count, places[counted.count] <= bytes { counted.append(characters) }
            characters += 1
            bytes += character.utf8.count
        }
        while counted.count < places.count { counted.append(characters) }
        return counted
    }
}
