/// Reads a `glossary.yaml`: a list of words with their meanings.
public enum GlossaryParser {
    /// Words a meaning may have.
    public static let meaningLimit = 35

    /// The entries in the author's order.
    ///
    /// A term that lacks its meaning is left out alone, for the others are not to be missed for it.
    ///
    /// - Returns: nil for the value when the file is no list, and every problem found, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String) -> Parsed<[GlossaryEntry]> {
        let ledger = Ledger(file: file)
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 3, ledger)
        guard let root else { return ledger.parsed(nil) }
        guard case .list(let values) = root.content else {
            ledger.noteShape(.list, key: "file", of: root)
            return ledger.parsed(nil)
        }
        let entries = values.enumerated().compactMap { entry($1, path: "\($0).", ledger) }
        return Parsed(entries, problems: ledger.ordered)
    }

    private static func entry(_ value: YAMLValue, path: String, _ ledger: Ledger) -> GlossaryEntry? {
        let known = ["term", "also", "meaning", "topic", "source"]
        guard let form = Form(value, ledger, path: path, key: "term", known: known) else { return nil }
        let term = form.text("term")
        let also = form.texts("also")
        let meaning = form.text("meaning")
        let topic = form.id("topic", required: false)
        let source = form.pair("source")
        if let meaning, let place = ledger.places[path + "meaning"] {
            let words = meaning.split(separator: " ").count
            if words > meaningLimit { ledger.note(.meaningTooLong(words: words, limit: meaningLimit), at: place) }
        }
        guard let term, let meaning else { return nil }
        return GlossaryEntry(term: term, also: also, meaning: meaning, topic: topic, source: source, place: value.place)
    }
}
