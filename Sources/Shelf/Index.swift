import CXapian

/// A Xapian database, open for reading. One thread's own, like the handle it holds.
class Index {
    let handle: OpaquePointer
    /// What was asked of this revision before: each letter typed asks again for all the words before it.
    @exclusivity(unchecked) private var frequencies: [String: Int] = [:]
    @exclusivity(unchecked) private var knownSynonyms: [String: [String]] = [:]
    private var lexicons: [String: Lexicon] = [:]
    /// Whether the documents are numbered in the order that equal answers come in: those of one published edition are, so that Xapian
    /// need not read the order of each that it weighs. New ones are put behind the others of a cache.
    private lazy var isInOrder = (try? names().count == 1 && metadata(Key.stamps) == nil) ?? false
    /// Answers of a kind that are remembered, at most.
    var mostRemembered = SearchMemory.usual.answers

    fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { cxapian_close(handle) }

    /// Opens the database or the stub at a path.
    static func open(_ path: String) throws(IndexFault) -> Index {
        var fault = cxapian_fault()
        guard let handle = cxapian_open(path, &fault) else { throw IndexFault(fault) }
        return Index(handle)
    }

    /// Turns a refused call into what it reported.
    func asking(_ call: (UnsafeMutablePointer<cxapian_fault>) -> Bool) throws(IndexFault) {
        var fault = cxapian_fault()
        if !call(&fault) { throw IndexFault(fault) }
    }

    /// Calls for an answer in bytes, and copies it.
    private func bytes(
        _ call: (UnsafeMutablePointer<cxapian_text>, UnsafeMutablePointer<cxapian_fault>) -> Bool
    ) throws(IndexFault) -> [UInt8]? {
        var text = cxapian_text()
        try asking { call(&text, $0) }
        return text.bytes.map { Array(UnsafeBufferPointer(start: $0, count: text.count)) }
    }

    /// Opens the files that would be opened when they are first needed: they can then be read even when they have been taken away.
    func keepFiles() throws(IndexFault) { try asking { cxapian_keep_files(handle, $0) } }

    /// What Xapian calls each of the databases, in their order. No two databases that were made have the same name; a copy has it too.
    func names() throws(IndexFault) -> [String] {
        let names = try bytes { cxapian_names(handle, $0, $1) } ?? []
        return String(decoding: names, as: UTF8.self).split(separator: ":").map(String.init)
    }

    /// Adds another database, as a stub with one line more would.
    func join(_ path: String) throws(IndexFault) { try asking { cxapian_join(handle, path, $0) } }

    /// Moves to the newest revision.
    func reopen() throws(IndexFault) {
        frequencies = [:]
        knownSynonyms = [:]
        lexicons = [:]
        try asking { cxapian_reopen(handle, $0) }
    }

    /// Number of documents.
    func count() throws(IndexFault) -> Int {
        var count: UInt32 = 0
        try asking { cxapian_count(handle, &count, $0) }
        return Int(count)
    }

    /// Number of documents that have a term.
    func frequency(of term: String) throws(IndexFault) -> Int {
        if let known = frequencies[term] { return known }
        var count: UInt32 = 0
        try asking { cxapian_frequency(handle, term, term.utf8.count, &count, $0) }
        if frequencies.count >= mostRemembered { frequencies = [:] }
        frequencies[term] = Int(count)
        return Int(count)
    }

    /// A metadata value; nil when there is none.
    func metadata(_ key: String) throws(IndexFault) -> [UInt8]? {
        let value = try bytes { cxapian_metadata(handle, key, key.utf8.count, $0, $1) }
        return value?.isEmpty == true ? nil : value
    }

    /// The first metadata key after `key` in byte order.
    func metadataKey(after key: String) throws(IndexFault) -> String? {
        let next = try bytes { cxapian_next_metadata_key(handle, key, key.utf8.count, $0, $1) } ?? []
        return next.isEmpty ? nil : String(decoding: next, as: UTF8.self)
    }

    /// The page of the document that has a unique term.
    func page(_ unique: String) throws(IndexFault) -> [UInt8]? {
        try bytes { cxapian_document(handle, unique, unique.utf8.count, CXAPIAN_DATA, $0, $1) }
    }

    /// The cover of the document that has a unique term.
    func cover(_ unique: String) throws(IndexFault) -> [UInt8]? {
        try bytes { cxapian_document(handle, unique, unique.utf8.count, CXAPIAN_COVER, $0, $1) }
    }

    /// Both.
    func bound(_ unique: String) throws(IndexFault) -> Bound? {
        guard let cover = try cover(unique), let page = try page(unique) else { return nil }
        return Bound(cover: cover, page: page)
    }

    /// What the first document numbered above `number` keeps.
    func bound(after number: UInt32) throws(IndexFault) -> (number: UInt32, bound: Bound)? {
        var next: UInt32 = 0
        let cover = try bytes { cxapian_next_document(handle, number, CXAPIAN_COVER, &next, $0, $1) }
        let page = try bytes { cxapian_next_document(handle, number, CXAPIAN_DATA, &next, $0, $1) }
        return next == 0 ? nil : (next, Bound(cover: cover ?? [], page: page ?? []))
    }

    /// Runs a query. The answers' covers can be read until the next search.
    ///
    /// - Returns: each answer, best first: its weight and its document's number.
    func search(_ query: Query, limit: Int) throws(IndexFault) -> [(weight: Double, number: UInt32)] {
        let program = query.program
        var found: UInt32 = 0
        try asking { cxapian_search(handle, program, program.count, UInt32(clamping: limit), isInOrder, &found, $0) }
        var hits: [(Double, UInt32)] = []
        for rank in 0..<found {
            var (weight, number) = (0.0, UInt32(0))
            try asking { cxapian_hit(handle, rank, &weight, &number, $0) }
            hits.append((weight, number))
        }
        return hits
    }

    /// The cover of an answer of the last search, by its place among the answers.
    func cover(ofHit rank: Int) throws(IndexFault) -> [UInt8] {
        try bytes { cxapian_hit_cover(handle, UInt32(clamping: rank), $0, $1) } ?? []
    }

    /// The words of the spelling table that begin with a prefix, without it. Read once for each revision.
    ///
    /// - Complexity: O(*n*) in the number of words, the first time.
    func lexicon(_ prefix: String) throws(IndexFault) -> Lexicon {
        if let known = lexicons[prefix] { return known }
        var table = cxapian_text()
        try asking { cxapian_spellings(handle, prefix, prefix.utf8.count, &table, $0) }
        let lexicon = Lexicon(UnsafeBufferPointer(start: table.bytes, count: table.count))
        lexicons[prefix] = lexicon
        return lexicon
    }

    /// What is searched as well for a phrase.
    func synonyms(of phrase: String) throws(IndexFault) -> [String] {
        if let known = knownSynonyms[phrase] { return known }
        let texts = try lines { cxapian_synonyms(handle, phrase, phrase.utf8.count, $0, $1) }
        if knownSynonyms.count >= mostRemembered { knownSynonyms = [:] }
        knownSynonyms[phrase] = texts
        return texts
    }

    private func lines(
        _ call: (UnsafeMutablePointer<cxapian_text>, UnsafeMutablePointer<cxapian_fault>) -> Bool
    ) throws(IndexFault) -> [String] {
        let text = try bytes(call) ?? []
        if text.isEmpty { return [] }
        return text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes all the databases into one, in a folder that has none. Their documents are numbered on from one to the next.
    func compact(to path: String) throws(IndexFault) { try asking { cxapian_compact(handle, path, $0) } }

    /// How many faults Xapian's own check finds in a database on disk.
    static func faults(at path: String) throws(IndexFault) -> Int {
        var fault = cxapian_fault()
        var faults: UInt32 = 0
        guard cxapian_check(path, &faults, &fault) else { throw IndexFault(fault) }
        return Int(faults)
    }
}

/// A Xapian database open for change: a new one nobody sees yet, or the cache under Xapian's write lock.
final class WritableIndex: Index {
    /// Makes a new database in a folder that is absent or empty. Nothing reaches the disk for certain: sync the files afterwards.
    static func create(_ path: String) throws(IndexFault) -> WritableIndex {
        var fault = cxapian_fault()
        guard let handle = cxapian_create(path, &fault) else { throw IndexFault(fault) }
        return WritableIndex(handle)
    }

    /// Opens an existing database; throws ``IndexFault/Kind/locked`` at once when another process changes it.
    static func change(_ path: String) throws(IndexFault) -> WritableIndex {
        var fault = cxapian_fault()
        guard let handle = cxapian_change(path, &fault) else { throw IndexFault(fault) }
        return WritableIndex(handle)
    }

    /// Adds a document, or puts it in place of the one with the same unique term.
    func put(_ entry: Entry, isNew: Bool) throws(IndexFault) {
        try asking {
            cxapian_put(
                handle, entry.unique, entry.unique.utf8.count, entry.terms, entry.terms.count, entry.order, entry.order.count,
                entry.bound.cover, entry.bound.cover.count, entry.bound.page, entry.bound.page.count, isNew, $0)
        }
    }

    func remove(_ unique: String) throws(IndexFault) {
        try asking { cxapian_remove(handle, unique, unique.utf8.count, $0) }
    }

    /// Sets a metadata value; nil takes it out.
    func setMetadata(_ key: String, _ value: [UInt8]?) throws(IndexFault) {
        try asking { fault in
            guard let value else { return cxapian_set_metadata(handle, key, key.utf8.count, nil, 0, fault) }
            return cxapian_set_metadata(handle, key, key.utf8.count, value, value.count, fault)
        }
    }

    /// Adds to, or takes from, the count of a word in the spelling table.
    func spell(_ word: String, _ change: Int) throws(IndexFault) {
        try asking { cxapian_spell(handle, word, word.utf8.count, Int32(clamping: change), $0) }
    }

    func addSynonym(_ phrase: String, _ synonym: String) throws(IndexFault) {
        try asking { cxapian_add_synonym(handle, phrase, phrase.utf8.count, synonym, synonym.utf8.count, $0) }
    }

    func clearSynonyms() throws(IndexFault) { try asking { cxapian_clear_synonyms(handle, $0) } }

    /// What follows becomes visible together at ``commit()``, or never.
    func begin() throws(IndexFault) { try asking { cxapian_begin(handle, $0) } }

    func commit() throws(IndexFault) { try asking { cxapian_commit(handle, $0) } }
}

/// What a document keeps of its topic, as records: the cover, which a list of hits shows and which is cheap to read, and the whole page,
/// which is compressed.
struct Bound: Equatable, Sendable {
    var cover: [UInt8]
    var page: [UInt8]
}

/// One document to be put into the index.
struct Entry: Sendable {
    /// Names the document.
    var unique: String
    /// Terms with how much they count, as `cxapian_put` takes them.
    var terms: [UInt8]
    /// Bytes that put equal answers in order.
    var order: [UInt8]
    var bound: Bound

    /// - Parameter terms: terms with how much they count. Those longer than Xapian can hold are left out.
    init(unique: String, terms: [(term: String, weight: UInt32)], order: [UInt8], bound: Bound) {
        self.unique = unique
        self.order = order
        self.bound = bound
        var bytes: [UInt8] = []
        bytes.reserveCapacity(terms.count * 16)
        for (term, weight) in terms {
            let units = term.utf8
            guard units.count <= 240 else { continue }
            bytes.append(UInt8(units.count))
            bytes.append(contentsOf: units)
            for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: weight >> shift)) }
        }
        self.terms = bytes
    }
}
