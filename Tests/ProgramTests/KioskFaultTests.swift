import Foundation
import Surface
import TerminalKit
import Testing

/// What befalls a kiosk in months of being left alone. How often is for the environment to say: `SWAPS=500 SESSIONS=20`.
@Suite struct KioskFaultTests {
    private static func count(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    /// Publishes the library with a word of its own in the titles of two topics. Figures would need a source.
    private func publish(_ word: String, in library: FixtureLibrary) throws {
        for (path, text) in FixtureLibrary.files where path.hasSuffix("-tea.md") {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("menu-title:") }.map { line in
                line.hasPrefix("title: ") ? "\(line)\nmenu-title: Tea \(word)" : String(line)
            }
            try library.write(path, lines.joined(separator: "\n"))
        }
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
    }

    /// The words of editions that stand on a screen.
    private func words(on screen: Emulator) -> Set<Substring> {
        Set(screen.text.split { !$0.isLetter }.filter { $0.hasPrefix("zq") })
    }

    /// The words of editions in the menu, once its topics have come: nobody has read what the kiosk wrote since it was begun.
    private func menu(of kiosk: KioskRun) throws -> Set<Substring> {
        try kiosk.pty.expect("the topics of the menu") { !words(on: $0).isEmpty }
        return words(on: kiosk.pty.emulator)
    }

    @Test func `content replaced under a running kiosk is read by the next visitor, and never beside the old`() throws {
        // Twenty visitors who are served one after the other, on a busy machine, wait for more than a minute.
        let library = try KioskRun.published(idleSeconds: 600)
        try publish("zqa", in: library)
        let kiosks = try (0..<Self.count("SESSIONS", 2)).map { _ in try KioskRun(in: library) }
        let guardians = kiosks.map(\.guardian)
        var word = "zqa"
        for swap in 1...Self.count("SWAPS", 3) {
            for kiosk in kiosks { try kiosk.begin() }
            word = "zq" + String(swap, radix: 16).map { String(UnicodeScalar(UInt8(ascii: "g") + UInt8($0.hexDigitValue ?? 0))) }.joined()
            try publish(word, in: library)
            for kiosk in kiosks {
                let menu = try menu(of: kiosk)
                #expect(menu.count == 1, "\(kiosk.pty.emulator.text)")
                try kiosk.pty.type("\u{1B}OB\r")
                try kiosk.pty.expect("a topic") { !$0.text.contains("Choose a topic") }
                #expect(words(on: kiosk.pty.emulator).isSubset(of: menu))
                try kiosk.end()
                try kiosk.pty.expect("the inspection to be over") { _ in kiosk.guardian.children.count == 1 }
            }
        }
        for kiosk in kiosks {
            try kiosk.begin()
            try kiosk.end()
            try kiosk.begin()
            #expect(try menu(of: kiosk) == [Substring(word)])
        }
        #expect(kiosks.map(\.guardian) == guardians)
    }

    @Test func `content taken away under a running kiosk leaves the page, asks for staff, and all is well when it is back`() throws {
        let kiosk = try KioskRun(hasClock: true)
        let guardian = kiosk.guardian
        for stop in EscapeTests.stops where stop.name == "topic" { try EscapeTests.go(to: stop, in: kiosk) }
        let away = kiosk.library.folder + "/away"
        try FileManager.default.moveItem(atPath: kiosk.library.shelf, toPath: away)
        try kiosk.pty.type("\u{1B}[6~\u{1B}[5~")
        try kiosk.pty.expect("Green tea holds about")
        try kiosk.pty.type(KioskRun.finish)
        while !kiosk.pty.emulator.text.contains("Please ask a member of staff"), kiosk.clock?.seconds ?? 60 < 60 {
            try kiosk.clock?.advance(0.25, seenBy: [guardian.number], on: kiosk.pty)
        }
        try kiosk.pty.expect("Please ask a member of staff")
        try FileManager.default.moveItem(atPath: away, toPath: kiosk.library.shelf)
        while guardian.children.allSatisfy({ !$0.isShutIn }), kiosk.clock?.seconds ?? 120 < 120 {
            try kiosk.clock?.advance(0.25, seenBy: [guardian.number], on: kiosk.pty)
        }
        try kiosk.begin()
        #expect(kiosk.guardian == guardian)
    }

    @Test(arguments: [false, true])
    func `a machine that was suspended for eight hours goes on at a fresh desk, whether a key wakes it or not`(hasKey: Bool) throws {
        let kiosk = try KioskRun(hasClock: true)
        let guardian = kiosk.guardian
        try kiosk.begin()
        try kiosk.pty.type("zq-canary-7431")
        try kiosk.pty.expect("zq-canary-7431")
        let reader = try kiosk.reader()
        try #require(kiosk.clock).suspend(for: 8 * 3600)
        // Less than a visitor is left in peace for, and more than a reader sleeps for.
        if hasKey { try kiosk.pty.type("\u{1B}OB") } else { try kiosk.wait(30) { _ in reader.isGone } }
        try kiosk.pty.expect("another reader's picture") { reader.isGone && $0.text.contains(KioskRun.home) }
        #expect(!kiosk.pty.emulator.text.contains("zq-canary"))
        #expect(kiosk.guardian == guardian)
        try kiosk.expectNoFault()
    }

    @Test(arguments: [-30.0, 30]) func `content is refused by no clock, be it thirty years older or newer`(years: Double) throws {
        let kiosk = try KioskRun(hasClock: true)
        try #require(kiosk.clock).jump(by: years * 31_557_600)
        // Another reader opens the edition, by this clock.
        try kiosk.begin()
        try kiosk.end()
        for stop in EscapeTests.stops where stop.name == "topic" { try EscapeTests.go(to: stop, in: kiosk) }
        try kiosk.expectNoFault()
        let day = years < 0 ? "1996-11-21" : "2056-11-21"
        for command in [["list"], ["show", "asthma"], ["search", "wheeze"], ["check"]] {
            let run = try CarrelRun(["--shelf", kiosk.library.shelf, "--today", day] + command, in: kiosk.library)
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
    }

    @Test func `a clock that jumps by thirty years ends no visit, and the visit still ends in its time`() throws {
        let kiosk = try KioskRun(hasClock: true)
        let clock = try #require(kiosk.clock)
        try kiosk.begin()
        let reader = try kiosk.reader()
        for years in [30.0, -60, 30] {
            clock.jump(by: years * 31_557_600)
            try kiosk.wait(4)
            try kiosk.pty.type("\u{1B}[6~\u{1B}[5~")
            try kiosk.wait(0.5)
            #expect(!kiosk.pty.emulator.text.contains("Are you still there?"))
            #expect(try kiosk.reader() == reader)
        }
        let started = clock.seconds
        try kiosk.wait(400) { _ in reader.isGone }
        #expect((80...300).contains(clock.seconds - started))
        try kiosk.expectSame {}
    }
}
