/// What is asked of the index, as a tree that weighs. Visitors' words become terms here; no query syntax is parsed anywhere.
indirect enum Query {
    /// Documents with a term. A term too long for the index finds nothing.
    case term(String)
    /// The same documents, weighing so many times as much.
    case scaled(Double, Query)
    /// Any of them; weights add up.
    case any([Query])
    /// All of them; weights add up.
    case all([Query])
    /// Any of them; the largest weight counts.
    case best([Query])
    /// Any of these terms, weighed as if they were one.
    case same([Query])

    /// The tree in prefix notation, as `cxapian_search` reads it.
    var program: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        func several(_ mark: Character, _ queries: [Query]) {
            if queries.count == 1 { return queries[0].append(to: &bytes) }
            bytes.append(mark.asciiValue ?? 0)
            number(queries.count)
            for query in queries { query.append(to: &bytes) }
        }
        func number(_ value: Int) {
            let value = UInt16(clamping: value)
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        switch self {
        case .term(let term):
            bytes.append(UInt8(ascii: "T"))
            number(term.utf8.count)
            bytes.append(contentsOf: term.utf8)
        case .scaled(let factor, let query):
            bytes.append(UInt8(ascii: "*"))
            withUnsafeBytes(of: factor) { bytes.append(contentsOf: $0) }
            query.append(to: &bytes)
        case .any(let queries): several("|", queries)
        case .all(let queries): several("&", queries)
        case .best(let queries): several("^", queries)
        case .same(let queries): several("=", queries)
        }
    }
}
