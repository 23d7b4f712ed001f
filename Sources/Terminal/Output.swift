import Glibc
import Surface

/// Why text could not be written.
public enum OutputFailure: Error, Equatable, Sendable {
    /// Nobody reads any more, as after `| head -1`: nothing to say, just end.
    case closed
    /// The system's error number: a full disk, a device that failed.
    case failed(errno: Int32)
}

/// The one way to standard output and standard error, for everything that is text and not a screen.
public enum Output {
    /// Where text goes.
    public enum Stream: Int32, Sendable {
        case standardOutput = 1
        case standardError = 2
    }

    /// Writes the text, all of it, before it returns; nothing is kept back.
    ///
    /// Line feeds and tabs go out as they are. Every other character that could drive a terminal is written escaped, see ``Escaper``; text
    /// that was escaped before is not changed.
    ///
    /// - Throws: ``OutputFailure``. Part of the text may have been written.
    public static func write(_ text: String, to stream: Stream) throws(OutputFailure) {
        try send(bytes(text), to: stream.rawValue)
    }

    /// What is written for a text.
    static func bytes(_ text: String) -> [UInt8] { isPlain(text) ? Array(text.utf8) : safe(text) }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }
    }

    /// Escapes what stands between line feeds and tabs.
    private static func safe(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.unicodeScalars[...]
        while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\t" }) {
            bytes += Escaper.safe(String(rest[..<end])).utf8
            bytes.append(UInt8(truncatingIfNeeded: rest[end].value))
            rest = rest[rest.index(after: end)...]
        }
        return bytes + Escaper.safe(String(rest)).utf8
    }

    static func send(_ bytes: [UInt8], to descriptor: Int32) throws(OutputFailure) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if count > 0 {
                done += count
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&room, 1, -1)
            case EPIPE: throw .closed
            case let number: throw .failed(errno: number)
            }
        }
    }
}
