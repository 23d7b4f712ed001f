import DiceKit
import Foundation
import Surface
import TerminalKit
import Testing

/// The guard of a kiosk is sent each of eighteen signals, at moments of its life that are drawn by lot: 20 a signal, or as many as the environment
/// says: `MOMENTS=50`.
@Suite struct GuardSignalTests {
    @Test func `a guard that gets any of eighteen signals at any moment gives the terminal back`() throws {
        let library = try KioskRun.published()
        var dice = Dice(seed: 181)
        for signal in RestoredTests.signals {
            for moment in 1...RestoredTests.moments {
                let kiosk = try KioskRun(in: library, under: RestoredTests.shell, isAwaited: false)
                // One in four moments is while the kiosk opens.
                if moment % 4 != 0 {
                    try kiosk.pty.expect(KioskRun.home)
                    for _ in 0..<Int.random(in: 0...3, using: &dice) {
                        try kiosk.pty.type(RestoredTests.keys.randomElement(using: &dice) ?? "")
                    }
                    kiosk.pty.run(for: .microseconds(Int.random(in: 0...5000, using: &dice)))
                } else {
                    try kiosk.pty.expect("the guard") { _ in kiosk.guardian.text("comm") == "carrel\n" }
                    kiosk.pty.run(for: .microseconds(Int.random(in: 0...60_000, using: &dice)))
                }
                let guardian = kiosk.guardian
                kill(guardian.number, signal.number)
                if !signal.ends {
                    kill(guardian.number, SIGCONT)
                    try kiosk.end()
                    kill(guardian.number, SIGTERM)
                }
                let status = 128 + (signal.ends ? signal.number : SIGTERM)
                try kiosk.pty.expect("ended \(status) for \(signal.name), moment \(moment)") { screen in
                    String(decoding: screen.received, as: UTF8.self).contains("ended \(status)")
                }
                try kiosk.pty.expect("nobody to be left") { _ in kiosk.isOver }
                try kiosk.pty.expect("what was sent last") { _ in true }
                #expect(kiosk.pty.unrestored(since: kiosk.modesBefore) == [], "\(signal.name), moment \(moment)")
            }
        }
    }
}
