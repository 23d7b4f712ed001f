import Foundation
import Surface
import TerminalKit
import Testing

// The kiosk as a service, and as the login shell of an account.

extension KioskTests {
    @Test func `the service manager is told when the kiosk is open, of every pass of a reader, and when it closes`() throws {
        let manager = try NotifySocket()
        let kiosk = try open(["--root", root()], environment: ["NOTIFY_SOCKET": manager.path])
        try kiosk.expect(Self.home)
        var told: [String] = []
        try kiosk.expect("a pass to be told") { _ in
            told += manager.take()
            return told.count >= 2
        }
        #expect(told.first == "READY=1")
        #expect(told.dropFirst().allSatisfy { $0 == "WATCHDOG=1" })
        try begin(kiosk)
        _ = manager.take()
        try kiosk.type("a")
        try kiosk.expect("the key to be told as a pass") { _ in manager.take().contains("WATCHDOG=1") }
        // A socket holds ten words or so: they are taken as they come.
        for (keys, words) in [(Self.door, "Staff passcode"), ("sesame7\r", "For the staff")] {
            try kiosk.type(keys)
            try kiosk.expect(words) { screen in
                _ = manager.take()
                return screen.text.contains(words)
            }
        }
        try kiosk.type("\u{1B}OB\u{1B}OB\r")
        #expect(try kiosk.expectEnd() == .status(0))
        #expect(manager.take().last == "STOPPING=1")
    }

    /// Only root may hold what keeps secrets.
    @Test(.enabled(if: geteuid() == 0))
    func `a reader that is stuck feeds no watchdog, nor does its guard, until another has taken its place`() throws {
        let manager = try NotifySocket()
        let kiosk = try open(environment: ["NOTIFY_SOCKET": manager.path])
        try begin(kiosk)
        let old = try reader(of: kiosk)
        let held = try HeldProcess(old)
        // What the reader had said before is told still.
        try kiosk.expect("the guard to wait") { _ in ProcessView(number: kiosk.process).isWaiting }
        _ = manager.take()
        var whileStuck: [String] = []
        try kiosk.expect("the reader to be ended") { _ in
            let told = manager.take()
            guard !held.isOver else { return true }
            whileStuck += told
            return false
        }
        #expect(whileStuck == [])
        try kiosk.expect(Self.home)
        try kiosk.expect("the new reader's passes") { _ in manager.take().contains("WATCHDOG=1") }
    }

    /// sshd gives a login shell `-c COMMAND`, and starts it with a hyphen before its name when there is no command.
    @Test(arguments: [
        "exec -a -carrel \"$0\"", "exec -a carrel-kiosk \"$0\" -c 'echo out'",
        "exec -a /usr/bin/carrel-kiosk \"$0\" -c /usr/lib/sftp-server",
        "exec -a -carrel-kiosk \"$0\" list", "exec -a -carrel \"$0\" --version",
    ])
    func `as a login shell it is the kiosk, whatever it is given to carry out`(start: String) throws {
        let shell = try Pty(
            ["/bin/bash", "-c", start, CarrelRun.program], size: Size(rows: 24, columns: 100),
            environment: Pty.environment.merging(["SSH_ORIGINAL_COMMAND": "echo out"]) { $1 }, directory: library.folder)
        // No shelf is named for the kiosk of this machine, or its own kiosk opens.
        try shell.expect("the kiosk") { $0.text.contains("a kiosk needs a published shelf") || $0.text.contains(Self.home) }
        #expect(!shell.emulator.text.contains("out\n"))
    }

    @Test func `nobody else may write on the kiosk's terminal, until it is closed`() throws {
        let script = "chmod 620 \"$(tty)\"; '\(CarrelRun.program)' kiosk --shelf '\(library.shelf)'; echo ended; read line"
        let kiosk = try Pty(
            ["/bin/sh", "-c", script], size: Size(rows: 24, columns: 100), environment: Pty.environment, directory: library.folder)
        let mode = { () throws -> Int in
            let terminal = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(kiosk.process)/fd/0")
            return try FileManager.default.attributesOfItem(atPath: terminal)[.posixPermissions] as? Int ?? -1
        }
        try begin(kiosk)
        #expect(try mode() == 0o600)
        kill(try #require(children(of: kiosk.process).first), SIGTERM)
        try kiosk.expect("ended")
        #expect(try mode() == 0o620)
    }

    /// Library and configuration on a root nobody can write to, in a mount namespace of the test's own.
    @Test func `content on a read-only root works, with nothing written`() throws {
        let script =
            "mount -o remount,bind,ro / && mount -o bind,ro \"$0\" \"$0\" && cd / && ! touch \"$0/x\" 2>/dev/null && exec \"$@\""
        let kiosk = try open(under: ["/usr/bin/unshare", "--mount", "--map-root-user", "/bin/sh", "-c", script, library.folder])
        try begin(kiosk)
        try kiosk.type("caffeine")
        try kiosk.expect("Is black tea stronger?")
        try kiosk.type(Self.finish)
        try kiosk.expect(Self.home)
        #expect(!FileManager.default.fileExists(atPath: library.folder + "/x"))
        #expect(!FileManager.default.fileExists(atPath: library.cache))
    }

    // MARK: Languages

    /// The library with a page in Spanish, published.
    private func publishSpanish() throws {
        try library.write(
            "library.yaml",
            """
            title: {en: "Tea and breathing", es: "El té y la respiración"}
            languages: [en, es]
            sections:
              - id: drinks
                title: {en: Drinks, es: Bebidas}
                topics: [green-tea, black-tea]
              - id: breathing
                title: {en: Breathing, es: Respirar}
                topics: [asthma]
            crisis: [{name: {en: Poison line, es: Línea de venenos}, call: "555", source: [tea-review, line]}]
            disclaimer: {en: This guide does not replace a doctor., es: Esta guía no reemplaza a su médico.}
            review: {months: 12}

            """)
        try library.write("es/interface.yaml", "ask-staff: Esta pantalla no funciona. Pida ayuda al personal.\nlanguage-name: Español\n")
        try library.write(
            "es/drinks/green-tea.md",
            """
            ---
            title: ¿Ayuda el té verde a dormir?
            summary: El té verde tiene cafeína.
            next-step: Pregunte por el té sin cafeína.
            keywords: [cafeína]
            translates: {of: en, reviewed: 2026-03-01}
            reviewed: 2026-03-01
            review-due: 2027-03-01
            ---

            El té verde tiene unos 30 mg de cafeína por taza [@tea-review, caffeine].

            """)
        try publish()
    }

    @Test func `a kiosk begins in the first language it is given and offers no other than those`() throws {
        try publishSpanish()
        let spanish = try open(["--languages", "es"])
        try spanish.expect("El té y la respiración")
        try spanish.settle()
        #expect(!spanish.emulator.text.contains("English"))
        let both = try open(["--languages", "es,en"])
        try both.expect("El té y la respiración")
        try both.expect("English")
        let french = try CarrelRun(
            ["kiosk", "--shelf", library.shelf, "--languages", "en,fr"], in: library, environment: ["TERM": "xterm"])
        #expect(french.status == 78)
        #expect(french.errors.contains("fr"))
    }

    @Test func `where no reader lives long the screen asks for staff in every language, and says whom to call`() throws {
        try publishSpanish()
        let clock = try HandClock()
        let kiosk = try open(environment: clock.environment)
        try kiosk.expect(Self.home)
        var last: pid_t = 0
        for number in 1...5 {
            last = try reader(of: kiosk, other: last)
            kill(last, SIGKILL)
            try kiosk.expect("the guard to see it") { _ in !readers(of: kiosk).contains(last) }
            while number < 5, readers(of: kiosk).isEmpty { try clock.advance(1, seenBy: [kiosk.process], on: kiosk) }
        }
        try kiosk.expect("the notice") { screen in
            ["Please ask a member of staff", "Pida ayuda al personal", "Call 555"].allSatisfy(screen.text.contains)
        }
        while readers(of: kiosk).isEmpty { try clock.advance(1, seenBy: [kiosk.process], on: kiosk) }
        try kiosk.expect(Self.home)
    }
}
