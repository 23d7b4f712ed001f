/// Turns byte offsets of a text into lines and columns. Lines end with LF alone.
///
/// Asked for rising offsets, as readers of a file do, all answers together cost time linear in the text.
struct LineIndex {
    private let bytes: [UInt8]
    /// The offset of the first byte of each line.
    let starts: [Int]
    /// Added to every line: where the text begins in its file, less one.
    private let linesBefore: Int
    /// The last answer: from here the next is counted when it lies further along the same line.
    private var last = (line: 0, offset: 0, characters: 0)
    /// The same for scalars.
    private var lastScalar = (line: 0, scalar: 0, offset: 0)

    init(_ bytes: [UInt8], firstLine: Int = 1) {
        self.bytes = bytes
        var starts = [0]
        for offset in bytes.indices where bytes[offset] == 0x0A { starts.append(offset + 1) }
        self.starts = starts
        linesBefore = firstLine - 1
    }

    /// The index in ``starts`` of the line that holds a byte.
    func line(of offset: Int) -> Int {
        if last.line + 1 == starts.count || offset < starts[last.line + 1], offset >= starts[last.line] { return last.line }
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Where the text begins.
    var firstPlace: Place { Place(line: linesBefore + 1, column: 1) }

    /// The end of a line, before its LF.
    func end(ofLine line: Int) -> Int { line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count }

    /// The place of the character that the byte is part of; past the end of a line, one column behind its last character.
    mutating func place(at offset: Int) -> Place {
        let offset = scalarStart(of: max(0, min(offset, bytes.count)))
        let line = line(of: offset)
        if line != last.line || offset < last.offset { last = (line, starts[line], 0) }
        let before = last.characters + characters(last.offset, offset)
        // A mark or joiner belongs to the character begun before it. Nothing is counted on from within a character: its rest would be one more.
        let isInside = offset > starts[line] && offset < end(ofLine: line) && (bytes[offset] >= 0x80 || bytes[offset - 1] >= 0x80)
        if isInside, joinsWhatIsBefore(offset, from: starts[line]) { return Place(line: line + 1 + linesBefore, column: before) }
        last = (line, offset, before)
        return Place(line: line + 1 + linesBefore, column: before + 1)
    }

    /// Where in the bytes the scalar with that number of a line stands; lines and scalars count from 0.
    mutating func offset(line: Int, scalar: Int) -> Int {
        guard line < starts.count else { return bytes.count }
        if line != lastScalar.line || scalar < lastScalar.scalar { lastScalar = (line, 0, starts[line]) }
        var offset = lastScalar.offset
        var left = scalar - lastScalar.scalar
        let end = end(ofLine: line)
        while offset < end, left > 0 {
            offset += 1
            while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        lastScalar = (line, scalar - left, offset)
        return offset
    }

    /// Where the scalar begins that a byte is part of; the byte itself where it is no part of one.
    private func scalarStart(of offset: Int) -> Int {
        guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return offset }
        for back in 1...3 where back <= offset && bytes[offset - back] & 0xC0 != 0x80 {
            let lead = bytes[offset - back]
            let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
            return back < length ? offset - back : offset
        }
        return offset
    }

    private func characters(_ from: Int, _ to: Int) -> Int {
        let slice = bytes[from..<to]
        if slice.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) { return slice.count }
        return String(decoding: slice, as: UTF8.self).count
    }

    private func joinsWhatIsBefore(_ offset: Int, from start: Int) -> Bool {
        var next = offset + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        var back = offset
        var scalars = 0
        // Emoji and Indic clusters look some scalars back; a cluster longer than this is refused elsewhere.
        while back > start, scalars < 16 {
            back -= 1
            if bytes[back] & 0xC0 != 0x80 { scalars += 1 }
        }
        return String(decoding: bytes[back..<next], as: UTF8.self).count == String(decoding: bytes[back..<offset], as: UTF8.self).count
    }
}
