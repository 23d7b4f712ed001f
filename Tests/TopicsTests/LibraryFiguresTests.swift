import Testing

@testable import Topics

struct LibraryFiguresTests {
    private typealias Make = CheckLibrary

    private func topic(_ id: String, _ sentence: String) -> Topic {
        Make.topic(id, .text(Array(repeating: sentence, count: 30).joined(separator: " ")))
    }

    @Test func `the median is the middle topic, or the mean of the middle two`() throws {
        let topics = [
            topic("a", "The cat sat down here."), topic("b", "The medicine is here now."), topic("c", "Medication complicates it all."),
        ]
        let grades = topics.compactMap { Readability.of($0, terms: [])?.eased }.sorted()
        #expect(grades.count == 3)
        let odd = try #require(Make.library(topics).medianReadingLevel)
        #expect(odd == (grades[1], 3))
        let even = try #require(Make.library([topics[0], topics[2]]).medianReadingLevel)
        #expect(even.topics == 2)
        #expect(abs(even.grade - (grades[0] + grades[2]) / 2) < 0.001)
        #expect(Make.library([Make.topic("a")]).medianReadingLevel == nil)
    }

    @Test func `shares are added up over all topics`() {
        let library = Make.library([Make.topic("a", .text("It is [@s, f]. It is [@s, f]. It is.")), Make.topic("b", .text("It was."))])
        #expect(library.citedShare.percent == 50)
    }
}
