import Testing

@testable import Terminal

@Suite struct SGRTests {
    /// What is left of some bytes on a terminal that was told to be plain before.
    static func shortened(_ text: String) -> String {
        var sgr = SGR()
        _ = sgr.shortened(Array("\u{1B}[m".utf8))
        return String(decoding: sgr.shortened(Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        ("\u{1B}[4m\u{1B}[36mx", "\u{1B}[4;36mx"),
        ("\u{1B}[4m\u{1B}[36mx\u{1B}[39m\u{1B}[24my", "\u{1B}[4;36mx\u{1B}[my"),
        ("\u{1B}[1mx\u{1B}[39m\u{1B}[my", "\u{1B}[1mx\u{1B}[my"),
        ("\u{1B}[1m\u{1B}[mx", "x"),
        ("\u{1B}[1;97;44mx\u{1B}[39my", "\u{1B}[1;97;44mx\u{1B}[39my"),
        ("\u{1B}[1mx\u{1B}[m\u{1B}[4my", "\u{1B}[1mx\u{1B}[0;4my"),
        ("x\u{1B}[2;5Hy\u{1B}[K", "x\u{1B}[2;5Hy\u{1B}[K"),
    ])
    func `only the difference is said`(bytes: String, short: String) {
        #expect(Self.shortened(bytes) == short)
    }

    @Test func `a code it does not know passes, and the next plain start is said in full`() {
        #expect(Self.shortened("\u{1B}[38;5;12mx\u{1B}[1my\u{1B}[mz") == "\u{1B}[38;5;12mx\u{1B}[1my\u{1B}[0mz")
    }

    @Test func `at first nothing is taken for granted`() {
        var sgr = SGR()
        #expect(sgr.shortened(Array("\u{1B}[mx".utf8)) == Array("\u{1B}[0mx".utf8))
    }
}
