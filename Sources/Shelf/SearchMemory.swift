/// How much a shelf remembers from one search to the next, so that memory stays flat.
struct SearchMemory {
    /// Frequencies of terms, and phrases looked up among the synonyms: so many of each.
    let answers: Int
    /// Bytes of the covers of hits, about.
    let covers: Int
    /// Words of a language: more than the hits of one search have.
    let words: Int

    static let usual = SearchMemory(answers: 2_048, covers: 9 << 19, words: 8_192)

    /// Where an edition is held: a kiosk has many readers on one machine.
    static let held = SearchMemory(answers: 1_024, covers: 2 << 20, words: 2_048)
}
