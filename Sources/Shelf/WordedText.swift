/// A text with where its words begin, so that those looked for are found without cutting the others.
///
/// Making it reads the text once; looking for words after that reads three bytes for each word.
struct WordedText {
    let bytes: [UInt8]
    /// For each word how many bytes it begins behind the one before, and what it begins with, as ``WordFilter`` calls it.
    private var gaps: [UInt8] = []
    private var codes: [UInt16] = []

    /// Bytes of memory that it takes, about.
    var size: Int { bytes.count + gaps.count + 2 * codes.count }

    /// - Parameter bytes: UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        gaps.reserveCapacity(bytes.count / 5)
        codes.reserveCapacity(bytes.count / 5)
        var last = 0
        bytes.withUnsafeBufferPointer { bytes in
            Cutter.eachWord(in: bytes) {
                note($0.lowerBound, WordFilter.code(of: bytes[$0]), after: &last)
            } cut: {
                note($0.range.lowerBound, WordFilter.code(of: $0.folded.utf8), after: &last)
            }
        }
    }

    private mutating func note(_ start: Int, _ code: UInt16, after last: inout Int) {
        while start - last > UInt8.max {
            gaps.append(.max)
            codes.append(WordFilter.none)
            last += Int(UInt8.max)
        }
        gaps.append(UInt8(start - last))
        codes.append(code)
        last = start
    }

    /// Hands over where the words begin that begin as a filter wants, in order, and perhaps a few others, until told to stop.
    func starts(wanted filter: WordFilter, _ take: (Int) -> Bool) {
        gaps.withUnsafeBufferPointer { gaps in
            codes.withUnsafeBufferPointer { codes in
                var start = 0
                for place in codes.indices {
                    start += Int(gaps[place])
                    if filter.mayWant(codes[place]), !take(start) { return }
                }
            }
        }
    }
}
