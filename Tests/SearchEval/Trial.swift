import Shelf

/// What a shelf found for a list of judged queries.
struct Trial {
    /// One query and the ids found for it, best first.
    struct Finding {
        var query: JudgedQuery
        var found: [String]

        /// Where the first right topic stands, from 1; nil when none is among the first ten.
        var rank: Int? { found.firstIndex { query.relevant.contains($0) }.map { $0 + 1 } }
    }

    var findings: [Finding] = []

    init(_ queries: [JudgedQuery], shelf: Shelf, language: String = "en") throws {
        for query in queries {
            let hits = try shelf.search(query.text, language: language, limit: 10).hits
            findings.append(Finding(query: query, found: hits.map(\.id)))
        }
    }

    /// How often the first hit, and one of the first three, was right, and the mean of one over the rank of the first right hit.
    struct Score: Equatable {
        var count: Int
        var first: Double
        var third: Double
        var reciprocal: Double

        init(_ ranks: [Int?]) {
            func share(_ value: (Int) -> Double) -> Double {
                ranks.isEmpty ? 0 : ranks.reduce(0) { $0 + ($1.map(value) ?? 0) } / Double(ranks.count)
            }
            count = ranks.count
            first = share { $0 == 1 ? 1 : 0 }
            third = share { $0 <= 3 ? 1 : 0 }
            reciprocal = share { 1 / Double($0) }
        }
    }

    var overall: Score { Score(findings.map(\.rank)) }

    /// The score of every kind, by name.
    var byKind: [(kind: String, score: Score)] {
        Dictionary(grouping: findings, by: \.query.kind).map { ($0, Score($1.map(\.rank))) }.sorted { $0.0 < $1.0 }
    }

    /// The queries whose first hit was wrong.
    var misses: [Finding] { findings.filter { $0.rank != 1 } }
}
