import Surface

extension RunningText {
    /// What stays together on a line: a word, a part of one up to its hyphen, an ideograph.
    private struct Piece {
        var range: Range<Int>
        var cells: Int
        /// Whether a blank or a line feed stands before it.
        var gap: Gap

        /// Ends the piece and goes on with one that nothing parts from it. An empty piece is not one.
        mutating func close(at end: Int, into pieces: inout [Piece]) {
            if end == range.lowerBound { return }
            pieces.append(Piece(range: range.lowerBound..<end, cells: cells, gap: gap))
            self = Piece(range: end..<end, cells: 0, gap: .none)
        }
    }

    private enum Gap { case none, blank, newLine }

    /// One line of the text, a range of ``bytes``. Not a `Range` itself: for a list of those the runtime searches, before the first
    /// screen, all that anything conforms to.
    struct Line {
        fileprivate let start: Int
        fileprivate let end: Int

        var range: Range<Int> { start..<end }
    }

    /// Cuts the text into lines without blanks at their ends.
    ///
    /// No line is wider than its width, except one that holds nothing but a wide character where a single cell is left. Words too
    /// long for a line are cut: after a slash or a hyphen where they have one, between characters where not.
    ///
    /// - Parameters:
    ///   - first: cells of the first line; at least 1.
    ///   - rest: cells of the others; at least 1.
    ///   - isHeading: take a word along when one would stand alone on the last line.
    func lines(first: Int, rest: Int, isHeading: Bool = false) -> [Line] {
        if isEmpty { return [] }
        var pieces = self.pieces
        var starts = [0]
        var room = first
        var used = 0
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            let isFirst = index == starts[starts.count - 1]
            let gap = piece.gap == .blank && !isFirst ? 1 : 0
            if !isFirst, piece.gap == .newLine || used + gap + piece.cells > room {
                starts.append(index)
                room = rest
                used = 0
            } else if piece.cells > room {
                let cut = cut(piece.range, cells: room)
                pieces[index] = Piece(range: piece.range.lowerBound..<cut, cells: width(piece.range.lowerBound..<cut), gap: piece.gap)
                let end = piece.range.upperBound
                let tail = (cut < end && bytes[cut] == Self.blank ? cut + 1 : cut)..<end
                if !tail.isEmpty { pieces.insert(Piece(range: tail, cells: width(tail), gap: .none), at: index + 1) }
                starts.append(index + 1)
                index += 1
                room = rest
            } else {
                used += gap + piece.cells
                index += 1
            }
        }
        if starts.last == pieces.count { starts.removeLast() }
        if isHeading { joinWidow(&starts, pieces, cells: rest) }
        return starts.indices.map { line in
            let end = line + 1 < starts.count ? starts[line + 1] : pieces.count
            return Line(start: pieces[starts[line]].range.lowerBound, end: pieces[end - 1].range.upperBound)
        }
    }

    /// The cells of the longest part that is not broken without need, and of the whole text on one line.
    var cells: (longest: Int, whole: Int) {
        var longest = 0
        var line = 0
        var whole = 0
        for piece in pieces {
            longest = max(longest, piece.cells)
            if piece.gap == .newLine { line = 0 }
            line += piece.cells + (piece.gap == .blank ? 1 : 0)
            whole = max(whole, line)
        }
        return (longest, whole)
    }

    /// Moves words from the last line but one down when the last has only one.
    private func joinWidow(_ starts: inout [Int], _ pieces: [Piece], cells: Int) {
        guard starts.count > 1, let last = starts.last else { return }
        let end = pieces[pieces.count - 1].range.upperBound
        guard pieces[last].gap == .blank, !pieces[last...].dropFirst().contains(where: { $0.gap != .none }) else { return }
        let before = starts[starts.count - 2]
        guard let word = pieces[before..<last].lastIndex(where: { $0.gap == .blank }), word > before,
            width(pieces[word].range.lowerBound..<end) <= cells
        else { return }
        starts[starts.count - 1] = word
    }

    /// Where to cut a piece that is wider than a line: at most `cells` cells on, and past its first character.
    private func cut(_ range: Range<Int>, cells: Int) -> Int {
        var used = 0
        var end = range.lowerBound
        var best: Int?
        var blank: Int?
        for character in text(range) {
            let wide = Width.of(character)
            if used + wide > cells {
                if end == range.lowerBound { end = cutInside(character, at: end, cells: cells) }
                break
            }
            if character == " " { blank = end }
            used += wide
            end += character.utf8.count
            if Self.isBreakInLongWord(character) { best = end }
        }
        if end >= range.upperBound { return range.upperBound }
        if bytes[end] == Self.blank { return end }
        if let blank, blank > range.lowerBound { return blank }
        if let best, best > range.lowerBound { return best }
        return end
    }

    /// Cuts a character of several scalars that is wider than a whole line.
    private func cutInside(_ character: Character, at start: Int, cells: Int) -> Int {
        var end = start
        var used = 0
        for scalar in character.unicodeScalars {
            let wide = Width.of(scalar)
            if wide > 0, used + wide > cells, end > start { break }
            used += wide
            end += UTF8.width(scalar)
        }
        return end
    }

    private static func isBreakInLongWord(_ character: Character) -> Bool {
        switch character {
        case "/", "-", "_", "?", "&", "=", ",", ";", ":", "#", "]", "\u{2010}", "\u{2013}", "\u{2014}": true
        default: false
        }
    }

    private var pieces: [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(bytes.count / 5 + 1)
        var piece = Piece(range: 0..<0, cells: 0, gap: .none)
        var before = BreakClass.other
        var nextGlued = 0
        var index = 0
        /// Where the piece that is being read begins.
        var start: Int { piece.range.lowerBound }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Self.blank || byte == Self.newLine {
                if nextGlued < glued.count, glued[nextGlued] == index {
                    nextGlued += 1
                    piece.cells += 1
                    before = .none
                } else {
                    piece.close(at: index, into: &pieces)
                    piece = Piece(range: index + 1..<index + 1, cells: 0, gap: byte == Self.blank ? .blank : .newLine)
                    before = .other
                }
                index += 1
            } else if byte < 0x80 {
                if before == .ideograph, Self.isWordByte(byte) { piece.close(at: index, into: &pieces) }
                piece.cells += 1
                index += 1
                before = Self.isOpening(byte) ? .opening : .other
                if byte != 0x2D {
                    // The letters of a word, without asking each of them everything.
                    while index < bytes.count, (0x61...0x7A).contains(bytes[index] | 0x20) {
                        piece.cells += 1
                        index += 1
                        before = .other
                    }
                } else if index - start > 2, index < bytes.count, Self.isLetter(bytes[index]), Self.isLetter(bytes[index - 2]) {
                    piece.close(at: index, into: &pieces)
                }
            } else {
                let (scalar, length) = scalar(at: index)
                let wide = Width.of(scalar)
                if wide > 0 {
                    let own = BreakClass(scalar)
                    if index > start, BreakClass.allowsBreak(between: before, and: own) { piece.close(at: index, into: &pieces) }
                    before = own
                }
                piece.cells += wide
                index += length
                if before == .dash, index < bytes.count, index - start > length, Self.isLetter(bytes[index]),
                    !Self.isDigit(bytes[index - length - 1])
                {
                    piece.close(at: index, into: &pieces)
                }
            }
        }
        piece.close(at: bytes.count, into: &pieces)
        return pieces
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    private static func isOpening(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x5B || byte == 0x7B || byte == 0x22 || byte == 0x27 }
}

/// How a character beyond ASCII behaves at the end of a line: the part of Unicode's line breaking that text in words and
/// text in ideographs need.
private enum BreakClass {
    case other, ideograph, opening, closing, dash
    /// Never a break after it.
    case none

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case ..<0x2010: self = scalar.value == 0xAB || scalar.value == 0xBF || scalar.value == 0xA1 ? .opening : .other
        case 0x2010, 0x2013, 0x2014: self = .dash
        case 0x2018, 0x201C, 0x201A, 0x201E, 0x2039: self = .opening
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D, 0xFF08, 0xFF3B, 0xFF5B: self = .opening
        case 0x3001...0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x301E...0x301F, 0x303B:
            self = .closing
        case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095...0x3096, 0x309B...0x309E:
            self = .closing
        case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5...0x30F6, 0x30FB...0x30FE:
            self = .closing
        case 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A...0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF61, 0xFF63...0xFF65: self = .closing
        case 0x2E80...0x2FDF, 0x3003...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: self = .ideograph
        default: self = .other
        }
    }

    /// Whether a line may end between two neighbouring characters that no blank parts.
    static func allowsBreak(between one: BreakClass, and other: BreakClass) -> Bool {
        switch (one, other) {
        case (.opening, _), (.none, _), (_, .closing): false
        case (.ideograph, .ideograph), (.ideograph, .opening), (.closing, .ideograph), (.closing, .opening), (.other, .ideograph): true
        case (.ideograph, .other), (.closing, .other): false
        default: false
        }
    }
}
