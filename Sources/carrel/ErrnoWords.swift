import Glibc
import Surface

/// The system's words for its error numbers.
enum ErrnoWords {
    /// What the number means, such as `permission denied`, safe to show.
    static func text(_ number: Int32) -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard strerror_r(number, &bytes, bytes.count - 1) == 0 else { return "error \(number)" }
        let words = bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return Escaper.safe(String(decoding: words, as: UTF8.self)).lowercased()
    }
}
