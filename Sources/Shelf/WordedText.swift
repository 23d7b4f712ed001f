/// A text with where its words begin, so that those looked for are found without cutting the others.
///
/// Making it reads the text once; looking for words after that reads two bytes for each word.
struct WordedText {
    let bytes: [UInt8]
    private var starts: [UInt32] = []
    /// What each word begins with, as ``WordFilter`` calls it.
    private var codes: [UInt16] = []

    /// Bytes of memory that it takes, about.
    var size: Int { bytes.count + 4 * starts.count + 2 * codes.count }

    /// - Parameter bytes: UTF-8, fewer than 4 GiB.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts.reserveCapacity(bytes.count / 5)
        codes.reserveCapacity(bytes.count / 5)
        bytes.withUnsafeBufferPointer { note(wordsOf: $0) }
    }

    private mutating func note(wordsOf bytes: UnsafeBufferPointer<UInt8>) {
        var cutter = Cutter(bytes)
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80, Cutter.letter(bytes[at]) == nil {
                at += 1
                continue
            }
            var end = at
            while end < bytes.count, Cutter.letter(bytes[end]) != nil { end += 1 }
            if end > at, end == bytes.count || Self.endsPlainly(bytes[end], after: bytes[end - 1]) {
                note(at, WordFilter.code(of: bytes[at..<end]))
                at = end
            } else {
                // A word that is not plain must be cut to be known.
                guard let next = cutter.next(from: at) else { return }
                note(next.word.range.lowerBound, WordFilter.code(of: next.word.folded.utf8))
                at = next.end
            }
        }
    }

    private mutating func note(_ start: Int, _ code: UInt16) {
        starts.append(UInt32(start))
        codes.append(code)
    }

    /// Whether a byte surely ends the word whose letters it follows: no accent, no apostrophe, no point in a number.
    private static func endsPlainly(_ byte: UInt8, after last: UInt8) -> Bool {
        byte < 0x80 && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "`") && !Cutter.isDigit(last)
    }

    /// Hands over the words that begin as a filter wants, in order, and perhaps a few others, until told to stop.
    func words(wanted filter: WordFilter, _ take: (Word) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var cutter = Cutter(bytes)
            for (number, code) in codes.enumerated() where filter.mayWant(code) {
                guard let next = cutter.next(from: Int(starts[number])), take(next.word) else { return }
            }
        }
    }
}
