/// Reads a `synonyms.yaml`: what people say, and the words or phrases searched as well.
public enum SynonymsParser {
    /// The synonyms in the author's order.
    ///
    /// - Returns: nil for the value when there is an error, and every problem found, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String) -> Parsed<[Synonym]> {
        let ledger = Ledger(file: file)
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 2, ledger)
        guard let form = Form(root, ledger, key: "file", known: nil) else { return ledger.parsed(nil) }
        return ledger.parsed(
            form.entries.map { entry in
                if entry.key.allSatisfy(\.isWhitespace) { ledger.note(.missingKey("phrase"), at: entry.place) }
                return Synonym(phrase: entry.key, alsoSearch: form.texts(entry.key, required: true))
            })
    }
}
