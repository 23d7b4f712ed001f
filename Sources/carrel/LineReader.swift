import Glibc

/// Lines from standard input, however long they are and whatever they hold.
struct LineReader {
    /// No command is longer; what follows in a line is thrown away.
    static let longest = 4096

    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// The next line without its end, cut to ``longest`` bytes; nil at the end of the input. Bytes that are not UTF-8 are repaired.
    mutating func next() -> String? {
        var line: [UInt8] = []
        var hasBegun = false
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                line += waiting[..<end].prefix(Self.longest - line.count)
                waiting.removeSubrange(...end)
                return text(line)
            }
            hasBegun = hasBegun || !waiting.isEmpty
            line += waiting.prefix(Self.longest - line.count)
            waiting = []
            if isAtEnd { return hasBegun ? text(line) : nil }
            fill()
        }
    }

    private func text(_ line: [UInt8]) -> String {
        String(decoding: line.last == 0x0D ? line.dropLast() : line[...], as: UTF8.self)
    }

    private mutating func fill() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            if count > 0 { waiting = Array(bytes[..<count]) } else { isAtEnd = true }
            return
        }
    }
}
