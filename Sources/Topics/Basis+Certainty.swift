extension Basis {
    /// Whether a finding that rests on this must say how certain it is. What no study grades, such as a law, a price or a claim in
    /// an advertisement, may go without.
    public var needsCertainty: Bool {
        switch self {
        case .guideline, .review, .trial, .cohort, .caseReport, .animalStudy: true
        case .label, .regulator, .law, .policy, .expertOpinion, .anecdote, .marketing, .unsourced: false
        }
    }
}
