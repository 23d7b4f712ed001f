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
        bytes.withUnsafeBufferPointer { bytes in
            Cutter.eachWord(in: bytes) {
                note($0.lowerBound, WordFilter.code(of: bytes[$0]))
            } cut: {
                note($0.range.lowerBound, WordFilter.code(of: $0.folded.utf8))
            }
        }
    }

    private mutating func note(_ start: Int, _ code: UInt16) {
        starts.append(UInt32(start))
        codes.append(code)
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
