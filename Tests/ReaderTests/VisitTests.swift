import DeskKit
import Surface
import Testing

@testable import Reader

/// A kiosk's visit, from the picture that waits to its end.
@Suite struct VisitTests {
    static let door: [Key] = [.function(9), .function(8), .function(9)]
    static let facts = StaffFacts(version: "1", edition: "e", lastError: nil)

    func desk(hasStaff: Bool = true) -> Desk { Desk(policy: .kiosk, visit: Visit(hasStaff: hasStaff)) }

    func reading() -> Desk {
        var desk = desk()
        desk.press(.enter)
        return desk
    }

    @Test(arguments: [
        Key.enter, .character("x"), .down, .function(10), .escape, .control("c"),
        .click(Position(row: 1, column: 1), from: Position(row: 1, column: 1)),
    ])
    func `any key begins the visit and does nothing else`(key: Key) {
        var desk = desk()
        #expect(desk.state.visit?.shown != nil)
        desk.press(key)
        #expect(desk.state.visit?.stage == .reading)
        #expect(desk.state.place.layers.isEmpty)
        #expect(desk.state.place.menu.openSection != nil)
        #expect(desk.orders.isEmpty)
    }

    @Test func `every picture shows another topic, and after a while every topic has been shown`() {
        var desk = desk()
        var shown: Set<String> = []
        for _ in 1...60 {
            let before = desk.state.visit?.shown?.id
            shown.insert(before ?? "")
            desk.tell(.pictureTurned)
            if DeskKit.Asthma.headings.count > 1 { #expect(desk.state.visit?.shown?.id != before) }
        }
        #expect(shown == Set(Asthma.headings.map(\.id)))
    }

    @Test func `letters begin a search wherever they are no text`() {
        var desk = reading()
        desk.type("quit")
        guard case .search(let search) = desk.state.place.layers.last else { Issue.record("no search"); return }
        #expect(search.field.text == "quit")
        #expect(desk.orders.isEmpty)
    }

    @Test func `a visitor changes the language wherever they are, in two presses at most`() {
        let places: [[Key]] = [[], [.down, .enter], [.function(1)], [.end, .enter], [.character("i")], [.down, .enter, .tab, .enter]]
        for keys in places {
            var desk = Desk(policy: .kiosk, front: Asthma.bilingualFront, visit: Visit())
            desk.press([.enter] + keys)
            if !desk.state.place.layers.isEmpty { desk.press(.escape) }
            desk.press(.function(3))
            #expect(desk.state.front.language == "es", "\(keys)")
        }
    }

    @Test func `the warning goes with any key, and the key does nothing else`() {
        var desk = reading()
        let before = desk.state.place
        desk.tell(.idle(secondsLeft: 20))
        #expect(desk.state.visit?.stage == .warning(secondsLeft: 20))
        desk.press(.enter)
        #expect(desk.state.visit?.stage == .reading)
        #expect(desk.state.place == before)
    }

    @Test func `when the time is over the visit ends, whatever lies open`() {
        var desk = reading()
        desk.type("asthma")
        desk.tell(.idle(secondsLeft: 1))
        desk.tell(.idle(secondsLeft: 0))
        #expect(desk.orders == [.quit])
    }

    @Test func `nobody is asked to stay while the picture waits`() {
        var desk = desk()
        desk.tell(.idle(secondsLeft: 0))
        #expect(desk.state.visit?.stage == .attract)
        #expect(desk.orders.isEmpty)
    }

    @Test func `three keys in a row open the staff's door, and nothing between them does`() {
        var desk = reading()
        desk.press(.function(9), .function(8), .down, .function(9), .function(8))
        #expect(desk.state.visit?.stage == .reading)
        desk.press(.function(9))
        #expect(desk.state.visit?.stage == .passcode(PasscodeField()))
    }

    @Test func `without a passcode there is no door`() {
        var desk = desk(hasStaff: false)
        desk.press(.enter)
        desk.press(Self.door)
        #expect(desk.state.visit?.stage == .reading)
    }

    @Test func `a passcode is asked about once and kept nowhere`() {
        var desk = reading()
        desk.press(Self.door)
        desk.type("sesame")
        desk.press(.enter)
        #expect(desk.orders == [.tryPasscode("sesame")])
        #expect(desk.state.visit?.stage == .passcode(PasscodeField()))
        desk.tell(.passcode(.wrong))
        #expect(desk.state.visit?.stage == .passcode(PasscodeField(refusal: .wrong)))
        desk.tell(.passcode(.tooSoon(4)))
        #expect(desk.state.visit?.stage == .passcode(PasscodeField(refusal: .tooSoon(4))))
    }

    @Test func `behind the door the staff go back, take the newest edition or close the kiosk`() {
        for (steps, order) in [(0, Effect?.none), (1, .takeEdition), (2, .leave), (9, .leave)] {
            var desk = reading()
            desk.press(Self.door)
            desk.tell(.passcode(.right(Self.facts)))
            for _ in 0..<steps { desk.press(.down) }
            desk.press(.enter)
            #expect(desk.orders == (order.map { [$0] } ?? []))
            if order == nil { #expect(desk.state.visit?.stage == .reading) }
        }
    }

    @Test func `an answer about a passcode that nobody waits for opens nothing`() {
        var desk = reading()
        desk.tell(.passcode(.right(Self.facts)))
        #expect(desk.state.visit?.stage == .reading)
    }

    @Test(arguments: [Key.escape, .backspace])
    func `the door closes and the place is as it was`(key: Key) {
        var desk = reading()
        let before = desk.state.place
        desk.press(Self.door + [key])
        #expect(desk.state.visit?.stage == .reading)
        #expect(desk.state.place == before)
    }

    /// Ten thousand keys of a visitor who presses everything: nothing but what the policy allows is ever asked of the outside.
    @Test(arguments: 1...5)
    func `whatever is pressed, a visitor never quits, stops or leaves`(seed: Int) {
        let keys: [Key] =
            (0x20...0x7E).compactMap { UnicodeScalar($0).map { .character(Character($0)) } } + (1...12).map { .function($0) }
            + "abcdefghijklmnopqrstuvwxyz".map { .control($0) }
            + [.enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown]
        var random = UInt64(seed)
        var desk = desk()
        for _ in 1...10_000 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            desk.press(keys[Int(random >> 33) % keys.count])
        }
        for order in desk.orders {
            switch order {
            case .redraw, .quit, .tryPasscode, .wear: break
            default: Issue.record("\(order)")
            }
        }
    }

    @Test func `after the end of a visit a new desk is the desk of the first visitor, field by field`() {
        let first = reading()
        var second = reading()
        second.type("asthma")
        second.press(.enter, .backspace, .escape)
        let third = reading()
        #expect(first.state == third.state)
        #expect(second.state != third.state)
    }

    @Test(arguments: [Policy.personal, .kiosk])
    func `however far somebody went, Back leads home in the end, the last steps one by one`(policy: Policy) {
        var desk = Desk(policy: policy, visit: policy == .kiosk ? Visit() : nil)
        if policy == .kiosk { desk.press(.enter) }
        desk.press(.down)
        var way = [desk.state.place]
        desk.press(.enter)
        for step in 0..<2 * policy.mostRemembered {
            way.append(desk.state.place)
            desk.press(step % 2 == 0 ? .escape : .enter)
        }
        #expect(desk.state.backward.count == policy.mostRemembered)
        for place in way.suffix(policy.mostRemembered - 1).reversed() + way.prefix(1) {
            desk.press(.backspace)
            #expect(desk.state.place == place)
        }
        #expect(desk.state.backward.isEmpty)
    }
}
