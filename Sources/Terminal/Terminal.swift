import CTerminal
import Surface

/// The person's terminal, owned: opened once, given back exactly as it was found, whatever happens.
///
/// The one place in Carrel that writes to a terminal. It accepts frames, never text.
public struct Terminal: ~Copyable {
    /// What can be wrong with a terminal. The words are made in `carrel`.
    public enum Failure: Error, Equatable, Sendable {
        /// `TERM` is unset or empty.
        case noName
        /// The system's terminfo has no such entry, or one too poor to move a cursor.
        case unknownName(String)
        /// Standard input or output is no terminal.
        case notATerminal
    }

    /// What came next.
    public enum Input: Equatable, Sendable {
        case key(Key)
        case resized(Size)
        /// The wake-up descriptor has something to read.
        case woken
        /// The time ran out.
        case timeout
        /// The terminal went away.
        case hangup
        /// A signal asked the program to end.
        case ended(signal: Int32)
    }

    public init(theme: Theme, isColourful: Bool) throws(Failure) { throw .notATerminal }

    /// The size now.
    public var size: Size { Size(rows: 0, columns: 0) }

    /// Brings the terminal to show `frame`, sending only what differs, and puts the cursor.
    public mutating func draw(_ frame: Frame) {}

    /// Waits for the next thing, at most `milliseconds` (for ever when nil), also for `wake` to become readable.
    public mutating func next(within milliseconds: Int?, waking wake: Int32?) -> Input { .hangup }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again when it goes on.
    public mutating func suspend() {}

    /// Gives the terminal back. Nothing may be drawn afterwards.
    public consuming func close() {}
}
