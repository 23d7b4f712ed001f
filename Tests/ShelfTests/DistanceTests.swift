import DiceKit
import Testing

@testable import Shelf

@Suite struct DistanceTests {
    @Test func `a word costs the same however much it might`() {
        var dice = Dice(seed: 19_701_121)
        func word() -> [UInt8] { (0..<Int.random(in: 1...9, using: &dice)).compactMap { _ in "aechksst".utf8.randomElement(using: &dice) } }
        var list = WordList()
        for word in Set((0..<600).map { _ in word() }).sorted(by: { $0.lexicographicallyPrecedes($1) }) { list.append(word) }
        func costs(_ distance: Distance, _ limit: Double) -> [Int: Double] {
            var costs: [Int: Double] = [:]
            distance.walk(list, limit: limit) { costs[$0] = $1 }
            return costs
        }
        var near = 0
        for _ in 0..<60 {
            let distance = Distance(word())
            let all = costs(distance, 100)
            for limit in [0, 0.35, 0.5, 0.75, 1.1, 1.5, 2.1, 2.5] {
                let found = costs(distance, limit)
                #expect(found == all.filter { $0.value <= limit })
                near += found.count
            }
        }
        #expect(near > 1_000)
    }
}
