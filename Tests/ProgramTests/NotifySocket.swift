import Foundation

/// A service manager's end of `NOTIFY_SOCKET`: what services tell it, nothing lost.
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init() throws {
        // A socket's path has little room.
        path = "/tmp/carrel-notify-\(UUID().uuidString.prefix(8))"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard bound == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// What came since the last call, oldest first.
    func take() -> [String] {
        var lines: [String] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count < 0 { return lines }
            lines.append(String(decoding: buffer[..<count], as: UTF8.self))
        }
    }
}
