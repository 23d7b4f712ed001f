/// Reads `library.yaml`: what the library is called, its languages, the order of its menu, whom to call in a crisis.
public enum LibraryFileParser {
    static let keys = ["title", "languages", "sections", "crisis", "help-topic", "disclaimer", "review", "topic-words"]

    /// A library without topics, sources and words; those come from other files.
    ///
    /// What has a fault is left out, so that an unknown key takes neither the menu nor the crisis lines along.
    ///
    /// - Returns: nil for the value when there is an error and no title, no language or no section is left, and every problem found, in the order
    ///   of their places.
    public static func parse(_ bytes: [UInt8], file: String) -> Parsed<Library> {
        let ledger = Ledger(file: file)
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: 5, ledger)
        guard let form = Form(root, ledger, key: "file", known: keys) else { return ledger.parsed(nil) }
        let library = Library(
            title: form.languages("title"), languages: languages(form, ledger), sections: sections(form, ledger),
            crisis: crisis(form, ledger), helpTopic: form.id("help-topic", required: false),
            disclaimer: form.languages("disclaimer", required: false),
            reviewMonths: form.form("review", required: false, known: ["months"])?.number("months", in: 1...120) ?? 12,
            topicLength: length(form, ledger),
            places: ledger.places)
        if library.title.isEmpty || library.languages.isEmpty || library.sections.isEmpty { return ledger.parsed(library) }
        return Parsed(library, problems: ledger.ordered)
    }

    private static func languages(_ form: Form, _ ledger: Ledger) -> [String] {
        var codes: [String] = []
        for (value, _) in form.list("languages", required: true) {
            guard let code = Form.language(value, "languages", ledger) else { continue }
            if codes.contains(code) { ledger.note(.duplicateName(code), at: value.place) } else { codes.append(code) }
        }
        if codes.isEmpty, let place = ledger.places["languages"], !ledger.hasError { ledger.note(.missingKey("languages"), at: place) }
        return codes
    }

    private static func sections(_ form: Form, _ ledger: Ledger) -> [Section] {
        var seen: Set<String> = []
        var seenTopics: Set<String> = []
        return form.list("sections", required: true).compactMap { value, path in
            guard let inner = Form(value, ledger, path: path + ".", key: "sections", known: ["id", "title", "topics"]) else { return nil }
            let id = inner.id("id")
            if let id, !seen.insert(id).inserted, let place = ledger.places[path + ".id"] { ledger.note(.duplicateName(id), at: place) }
            let title = inner.languages("title")
            let topics = inner.ids("topics", required: true, besides: &seenTopics)
            return id.map { Section(id: $0, title: title, topics: topics) }
        }
    }

    private static func crisis(_ form: Form, _ ledger: Ledger) -> [CrisisLine] {
        form.list("crisis").compactMap { value, path in
            guard let inner = Form(value, ledger, path: path + ".", key: "crisis", known: ["name", "call", "text", "source"]) else {
                return nil
            }
            let name = inner.languages("name")
            let call = number(inner, "call", ledger)
            let text = number(inner, "text", ledger)
            if call == nil, text == nil, !inner.entries.contains(where: { $0.key == "call" || $0.key == "text" }) {
                ledger.note(.missingKey("call"), at: inner.place)
            }
            let source = inner.pair("source")
            return call == nil && text == nil ? nil : CrisisLine(name: name, call: call, text: text, source: source)
        }
    }

    private static func length(_ form: Form, _ ledger: Ledger) -> TopicLength? {
        let known = ["least", "most", "longer"]
        guard let inner = form.form("topic-words", required: false, known: known) else { return nil }
        let range = 1...100_000
        guard let least = inner.number("least", in: range), let most = inner.number("most", in: range) else { return nil }
        var longer: [String: Int] = [:]
        if let topics = inner.form("longer", required: false, known: nil) {
            for entry in topics.entries {
                if !ID.isWellFormed(entry.key) { ledger.note(.badID(entry.key), at: entry.place) }
                longer[entry.key] = topics.number(entry.key, in: range)
            }
        }
        return TopicLength(least: least, most: most, longer: longer)
    }

    /// A telephone number: digits, with spaces, hyphens, brackets, `+`, `*` and `#` between them.
    private static func number(_ form: Form, _ key: String, _ ledger: Ledger) -> String? {
        guard let value = form.value(key, required: false), let text = Form.text(value, key, ledger) else { return nil }
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || " -()+*#".utf8.contains($0) }
        if isNumber, text.utf8.count <= 24, text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return text }
        ledger.note(.badIdentifier(key: key, text: text), at: value.place)
        return nil
    }
}
