import Glibc
import Surface
import Testing

@testable import Terminal

@Suite struct OutputTests {
    /// A pipe, both ends open until the test closes them.
    static func pipe() -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        Glibc.pipe(&ends)
        return (ends[0], ends[1])
    }

    @Test func `text goes out whole, line feeds and tabs too`() throws {
        let ends = Self.pipe()
        try Output.send(Output.bytes("one\ttwo\né漢\n"), to: ends.writing)
        close(ends.writing)
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = read(ends.reading, &buffer, 64)
        close(ends.reading)
        #expect(String(decoding: buffer[..<count], as: UTF8.self) == "one\ttwo\né漢\n")
    }

    @Test func `what could drive a terminal is escaped, even where nobody thought of it`() {
        #expect(
            String(decoding: Output.bytes("a\u{1B}]0;x\u{7}\r\n\u{9B}\u{202E}é"), as: UTF8.self)
                == "a\\u{1B}]0;x\\u{7}\\u{D}\n\\u{9B}\\u{202E}é")
    }

    @Test func `escaping what is escaped changes nothing`() {
        let once = Output.bytes("\u{1B}[31m\te\u{301}\u{301}\u{301}\u{301}\u{301}\n")
        #expect(Output.bytes(String(decoding: once, as: UTF8.self)) == once)
    }

    @Test func `a full disk is an error with its number`() {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: OutputFailure.failed(errno: ENOSPC)) { try Output.send([65], to: full) }
    }

    @Test func `a closed descriptor is an error with its number`() {
        #expect(throws: OutputFailure.failed(errno: EBADF)) { try Output.send([65], to: -1) }
    }

    @Test func `a reader that went away is told apart`() {
        let ends = Self.pipe()
        close(ends.reading)
        defer { close(ends.writing) }
        // The signal would end the tests.
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        #expect(throws: OutputFailure.closed) { try Output.send([65], to: ends.writing) }
    }
}
