extension Library {
    /// The middle one of the topics' reading levels, glossary terms eased, and how many topics were scored: those in English of 100
    /// words or more. Of an even number the mean of the middle two; nil when there is none.
    public var medianReadingLevel: (grade: Double, topics: Int)? {
        var grades: [Double] = []
        for (language, topics) in Dictionary(grouping: topics, by: \.language) {
            let scorer = ReadabilityScorer(glossary[language] ?? [])
            grades += topics.compactMap { scorer.score($0)?.eased }
        }
        return Judgement.median(of: grades)
    }

    /// How much of the text of all topics is cited.
    public var citedShare: CitedShare { topics.reduce(CitedShare()) { $0 + CitedShare(of: $1, crisis: crisis) } }
}
