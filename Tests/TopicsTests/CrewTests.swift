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
}
