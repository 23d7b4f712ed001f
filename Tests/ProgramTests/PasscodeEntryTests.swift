import Foundation
import TerminalKit
import Testing

/// `carrel kiosk set-passcode` where a person types: twice, and nothing of it is shown.
@Suite struct PasscodeEntryTests {
    let library: FixtureLibrary

    init() throws { library = try FixtureLibrary() }

    /// Types a line behind each prompt; the terminal as it was before, and how it ended.
    private func enter(_ lines: [String]) throws -> (pty: Pty, before: [UInt8], end: Pty.End) {
        let before = try Pty(["/bin/true"]).modes
        let pty = try Pty(
            [CarrelRun.program, "kiosk", "set-passcode"], environment: Pty.environment.merging(["HOME": library.folder]) { $1 },
            directory: library.folder)
        for (prompt, line) in zip(["New passcode:", "Once more:"], lines) {
            try pty.expect(prompt)
            try pty.type(line + "\n")
        }
        let end = try pty.expectEnd()
        return (pty, before, end)
    }

    @Test func `typed twice alike it gives the line of the configuration, and is not shown`() throws {
        let (pty, before, end) = try enter(["sesame7", "sesame7"])
        #expect(end == .status(0))
        #expect(pty.emulator.text.contains("passcode-hash: $y$"))
        #expect(!pty.emulator.text.contains("sesame"))
        #expect(pty.modes == before)
    }

    @Test(arguments: [
        (["sesame7", "sesame8"], "the two passcodes are not the same", Int32(64)), (["short", "short"], "6 to 128 characters", 64),
        (["sesame\u{1}7", "sesame\u{1}7"], "characters that a keyboard types", 64), (["sesame\u{3}"], "New passcode:", 1),
    ])
    func `what is no passcode is refused, Ctrl-C too, and the terminal shows again what is typed`(
        lines: [String], words: String, status: Int32
    ) throws {
        let (pty, before, end) = try enter(lines)
        #expect(end == .status(status))
        #expect(pty.emulator.text.contains(words) && !pty.emulator.text.contains("passcode-hash"))
        #expect(!pty.emulator.text.contains("sesame"))
        #expect(pty.modes == before)
    }
}
