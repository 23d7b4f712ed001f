import Glibc

/// What a reader can tell its guard: five words, and nothing about the visitor.
public enum GuardWord: UInt8, Sendable {
    /// A pass of the reader's loop, input taken and screen drawn, is done.
    case frameDone = 0x66
    /// The visit is over; the next visitor may come.
    case finished = 0x65
    /// Somebody gave a wrong passcode.
    case wrongPasscode = 0x77
    /// A member of staff wants the kiosk to end.
    case leave = 0x6C
    /// A member of staff wants the newest edition at once.
    case takeEdition = 0x74
}

/// The reader's end of the pipe to its guard.
public struct GuardLine: Sendable {
    let descriptor: Int32

    /// Says a word. A guard that is not listening is not waited for.
    public func say(_ word: GuardWord) { send([word.rawValue]) }

    /// Sends bytes: what an inspection has to tell. Not for readers.
    public func send(_ bytes: [UInt8]) {
        while bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) < 0, errno == EINTR {}
    }
}
