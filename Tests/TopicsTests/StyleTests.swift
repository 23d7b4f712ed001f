import Testing

@testable import Topics

/// Carrel's counters beside those of GNU `style`, on passages with figures and colons.
///
/// Words and sentences agree. Syllables do not: `style` takes every vowel with a consonant behind it for one, so `body` and `many` have
/// one, and its grades come out lower than the words deserve, by about one on average here. Carrel's syllables are those of a
/// dictionary (``SyllablesTests``), which makes `check` the stricter of the two. With the same rule for syllables the grades are the same
/// within half a grade.
struct StyleTests {
    private func score(_ passage: StylePassage) throws -> Readability {
        let day = try #require(Day(year: 2026, month: 1, day: 1))
        let topic = Topic(
            id: "t", section: "s", language: "en", title: "T", summary: "", nextStep: "", reviewed: day, reviewDue: day, body: "",
            blocks: [.paragraph(Prose([.text(passage.text)]))])
        return try #require(Readability.of(topic, terms: []))
    }

    /// The word with its figure written as the word `style` was given in its place.
    private func spelled(_ word: Substring) -> String {
        var letters = ""
        var isInFigure = false
        for character in word {
            if character.isNumber {
                if !isInFigure { letters += "ten" }
                isInFigure = true
            } else if !".,/".contains(character) {
                isInFigure = false
                letters.append(character)
            }
        }
        return letters
    }

    /// The syllables of a word as `style` counts them.
    private func syllables(_ word: Substring) -> Int {
        var letters = Array(spelled(word).filter { $0.isLetter || $0 == "'" || $0 == "-" }.lowercased())
        if letters.suffix(2) == ["e", "d"] { letters.removeLast(2) }
        let vowels = Set("aeiouy")
        let ends = zip(letters, letters.dropFirst()).count { vowels.contains($0) && !vowels.contains($1) }
        return max(1, ends)
    }

    @Test func `twenty passages have as many words and sentences as GNU style counts`() throws {
        #expect(StylePassage.all.count == 20)
        #expect(StylePassage.all.count { $0.text.contains { $0.isNumber } } >= 19)
        #expect(StylePassage.all.count { $0.text.contains(":") } >= 9)
        for passage in StylePassage.all {
            let score = try score(passage)
            #expect(score.words == passage.words, "\(passage.text.prefix(60))")
            #expect(score.sentences == passage.sentences, "\(passage.text.prefix(60))")
        }
    }

    @Test func `with its rule for syllables they get its grade within half a grade, and never a lower one by Carrel's own`() throws {
        for passage in StylePassage.all {
            let score = try score(passage)
            let syllables = passage.text.split(separator: " ").map(syllables).reduce(0, +)
            let grade =
                0.39 * Double(score.words) / Double(score.sentences) + 11.8 * Double(syllables) / Double(score.words) - 15.59
            #expect(abs(grade - passage.kincaid) <= 0.5, "\(grade) and \(passage.kincaid): \(passage.text.prefix(60))")
            #expect(score.raw >= passage.kincaid - 0.5, "\(score.raw) and \(passage.kincaid): \(passage.text.prefix(60))")
        }
    }
}
