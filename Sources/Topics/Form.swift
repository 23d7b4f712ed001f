/// A map of a YAML file, read key by key against what the file should hold.
///
/// Reading a key that is missing, of another shape, or holds no good value notes the problem and answers nil or nothing, so that
/// all faults of a file are found at once. Where values stand is noted in the ledger under their key paths.
struct Form {
    let ledger: Ledger
    /// Where the map begins.
    let place: Place
    /// The key path of the map with a dot behind it, or nothing at the root.
    let path: String
    let entries: [YAMLEntry]
    /// Where each key is among the entries; a map may have a hundred thousand.
    private let positions: [String: Int]

    /// - Parameter known: Every key the map may hold; nil when its keys are the author's own.
    init?(_ value: YAMLValue?, _ ledger: Ledger, path: String = "", key: String, known: [String]?) {
        guard let value else { return nil }
        guard case .map(let entries) = value.content else {
            ledger.noteShape(.map, key: key, of: value)
            return nil
        }
        let positions = Dictionary(entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: min)
        self.init(ledger, value.place, path, entries, positions)
        guard let known else { return }
        for entry in entries where !ledger.isFull && !known.contains(entry.key) {
            ledger.note(.unknownKey(entry.key, nearest: Nearest.name(to: entry.key, among: known)), at: entry.place)
        }
    }

    private init(_ ledger: Ledger, _ place: Place, _ path: String, _ entries: [YAMLEntry], _ positions: [String: Int]) {
        (self.ledger, self.place, self.path, self.entries, self.positions) = (ledger, place, path, entries, positions)
    }

    /// The same map, its missing keys noted at another place.
    func moved(to place: Place) -> Form { Form(ledger, place, path, entries, positions) }

    /// The same map, the paths of its keys begun anew.
    var rooted: Form { Form(ledger, place, "", entries, positions) }

    /// The value under a key, where it is; noted as missing if it must be there.
    func value(_ key: String, required: Bool) -> YAMLValue? {
        if let position = positions[key] {
            let entry = entries[position]
            if case .missing = entry.value.content {
                if required { ledger.note(.missingKey(key), at: entry.place) }
                return nil
            }
            ledger.places[path + key] = entry.value.place
            return entry.value
        }
        if required { ledger.note(.missingKey(key), at: place) }
        return nil
    }

    /// The text under a key on one line: line ends and runs of spaces become one space.
    func text(_ key: String, required: Bool = true) -> String? {
        value(key, required: required).flatMap { Form.text($0, key, ledger) }
    }

    static func text(_ value: YAMLValue, _ key: String, _ ledger: Ledger) -> String? {
        guard case .text(let text) = value.content else {
            ledger.noteShape(.text, key: key, of: value)
            return nil
        }
        let line = oneLine(text)
        if line.isEmpty { ledger.note(.missingKey(key), at: value.place) }
        return line.isEmpty ? nil : line
    }

    private static func oneLine(_ text: String) -> String {
        if !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }), !text.hasPrefix(" "), !text.hasSuffix(" ") { return text }
        return text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    }

    /// The values of a list under a key, each with its own path.
    func list(_ key: String, required: Bool = false, expected: Problem.Shape = .list) -> [(value: YAMLValue, path: String)] {
        guard let value = value(key, required: required) else { return [] }
        guard case .list(let values) = value.content else {
            ledger.noteShape(expected, key: key, of: value)
            return []
        }
        return values.enumerated().map { index, value in
            let path = "\(self.path)\(key).\(index)"
            ledger.places[path] = value.place
            return (value, path)
        }
    }

    /// A map under a key.
    func form(_ key: String, required: Bool = true, known: [String]?) -> Form? {
        Form(value(key, required: required), ledger, path: "\(path)\(key).", key: key, known: known)
    }
}
