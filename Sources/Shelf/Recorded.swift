import Topics

/// A value that a shelf keeps as bytes. What is read must be asked for in the order it was written.
protocol Recorded {
    init(from reader: inout RecordReader) throws(RecordFault)
    func write(to writer: inout RecordWriter)
}

extension UInt64: Recorded {
    /// A varint: seven bits a byte, low first, at most ten bytes.
    init(from reader: inout RecordReader) throws(RecordFault) {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try reader.byte()
            if shift == 63 && next > 1 { throw RecordFault(what: "a number is too large") }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { break }
            shift += 7
        }
        self = value
    }

    func write(to writer: inout RecordWriter) {
        var left = self
        while left >= 0x80 {
            writer.append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        writer.append(UInt8(left))
    }
}

extension Int: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let zigzag: UInt64 = try reader.read()
        self = Int(truncatingIfNeeded: Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1))
    }

    func write(to writer: inout RecordWriter) { writer.write(UInt64(bitPattern: Int64((self << 1) ^ (self >> 63)))) }
}

extension Bool: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        switch try reader.byte() {
        case 0: self = false
        case 1: self = true
        default: throw RecordFault(what: "neither yes nor no")
        }
    }

    func write(to writer: inout RecordWriter) { writer.append(self ? 1 : 0) }
}

extension String: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        guard let text = String(validating: try reader.piece(), as: UTF8.self) else {
            throw RecordFault(what: "a text is not UTF-8")
        }
        self = text
    }

    func write(to writer: inout RecordWriter) { writer.write(piece: utf8) }
}

extension Optional: Recorded where Wrapped: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let isThere: Bool = try reader.read()
        self = isThere ? try Wrapped(from: &reader) : nil
    }

    func write(to writer: inout RecordWriter) {
        writer.write(self != nil)
        if let value = self { value.write(to: &writer) }
    }
}

extension Array: Recorded where Element: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let count: UInt64 = try reader.read()
        // Every value takes at least one byte: a larger count is a lie.
        guard count <= UInt64(reader.left) else { throw RecordFault(what: "a list reaches past the end") }
        self = []
        for _ in 0..<count { append(try Element(from: &reader)) }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(UInt64(count))
        for value in self { value.write(to: &writer) }
    }
}

/// Written in the order of the keys, so that equal dictionaries give equal bytes.
extension Dictionary: Recorded where Key == String, Value: Recorded {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let count: UInt64 = try reader.read()
        guard count <= UInt64(reader.left) else { throw RecordFault(what: "a list reaches past the end") }
        self = [:]
        for _ in 0..<count {
            let key: String = try reader.read()
            self[key] = try Value(from: &reader)
        }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(UInt64(count))
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            writer.write(key)
            writer.write(value)
        }
    }
}

extension Recorded where Self: RawRepresentable, RawValue == String {
    init(from reader: inout RecordReader) throws(RecordFault) {
        let raw: String = try reader.read()
        guard let value = Self(rawValue: raw) else { throw RecordFault(what: "an unknown word") }
        self = value
    }

    func write(to writer: inout RecordWriter) { writer.write(rawValue) }
}
