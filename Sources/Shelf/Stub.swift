/// The file that says which databases a shelf is made of: Xapian's own stub format, so that Xapian's tools understand it too.
///
/// One that Carrel writes begins with a comment that holds a checksum of the lines after it. One that `xapian-replicate` or
/// a person wrote has none; but a line that names an edition is only believed with its checksum, unless a line names
/// a remote shard, which only a person writes. The first database is on this machine: Xapian reads metadata from the first one
/// alone, and fetches neither spelling nor synonyms from another machine.
struct Stub: Equatable {
    static let name = "XAPIANDB"

    /// What each line names: `auto` and a path beside the stub, or `remote` and an address.
    var parts: [Part]

    enum Part: Equatable {
        case local(String)
        case remote(String)
    }

    init(_ parts: [Part]) { self.parts = parts }

    /// Reads a stub; throws what is wrong with it.
    init(bytes: [UInt8]) throws(RecordFault) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw RecordFault(what: "the stub is not UTF-8") }
        guard bytes.last == UInt8(ascii: "\n") else { throw RecordFault(what: "the stub is cut short") }
        parts = []
        var isChecked = false
        var rest = Substring(text)
        while let end = rest.firstIndex(of: "\n") {
            let line = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if line.hasPrefix(Self.mark) {
                guard line.dropFirst(Self.mark.count) == Checksum.name(Checksum.of(Array(rest.utf8))) else {
                    throw RecordFault(what: "the checksum of the stub does not fit")
                }
                isChecked = true
            } else if !line.isEmpty && !line.hasPrefix("#") {
                parts.append(try Self.part(line))
            }
        }
        guard !parts.isEmpty else { throw RecordFault(what: "the stub names no database") }
        let isByHand = parts.contains { if case .remote = $0 { true } else { false } }
        if isByHand, case .remote = parts[0] { throw RecordFault(what: "the stub begins with another machine and not with a head") }
        if !isChecked && !isByHand && !editions.isEmpty { throw RecordFault(what: "the stub has lost its checksum") }
    }

    private static let mark = "# carrel "

    private static func part(_ line: Substring) throws(RecordFault) -> Part {
        guard let blank = line.firstIndex(of: " ") else { throw RecordFault(what: "the stub has a line of one word") }
        let value = String(line[line.index(after: blank)...])
        switch line[..<blank] {
        case "auto", "glass": return .local(value)
        case "remote": return .remote(value)
        default: throw RecordFault(what: "the stub has a line of an unknown kind")
        }
    }

    /// The bytes of the stub, checksum first.
    var bytes: [UInt8] {
        let lines = parts.map { part in
            switch part {
            case .local(let path): "auto \(path)\n"
            case .remote(let address): "remote \(address)\n"
            }
        }.joined()
        return Array((Self.mark + Checksum.name(Checksum.of(Array(lines.utf8))) + "\n" + lines).utf8)
    }

    /// Whether a database it names lies in the folder of that name.
    func names(_ folder: String) -> Bool {
        parts.contains { part in
            if case .local(let path) = part { path.split(separator: "/").contains { $0 == folder } } else { false }
        }
    }

    /// The edition folders it names, as they are called beside the stub.
    var editions: [String] {
        var names: [String] = []
        for case .local(let path) in parts where path.hasPrefix(Edition.prefix) {
            let name = String(path.prefix { $0 != "/" })
            if names.last != name { names.append(name) }
        }
        return names
    }
}

/// How the folders beside a stub are called.
enum Edition {
    static let prefix = "edition-"
    /// An edition that is being written. Nobody reads it; a publisher that finds one takes it away.
    static let unfinished = ".unfinished-edition"
    /// The file in an edition that its readers lock.
    static let lock = "reading"
    /// The file beside the stub that a publisher locks.
    static let publishing = "publishing"
    /// The first database of an edition with shards, and the others.
    static let head = "head"

    static func shard(_ number: Int) -> String { "shard-\(number)" }
}
