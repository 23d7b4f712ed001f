/// Answers "did you mean": the names nearest to one that does not exist.
public enum Nearest {
    /// The nearest name, or nil when none is near enough to be worth offering.
    public static func name(to typed: String, among names: some Sequence<String>) -> String? {
        self.names(to: typed, among: names, limit: 1).first
    }

    /// The nearest names, best first, equal ones in the order given.
    ///
    /// Near are names reached by changing at most a third of the longer name's letters, where a letter more, a letter less, another letter or two
    /// neighbours swapped is one change each; after those, names that contain what was typed, if that is three letters or
    /// more. Case and accents do not count.
    ///
    /// - Complexity: O(*n* · *l* · *d*) for *n* names of *l* letters with at most *d* changes.
    public static func names(to typed: String, among names: some Sequence<String>, limit: Int) -> [String] {
        let wanted = Array(Folding.fold(typed).unicodeScalars)
        guard !wanted.isEmpty, limit > 0 else { return [] }
        var near: [(name: String, changes: Int, order: Int)] = []
        for (order, name) in names.enumerated() {
            let letters = Array(Folding.fold(name).unicodeScalars)
            let allowed = max(1, max(wanted.count, letters.count) / 3)
            if let changes = changes(from: wanted, to: letters, atMost: allowed) {
                near.append((name, changes, order))
            } else if wanted.count >= 3, contains(letters, wanted) {
                near.append((name, 1_000 + letters.count, order))
            }
        }
        near.sort { ($0.changes, $0.order) < ($1.changes, $1.order) }
        return near.prefix(limit).map(\.name)
    }

    /// How many changes lead from one text to the other (Damerau and Levenshtein's count, no letter touched twice), or nil
    /// when it takes more than `limit`. Only the band of cells that can matter is computed.
    static func changes(from one: [Unicode.Scalar], to other: [Unicode.Scalar], atMost limit: Int) -> Int? {
        guard abs(one.count - other.count) <= limit else { return nil }
        let far = limit + 1
        var before = [Int](repeating: far, count: other.count + 1)
        var last = (0...other.count).map { min($0, far) }
        for row in 1..<(one.count + 1) {
            var now = [Int](repeating: far, count: other.count + 1)
            if row <= limit { now[0] = row }
            let low = max(1, row - limit)
            let high = min(other.count, row + limit)
            if low <= high {
                for column in low...high {
                    let same = one[row - 1] == other[column - 1]
                    var best = min(last[column - 1] + (same ? 0 : 1), last[column] + 1, now[column - 1] + 1)
                    if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                        best = min(best, before[column - 2] + 1)
                    }
                    now[column] = min(best, far)
                }
            }
            before = last
            last = now
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }

    private static func contains(_ letters: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
        guard part.count <= letters.count else { return false }
        return (0...(letters.count - part.count)).contains { letters[$0...].starts(with: part) }
    }
}
