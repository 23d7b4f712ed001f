/// An author's file as it came from the disk, made fit to be parsed: UTF-8, lines ended by LF, no byte that drives a terminal.
struct Manuscript {
    /// What the author wrote, with LF line ends and without a byte order mark. Places are counted in it.
    let bytes: [UInt8]
    /// The same, byte for byte as long, with every character that may not stand in a text replaced by a harmless one. Parsers
    /// read this, so that one bad character does not hide the problems behind it.
    let clean: [UInt8]
    /// Of ``bytes``.
    let index: LineIndex

    /// Bytes an author's file may have.
    static let sizeLimit = 1 << 20

    /// Notes everything wrong with the bytes; nil when they cannot be read as text at all.
    init?(_ raw: [UInt8], _ ledger: Ledger) {
        let start = Place(line: 1, column: 1)
        if raw.count > Self.sizeLimit {
            ledger.note(.tooLarge(bytes: raw.count, limit: Self.sizeLimit), at: start)
            return nil
        }
        if let name = Self.foreignEncoding(raw) {
            ledger.note(.wrongEncoding(name), at: start)
            return nil
        }
        var text = raw[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) {
            ledger.note(.byteOrderMark, at: start)
            text = text.dropFirst(3)
        }
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
            ledger.note(.emptyFile, at: start)
            return nil
        }
        let bytes = Self.unixLines(text)
        var index = LineIndex(bytes)
        self.bytes = bytes
        self.index = index
        // Most files have nothing in them that must be looked at more closely.
        if bytes.areAll({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) {
            clean = bytes
            return
        }
        if !Self.isUTF8(bytes, ledger) { return nil }
        var clean = bytes
        bytes.withUnsafeBufferPointer { buffer in
            Lettering.inspect(buffer) { offset, kind, scalar in
                ledger.note(kind, at: index.place(at: offset))
                guard case .badCharacter = kind else { return }
                clean.replaceSubrange(offset..<offset + UTF8.width(scalar), with: Self.harmless(UTF8.width(scalar)))
            }
        }
        self.clean = clean
    }

    /// One scalar of that many bytes which no parser takes for anything but a letter.
    private static func harmless(_ width: Int) -> [UInt8] {
        switch width {
        case 1: [0x3F]
        case 2: [0xC2, 0xBF]
        case 3: [0xE2, 0x96, 0x92]
        default: [0xF0, 0x9F, 0x94, 0xB2]
        }
    }

    private static func unixLines(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(0x0D) else { return Array(text) }
        var lines: [UInt8] = []
        lines.reserveCapacity(text.count)
        for index in text.indices {
            if text[index] == 0x0D, index + 1 < text.endIndex, text[index + 1] == 0x0A { continue }
            lines.append(text[index])
        }
        return lines
    }

    private static func foreignEncoding(_ raw: [UInt8]) -> String? {
        let marks: [([UInt8], String)] = [
            ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
        ]
        if let mark = marks.first(where: { raw.starts(with: $0.0) }) { return mark.1 }
        guard raw.count >= 4 else { return nil }
        // Without a mark: the letters a file begins with show where the zero bytes fall.
        switch (raw[0] == 0, raw[1] == 0, raw[2] == 0, raw[3] == 0) {
        case (false, true, true, true), (true, true, true, false): return "UTF-32"
        case (false, true, false, true), (true, false, true, false): return "UTF-16"
        default: return nil
        }
    }

    /// Whether the bytes are UTF-8; notes each place where they are not, one a line.
    private static func isUTF8(_ bytes: [UInt8], _ ledger: Ledger) -> Bool {
        var offset = 0
        var faultLine = -1
        var line = 0
        var lineStart = 0
        while offset < bytes.count {
            let lead = bytes[offset]
            if lead < 0x80 {
                offset += 1
                if lead == 0x0A {
                    line += 1
                    lineStart = offset
                }
                continue
            }
            let length = sequence(bytes, offset)
            if length == 0, faultLine != line {
                faultLine = line
                let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
                ledger.note(.badUTF8, at: Place(line: line + 1, column: column))
            }
            offset += max(1, length)
        }
        return faultLine < 0
    }

    /// How many bytes the well-formed sequence at an offset has, 0 when it is not well formed (Unicode, table 3-7).
    private static func sequence(_ bytes: [UInt8], _ offset: Int) -> Int {
        func isIn(_ place: Int, _ range: ClosedRange<UInt8>) -> Bool { place < bytes.count && range.contains(bytes[place]) }
        let tail: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[offset] {
        case 0xC2...0xDF: return isIn(offset + 1, tail) ? 2 : 0
        case 0xE0...0xEF:
            let second: ClosedRange<UInt8> = bytes[offset] == 0xE0 ? 0xA0...0xBF : bytes[offset] == 0xED ? 0x80...0x9F : tail
            return isIn(offset + 1, second) && isIn(offset + 2, tail) ? 3 : 0
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> = bytes[offset] == 0xF0 ? 0x90...0xBF : bytes[offset] == 0xF4 ? 0x80...0x8F : tail
            return isIn(offset + 1, second) && isIn(offset + 2, tail) && isIn(offset + 3, tail) ? 4 : 0
        default: return 0
        }
    }
}
