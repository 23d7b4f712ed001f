import DiceKit
import Foundation
import FuzzKit
import Testing

/// Every promise holds for every input that once broke one, for changed copies of each, and for inputs to begin with. The copies are 20 an
/// input, or as many as the environment says: `MUTANTS=1000`.
@Suite struct FuzzTests {
    @Test(arguments: FuzzTarget.allCases) func `what once broke a promise breaks none`(target: FuzzTarget) throws {
        let judge = try target.judge()
        for (name, bytes) in try target.regressionInputs() { #expect(judge(bytes) == nil, "\(name)") }
    }

    @Test(arguments: FuzzTarget.allCases) func `nor do its changed copies`(target: FuzzTarget) throws {
        let judge = try target.judge()
        let count = ProcessInfo.processInfo.environment["MUTANTS"].flatMap { Int($0) } ?? 20
        for (name, bytes) in try target.regressionInputs() {
            var dice = Dice(seed: UInt64(bytes.count))
            for _ in 0..<count {
                let changed = dice.changed(bytes)
                guard let fault = judge(changed) else { continue }
                Issue.record("\(name) changed to \(changed): \(fault)")
                break
            }
        }
    }

    @Test(arguments: FuzzTarget.allCases) func `inputs to begin with break none`(target: FuzzTarget) throws {
        let judge = try target.judge()
        #expect(!target.seeds.isEmpty)
        for seed in target.seeds {
            let fault = judge(seed)
            #expect(fault == nil, "\(String(decoding: seed.prefix(400), as: UTF8.self))")
        }
    }
}

extension Dice {
    /// A copy with one to three bytes changed, taken out or put in.
    fileprivate mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &self) {
            let place = Int.random(in: 0...bytes.count, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &self)
            case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 2 where place < bytes.count: bytes.remove(at: place)
            default: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
            }
        }
        return bytes
    }
}
