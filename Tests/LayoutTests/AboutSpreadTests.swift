import FuzzKit
import Layout
import Surface
import Testing
import Topics

@Suite struct AboutSpreadTests {
    func lines(_ page: Page, today: Day? = nil) -> [String] {
        Spread.about(page, width: 60, words: Words(), today: today).lines.map(\.text)
    }

    @Test func `sources are counted once each, by kind and by how they were read`() {
        var page = Sample.page()
        page.citations.append(page.citations[0])
        page.citations[2].key.finding = "other"
        let lines = lines(page)
        let start = lines.firstIndex(of: "Sources") ?? 0
        #expect(
            lines[start...].prefix(8) == [
                "Sources",
                "2 in all, by kind:",
                "1   Drug label, checked by a regulator",
                "1   Advertisement",
                "",
                "How we read it:",
                "1   We read all of it.",
                "1   We read only a copy or a report of it.",
            ])
        #expect(lines.contains { $0.hasPrefix("1 of the things it cites do not hold") })
    }

    @Test func `a page overdue says so, and one in time does not`() {
        let late = lines(Sample.page(), today: Day("2030-01-01"))
        #expect(late.contains { $0.hasPrefix("This page was due for review on 2027-11-21.") })
        #expect(!lines(Sample.page(), today: Day("2027-11-21")).contains { $0.hasPrefix("This page was due") })
    }

    @Test func `a long page has its school years, a short one and one in Spanish say why they have none`() {
        var page = Sample.page([.paragraph(Prose([.text(String(repeating: "The cat sat on the mat. ", count: 30))]))])
        #expect(lines(page).contains { $0.hasPrefix("School year ") })
        page.topic.language = "es"
        #expect(lines(page).contains { $0.hasPrefix("It has no reading level") })
        #expect(lines(Sample.page()).contains { $0.hasPrefix("It has no reading level") })
    }

    @Test(arguments: [1, 7, 24, 38, 60, 100])
    func `every promise of a spread holds at any width`(width: Int) {
        #expect(faults(in: .about(Sample.page(), width: width, words: Words(), today: nil)).isEmpty)
    }
}
