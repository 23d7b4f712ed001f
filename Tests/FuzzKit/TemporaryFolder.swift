import Foundation

/// A folder that goes when nobody holds it any more.
final class TemporaryFolder {
    let path: String

    init() {
        // Memory is the quicker disk, where there is one.
        let root = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        path = root + "/carrel-fuzz-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
