/// What is wrong with the bytes of a record.
struct RecordFault: Error, Equatable {
    var what: String
}

/// Reads back what a ``RecordWriter`` wrote. Whatever the bytes are, it answers or throws ``RecordFault``; it never traps and
/// never asks for more memory than a small multiple of the bytes it was given.
struct RecordReader {
    /// Goes up whenever a record or the terms of the index change their form. A shelf of another version is not read.
    static let version: UInt8 = 8

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    /// Reads bytes that carry no checksum of their own.
    init(bare bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// The value of a whole stored record, after its version and its checksum have been compared. Bytes left over are a fault.
    static func value<Value: Recorded>(_ type: Value.Type = Value.self, of record: ArraySlice<UInt8>) throws(RecordFault) -> Value {
        guard record.count >= 9, let first = record.first else { throw RecordFault(what: "a record is cut short") }
        guard first == version else { throw RecordFault(what: "a record has version \(first)") }
        var sum: UInt64 = 0
        for byte in record[record.startIndex + 1..<record.startIndex + 9].reversed() { sum = sum << 8 | UInt64(byte) }
        let payload = record[(record.startIndex + 9)...]
        guard Checksum.of(payload) == sum else { throw RecordFault(what: "the checksum of a record does not fit") }
        var reader = RecordReader(bare: payload)
        let value = try Value(from: &reader)
        guard reader.left == 0 else { throw RecordFault(what: "a record is too long") }
        return value
    }

    /// Bytes not yet read.
    var left: Int { bytes.endIndex - at }

    mutating func read<Value: Recorded>(_ type: Value.Type = Value.self) throws(RecordFault) -> Value {
        try Value(from: &self)
    }

    mutating func byte() throws(RecordFault) -> UInt8 {
        guard at < bytes.endIndex else { throw RecordFault(what: "a record is cut short") }
        defer { at += 1 }
        return bytes[at]
    }

    /// Bytes that were written with their number before them.
    mutating func piece() throws(RecordFault) -> ArraySlice<UInt8> {
        let count: UInt64 = try read()
        guard count <= UInt64(left) else { throw RecordFault(what: "a text reaches past the end") }
        defer { at += Int(count) }
        return bytes[at..<at + Int(count)]
    }
}
