import ContentFiles
import Foundation
import Layout
import Testing
import Topics

/// The library that Carrel ships with, read as its authors left it.
private let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Content").path

/// The day the library was last gone through as a whole: reviews are judged as of then, so that the test does not change overnight.
private let day = Day("2026-11-21")

private func library() throws -> (Library, [Problem]) {
    let reading = try ContentFiles.read(content)
    let today = try #require(day)
    return (reading.library, reading.problems + reading.library.problems(today: today, leftOut: reading.leftOut))
}

@Test func `the library has no problems`() throws {
    let (_, problems) = try library()
    for problem in problems.prefix(20) {
        Issue.record("\(problem.file):\(problem.place.line):\(problem.place.column): \(problem.kind)")
    }
    #expect(problems.isEmpty)
}

@Test func `the eight sections stand in the order and with the titles of the menu`() throws {
    let (library, _) = try library()
    #expect(library.sections.map(\.id) == ["basics", "effects", "risks", "treatments", "visit", "cost", "help", "evidence"])
    #expect(
        library.sections.compactMap { $0.title["en"] } == [
            "The basics", "Effects", "Risks", "Treatments", "Your visit", "Cost", "Get help", "Evidence",
        ])
    for section in library.sections { #expect(!section.topics.isEmpty, "\(section.id)") }
}

@Test func `every citation leads to a finding`() throws {
    let (library, _) = try library()
    let findings = Set(library.sources.flatMap { source in source.findings.map { FindingKey(source: source.id, finding: $0.id) } })
    for topic in library.topics {
        let page = library.page(of: topic)
        #expect(!page.citations.isEmpty, "\(topic.id)")
        for cited in page.citations { #expect(findings.contains(cited.key), "\(topic.id): \(cited.key)") }
    }
}

@Test func `every topic stands in the menu once, and can be reached from another`() throws {
    let (library, _) = try library()
    let english = library.topics.filter { $0.language == "en" }
    let listed = library.sections.flatMap(\.topics)
    #expect(listed.count == Set(listed).count)
    #expect(Set(listed) == Set(english.map(\.id)))
}

@Test func `the five documents are there, read whole, each with findings`() throws {
    let (library, _) = try library()
    let seeds = library.sources.filter { $0.id.hasPrefix("seed-") }
    #expect(seeds.count == 5)
    for seed in seeds {
        #expect(seed.read == .whole, "\(seed.id)")
        #expect(!seed.findings.isEmpty, "\(seed.id)")
        #expect([.newsReport, .webPage, .advertisement].contains(seed.kind), "\(seed.id)")
        for finding in seed.findings where finding.verdict != .supported { #expect(finding.why != nil, "\(seed.id) \(finding.id)") }
    }
    #expect(library.sources.count - seeds.count >= 15)
}

@Test func `help is one line away: 988 and Poison Help are among the crisis lines, each with a source`() throws {
    let (library, _) = try library()
    #expect(library.crisis.first?.call == "988")
    #expect(library.crisis.contains { $0.call == "1-800-222-1222" })
    #expect(library.crisis.allSatisfy { $0.source != nil })
}

@Test func `every meaning of a word is whole in the four lines of its box in a window of 40 columns`() throws {
    let (library, _) = try library()
    for entry in library.glossary.values.joined() {
        let lines = Spread.wrapped(entry.term + ": " + entry.meaning, width: 34)
        #expect(lines.count <= 4, "\(entry.term)")
    }
}

@Test func `half of the topics read at grade 6 and a half or below`() throws {
    let level = try #require(try library().0.medianReadingLevel)
    #expect(level.grade <= Readability.medianLimit)
}
