/// Reads a source's file: CSL-YAML with Carrel's part under `carrel:`.
public enum SourceParser {
    static let carrelKeys = ["kind", "read", "trust", "funding", "retracted", "superseded-by", "findings"]
    static let findingKeys = ["at", "says", "plain", "rests-on", "certainty", "verdict", "why", "contradicts"]
    /// Lists and maps from the root down to a pair under `contradicts`.
    static let depthLimit = 8

    /// A whole file, which must hold one reference whose id is `id`, the file's name without `.yaml`.
    ///
    /// Nothing outside the file is looked at.
    ///
    /// - Returns: nil for the value when there is an error, and every problem found, in the order of their places.
    public static func parse(_ bytes: [UInt8], file: String, id: String) -> Parsed<Source> {
        let ledger = Ledger(file: file)
        if !ID.isWellFormed(id) { ledger.note(.unsafeName(.notAnID), at: Place(line: 1, column: 1)) }
        guard let manuscript = Manuscript(bytes, ledger) else { return ledger.parsed(nil) }
        let root = YAMLReader.read(manuscript, depthLimit: depthLimit, ledger)
        guard let form = Form(root, ledger, key: "file", known: ["references"]) else { return ledger.parsed(nil) }
        let references = form.list("references", required: true)
        if references.count != 1, let value = form.value("references", required: false) {
            ledger.note(.notOneReference(count: references.count), at: value.place)
        }
        // Paths are short: there is one reference.
        guard let first = references.first, let reference = Form(first.value, ledger, key: "references", known: CSL.keys) else {
            return ledger.parsed(nil)
        }
        var source = source(reference, id: id, ledger)
        source?.record = String(decoding: manuscript.bytes, as: UTF8.self)
        source?.file = file
        source?.places = ledger.places
        return ledger.parsed(source)
    }

    private static func source(_ reference: Form, id: String, _ ledger: Ledger) -> Source? {
        if let value = reference.value("id", required: true), let text = Form.text(value, "id", ledger), text != id {
            ledger.note(.wrongID(text, expected: id), at: value.place)
        }
        let type = type(reference, ledger)
        let title = reference.text("title")
        let texts = texts(reference, ledger)
        var dates: [String: String] = [:]
        for key in CSL.dates { dates[key] = date(reference, key, ledger) }
        var names: [String: [String]] = [:]
        for key in CSL.names { names[key] = people(reference, key, ledger) }
        let carrel = reference.form("carrel", known: carrelKeys)?.rooted
        guard let carrel else { return nil }
        let kind = carrel.choice("kind", Source.Kind.self)
        let read = carrel.choice("read", Source.Reading.self)
        let trust = carrel.text("trust")
        let funding = carrel.text("funding", required: false)
        let retracted = carrel.day("retracted", required: false)
        let newer = carrel.id("superseded-by", required: false)
        if let newer, newer == id, let place = ledger.places["superseded-by"] {
            ledger.note(.unknownSource(newer, nearest: nil), at: place)
        }
        let findings = findings(carrel, ledger)
        guard let type, let title, let kind, let read, let trust else { return nil }
        return Source(
            id: id, type: type, title: title, authors: names["author"] ?? [], publisher: texts["publisher"],
            containerTitle: texts["container-title"], issued: dates["issued"], address: texts["URL"], doi: texts["DOI"], kind: kind,
            read: read, trust: trust, funding: funding, retracted: retracted, supersededBy: newer, findings: findings)
    }

    // MARK: CSL

    private static func type(_ reference: Form, _ ledger: Ledger) -> String? {
        guard let value = reference.value("type", required: true), let text = Form.text(value, "type", ledger) else { return nil }
        if CSL.types.contains(text) { return text }
        ledger.note(.badValue(key: "type", text: text, allowed: CSL.types), at: value.place)
        return nil
    }

    private static func texts(_ reference: Form, _ ledger: Ledger) -> [String: String] {
        var texts: [String: String] = [:]
        for entry in reference.entries where entry.key != "title" && CSL.texts.contains(entry.key) {
            guard let text = reference.text(entry.key, required: false) else { continue }
            texts[entry.key] = text
            if entry.key == "URL", !Address.isWeb(text) { ledger.note(.badAddress(text), at: entry.value.place) }
            if !Identifier.isWellFormed(text, key: entry.key) {
                ledger.note(.badIdentifier(key: entry.key, text: text), at: entry.value.place)
            }
        }
        return texts
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, from 1500 to 2199.
    private static func date(_ reference: Form, _ key: String, _ ledger: Ledger) -> String? {
        guard let value = reference.value(key, required: false), let text = Form.text(value, key, ledger) else { return nil }
        let day =
            switch text.utf8.count {
            case 4: Day(text + "-01-01")
            case 7: Day(text + "-01")
            default: Day(text)
            }
        if let day, (1500...2199).contains(day.year) { return text }
        ledger.note(.badDate(key: key, text: text), at: value.place)
        return nil
    }

    private static func people(_ reference: Form, _ key: String, _ ledger: Ledger) -> [String] {
        reference.list(key).compactMap { value, path in
            guard let form = Form(value, ledger, path: path + ".", key: key, known: CSL.nameKeys) else { return nil }
            var parts: [String: String] = [:]
            for part in CSL.nameKeys { parts[part] = form.text(part, required: false) }
            if let literal = parts["literal"] { return literal }
            if parts["family"] == nil { ledger.note(.missingKey("family"), at: value.place) }
            let order = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"]
            return order.compactMap { parts[$0] }.joined(separator: " ")
        }
    }

    // MARK: Findings

    private static func findings(_ carrel: Form, _ ledger: Ledger) -> [Finding] {
        guard let form = carrel.form("findings", known: nil) else { return [] }
        if form.entries.isEmpty { ledger.note(.noFindings, at: form.place) }
        return form.entries.compactMap { entry in
            if !ID.isWellFormed(entry.key) { ledger.note(.badID(entry.key), at: entry.place) }
            if case .missing = entry.value.content {
                ledger.note(.missingKey("says"), at: entry.place)
                return nil
            }
            let path = "findings.\(entry.key)"
            ledger.places[path] = entry.place
            guard let form = Form(entry.value, ledger, path: path + ".", key: entry.key, known: findingKeys) else { return nil }
            return finding(entry, form.moved(to: entry.place), ledger)
        }
    }

    private static func finding(_ entry: YAMLEntry, _ form: Form, _ ledger: Ledger) -> Finding? {
        let at = form.text("at")
        let says = form.text("says")
        let plain = plain(form, ledger)
        let basis = form.choice("rests-on", Basis.self)
        let certainty = form.choice("certainty", required: false, Certainty.self)
        let isCertaintyGiven = form.entries.contains { $0.key == "certainty" && certainty == nil }
        if let basis, basis.needsCertainty, certainty == nil, !isCertaintyGiven {
            ledger.note(.certaintyMissing(finding: entry.key, basis), at: entry.place)
        }
        let verdict = form.choice("verdict", Verdict.self)
        let why = form.text("why", required: false)
        if let verdict, verdict != .supported, why == nil { ledger.note(.whyMissing(finding: entry.key, verdict), at: entry.place) }
        let contradicts = form.list("contradicts").compactMap { value, _ in Form.pair(value, "contradicts", ledger) }
        guard let at, let says, let basis, let verdict else { return nil }
        return Finding(
            id: entry.key, at: at, says: says, plain: plain, restsOn: basis, certainty: certainty, verdict: verdict, why: why,
            contradicts: contradicts, place: entry.place)
    }

    private static func plain(_ form: Form, _ ledger: Ledger) -> [PlainFigure] {
        guard let inner = form.form("plain", required: false, known: nil) else { return [] }
        return inner.entries.compactMap { entry in
            inner.text(entry.key).map { PlainFigure(figure: entry.key, plain: $0) }
        }
    }
}
