/// Reads an `interface.yaml`: Carrel's own words in one language.
public enum WordsParser {
    /// The words of the language; what is missing is said in English.
    ///
    /// A text must hold the same `{…}` as the English one, each as often. A key with a fault of its own is left out alone: the others are read,
    /// so that a file with a message this Carrel does not know yet, or no longer, still speaks its language.
    ///
    /// - Returns: nil for the value when the file is no map of keys at all, and every problem found, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String) -> Parsed<Words> {
        let ledger = Ledger(file: file)
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 1, ledger)
        guard let form = Form(root, ledger, key: "file", known: Message.allCases.map(\.rawValue)) else { return ledger.parsed(nil) }
        var words = Words()
        for entry in form.entries {
            guard let message = Message(rawValue: entry.key), let text = form.text(entry.key) else { continue }
            let expected = placeholders(message.english)
            if placeholders(text).sorted() != expected.sorted() {
                ledger.note(.wrongPlaceholders(message: entry.key, expected: expected), at: entry.value.place)
                continue
            }
            words.spoken[message] = text
        }
        return Parsed(words, problems: ledger.ordered)
    }

    /// The `{…}` of a text, braces included.
    private static func placeholders(_ text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            found.append(String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return found
    }
}
