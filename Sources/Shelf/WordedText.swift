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

    /// Hands over where the words begin that begin as a filter wants, in order, and perhaps a few others, until told to stop.
    func starts(wanted filter: WordFilter, _ take: (Int) -> Bool) {
        codes.withUnsafeBufferPointer { codes in
            for place in codes.indices where filter.mayWant(codes[place]) {
                if !take(Int(starts[place])) { return }
            }
        }
    }
}
