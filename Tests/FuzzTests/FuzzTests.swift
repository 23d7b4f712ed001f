import FuzzKit
import Testing

/// Every promise holds for every input that once broke one and for inputs to begin with.
@Suite struct FuzzTests {
    @Test(arguments: FuzzTarget.allCases) func `what once broke a promise breaks none`(target: FuzzTarget) throws {
        let judge = try target.judge()
        for (name, bytes) in try target.regressionInputs() { #expect(judge(bytes) == nil, "\(name)") }
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
