import Testing

@testable import Topics

struct NearestTests {
    private let ids = ["what-is-ketamine", "fda-approval", "side-effects", "k-hole", "cost", "ptsd"]

    @Test func `a misspelt name finds the right one`() {
        #expect(Nearest.name(to: "sideefects", among: ids) == "side-effects")
        #expect(Nearest.name(to: "fda-aproval", among: ids) == "fda-approval")
        #expect(Nearest.name(to: "Cots", among: ids) == "cost")
    }

    @Test func `two swapped letters are one change`() {
        #expect(Nearest.changes(from: Array("ptds".unicodeScalars), to: Array("ptsd".unicodeScalars), atMost: 1) == 1)
        #expect(Nearest.changes(from: Array("abc".unicodeScalars), to: Array("cab".unicodeScalars), atMost: 1) == nil)
        #expect(Nearest.changes(from: Array("abc".unicodeScalars), to: Array("cab".unicodeScalars), atMost: 2) == 2)
    }

    @Test func `the band gives the same count as the whole table`() {
        let words = ["", "a", "ab", "ba", "abcd", "acbd", "kitten", "sitting", "depression", "depresion", "derpession"].map {
            Array($0.unicodeScalars)
        }
        for one in words {
            for other in words {
                let whole = Nearest.changes(from: one, to: other, atMost: 20)
                #expect(whole == Nearest.changes(from: other, to: one, atMost: 20))
                for limit in 0...6 { #expect(Nearest.changes(from: one, to: other, atMost: limit) == (whole ?? 99 <= limit ? whole : nil)) }
            }
        }
    }

    @Test func `nothing near is nothing`() {
        #expect(Nearest.name(to: "zzzzzzzz", among: ids) == nil)
        #expect(Nearest.name(to: "", among: ids) == nil)
        #expect(Nearest.name(to: "cost", among: []) == nil)
    }

    @Test func `a part of a name is near, after names that are nearer`() {
        #expect(Nearest.name(to: "ketamine", among: ids) == "what-is-ketamine")
        #expect(Nearest.names(to: "cost", among: ["cost-of-care", "costs", "coast"], limit: 3) == ["costs", "coast", "cost-of-care"])
    }

    @Test func `accents and case do not count`() {
        #expect(Nearest.name(to: "DEPRESION", among: ["depresión"]) == "depresión")
    }
}
