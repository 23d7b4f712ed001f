import CGuard

/// The staff's passcode. Only its yescrypt hash is ever kept.
public enum Passcode {
    /// A new hash, another each time, as the configuration wants it; nil when the system has no randomness.
    public static func hash(_ passcode: String) -> String? {
        var bytes = [CChar](repeating: 0, count: 512)
        let length = cguard_hash(passcode, &bytes, Int32(bytes.count))
        return length < 0 ? nil : String(decoding: bytes[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a passcode is the one that was hashed. A tenth of a second, right or wrong; always false for what is no hash.
    public static func isRight(_ passcode: String, for hash: String) -> Bool { cguard_fits(passcode, hash) == 1 }

    /// Whether a text can be a hash that ``isRight(_:for:)`` takes.
    public static func isHash(_ text: String) -> Bool {
        text.hasPrefix("$y$") && text.utf8.count > 20 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
