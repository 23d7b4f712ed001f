import CTerminal
import Surface

extension Output {
    /// Writes a line over the one the cursor stands on and leaves the cursor at its end: a progress bar's way to move.
    ///
    /// Only for a stream that is a terminal. Line feeds and tabs are escaped like every other control. What the line before had and this
    /// one is too short to cover stays.
    public static func overwrite(_ line: String, on stream: Stream) throws(OutputFailure) {
        try send([0x0D] + Array(Escaper.safe(line).utf8), to: stream.rawValue)
    }

    /// The columns of the terminal a stream leads to; nil when it leads to none, or the terminal does not say.
    public static func columns(of stream: Stream) -> Int? {
        var (rows, columns) = (Int32(0), Int32(0))
        return cterminal_size(stream.rawValue, &rows, &columns) == 0 && columns > 0 ? Int(columns) : nil
    }
}
