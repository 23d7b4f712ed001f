import Foundation

/// A query with the topics that answer it, any of which is right.
struct JudgedQuery {
    var text: String
    var relevant: Set<String>
    /// What sort of query it is: a symptom, a misspelling, a whole question.
    var kind: String

    /// A list that cannot be used, with the line that is wrong.
    enum Fault: Error, CustomStringConvertible {
        case columns(line: Int)
        case empty

        var description: String {
            switch self {
            case .columns(let line): "line \(line): a query, its topics and its kind must stand between tabs"
            case .empty: "no query in the list"
            }
        }
    }

    /// Reads a table: `query`, `relevant` (ids with commas between) and `kind`, in a first line in any order; other columns are passed over.
    static func list(_ table: String) throws(Fault) -> [JudgedQuery] {
        let lines = table.split(whereSeparator: \.isNewline).map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let head = lines.first, let query = head.firstIndex(of: "query"), let relevant = head.firstIndex(of: "relevant"),
            let kind = head.firstIndex(of: "kind")
        else { throw .columns(line: 1) }
        var list: [JudgedQuery] = []
        for (number, line) in lines.enumerated().dropFirst() {
            guard line.count > max(query, relevant, kind) else { throw .columns(line: number + 1) }
            let topics = Set(line[relevant].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
            guard !line[query].isEmpty, !topics.isEmpty, !line[kind].isEmpty else { throw .columns(line: number + 1) }
            list.append(JudgedQuery(text: line[query], relevant: topics, kind: line[kind]))
        }
        if list.isEmpty { throw .empty }
        return list
    }
}
