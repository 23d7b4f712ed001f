/// Reads a `synonyms.yaml`: what people say, and the words or phrases searched as well.
public enum SynonymsParser {
    /// The synonyms in the author's order.
    ///
    /// A phrase that leads nowhere is left out alone: among the others are the words of danger.
    ///
    /// - Returns: nil for the value when the file is no map, and every problem found, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String) -> Parsed<[Synonym]> {
        let ledger = Ledger(file: file)
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 2, ledger)
        guard let form = Form(root, ledger, key: "file", known: nil) else { return ledger.parsed(nil) }
        let synonyms = form.entries.compactMap { entry -> Synonym? in
            let isBlank = entry.key.allSatisfy(\.isWhitespace)
            if isBlank { ledger.note(.missingKey("phrase"), at: entry.place) }
            let words = form.texts(entry.key, required: true)
            return isBlank || words.isEmpty ? nil : Synonym(phrase: entry.key, alsoSearch: words)
        }
        return Parsed(synonyms, problems: ledger.ordered)
    }
}
