/// One document that statements rest on, made from one file under `Content/sources`.
public struct Source: Equatable, Sendable {
    /// The file's name without `.yaml`; matches `[a-z0-9][a-z0-9-]*`.
    public var id: String
    /// The CSL item type, such as `article-journal`.
    public var type: String
    /// As the document has it.
    public var title: String
    /// Authors as a reader reads them, `Given Family` or the literal name.
    public var authors: [String]
    /// Who brought it out; nil when the document does not say.
    public var publisher: String?
    /// What it appeared in, such as a journal.
    public var containerTitle: String?
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil when the document has no date.
    public var issued: String?
    /// Where it can be read, on the web; Carrel opens none.
    public var address: String?
    /// Begins with `10.`.
    public var doi: String?
    /// What sort of document it is, which says much of how far to trust it.
    public var kind: Kind
    /// How much of it was read.
    public var read: Reading
    /// One or two sentences on how far to trust the document as a whole.
    public var trust: String
    /// Who paid for it, when the document says so.
    public var funding: String?
    /// The day it was withdrawn; nil when it stands.
    public var retracted: Day?
    /// The id of the source that takes its place.
    public var supersededBy: String?
    /// In the order of the file; ids are unique.
    public var findings: [Finding]
    /// The CSL-YAML file as the author wrote it, for tools that read CSL.
    public var record: String
    /// The author's file, as messages name it; empty when the source comes from a shelf.
    public var file: String
    /// Where the values of the file stand, by their keys: `superseded-by`, `findings.f-1.says`, `findings.f-1.contradicts.0`,
    /// `findings.f-1.plain.31%`. Empty when the source comes from a shelf.
    public var places: [String: Place]

    /// Takes everything as it is given; nothing is checked here.
    public init(
        id: String, type: String, title: String, authors: [String] = [], publisher: String? = nil, containerTitle: String? = nil,
        issued: String? = nil, address: String? = nil, doi: String? = nil, kind: Kind, read: Reading, trust: String,
        funding: String? = nil, retracted: Day? = nil, supersededBy: String? = nil, findings: [Finding] = [], record: String = "",
        file: String = "", places: [String: Place] = [:]
    ) {
        self.id = id
        self.type = type
        self.title = title
        self.authors = authors
        self.publisher = publisher
        self.containerTitle = containerTitle
        self.issued = issued
        self.address = address
        self.doi = doi
        self.kind = kind
        self.read = read
        self.trust = trust
        self.funding = funding
        self.retracted = retracted
        self.supersededBy = supersededBy
        self.findings = findings
        self.record = record
        self.file = file
        self.places = places
    }

    /// What sort of document it is.
    public enum Kind: String, CaseIterable, Sendable {
        case label, regulator, guideline, review, trial, cohort
        case caseReport = "case-report"
        case animalStudy = "animal-study"
        case referencePage = "reference-page"
        case newsReport = "news-report"
        case advertisement
        case patientStory = "patient-story"
        case webPage = "web-page"
    }

    /// How the people who wrote the library read the document.
    public enum Reading: String, CaseIterable, Sendable {
        /// All of it.
        case whole
        /// A part of the document itself, such as its abstract.
        case excerpt
        /// Only a copy or a report of it.
        case copy
    }
}

/// One thing a source says, in the library's own words, with the library's judgement of it.
public struct Finding: Equatable, Sendable {
    /// Unique in its source; matches `[a-z0-9][a-z0-9-]*`.
    public var id: String
    /// Where in the source.
    public var at: String
    /// What it says, in the library's own words; never a copied sentence.
    public var says: String
    /// Figures as topics may print them, with what they are in plain words: `31%` is `about 3 in 10`.
    public var plain: [PlainFigure]
    /// What it rests on.
    public var restsOn: Basis
    /// Nil for what no study could grade, such as a law or a telephone number.
    public var certainty: Certainty?
    /// Whether it holds, in the library's judgement.
    public var verdict: Verdict
    /// Why the verdict; present unless it is ``Verdict/supported``.
    public var why: String?
    /// What says otherwise, here or in another source.
    public var contradicts: [FindingKey]
    /// Where `id` stands in the source's file.
    public var place: Place

    /// Takes everything as it is given; nothing is checked here.
    public init(
        id: String, at: String, says: String, plain: [PlainFigure] = [], restsOn: Basis, certainty: Certainty? = nil,
        verdict: Verdict, why: String? = nil, contradicts: [FindingKey] = [], place: Place = Place(line: 0, column: 0)
    ) {
        self.id = id
        self.at = at
        self.says = says
        self.plain = plain
        self.restsOn = restsOn
        self.certainty = certainty
        self.verdict = verdict
        self.why = why
        self.contradicts = contradicts
        self.place = place
    }
}

/// A figure as the source has it and as a reader understands it.
public struct PlainFigure: Equatable, Sendable {
    /// Such as `31%`.
    public var figure: String
    /// Such as `about 3 in 10`: topics may print either.
    public var plain: String

    /// Takes everything as it is given; nothing is checked here.
    public init(figure: String, plain: String) {
        self.figure = figure
        self.plain = plain
    }
}

/// What a finding rests on, by its source's own account.
public enum Basis: String, CaseIterable, Sendable {
    case label, regulator, law, guideline, review, trial, cohort
    case caseReport = "case-report"
    case animalStudy = "animal-study"
    /// What an organisation sets or offers: a price, a rule, a telephone line.
    case policy
    case expertOpinion = "expert-opinion"
    case anecdote, marketing, unsourced
}

/// How sure the evidence lets us be, for people, by GRADE's four words.
public enum Certainty: String, CaseIterable, Sendable {
    case high, moderate, low
    case veryLow = "very-low"
}

/// Whether what a source says holds.
public enum Verdict: String, CaseIterable, Sendable {
    case supported, overstated, outdated, wrong, unclear

    /// Whether a topic that repeats the finding must answer it in a `CLAIM` or `DISAGREE` box.
    public var needsAnswer: Bool { self == .wrong || self == .overstated || self == .outdated }
}
