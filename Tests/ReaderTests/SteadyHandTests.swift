import DeskKit
import Surface
import Testing

@testable import Reader

@Suite struct SteadyHandTests {
    /// Presses a key at a kiosk's desk if the hand takes it; answers whether it did.
    private func press(_ key: Key, _ hand: inout SteadyHand, _ desk: inout Desk, at now: Int) -> Bool {
        guard hand.takes(key, at: now) else { return false }
        desk.press(key)
        hand.note(desk.state, at: now)
        return true
    }

    private func begin() -> (SteadyHand, Desk) {
        var (hand, desk) = (SteadyHand(), Desk(policy: .kiosk, visit: Visit()))
        hand.note(desk.state, at: 0)
        #expect(press(.enter, &hand, &desk, at: 0))
        return (hand, desk)
    }

    @Test func `a key that opened something opens nothing more for a fifth of a second`() {
        var (hand, desk) = begin()
        #expect(!press(.enter, &hand, &desk, at: 30) && !press(.enter, &hand, &desk, at: 199))
        #expect(press(.enter, &hand, &desk, at: 200) && press(.enter, &hand, &desk, at: 500))
        let there = cell(3, 9)
        #expect(press(.click(there, from: there), &hand, &desk, at: 1000))
        #expect(desk.state.page != nil)
        #expect(!press(.click(there, from: cell(3, 3)), &hand, &desk, at: 1030))
        #expect(press(.click(there, from: there), &hand, &desk, at: 1200))
    }

    @Test func `other keys between, and keys that move, go back or are text, are taken at once`() {
        var (hand, desk) = begin()
        for key in [Key.down, .enter, .down, .down, .down, .pageDown, .pageDown, .backspace, .backspace, .character("e"), .character("e")] {
            #expect(press(key, &hand, &desk, at: 1), "\(key)")
        }
        #expect(press(.enter, &hand, &desk, at: 2))
    }

    @Test func `what leads nowhere else may be pressed as often as wanted, and so may what asks whether somebody is there`() {
        var (hand, desk) = begin()
        #expect(press(.enter, &hand, &desk, at: 1000))
        hand.note(desk.state, at: 1000)
        for seconds in [30, 29, 28] {
            desk.tell(.idle(secondsLeft: seconds))
            hand.note(desk.state, at: 60_000 - seconds * 1000)
        }
        #expect(press(.enter, &hand, &desk, at: 32_010))
        #expect(desk.state.visit?.stage == .reading)
    }

    private func cell(_ row: Int, _ column: Int) -> Position { Position(row: row, column: column) }
}
