import Testing

@testable import Topics

struct JudgementTests {
    private typealias Make = CheckLibrary

    private func topic(_ id: String, _ sentence: String) -> Topic {
        Make.topic(id, .text(Array(repeating: sentence, count: 30).joined(separator: " ")))
    }

    private func judgement(of topics: Topic...) -> Judgement { Make.library(topics).judged(today: Make.day("2026-06-01")) }

    @Test func `the median is the middle topic, or the mean of the middle two`() throws {
        let topics = [
            topic("a", "The cat sat down here."), topic("b", "The medicine is here now."), topic("c", "Medication complicates it all."),
        ]
        let grades = topics.compactMap { Readability.of($0, terms: [])?.eased }.sorted()
        #expect(grades.count == 3)
        let odd = try #require(judgement(of: topics[0], topics[1], topics[2]).medianReadingLevel)
        #expect(odd == (grades[1], 3))
        let even = try #require(judgement(of: topics[0], topics[2]).medianReadingLevel)
        #expect(even.topics == 2)
        #expect(abs(even.grade - (grades[0] + grades[2]) / 2) < 0.001)
        #expect(judgement(of: Make.topic("a")).medianReadingLevel == nil)
    }

    @Test func `shares are added up over all topics`() {
        let found = judgement(of: Make.topic("a", .text("It is [@s, f]. It is [@s, f]. It is.")), Make.topic("b", .text("It was.")))
        #expect(found.citedShare.percent == 50)
    }
}
