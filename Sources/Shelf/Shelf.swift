import CXapian
import Topics

/// A library compiled and indexed for reading, open for one thread. Answers questions; never changes anything.
///
/// Opening reads a few records, whatever the size of the library. Every record carries a checksum that is verified when
/// it is read; a record that fails is reported by ``ShelfError/damaged(_:)``, never shown.
///
/// While it is open, publishing does not take its edition away. The automatic cache alone may change underneath: then an answer is
/// that of the newest state, and ``edition`` follows.
///
/// Topics may lie on other machines, in shards that the stub names. A link that was cut is made anew once for the question
/// it failed and for every later one; ``ShelfError/unreachable(address:)`` says that it could not be.
public final class Shelf {
    /// Where it lies: the folder of the stub.
    public let path: String
    private(set) var index: Index
    /// The databases on this machine, as paths.
    private(set) var locals: [String]
    /// Held as long as the shelf is open.
    private var locks: [FileLock]
    /// Whether another machine has not answered. What lies on this one can still be read.
    private var isCut = false
    private(set) var title: Title
    /// Whether it is Carrel's own cache: one found damaged is given up, so that the next start makes it anew.
    private let isCache: Bool
    /// Whether somebody holds its edition, verified: then no other may be taken up in its place.
    private let isHeld: Bool
    /// Whether ``verifyFiles()`` is still to be called, and whether it has nothing left to do.
    private var isTrusting = true, hasSoundFiles: Bool
    /// How much is remembered between searches.
    let memory: SearchMemory
    /// By language, made when first asked for.
    var tongues: [String: Tongue] = [:]
    /// Of hits, between keystrokes.
    var covers: HitCovers
    /// The front last asked for.
    private var front: Front?

    /// Opens the shelf in a folder, or a single database.
    ///
    /// - Parameter isHurried: whether a first frame waits for it. Then ``verifyFiles()`` is left to the caller, who calls it behind the first
    ///   questions; else it has its turn before any database is opened.
    /// - Throws: ``ShelfError/missing(path:)`` when nothing is there, ``ShelfError/foreign(path:why:)`` for what is no shelf or
    ///   one of another version, ``ShelfError/damaged(_:)`` when the stub or the first record fails its check.
    /// - Complexity: O(1) in the size of the library when hurried, else O(size of the files that are compared).
    public convenience init(path: String, isHurried: Bool = false) throws(ShelfError) {
        try self.init(path: path, isCache: false, isHurried: isHurried)
    }

    convenience init(path: String, isCache: Bool, isHurried: Bool = false) throws(ShelfError) {
        try self.init(path: path, opened: try Self.open(path, isHurried: isHurried), isCache: isCache, isVerified: !isHurried)
    }

    /// - Parameters:
    ///   - isHeld: whether somebody keeps the edition in its place, verified whole.
    ///   - isVerified: whether its files were compared with their sums before.
    init(path: String, opened: Opened, isCache: Bool, isHeld: Bool = false, isVerified: Bool) throws(ShelfError) {
        self.isCache = isCache
        self.isHeld = isHeld
        hasSoundFiles = isVerified
        self.path = path
        memory = isHeld ? .held : .usual
        covers = HitCovers(most: memory.covers)
        index = opened.index
        index.mostRemembered = memory.answers
        locals = opened.locals
        locks = opened.locks
        var triesLeft = 8
        while true {
            do {
                title = try Self.title(of: opened.index, path)
                return
            } catch let fault {
                guard (fault as? IndexFault)?.kind == .modified, triesLeft > 0 else { throw Self.meaning(of: fault, path) }
                triesLeft -= 1
                try Self.translating(path) { try opened.index.reopen() }
            }
        }
    }

    /// Names the edition; the same library always has the same name, and two different ones never share it.
    public var edition: String { title.edition }

    /// Language codes; the first is the one to fall back on.
    public var languages: [String] { title.languages }

    /// Number of topics in a language; 0 for one the shelf does not have.
    public func count(language: String) -> Int {
        title.languages.firstIndex(of: language).map { title.counts[$0] } ?? 0
    }

    /// The language itself, or the first one when the shelf does not have it.
    func known(_ language: String) -> String { title.languages.contains(language) ? language : title.languages[0] }

    /// What the first screen shows. An unknown language gives the first one.
    public func front(language: String) throws(ShelfError) -> Front {
        let known = known(language)
        return try asking { try self.cachedFront(known) }
    }

    /// The topics of a section in menu order; empty for a section or a language the shelf does not have.
    ///
    /// - Complexity: O(*n*) in the number of its topics.
    public func menu(section: String, language: String) throws(ShelfError) -> [TopicHeading] {
        try menu(section: section, rows: 0..<Int.max, language: language).topics
    }

    /// The topics of a section in those rows of its menu, and maybe some before and after them; empty for a section or a language the shelf
    /// does not have, and for rows after its last.
    ///
    /// - Complexity: O(*n*) in the number of the rows, whatever the size of the section.
    public func menu(section: String, rows: Range<Int>, language: String) throws(ShelfError) -> MenuPart {
        try asking {
            let isKnown = self.title.languages.contains(language)
            let heading = isKnown ? try self.cachedFront(language).sections.first { $0.id == section } : nil
            return try self.menu(heading ?? SectionHeading(id: section, title: "", count: 0), rows, language)
        }
    }

    private func menu(_ section: SectionHeading, _ rows: Range<Int>, _ language: String) throws -> MenuPart {
        var part = MenuPart(section: section.id, language: language, first: 0, topics: [])
        let wanted = rows.clamped(to: 0..<section.count)
        guard !wanted.isEmpty, section.id.utf8.count <= Key.longest else { return part }
        let sheets = wanted.lowerBound / Key.menuSheet...(wanted.upperBound - 1) / Key.menuSheet
        part.first = sheets.lowerBound * Key.menuSheet
        for sheet in sheets {
            let topics: [TopicHeading] = try kept(Key.menu(language, section.id, sheet: sheet))
            guard topics.count == min(Key.menuSheet, section.count - sheet * Key.menuSheet) else {
                throw RecordFault(what: "the menu and its section differ in length")
            }
            part.topics += topics
        }
        return part
    }

    /// Every topic of a language in menu order, for lists and the A–Z.
    ///
    /// - Complexity: O(*n*) in the number of topics.
    public func headings(language: String) throws(ShelfError) -> [TopicHeading] {
        try asking { try self.title.languages.contains(language) ? self.menus(language) : [] }
    }

    /// Every topic of a language that the shelf has, in menu order.
    private func menus(_ language: String) throws -> [TopicHeading] {
        try cachedFront(language).sections.flatMap { try menu($0, 0..<Int.max, language).topics }
    }

    /// A topic with all that is shown beside it, or nil when the language has none of that id.
    public func page(_ id: String, language: String) throws(ShelfError) -> Page? {
        try reaching {
            guard let number = self.title.languages.firstIndex(of: language), id.utf8.count <= Key.longest else { return nil }
            guard let record = try self.index.page(Key.topic(number, id)) else {
                // A changed key hides a topic from Xapian, but not from its menu. The head of shards has menus alone.
                guard try self.index.count() > 0 else { return nil }
                guard try !self.menus(language).contains(where: { $0.id == id }) else {
                    throw RecordFault(what: "the record of a topic is missing")
                }
                return nil
            }
            let page = try Leaf.page(of: record)
            guard page.topic.id == id, page.topic.language == language else { throw RecordFault(what: "a topic is not where it belongs") }
            return page
        }
    }

    /// A source with what leans on it in one language, or nil. An unknown language gives the first one.
    ///
    /// - Parameters:
    ///   - first: of the topics that cite it, the number of the first that is looked into.
    ///   - most: how many of them are looked into.
    /// - Complexity: O(*n*) in the number of topics looked into, each of which is read.
    public func source(
        _ id: String, language: String, from first: Int = 0, most: Int = .max
    ) throws(ShelfError) -> SourcePage? {
        let known = known(language)
        return try reaching {
            guard let kept = try self.keptSource(id, known), let number = self.title.languages.firstIndex(of: known) else { return nil }
            var page = SourcePage(source: kept.source, usedIn: [:], titles: kept.titles)
            let count = kept.citedBy.count
            let start = min(max(0, first), count)
            let topics = start..<start + min(max(0, most), count - start)
            if topics.count < count { page.part = SourcePage.Part(topics: topics, count: count) }
            for topic in kept.citedBy[topics] {
                guard let record = try self.index.page(Key.topic(number, topic)) else {
                    throw RecordFault(what: "a topic that cites \(id) is missing")
                }
                for (key, use) in try Leaf.page(of: record).uses where key.source == id {
                    page.usedIn[key.finding, default: []].append(use)
                }
            }
            return page
        }
    }

    private func keptSource(_ id: String, _ language: String) throws -> KeptSource? {
        guard id.utf8.count <= Key.longest else { return nil }
        if let source: KeptSource = try record(Key.source(language, id)) { return source }
        let ids: [String] = try kept(Key.sources)
        guard !ids.contains(id) else { throw RecordFault(what: "the record of a source is missing") }
        return nil
    }

    /// The ids of all sources, sorted.
    public func sourceIDs() throws(ShelfError) -> [String] {
        try asking { try self.kept(Key.sources) }
    }

    /// The glossary of a language, as the author ordered it.
    public func glossary(language: String) throws(ShelfError) -> [GlossaryEntry] {
        guard title.languages.contains(language) else { return [] }
        return try asking { try self.kept(Key.glossary(language)) }
    }

    /// The glossary of a language with the titles of the topics and sources it names.
    ///
    /// - Complexity: O(*n*) in the number of topics and of entries.
    public func glossaryPage(language: String) throws(ShelfError) -> Glossary {
        var glossary = Glossary(entries: try glossary(language: language))
        let named = Set(glossary.entries.compactMap(\.topic))
        for topic in try headings(language: language) where named.contains(topic.id) { glossary.topics[topic.id] = topic.title }
        for id in Set(glossary.entries.compactMap { $0.source?.source }) {
            glossary.sources[id] = try asking { try self.keptSource(id, language)?.source.title }
        }
        return glossary
    }

    /// What is searched as well for what people say.
    public func synonyms(language: String) throws(ShelfError) -> [Synonym] {
        guard title.languages.contains(language) else { return [] }
        return try asking { try self.kept(Key.synonyms(language)) }
    }

    /// Compares the files of a published edition with the sums they were published with, until it has found nothing: all of one of up to
    /// 32 MiB, else the tables of words. Xapian may read past the end of a block that was changed on disk.
    ///
    /// From the first call on no question is asked of files that were found changed; a search calls it by itself. In the automatic cache and in
    /// replicas there is nothing to compare, and of shards only those on this machine.
    ///
    /// - Throws: ``ShelfError/damaged(_:)`` with the name of a file that has changed or is gone.
    public func verifyFiles() throws(ShelfError) {
        isTrusting = false
        if hasSoundFiles { return }
        try FileSums.verifySoon(locals)
        hasSoundFiles = true
    }

    /// A metadata record, or nil when there is none.
    func record<Value: Recorded>(_ key: String) throws -> Value? {
        guard let bytes = try index.metadata(key) else { return nil }
        return try RecordReader.value(Value.self, of: bytes[...])
    }

    /// A metadata record that every shelf has. A changed key hides it from Xapian.
    private func kept<Value: Recorded>(_ key: String) throws -> Value {
        guard let value: Value = try record(key) else { throw RecordFault(what: "the record \(key) is missing") }
        return value
    }

    func cachedFront(_ language: String) throws -> Front {
        if let front, front.language == language { return front }
        guard var front: Front = try record(Key.front(language)) else { throw RecordFault(what: "the front of \(language) is missing") }
        front.edition = title.edition
        self.front = front
        return front
    }

    /// Puts a question, again on the newest revision when the one being read has been overwritten meanwhile, and once more on what lies in its
    /// place by now when it cannot be read: another edition, or the same put back.
    func asking<Answer>(_ question: () throws -> Answer) throws(ShelfError) -> Answer {
        var triesLeft = 8
        var isMended = false
        while true {
            do {
                if !isTrusting { try verifyFiles() }
                return try question()
            } catch let fault as IndexFault where fault.kind == .network {
                isCut = true
                guard !isMended else { throw Self.meaning(of: fault, path) }
                // A server closes links that nobody uses, and may have been started anew.
                isMended = true
                try mend()
            } catch let fault {
                let kind = (fault as? IndexFault)?.kind
                let isOvertaken = kind == .modified
                let isUnsound = !isTrusting && !hasSoundFiles
                let isUnreadable = kind == .damaged || kind == .disk || kind == .missing || fault is RecordFault || isUnsound
                guard isOvertaken || isUnreadable, triesLeft > 0 else { throw Self.meaning(of: fault, path) }
                triesLeft -= 1
                // What looks damaged may only have been overwritten while it was read: believe it if nothing has moved.
                let hasMoved = isOvertaken ? try self.hasMoved() : !isUnsound && (try? self.hasMoved()) == true
                if hasMoved || isOvertaken { continue }
                if !isMended, !isHeld, (try? mend()) != nil {
                    isMended = true
                    continue
                }
                if isCache { Disk.remove(path + "/" + Stub.name) }
                throw Self.meaning(of: fault, path)
            }
        }
    }

    /// Puts a question that needs topics, some of which may lie behind a link that was cut.
    func reaching<Answer>(_ question: () throws -> Answer) throws(ShelfError) -> Answer {
        if isCut { try mend() }
        return try asking(question)
    }

    /// Opens everything anew after a link was cut. When that cannot be done nothing has changed.
    private func mend() throws(ShelfError) {
        let opened = try Self.open(path, isHurried: false)
        title = try Self.translating(path) { try Self.title(of: opened.index, self.path) }
        (index, locals, locks) = opened
        index.mostRemembered = memory.answers
        hasSoundFiles = true
        forget()
        isCut = false
    }

    /// Takes up the newest revision; whether it is another than before.
    private func hasMoved() throws(ShelfError) -> Bool {
        try Self.translating(path) {
            try self.index.reopen()
            let before = self.title
            self.title = try Self.title(of: self.index, self.path)
            self.forget()
            return before != self.title
        }
    }

    /// Forgets what was remembered of the revision before.
    private func forget() {
        front = nil
        covers = HitCovers(most: memory.covers)
        tongues = [:]
    }

    static func title(of index: Index, _ path: String) throws -> Title {
        guard let bytes = try index.metadata(Title.key) else { throw ShelfError.foreign(path: path, why: "it holds no library") }
        if let version = bytes.first, version != RecordReader.version {
            let isOlder = version < RecordReader.version
            throw ShelfError.foreign(
                path: path, why: isOlder ? "an older Carrel published it; publish it again" : "a newer Carrel published it")
        }
        return try RecordReader.value(of: bytes[...])
    }

    static func translating<Answer>(_ path: String, _ work: () throws -> Answer) throws(ShelfError) -> Answer {
        do { return try work() } catch { throw meaning(of: error, path) }
    }

    static func meaning(of fault: any Error, _ path: String) -> ShelfError {
        switch fault {
        case let fault as ShelfError: fault
        case let fault as IndexFault: fault.meaning(at: path)
        case let fault as RecordFault: .damaged(fault.what)
        case let fault as Sheets.Overtaken: .overtaken(file: fault.file)
        default: .damaged("\(fault)")
        }
    }
}
