/// Writes values as compact bytes: numbers as varints, texts with their length before them.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: some Recorded) { value.write(to: &self) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Bytes with their number before them.
    mutating func write(piece: some Collection<UInt8>) {
        write(UInt64(piece.count))
        bytes.append(contentsOf: piece)
    }

    /// A whole record as it is stored: the version, the checksum of all that follows low byte first, the value.
    static func record(_ value: some Recorded) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(value)
        let sum = Checksum.of(writer.bytes)
        var record = [RecordReader.version]
        record.reserveCapacity(9 + writer.bytes.count)
        for shift in stride(from: UInt64(0), to: 64, by: 8) { record.append(UInt8(truncatingIfNeeded: sum >> shift)) }
        record.append(contentsOf: writer.bytes)
        return record
    }
}
