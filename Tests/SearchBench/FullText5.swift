import CSQLite
import Topics

/// SQLite's FTS5 over the same text, set up as well as we know how: a prefix index, its own ranking and its own snippets, optimised
/// after it was filled, read through memory.
final class FullText5 {
    private var database: OpaquePointer?
    private var question: OpaquePointer?

    struct Refused: Error, CustomStringConvertible { let description: String }

    struct Hit {
        var id: String
        var title: String
        var snippet: String
    }

    /// Makes a database of a library in a file that is not there yet.
    static func make(_ path: String, of library: Library) throws {
        let made = try FullText5(at: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        try made.run("PRAGMA journal_mode=OFF")
        try made.run("PRAGMA synchronous=OFF")
        try made.run(
            "CREATE VIRTUAL TABLE topic USING fts5(id UNINDEXED, title, keywords, summary, body, prefix='1 2 3', tokenize='unicode61')")
        try made.run("INSERT INTO topic(topic, rank) VALUES('rank', 'bm25(0, 10, 4, 4, 1)')")
        try made.run("BEGIN")
        let insert = try made.prepare("INSERT INTO topic(id, title, keywords, summary, body) VALUES(?,?,?,?,?)")
        defer { sqlite3_finalize(insert) }
        for topic in library.topics {
            let body = topic.passages.map(\.prose.plain).joined(separator: "\n")
            for (column, text) in [topic.id, topic.title, topic.keywords.joined(separator: ", "), topic.summary, body].enumerated() {
                Self.bind(insert, column + 1, text)
            }
            guard sqlite3_step(insert) == SQLITE_DONE else { throw made.refusal }
            sqlite3_reset(insert)
        }
        try made.run("COMMIT")
        try made.run("INSERT INTO topic(topic) VALUES('optimize')")
    }

    /// Opens a database that was made.
    convenience init(reading path: String) throws {
        try self.init(at: path, flags: SQLITE_OPEN_READONLY)
        try run("PRAGMA mmap_size=4000000000")
        try run("PRAGMA cache_size=-65536")
        question = try prepare(
            "SELECT id, title, snippet(topic, -1, '[', ']', '…', 24) FROM topic WHERE topic MATCH ? ORDER BY rank LIMIT ?")
    }

    private init(at path: String, flags: Int32) throws {
        guard sqlite3_open_v2(path, &database, flags, nil) == SQLITE_OK else { throw refusal }
    }

    deinit {
        sqlite3_finalize(question)
        sqlite3_close(database)
    }

    /// Topics with all the words, the last of which may be half typed.
    func search(_ text: String, limit: Int) throws -> [Hit] {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard let last = words.last else { return [] }
        let isOpen = text.last.map { $0.isLetter || $0.isNumber } ?? false
        let match = words.dropLast().map { "\"\($0)\" " }.joined() + "\"\(last)\"" + (isOpen ? "*" : "")
        Self.bind(question, 1, match)
        sqlite3_bind_int(question, 2, Int32(limit))
        defer { sqlite3_reset(question) }
        var hits: [Hit] = []
        while true {
            switch sqlite3_step(question) {
            case SQLITE_ROW: hits.append(Hit(id: column(0), title: column(1), snippet: column(2)))
            case SQLITE_DONE: return hits
            default: throw refusal
            }
        }
    }

    private func column(_ number: Int32) -> String { sqlite3_column_text(question, number).map { String(cString: $0) } ?? "" }

    private var refusal: Refused { Refused(description: "SQLite: " + String(cString: sqlite3_errmsg(database))) }

    private func run(_ statement: String) throws {
        guard sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK else { throw refusal }
    }

    private func prepare(_ statement: String) throws -> OpaquePointer? {
        var prepared: OpaquePointer?
        guard sqlite3_prepare_v2(database, statement, -1, &prepared, nil) == SQLITE_OK else { throw refusal }
        return prepared
    }

    /// SQLite copies the text before the call returns, as the last argument asks.
    private static func bind(_ statement: OpaquePointer?, _ column: Int, _ text: String) {
        let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(statement, Int32(column), text, Int32(text.utf8.count), copy)
    }
}
