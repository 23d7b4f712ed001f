// The shapes of values that more than one file uses.

extension Form {
    /// A list of texts, each on one line. An empty text is a problem.
    func texts(_ key: String, required: Bool = false) -> [String] {
        list(key, required: required, expected: .textList).compactMap { value, _ in
            guard case .text = value.content else {
                ledger.noteShape(.textList, key: key, of: value)
                return nil
            }
            return Form.text(value, key, ledger)
        }
    }

    /// A list of ids, each named once.
    func ids(_ key: String, required: Bool = false) -> [String] {
        var seen: Set<String> = []
        return ids(key, required: required, besides: &seen)
    }

    /// A list of ids, none of which was seen in another list; they are added to those seen.
    func ids(_ key: String, required: Bool = false, besides seen: inout Set<String>) -> [String] {
        list(key, required: required, expected: .textList).compactMap { value, _ in
            guard let id = Form.id(value, key, ledger) else { return nil }
            if seen.insert(id).inserted { return id }
            ledger.note(.duplicateName(id), at: value.place)
            return nil
        }
    }

    func id(_ key: String, required: Bool = true) -> String? {
        value(key, required: required).flatMap { Form.id($0, key, ledger) }
    }

    static func id(_ value: YAMLValue, _ key: String, _ ledger: Ledger) -> String? {
        guard let text = text(value, key, ledger) else { return nil }
        if ID.isWellFormed(text) { return text }
        ledger.note(.badID(text), at: value.place)
        return nil
    }

    /// The code of a language.
    func language(_ key: String) -> String? {
        value(key, required: true).flatMap { Form.language($0, key, ledger) }
    }

    static func language(_ value: YAMLValue, _ key: String, _ ledger: Ledger) -> String? {
        guard let text = text(value, key, ledger) else { return nil }
        if Language.isKnown(text) { return text }
        ledger.note(.badValue(key: key, text: text, allowed: Language.examples), at: value.place)
        return nil
    }

    func day(_ key: String, required: Bool = true) -> Day? {
        guard let value = value(key, required: required), let text = Form.text(value, key, ledger) else { return nil }
        if let day = Day(text) { return day }
        ledger.note(.badDate(key: key, text: text), at: value.place)
        return nil
    }

    /// One of a closed set of words.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, required: Bool = true, _: Choice.Type) -> Choice? {
        guard let value = value(key, required: required), let text = Form.text(value, key, ledger) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        ledger.note(.badValue(key: key, text: text, allowed: Choice.allCases.map(\.rawValue)), at: value.place)
        return nil
    }

    /// A whole number in a range.
    func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(key, required: true), let text = Form.text(value, key, ledger) else { return nil }
        if let number = Int(text), range.contains(number), String(number) == text { return number }
        ledger.note(.badNumber(key: key, text: text, range: range), at: value.place)
        return nil
    }

    /// A pair `[source, finding]`.
    func pair(_ key: String) -> FindingKey? {
        value(key, required: false).flatMap { Form.pair($0, key, ledger) }
    }

    static func pair(_ value: YAMLValue, _ key: String, _ ledger: Ledger) -> FindingKey? {
        guard case .list(let parts) = value.content, parts.count == 2 else {
            ledger.noteShape(.findingPair, key: key, of: value)
            return nil
        }
        guard let source = id(parts[0], key, ledger), let finding = id(parts[1], key, ledger) else { return nil }
        return FindingKey(source: source, finding: finding)
    }

    /// Texts by language code.
    func languages(_ key: String, required: Bool = true) -> [String: String] {
        guard let value = value(key, required: required) else { return [:] }
        guard case .map(let entries) = value.content else {
            ledger.noteShape(.languages, key: key, of: value)
            return [:]
        }
        var texts: [String: String] = [:]
        for entry in entries {
            if !Language.isKnown(entry.key) {
                ledger.note(.badValue(key: key, text: entry.key, allowed: Language.examples), at: entry.place)
            }
            ledger.places["\(path)\(key).\(entry.key)"] = entry.value.place
            if case .missing = entry.value.content {
                ledger.note(.missingKey(entry.key), at: entry.place)
            } else if let text = Form.text(entry.value, entry.key, ledger) {
                texts[entry.key] = text
            }
        }
        return texts
    }
}
