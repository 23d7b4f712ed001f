import CXapian
import Glibc

/// What Xapian reported, as far as the shelf can act on it.
struct IndexFault: Error, Equatable {
    enum Kind: Equatable { case missing, foreign, damaged, locked, modified, disk, network, other }

    var kind: Kind
    var errno: Int32
    var message: String

    init(_ kind: Kind, errno: Int32 = 0, message: String) {
        self.kind = kind
        self.errno = errno
        self.message = message
    }

    init(_ fault: cxapian_fault) {
        switch UInt32(fault.code) {
        case CXAPIAN_MISSING.rawValue: kind = .missing
        case CXAPIAN_FOREIGN.rawValue: kind = .foreign
        case CXAPIAN_DAMAGED.rawValue: kind = .damaged
        case CXAPIAN_LOCKED.rawValue: kind = .locked
        case CXAPIAN_MODIFIED.rawValue: kind = .modified
        case CXAPIAN_DISK.rawValue: kind = .disk
        case CXAPIAN_NETWORK.rawValue: kind = .network
        default: kind = .other
        }
        errno = fault.error_number
        message = withUnsafeBytes(of: fault.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// What it means for the shelf at a path.
    func meaning(at path: String) -> ShelfError {
        switch kind {
        case .missing: .missing(path: path)
        case .foreign: .foreign(path: path, why: message)
        case .disk: .disk(path: path, errno: errno)
        case .network: .unreachable(address: message)
        case .damaged, .locked, .modified, .other: .damaged(message)
        }
    }
}
