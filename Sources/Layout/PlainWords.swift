import Topics

// How the words of the evidence are said to a reader. The files of the library name them by short keys; the texts are messages,
// so that a translation says them too.

extension Source.Kind {
    /// What sort of document it is, as a whole phrase: `Drug label, checked by a regulator`.
    public func plain(_ words: Words) -> String {
        switch self {
        case .label: words[.kindLabel]
        case .regulator: words[.kindRegulator]
        case .guideline: words[.kindGuideline]
        case .review: words[.kindReview]
        case .trial: words[.kindTrial]
        case .cohort: words[.kindCohort]
        case .caseReport: words[.kindCaseReport]
        case .animalStudy: words[.kindAnimalStudy]
        case .referencePage: words[.kindReferencePage]
        case .newsReport: words[.kindNewsReport]
        case .advertisement: words[.kindAdvertisement]
        case .patientStory: words[.kindPatientStory]
        case .webPage: words[.kindWebPage]
        }
    }
}

extension Source.Reading {
    /// How much of the document was read, as a sentence.
    public func plain(_ words: Words) -> String {
        switch self {
        case .whole: words[.readWhole]
        case .excerpt: words[.readExcerpt]
        case .copy: words[.readCopy]
        }
    }
}

extension Basis {
    /// What a finding rests on, as it follows "Rests on": `a trial in people`.
    public func plain(_ words: Words) -> String {
        switch self {
        case .label: words[.basisLabel]
        case .regulator: words[.basisRegulator]
        case .law: words[.basisLaw]
        case .guideline: words[.basisGuideline]
        case .review: words[.basisReview]
        case .trial: words[.basisTrial]
        case .cohort: words[.basisCohort]
        case .caseReport: words[.basisCaseReport]
        case .animalStudy: words[.basisAnimalStudy]
        case .policy: words[.basisPolicy]
        case .expertOpinion: words[.basisExpertOpinion]
        case .anecdote: words[.basisAnecdote]
        case .marketing: words[.basisMarketing]
        case .unsourced: words[.basisUnsourced]
        }
    }
}

extension Certainty {
    /// The grade in one or two words: `very low`.
    public func plain(_ words: Words) -> String {
        switch self {
        case .high: words[.certaintyHigh]
        case .moderate: words[.certaintyModerate]
        case .low: words[.certaintyLow]
        case .veryLow: words[.certaintyVeryLow]
        }
    }

    /// What the grade means, as a part of a sentence: `probably right; more research may change it`.
    public func meaning(_ words: Words) -> String {
        switch self {
        case .high: words[.certaintyHighMeaning]
        case .moderate: words[.certaintyModerateMeaning]
        case .low: words[.certaintyLowMeaning]
        case .veryLow: words[.certaintyVeryLowMeaning]
        }
    }
}

extension Verdict {
    /// The verdict in one word: `overstated`.
    public func plain(_ words: Words) -> String {
        switch self {
        case .supported: words[.verdictSupported]
        case .overstated: words[.verdictOverstated]
        case .outdated: words[.verdictOutdated]
        case .wrong: words[.verdictWrong]
        case .unclear: words[.verdictUnclear]
        }
    }

    /// What the verdict means, as a part of a sentence: `it says more than the evidence shows`.
    public func meaning(_ words: Words) -> String {
        switch self {
        case .supported: words[.verdictSupportedMeaning]
        case .overstated: words[.verdictOverstatedMeaning]
        case .outdated: words[.verdictOutdatedMeaning]
        case .wrong: words[.verdictWrongMeaning]
        case .unclear: words[.verdictUnclearMeaning]
        }
    }
}

extension Callout {
    /// The words in the edge of its box: `SOURCES DISAGREE`.
    public func plain(_ words: Words) -> String {
        switch self {
        case .note: words[.boxNote]
        case .tip: words[.boxTip]
        case .important: words[.boxImportant]
        case .warning: words[.boxWarning]
        case .caution: words[.boxCaution]
        case .emergency: words[.boxEmergency]
        case .disagree: words[.boxDisagree]
        case .claim: words[.boxClaim]
        }
    }
}
