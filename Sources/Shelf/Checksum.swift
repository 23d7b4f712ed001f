/// A 64-bit checksum of bytes, so that a record that was changed on disk is noticed before it is shown.
///
/// It is FNV-1a taken eight bytes at a time, with a fold after each step. Every step is a bijection of the state, so a change of
/// any one byte always changes the sum, and so does cutting or lengthening. Not for keeping out people who mean harm.
struct Checksum {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes in bytes. The same bytes in other pieces give another sum.
    mutating func add(_ bytes: some Collection<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ add(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { add($0) }
        }
    }

    mutating func add(_ text: String) { add(text.utf8) }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var sum = value
        let words = bytes.count / 8
        for index in 0..<words {
            step(&sum, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
        }
        for index in words * 8..<bytes.count { step(&sum, UInt64(bytes[index])) }
        step(&sum, UInt64(bytes.count))
        value = sum
    }

    private func step(_ sum: inout UInt64, _ word: UInt64) {
        sum = (sum ^ word) &* 0x0000_0100_0000_01B3
        sum ^= sum >> 32
    }

    /// The sum of some bytes alone.
    static func of(_ bytes: some Collection<UInt8>) -> UInt64 {
        var sum = Checksum()
        sum.add(bytes)
        return sum.value
    }

    /// Sixteen hexadecimal digits in lower case.
    static func name(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
