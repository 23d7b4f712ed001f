import ContentFiles
import Foundation
import Layout
import Testing
import Topics

/// The library that Carrel ships with, read as its authors left it.
private let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Content").path

/// The day the library was last gone through as a whole: reviews are judged as of then, so that the test does not change overnight.
private let day = Day("2026-11-22")

/// Read once for all tests.
private let reading = Result { try ContentFiles.read(content) }

private func library() throws -> Library { try reading.get().library }

@Test func `the library has no problems`() throws {
    let today = try #require(day)
    let reading = try reading.get()
    let problems = reading.problems + reading.library.problems(today: today, leftOut: reading.leftOut)
    for problem in problems.prefix(20) {
        Issue.record("\(problem.file):\(problem.place.line):\(problem.place.column): \(problem.kind)")
    }
    #expect(problems.isEmpty)
}

@Test func `the eight sections stand in the order and with the titles of the menu`() throws {
    let library = try library()
    #expect(library.sections.map(\.id) == ["basics", "effects", "risks", "treatments", "visit", "cost", "help", "evidence"])
    #expect(
        library.sections.compactMap { $0.title["en"] } == [
            "The basics", "Effects", "Risks", "Treatments", "Your visit", "Cost", "Get help", "Evidence",
        ])
    for section in library.sections { #expect(!section.topics.isEmpty, "\(section.id)") }
}

@Test func `every citation leads to a finding`() throws {
    let library = try library()
    let findings = Set(library.sources.flatMap { source in source.findings.map { FindingKey(source: source.id, finding: $0.id) } })
    for topic in library.topics {
        let page = library.page(of: topic)
        #expect(!page.citations.isEmpty, "\(topic.id)")
        for cited in page.citations { #expect(findings.contains(cited.key), "\(topic.id): \(cited.key)") }
    }
}

@Test func `every topic stands in the menu once, and can be reached from another`() throws {
    let library = try library()
    let english = library.topics.filter { $0.language == "en" }
    let listed = library.sections.flatMap(\.topics)
    #expect(listed.count == Set(listed).count)
    #expect(Set(listed) == Set(english.map(\.id)))
}

@Test func `the five documents are there, read whole, each with findings`() throws {
    let library = try library()
    let seeds = library.sources.filter { $0.id.hasPrefix("seed-") }
    #expect(seeds.count == 5)
    for seed in seeds {
        #expect(seed.read == .whole, "\(seed.id)")
        #expect(!seed.findings.isEmpty, "\(seed.id)")
        #expect([.newsReport, .webPage, .advertisement].contains(seed.kind), "\(seed.id)")
        for finding in seed.findings where finding.verdict != .supported { #expect(finding.why != nil, "\(seed.id) \(finding.id)") }
    }
}

@Test func `all 359 claims of the five documents are findings, and their 31 contradictions too`() throws {
    let findings = try library().sources.filter { $0.id.hasPrefix("seed-") }.flatMap(\.findings)
    #expect(findings.count == 359)
    #expect(Set(findings.map(\.id)).count == 359)
    #expect(findings.flatMap(\.contradicts).count == 31)
}

@Test func `the library rests on ninety outside sources and three hundred of their findings, and none is called read whole`() throws {
    let outside = try library().sources.filter { !$0.id.hasPrefix("seed-") }
    #expect(outside.count >= 90)
    #expect(outside.flatMap(\.findings).count >= 300)
    #expect(outside.allSatisfy { $0.read != .whole })
}

@Test func `fifty-six topics, eighty words explained and a hundred and fifty lay words lead the way`() throws {
    let library = try library()
    #expect(library.topics.count { $0.language == "en" } == 56)
    #expect(library.glossary["en"]?.count ?? 0 >= 80)
    #expect(library.synonyms["en"]?.count ?? 0 >= 150)
}

@Test func `a page about a danger has an emergency box`() throws {
    let library = try library()
    let dangers = [
        "overdose-and-emergencies", "get-help-now", "suicidal-thoughts", "k-hole", "drug-interactions", "street-ketamine",
        "blood-pressure-and-heart", "side-effects", "bladder-problems", "mental-health-risks", "bipolar", "schizophrenia", "withdrawal",
        "at-home-ketamine",
    ]
    for topic in library.topics where dangers.contains(topic.id) {
        #expect(topic.blocks.contains { if case .callout(.emergency, _) = $0 { true } else { false } }, "\(topic.language) \(topic.id)")
    }
    let spanish = Set(library.topics.filter { $0.language == "es" }.map(\.id))
    #expect(spanish.isSuperset(of: ["overdose-and-emergencies", "get-help-now"]))
}

@Test func `the two trials of ketamine and ECT are never shown one without the other`() throws {
    let library = try library()
    for topic in library.topics {
        let cited = Set(library.page(of: topic).citations.map(\.key.source))
        #expect(!cited.contains("anand2023") || cited.contains("ketect2022"), "\(topic.id)")
    }
}

@Test func `help is one line away: 988 and Poison Help are among the crisis lines, each with a source`() throws {
    let library = try library()
    #expect(library.crisis.first?.call == "988")
    #expect(library.crisis.contains { $0.call == "1-800-222-1222" })
    #expect(library.crisis.allSatisfy { $0.source != nil })
}

@Test func `every meaning of a word is whole in the four lines of its box in a window of 40 columns`() throws {
    let library = try library()
    for entry in library.glossary.values.joined() {
        let lines = Spread.wrapped(entry.term + ": " + entry.meaning, width: 34)
        #expect(lines.count <= 4, "\(entry.term)")
    }
}

@Test func `half of the topics read at grade 6 and a half or below`() throws {
    let today = try #require(day)
    let level = try #require(try library().judged(today: today).medianReadingLevel)
    #expect(level.grade <= Readability.medianLimit)
}
