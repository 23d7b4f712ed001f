/// The grammar of `[@key, finding; @key2, finding2]`.
enum CitationMark {
    /// Findings one mark may name.
    static let limit = 8

    /// The mark that begins at an offset: its findings and its length in bytes. Nil when what stands there is no mark.
    ///
    /// One blank may follow a comma or semicolon, or more, or none.
    static func read(_ bytes: some RandomAccessCollection<UInt8>) -> (findings: [FindingKey], length: Int)? {
        var offset = bytes.startIndex
        func take(_ byte: Character) -> Bool {
            guard offset < bytes.endIndex, bytes[offset] == byte.asciiValue else { return false }
            offset = bytes.index(after: offset)
            return true
        }
        func name() -> String? {
            let letters = bytes[offset...].prefix(while: ID.isLetter)
            guard let first = letters.first, first != UInt8(ascii: "-") else { return nil }
            offset = letters.endIndex
            return String(decoding: letters, as: UTF8.self)
        }
        guard take("[") else { return nil }
        var findings: [FindingKey] = []
        repeat {
            while !findings.isEmpty, take(" ") {}
            guard take("@"), let source = name(), take(",") else { return nil }
            while take(" ") {}
            guard let finding = name() else { return nil }
            findings.append(FindingKey(source: source, finding: finding))
        } while take(";")
        guard take("]") else { return nil }
        return (findings, bytes.distance(from: bytes.startIndex, to: offset))
    }
}
