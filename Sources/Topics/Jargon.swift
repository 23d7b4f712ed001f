/// Words of medicine that a patient cannot be expected to know.
///
/// A topic in English that uses one of them has it in the glossary, so that its meaning is a key away, or explains it where it is used:
/// `receptors, which are …`, `efficacy (how well it works)`, `this is called hypertension`. The list is not of one illness or drug: every
/// library can use it.
struct Jargon: Sendable {
    private let jargon = TermFinder(Self.entries)
    private let glossary: TermFinder

    init(glossary: [GlossaryEntry]) { self.glossary = TermFinder(glossary) }

    /// A word of the list that no glossary term covers.
    struct Use {
        /// As the list has it.
        var word: String
        /// Where it begins, in bytes of the text.
        var byte: Int
        /// Whether it is explained there and then.
        var isExplained: Bool
    }

    /// The words of the list in a text, in order.
    ///
    /// - Complexity: O(length of the text).
    func uses(in text: String) -> [Use] {
        let places = jargon.places(in: text)
        if places.isEmpty { return [] }
        let bytes = Array(text.utf8)
        var covered = glossary.places(in: text).map(\.bytes)[...]
        var uses: [Use] = []
        for place in places {
            while let first = covered.first, first.upperBound <= place.bytes.lowerBound { covered.removeFirst() }
            if let first = covered.first, first.overlaps(place.bytes) { continue }
            let isExplained = Self.explains(before: bytes[..<place.bytes.lowerBound], after: bytes[place.bytes.upperBound...])
            uses.append(Use(word: Self.entries[place.entry].term, byte: place.bytes.lowerBound, isExplained: isExplained))
        }
        return uses
    }

    private static func explains(before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) -> Bool {
        let lead = String(decoding: before.suffix(12), as: UTF8.self).lowercased()
        return follows.contains { after.starts(with: $0.utf8) } || leads.contains { lead.hasSuffix($0) }
    }

    private static let follows = [" (", ", or ", ", which ", ", a ", ", an ", " means", " is when ", " is a "]
    private static let leads = ["called ", " or ", " (", "known as ", "word is "]

    private static let entries: [GlossaryEntry] = [
        ("acute", []), ("adjunctive", []), ("adverse", []), ("analgesia", ["analgesic", "analgesics"]), ("antagonist", ["antagonists"]),
        ("agonist", ["agonists"]), ("aspiration", []), ("asymptomatic", []), ("benzodiazepine", ["benzodiazepines"]),
        ("bioavailability", []), ("bolus", []), ("bradycardia", []), ("cardiovascular", []), ("chronic", []), ("cognitive", ["cognition"]),
        ("comorbid", ["comorbidity", "comorbidities"]), ("confidence interval", []),
        ("contraindication", ["contraindications", "contraindicated"]),
        ("cystitis", []), ("cytokine", ["cytokines"]), ("dissociative", ["dissociation"]), ("efficacy", []), ("efficacious", []),
        ("enantiomer", ["enantiomers"]), ("endogenous", []), ("etiology", ["aetiology"]), ("glutamate", []), ("half-life", []),
        ("hepatic", []), ("hypertension", ["hypertensive"]), ("hypotension", []), ("idiopathic", []), ("inhibitor", ["inhibitors"]),
        ("intramuscular", ["intramuscularly"]), ("intravenous", ["intravenously"]), ("intranasal", ["intranasally"]),
        ("ischemia", ["ischemic"]), ("lesion", ["lesions"]), ("meta-analysis", ["meta-analyses"]), ("metabolite", ["metabolites"]),
        ("monotherapy", []), ("morbidity", []), ("myocardial", []), ("nephropathy", []), ("neuroplasticity", []),
        ("neurotransmitter", ["neurotransmitters"]), ("neurotoxicity", ["neurotoxic"]), ("nystagmus", []), ("pharmacokinetics", []),
        ("placebo", ["placebos"]), ("prognosis", []), ("prophylaxis", ["prophylactic"]), ("psychotomimetic", []),
        ("psychosis", ["psychotic"]),
        ("racemic", []), ("randomized", ["randomised"]), ("receptor", ["receptors"]), ("refractory", []), ("remission", []), ("renal", []),
        ("respiratory depression", []), ("sedation", ["sedative", "sedatives"]), ("sequelae", []), ("somatic", []),
        ("statistically significant", []), ("subcutaneous", []), ("sublingual", []), ("suicidal ideation", []), ("synapse", ["synapses"]),
        ("systemic", []), ("tachycardia", []), ("teratogenic", []), ("titrate", ["titration"]), ("toxicity", []),
        ("treatment-resistant", []), ("urothelium", []), ("vasoconstriction", []),
    ].map { GlossaryEntry(term: $0.0, also: $0.1, meaning: "") }
}
