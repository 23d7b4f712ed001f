import Testing

@testable import Topics

/// By GNU `style`'s rule; ``StyleTests`` compares whole passages.
struct SyllablesTests {
    @Test(arguments: [
        ("nurse", 1), ("doctor", 2), ("patient", 2), ("ketamine", 3), ("depression", 3), ("Esketamine", 4), ("body", 1), ("helped", 1),
        ("needed", 1),
        ("go", 1), ("treatment-resistant", 5), ("“long-term”", 2), ("didn’t", 1), ("don't", 1), ("naïve", 1), ("COVID-19", 3), ("31%", 1),
        ("1,000", 1),
        ("4/5", 1), ("x", 1), ("β", 1), ("FDA", 1),
    ])
    func `a vowel before another letter is a syllable, and a word has one at least`(word: String, count: Int) {
        #expect(Syllables.number(in: Array(word.utf8)[...]) == count)
    }

    @Test(arguments: ["", "–", "…", "%", "'", "-", "“”"])
    func `marks alone are no word`(marks: String) {
        #expect(Syllables.number(in: Array(marks.utf8)[...]) == nil)
    }
}
