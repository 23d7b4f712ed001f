import Glibc

/// A conversation with speech-dispatcher in its own protocol, SSIP, over its unix socket.
///
/// It is given one text at a time; ``hear()`` tells what became of it. Nothing here waits, but for a service that takes no bytes, which
/// counts as gone after ten seconds, and for one that must be started first. The service finishes what it has of a client that left, so
/// ``hush()`` comes before the last reference goes.
public final class SpeechService {
    /// What became of the text given last.
    public enum Outcome: Equatable, Sendable {
        /// It was said to its end.
        case said
        /// Another program, or the person by other means, had it cut off.
        case hushed
        /// The service went away, or refused.
        case gone
    }

    /// Readable when ``hear()`` has something to take.
    public let ear: Int32
    private var replies = SpeechReplies()
    /// Whether a text was given whose outcome is still wanted.
    private var isSpeaking = false
    /// How many texts were given, and how many of them the service has said that it took.
    private var given = 0
    private var taken = 0
    /// The service's own number for the text it took last.
    private var message = ""
    /// What it told us of messages since the last text was given.
    private var endings: [(message: String, outcome: Outcome)] = []
    private var language: String?

    /// Connects to the service that listens at the path of `socket`. When none does it is started there, as every client of
    /// speech-dispatcher would, and is given twenty seconds.
    ///
    /// - Returns: nil when there is no such service on this machine, or it cannot be started.
    public static func reached(at socket: String) -> SpeechService? {
        if let running = SpeechService(socket) { return running }
        let words = ["speech-dispatcher", "--spawn", "--communication-method", "unix_socket", "--socket-path", socket]
        guard ClientProgram.run(words, within: 20_000)?.status == 0 else { return nil }
        return SpeechService(socket)
    }

    private init?(_ path: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        ear = socket
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        // We are to be told when a text was said or cut off.
        let greeting = """
            SET SELF CLIENT_NAME carrel:carrel:reader\r
            SET SELF NOTIFICATION END ON\r
            SET SELF NOTIFICATION CANCEL ON\r\n
            """
        guard connected == 0, send(greeting) else { return nil }
    }

    deinit { close(ear) }

    /// Whether the service has yet to confirm that it took the text given last. One that never does is no service.
    public var isDoubtful: Bool { isSpeaking && taken < given }

    /// Has a text said, in a language such as `es`. The text before must have had its outcome, or been hushed.
    ///
    /// - Returns: false when the service is gone.
    public func say(_ text: String, language: String) -> Bool {
        var request = language == self.language ? "" : "SET SELF LANGUAGE \(language)\r\n"
        self.language = language
        isSpeaking = true
        given += 1
        endings = []
        // A full stop at the beginning is doubled: alone on its line it would end the text.
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        request += "SPEAK\r\n\(line.hasPrefix(".") ? "." : "")\(line)\r\n.\r\n"
        return send(request)
    }

    /// Has nothing said any more. What was being said has no outcome.
    public func hush() {
        isSpeaking = false
        _ = send("CANCEL SELF\r\n")
    }

    /// Takes what the service has sent, without waiting; nil when that decides nothing.
    public func hear() -> Outcome? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(ear, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN || errno == EINTR { return nil }
        if count <= 0 { return .gone }
        for reply in replies.take(bytes[..<count]) {
            switch reply {
            case .refused: return .gone
            case .taken(let number): (taken, message) = (taken + 1, number)
            case .ended(let number): endings.append((number, .said))
            case .cancelled(let number): endings.append((number, .hushed))
            }
        }
        guard isSpeaking, !isDoubtful, let ending = endings.first(where: { $0.message == message }) else { return nil }
        isSpeaking = false
        return ending.outcome
    }

    private func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.send(ear, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            bytes.removeFirst(count)
        }
        return true
    }
}
