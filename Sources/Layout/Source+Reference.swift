import Topics

extension Source {
    /// The document named in full, as a list of references does: who, what, in what, by whom, when.
    ///
    /// Each part ends with a full stop; parts the document lacks are left out, but a missing date is said. The address is not in it.
    public func reference(_ words: Words) -> String {
        var parts: [String] = []
        if !authors.isEmpty { parts.append(authors.joined(separator: ", ")) }
        parts.append(title)
        if let containerTitle { parts.append(containerTitle) }
        if let publisher, publisher != containerTitle, !authors.contains(publisher) { parts.append(publisher) }
        parts.append(issued ?? words[.noDate])
        if let doi { parts.append("doi:" + doi) }
        return parts.map { $0.last.map { ".?!".contains($0) } == true ? $0 : $0 + "." }.joined(separator: " ")
    }

    /// Who brought it out and when, in one short line: `FDA · 2020`; what it appeared in when no publisher is known.
    public func imprint(_ words: Words) -> String {
        [publisher ?? containerTitle ?? authors.first, issued ?? words[.noDate]].compactMap(\.self).joined(separator: " · ")
    }

    /// That it was withdrawn or replaced, in a few words each.
    ///
    /// - Parameter titles: how to call the source that replaced it; without it, it is called by its id.
    public func status(_ words: Words, titles: [String: String] = [:]) -> [String] {
        var status: [String] = []
        if let retracted { status.append(words[.sourceWithdrawn, ["date": retracted.description]]) }
        if let supersededBy { status.append(words[.sourceReplaced, ["source": titles[supersededBy] ?? supersededBy]]) }
        return status
    }

    /// Who paid, as far as it is known. Of a study one wants to know it either way, of other documents only when there is something to say.
    public func payer(_ words: Words) -> String? {
        if let funding { return funding }
        return switch kind {
        case .guideline, .review, .trial, .cohort, .caseReport, .animalStudy: words[.fundingUnknown]
        case .label, .regulator, .referencePage, .newsReport, .advertisement, .patientStory, .webPage: nil
        }
    }

    /// The web address to show: its own, else that of its DOI.
    public var shownAddress: String? { address ?? doi.map { "https://doi.org/" + $0 } }
}
