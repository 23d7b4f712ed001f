import Reader
import Surface
import Testing

/// The kiosk's watch on whether somebody is there, by a clock of the test's own.
@Suite struct VigilTests {
    static let second = 1000

    @Test func `a visitor who presses nothing is asked after the time allowed and gone thirty seconds later`() {
        var vigil = Vigil(idleSeconds: 180, now: 0)
        vigil.note(words: 40, at: .reading)
        #expect(vigil.due(at: 179 * Self.second, .reading) == nil)
        #expect(vigil.due(at: 180 * Self.second, .reading) == .warn(secondsLeft: 30))
        #expect(vigil.due(at: 200 * Self.second, .warning(secondsLeft: 30)) == .warn(secondsLeft: 10))
        #expect(vigil.due(at: 210 * Self.second, .warning(secondsLeft: 10)) == .warn(secondsLeft: 0))
    }

    @Test func `nobody is asked before the words on the screen can be read at sixty a minute`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        vigil.note(words: 400, at: .reading)
        #expect(vigil.due(at: 399 * Self.second, .reading) == nil)
        #expect(vigil.due(at: 400 * Self.second, .reading) == .warn(secondsLeft: 30))
        // The question itself has few words; it must not end the visit at once.
        vigil.note(words: 10, at: .warning(secondsLeft: 30))
        #expect(vigil.due(at: 401 * Self.second, .warning(secondsLeft: 30)) == .warn(secondsLeft: 29))
    }

    @Test func `any key stays, as often as wanted`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        var now = 0
        for round in 0..<1000 {
            now += 85 * Self.second
            #expect(vigil.due(at: now, .warning(secondsLeft: 30)) == .warn(secondsLeft: 5))
            vigil.note(round.isMultiple(of: 2) ? .up : .down, at: now)
            #expect(vigil.due(at: now, .reading) == nil)
        }
    }

    @Test func `a key that comes when the visit should long have been over does not prolong it`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        vigil.note(.down, at: 8 * 3600 * Self.second)
        #expect(vigil.due(at: 8 * 3600 * Self.second, .reading) == .warn(secondsLeft: 0))
    }

    @Test func `a key held down for two minutes is nobody`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        for moment in stride(from: 0, through: 179_000, by: 33) { vigil.note(.down, at: moment) }
        #expect(vigil.due(at: 179_000, .reading) == nil)
        for moment in stride(from: 179_000, through: 215_000, by: 33) { vigil.note(.down, at: moment) }
        #expect(vigil.due(at: 215_000, .warning(secondsLeft: 1)) == .warn(secondsLeft: 0))
    }

    @Test func `one key pressed slowly again and again is somebody`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        for moment in stride(from: 0, through: 3_600_000, by: 1500) { vigil.note(.down, at: moment) }
        #expect(vigil.due(at: 3_600_000, .reading) == nil)
    }

    @Test func `another key after one held down is somebody`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        for moment in stride(from: 0, through: 200_000, by: 33) { vigil.note(.down, at: moment) }
        vigil.note(.up, at: 200_033)
        #expect(vigil.due(at: 200_040, .reading) == nil)
    }

    @Test func `a picture stays ten seconds, and after six of them a reader nobody came to is relieved`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        var dues: [Vigil.Due] = []
        for moment in stride(from: 0, through: 60_000, by: 500) {
            if let due = vigil.due(at: moment, .attract) {
                dues.append(due)
                #expect(moment.isMultiple(of: Vigil.picture))
            }
        }
        #expect(dues == [.turn, .turn, .turn, .turn, .turn, .relief])
    }

    @Test func `time spent waiting for a visitor is not held against them`() {
        var vigil = Vigil(idleSeconds: 60, now: 0)
        _ = vigil.due(at: 50_000, .attract)
        vigil.note(.enter, at: 50_000)
        #expect(vigil.due(at: 109_000, .reading) == nil)
        #expect(vigil.due(at: 110_000, .reading) == .warn(secondsLeft: 30))
    }

    @Test func `the screen is painted whole again after a minute, whatever happens, and once`() {
        var vigil = Vigil(idleSeconds: 180, now: 0)
        #expect(vigil.wantsPaint(at: 59_999) == false)
        vigil.note(.up, at: 59_999)
        #expect(vigil.wantsPaint(at: 60_000) == true)
        #expect(vigil.wantsPaint(at: 60_001) == false)
        #expect(vigil.wantsPaint(at: 120_000) == true)
    }
}
