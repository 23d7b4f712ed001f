import Guard
import Reader

/// What a desk needs besides to receive visitors: its guard's ear, a watch on whether somebody is there and on trembling
/// hands, and the staff's door.
struct Reception {
    let line: GuardLine
    var vigil: Vigil
    var hand = SteadyHand()
    var gate: PasscodeGate
    let passcodeHash: String?
    let facts: StaffFacts

    /// Looks whether this is the staff's passcode. Tells the guard of a wrong one, so that the next reader knows too.
    mutating func judge(_ passcode: String, at now: Int) -> PasscodeAnswer {
        let wait = gate.seconds(at: now)
        if wait > 0 { return .tooSoon(wait) }
        if let passcodeHash, Passcode.isRight(passcode, for: passcodeHash) {
            gate.noteRight()
            return .right(facts)
        }
        gate.noteWrong(at: now)
        line.say(.wrongPasscode)
        return .wrong
    }
}
