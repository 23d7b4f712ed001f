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

    /// What helps against it, as the end of a sentence such as `; make room there`; empty where nothing is known to help.
    static func need(_ number: Int32) -> String {
        switch number {
        case ENOSPC: "; make room there, or choose another place"
        case EDQUOT: "; make room there, or ask for a larger quota"
        case EROFS: "; choose a place that can be written"
        case EACCES, EPERM: "; ask whoever owns it for the right, or choose another place"
        case EIO: "; the disk or the line to it has a fault: mend that, and try again"
        case EMFILE, ENFILE: "; raise the limit of open files (ulimit -n)"
        case ENOMEM: "; free some memory, or raise the limit (ulimit -v)"
        default: ""
        }
    }
}
