import Guard
import Testing

@Test func `a passcode fits its own hash and no other does`() throws {
    let hash = try #require(Passcode.hash("open sesame"))
    #expect(hash.hasPrefix("$y$"))
    #expect(Passcode.isHash(hash))
    #expect(Passcode.isRight("open sesame", for: hash))
    #expect(!Passcode.isRight("open sesamе", for: hash))
    #expect(!Passcode.isRight("", for: hash))
}

@Test func `the same passcode never has the same hash twice`() throws {
    #expect(try #require(Passcode.hash("1234")) != #require(Passcode.hash("1234")))
}

@Test(arguments: ["", "*0", "*1", "open", "$y$", "$1$abc$def"])
func `what is no yescrypt hash fits nothing`(text: String) {
    #expect(!Passcode.isHash(text))
    #expect(!Passcode.isRight("", for: text))
    #expect(!Passcode.isRight(text, for: text))
}

@Test func `every wrong passcode doubles the wait, up to a quarter of an hour, and a right one ends it`() {
    var gate = PasscodeGate()
    var waits: [Int] = []
    for _ in 0..<12 {
        gate.noteWrong(at: 1000)
        waits.append(gate.seconds(at: 1000))
    }
    #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
    #expect(gate.seconds(at: 1000 + 899_001) == 1)
    #expect(gate.seconds(at: 1000 + 900_000) == 0)
    gate.noteRight()
    #expect(gate == PasscodeGate())
}

@Test func `the fifth mishap within a minute asks for staff, and old ones are forgotten`() {
    var mishaps = Mishaps()
    for moment in [0, 10_000, 20_000, 30_000] { mishaps.note(at: moment) }
    #expect(!mishaps.areMany(at: 30_000))
    mishaps.note(at: 40_000)
    #expect(mishaps.areMany(at: 40_000))
    #expect(!mishaps.areMany(at: 60_000))
    #expect(mishaps.pause(at: 200_000) == 0)
}

@Test func `the first mishap costs no wait, the next ones twice as much each, never more than five seconds`() {
    var mishaps = Mishaps()
    var pauses: [Int] = []
    for moment in 1...8 {
        mishaps.note(at: moment)
        pauses.append(mishaps.pause(at: moment))
    }
    #expect(pauses == [0, 250, 500, 1000, 5000, 5000, 5000, 5000])
}
