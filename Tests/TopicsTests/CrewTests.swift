import Testing

@testable import Topics

@Suite struct CrewTests {
    private struct Refused: Error {}

    /// A number that takes the longer to make the lower its last digits are, so that later ones are done first.
    private static func slowly(_ number: Int) -> Int {
        var sum = 0
        for step in 0..<(97 - number % 97) * 50 { sum = (sum &* 31 &+ step) & 0xFFFF }
        return sum < 0 ? -1 : number
    }

    @Test(arguments: [0, 1, 2, 63, 64, 65, 3_000]) func `what many hands make comes in the order it was asked for`(count: Int) {
        #expect(Crew.map(count) { Self.slowly($0) } == Array(0..<count))
        var taken: [Int] = []
        Crew.stream(count) {
            { Self.slowly($0) }
        } take: {
            taken.append($0)
        }
        #expect(taken == Array(0..<count))
    }

    @Test func `who takes what is made may stop it`() {
        var taken = 0
        #expect(throws: Refused.self) {
            try Crew.stream(100_000) {
                { Self.slowly($0) }
            } take: { number in
                taken += 1
                if number == 500 { throw Refused() }
            }
        }
        #expect(taken == 501)
    }

    @Test(arguments: [0, 1, 2, 40]) func `work of many steps is done by all, and its steps are counted here`(count: Int) throws {
        var told: [Int] = []
        let answers = try Crew.advance(count) {
            { piece, step in
                for _ in 0..<piece { try step() }
                return Self.slowly(piece)
            }
        } stepped: {
            told.append($0)
        }
        #expect(answers == Array(0..<count))
        let steps = count * (count - 1) / 2
        #expect(told == told.sorted() && told.allSatisfy { $0 <= steps } && (told.last ?? 0) == max(0, steps))
    }

    @Test func `when one piece of work fails the others are stopped at their next step`() {
        #expect(throws: Refused.self) {
            _ = try Crew.advance(20) {
                { piece, step in
                    if piece == 3 { throw Refused() }
                    // Without end, but for the one that fails.
                    while piece > 3 { try step() }
                    return piece
                }
            } stepped: { _ in
            }
        }
    }
}
