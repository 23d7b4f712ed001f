import CCmark

/// Follows what cmark made of a block through the author's bytes, so that every byte of its text knows where it came from.
///
/// cmark-gfm tells where a block begins, but for what is inside it gives byte columns that forget stripped indents, escapes and
/// entities. The trace goes through the block's source in step with its tree instead: escapes and entities are matched with the
/// letters they became, the marks of emphasis and links are stepped over, and at a line's end the marks of the quotes around it.
struct SourceTrace {
    let bytes: [UInt8]
    /// Where the next byte of text is looked for.
    private(set) var at: Int
    /// Where the block ends.
    let end: Int
    /// How many quotes the block lies in.
    let quotes: Int
    /// Whether the block is a cell of a table, in which `\|` is a bar even in code.
    let isCell: Bool

    init(_ bytes: [UInt8], from start: Int, to end: Int, quotes: Int, isCell: Bool = false) {
        self.bytes = bytes
        at = min(start, bytes.count)
        self.end = min(end, bytes.count)
        self.quotes = quotes
        self.isCell = isCell
    }

    private func byte(_ offset: Int) -> UInt8? { offset < end ? bytes[offset] : nil }

    /// Matches a run of text. For each byte of it the offset of the source it came from is put into `offsets`.
    ///
    /// - Parameters:
    ///   - hasEscapes: Whether a backslash may be an escape. In an address between angle brackets it is none.
    ///   - entity: Told of each entity: its offset, and what it became.
    mutating func text(
        _ literal: UnsafeBufferPointer<UInt8>, hasEscapes: Bool = true, into offsets: inout [Int], entity: (Int, [UInt8]) -> Void
    ) {
        offsets.removeAll(keepingCapacity: true)
        if !isWrittenOtherwise(literal, hasEscapes) {
            // A line that is not in the quote or list it goes on with may begin with `>` far to the right, and behind a break with its indent.
            for _ in 0..<missing(literal) where at > 0 && Self.isIndent(bytes[at - 1]) { at -= 1 }
        }
        if isPlain(literal) {
            offsets.append(contentsOf: at..<at + literal.count)
            at += literal.count
            return
        }
        var done = 0
        while done < literal.count {
            guard let byte = byte(at) else {
                offsets.append(contentsOf: repeatElement(max(0, end - 1), count: literal.count - done))
                return
            }
            if byte == UInt8(ascii: "&"), let (length, decoded) = Self.entity(bytes, at, end), Self.has(literal, done, decoded) {
                entity(at, decoded)
                offsets.append(contentsOf: repeatElement(at, count: decoded.count))
                done += decoded.count
                at += length
            } else if hasEscapes, byte == UInt8(ascii: "\\"), literal[done] != byte || self.byte(at + 1) == byte,
                let next = self.byte(at + 1), next == literal[done], Self.isPunctuation(next)
            {
                offsets.append(at)
                done += 1
                at += 2
            } else if byte == literal[done] {
                offsets.append(at)
                done += 1
                at += 1
                if byte == 0x0A { skipQuotes() }
            } else {
                at += 1
            }
        }
    }

    /// Whether an escape or an entity that stands here is what a text begins with.
    private func isWrittenOtherwise(_ literal: UnsafeBufferPointer<UInt8>, _ hasEscapes: Bool) -> Bool {
        if byte(at) == UInt8(ascii: "\\") {
            return hasEscapes && literal.first.map { $0 == byte(at + 1) && Self.isPunctuation($0) } == true
        }
        guard byte(at) == UInt8(ascii: "&"), let (_, decoded) = Self.entity(bytes, at, end) else { return false }
        return Self.has(literal, 0, decoded)
    }

    /// How many blanks and `>` a text begins with more than the source does here: what was taken for marks and is text.
    private func missing(_ literal: some Sequence<UInt8>) -> Int {
        max(0, literal.prefix(while: Self.isIndent).count - bytes[at..<max(at, end)].prefix(while: Self.isIndent).count)
    }

    private static func isIndent(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") || byte == 0x20 || byte == 0x09 }

    /// Whether the author wrote the text just so, on one line and with nothing in it that could stand for something else.
    private func isPlain(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        guard at + literal.count <= end else { return false }
        return bytes.withUnsafeBufferPointer { written in
            var place = 0
            while place < literal.count {
                let byte = literal[place]
                if byte != written[at + place] || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\\") || byte == 0x0A { return false }
                place += 1
            }
            return true
        }
    }

    /// Matches a span of code, its backticks included.
    mutating func code(_ literal: UnsafeBufferPointer<UInt8>, into offsets: inout [Int]) {
        offsets.removeAll(keepingCapacity: true)
        let ticks = skip { $0 == UInt8(ascii: "`") }
        let start = at
        // One space at each end may belong to the marks.
        for outer in 0...1 {
            at = start
            let blank = repeatElement(0x20 as UInt8, count: outer)
            let whole = Array(blank) + literal + blank
            let spelled = spelling(whole, ticks)
            guard outer == 1 || spelled.count == whole.count && zip(spelled, whole).allSatisfy({ isSpelled($1, at: $0) }) else { continue }
            let used = spelled.dropFirst(outer).dropLast(outer)
            for index in 0..<literal.count {
                offsets.append(used.isEmpty ? at : used[min(used.startIndex + index, used.endIndex - 1)])
            }
            return
        }
    }

    /// Whether a byte of code stands at an offset: as it is, or as the end of a line or a tab that became blanks.
    private func isSpelled(_ byte: UInt8, at offset: Int) -> Bool {
        byte == bytes[offset] || (byte == 0x20 && (bytes[offset] == 0x0A || bytes[offset] == 0x09))
    }

    /// Where the bytes of a span of code stand up to the backticks that close it, which are stepped over.
    private mutating func spelling(_ code: [UInt8], _ ticks: Int) -> [Int] {
        var offsets: [Int] = []
        while let byte = byte(at) {
            if byte == UInt8(ascii: "`") {
                let from = at
                if skip(while: { $0 == byte }) == ticks { break }
                offsets.append(contentsOf: from..<at)
                continue
            }
            if isCell, byte == UInt8(ascii: "\\"), self.byte(at + 1) == UInt8(ascii: "|") { at += 1 }
            offsets.append(at)
            at += 1
            guard byte == 0x0A else { continue }
            let from = at
            skipQuotes()
            offsets.append(contentsOf: kept(of: code.dropFirst(offsets.count), since: from))
        }
        return offsets
    }

    /// Where the indent of a line stands that a piece of code begins with: cmark keeps it where the line is not in the list or quote it goes on with.
    ///
    /// Of all that would fit it is the longest, because the end of a line of nothing but indent is a blank in the code, as a blank of the next is.
    private func kept(of code: ArraySlice<UInt8>, since from: Int) -> [Int] {
        let rest = bytes[at..<max(at, end)].prefix(while: Self.isIndent).count
        let next = byte(at + rest).map { $0 == 0x0A ? 0x20 : $0 }
        for start in from...at {
            // A tab of which a list or quote takes a part is as many blanks as are left of it.
            for blanks in 0...(start > from && bytes[start - 1] == 0x09 ? 3 : 0) {
                let line = code.dropFirst(blanks)
                guard code.prefix(blanks).allSatisfy({ $0 == 0x20 }), line.starts(with: bytes[start..<at + rest]) else { continue }
                if let after = line.dropFirst(at + rest - start).first, after != next { continue }
                return repeatElement(start - 1, count: blanks) + Array(start..<at)
            }
        }
        return []
    }

    /// Steps over the end of a line, what stands before it, and the marks that the next one begins with.
    mutating func lineBreak() {
        while let byte = byte(at), byte != 0x0A { at += 1 }
        if at < end { at += 1 }
        skipQuotes()
    }

    /// Steps over as many marks of emphasis.
    mutating func emphasis(_ count: Int) {
        for _ in 0..<count where byte(at) == UInt8(ascii: "*") || byte(at) == UInt8(ascii: "_") { at += 1 }
    }

    /// Steps over the bracket a link or image begins with; tells which one, and whether `@` comes next.
    mutating func openLink() -> (isAngle: Bool, isMark: Bool) {
        if byte(at) == UInt8(ascii: "!") { at += 1 }
        let isAngle = byte(at) == UInt8(ascii: "<")
        if isAngle || byte(at) == UInt8(ascii: "[") { at += 1 }
        return (isAngle, !isAngle && byte(at) == UInt8(ascii: "@"))
    }

    /// Steps over what follows the words of a link; false when it is a reference and not an address.
    mutating func closeLink(isAngle: Bool) -> Bool {
        while let byte = byte(at), byte != UInt8(ascii: isAngle ? ">" : "]") { at += 1 }
        if at < end { at += 1 }
        if isAngle { return true }
        guard byte(at) == UInt8(ascii: "(") else {
            if byte(at) == UInt8(ascii: "[") {
                while let byte = byte(at), byte != UInt8(ascii: "]") { at += 1 }
                if at < end { at += 1 }
            }
            return false
        }
        at += 1
        skipBlanks()
        destination()
        skipBlanks()
        if let quote = byte(at), quote != UInt8(ascii: ")") {
            at += 1
            skipTo(quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote)
        }
        skipTo(UInt8(ascii: ")"))
        return true
    }

    private mutating func destination() {
        if byte(at) == UInt8(ascii: "<") { return skipTo(UInt8(ascii: ">")) }
        var open = 0
        while let byte = byte(at), byte > 0x20 {
            if byte == UInt8(ascii: "\\") { at += 1 }
            if byte == UInt8(ascii: "(") { open += 1 }
            if byte == UInt8(ascii: ")") {
                if open == 0 { return }
                open -= 1
            }
            at += 1
        }
    }

    /// Moves behind the next such byte that no backslash escapes.
    private mutating func skipTo(_ wanted: UInt8) {
        while let byte = byte(at) {
            at += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == wanted { return }
        }
        at = min(at, end)
    }

    private mutating func skipBlanks() {
        while let byte = byte(at), byte == 0x20 || byte == 0x09 || byte == 0x0A {
            at += 1
            if byte == 0x0A { skipQuotes() }
        }
    }

    /// At the begin of a line: steps over indents and the marks of the quotes around the block, which may be missing.
    private mutating func skipQuotes() {
        var left = quotes
        while let byte = byte(at) {
            if byte == UInt8(ascii: ">"), left > 0 {
                left -= 1
            } else if byte != 0x20 && byte != 0x09 {
                return
            }
            at += 1
        }
    }

    private mutating func skip(while fits: (UInt8) -> Bool) -> Int {
        let from = at
        while let byte = byte(at), fits(byte) { at += 1 }
        return at - from
    }

    private static func has(_ literal: UnsafeBufferPointer<UInt8>, _ offset: Int, _ part: [UInt8]) -> Bool {
        offset + part.count <= literal.count && part.indices.allSatisfy { literal[offset + $0] == part[$0] }
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// The entity at an offset: its length with `&` and `;`, and the bytes it stands for.
    static func entity(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> (length: Int, decoded: [UInt8])? {
        var decoded = [UInt8](repeating: 0, count: 16)
        var size: Int32 = 0
        // The longest name has 31 letters; the rest of a long text need not be handed over.
        let length = min(end, offset + 48) - offset - 1
        guard length > 0 else { return nil }
        let used = bytes.withUnsafeBufferPointer { source -> Int32 in
            guard let base = source.baseAddress else { return 0 }
            return carrel_entity(base + offset + 1, Int32(length), &decoded, &size)
        }
        return used > 0 ? (Int(used) + 1, Array(decoded.prefix(Int(size)))) : nil
    }
}
