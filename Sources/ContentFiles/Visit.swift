import Topics

/// One walk through the folders of a library.
struct Visit {
    private let directory: String
    private let root: Folder
    private var library = Library()
    private var hasLibraryFile = false
    private var problems: [Problem] = []
    private var keepsWarnings = true
    /// Warnings that are counted and not kept.
    private var uncountedWarnings = 0
    private var leftOut: [String] = []
    private var hasAny = false
    /// Of topics, in the order met.
    private var files: [TopicFile] = []
    /// Language folders in the order met, with the sections each holds.
    private var folders: [(language: String, sections: [String])] = []

    init(_ directory: String) throws(ContentFailure) {
        do { root = try Folder(root: directory) } catch { throw .noFolder(errno: error.errno) }
        self.directory = Self.name(of: directory)
    }

    /// How messages name the folder: without slashes at its end.
    static func name(of directory: String) -> String {
        var name = directory[...]
        while name.utf8.count > 1, name.hasSuffix("/") { name = name.dropLast() }
        return String(name)
    }

    mutating func reading() throws(ContentFailure) -> ContentReading {
        try walk()
        readTopics(keepsTexts: true, nil) { _, _ in }
        return finished()
    }

    /// As ``reading()``, but of the topics only outlines are kept.
    mutating func survey(isJudged: Bool, today: Day?, keepsWarnings: Bool) throws(ContentFailure) -> ContentSurvey {
        self.keepsWarnings = keepsWarnings
        try walk()
        var names = TopicNames()
        for file in files { names.add(file.id, section: file.section, language: file.language) }
        var check = isJudged ? LibraryCheck(library, today: today, names: names, keepsWarnings: keepsWarnings) : nil
        var texts = TopicTexts()
        readTopics(keepsTexts: false, check?.topicCheck) { file, topic in
            texts.add(file, sum: topic.sum)
            if let report = topic.report { check?.take(report) }
        }
        let reading = finished()
        let judgement = check?.judgement(of: reading.library, leftOut: reading.leftOut, whole: texts.whole)
        return ContentSurvey(reading: reading, judgement: judgement, uncountedWarnings: uncountedWarnings, texts: texts)
    }

    /// Reads everything but the topics, whose files are only found.
    private mutating func walk() throws(ContentFailure) {
        let entries: [Folder.Entry]
        do { entries = try root.entries() } catch { throw .noFolder(errno: error.errno) }
        readLibraryFile(entries)
        for entry in entries { read(entry) }
        if !hasAny { throw .empty }
    }

    private mutating func finished() -> ContentReading {
        complete()
        problems.sort { ($0.file, $0.place) < ($1.file, $1.place) }
        return ContentReading(library: library, problems: problems, leftOut: leftOut.sorted())
    }

    // MARK: The top

    private mutating func readLibraryFile(_ entries: [Folder.Entry]) {
        let file = "\(directory)/library.yaml"
        guard let entry = entries.first(where: { $0.name.elementsEqual("library.yaml".utf8) }) else {
            note(.missingFile("library.yaml"), file)
            return
        }
        hasAny = true
        guard let parsed = parse(entry, in: root, file, { LibraryFileParser.parse($0, file: file) }) else { return }
        library = parsed
        hasLibraryFile = true
    }

    private mutating func read(_ entry: Folder.Entry) {
        let name = String(decoding: entry.name, as: UTF8.self)
        let file = "\(directory)/\(name)"
        switch entry.kind {
        case .folder where name == "sources": readSources(entry, file)
        case .folder: readLanguage(entry, name, file)
        case .link where name != "library.yaml" && name.split(separator: ".").count < 2: note(.link(.folder), file)
        default: if name != "library.yaml", !Self.isAside(name) { note(.strayFile, file) }
        }
    }

    /// Opens a folder and lists it; notes what stands against it.
    private mutating func open(_ entry: Folder.Entry, in parent: Folder, _ file: String) -> (Folder, [Folder.Entry])? {
        do {
            let folder = try Folder(entry.name, in: parent)
            let entries = try folder.entries()
            return (folder, entries)
        } catch {
            note(error.kind, file)
            return nil
        }
    }

    private mutating func readSources(_ entry: Folder.Entry, _ path: String) {
        guard let (folder, entries) = open(entry, in: root, path) else { return }
        for entry in entries {
            let (file, name) = names(entry, path)
            guard let id = id(entry, name, ending: ".yaml", file) else { continue }
            hasAny = true
            if let source = parse(entry, in: folder, file, { SourceParser.parse($0, file: file, id: id) }) {
                library.sources.append(source)
            } else {
                leftOut.append(file)
            }
        }
    }

    // MARK: A language

    private mutating func readLanguage(_ entry: Folder.Entry, _ language: String, _ path: String) {
        guard let (folder, entries) = open(entry, in: root, path) else { return }
        if entries.isEmpty { return }
        let declared = hasLibraryFile ? library.languages.contains(language) : Language.isKnown(language)
        if !declared {
            note(.unknownLanguage(language, nearest: Nearest.name(to: language, among: library.languages)), path)
            return
        }
        folders.append((language, []))
        for entry in entries {
            let (file, name) = names(entry, path)
            switch (entry.kind, name) {
            case (.folder, _): readSection(entry, in: folder, name, language, file)
            case (_, "glossary.yaml"):
                library.glossary[language] = parse(entry, in: folder, file) { GlossaryParser.parse($0, file: file) }
            case (_, "synonyms.yaml"):
                library.synonyms[language] = parse(entry, in: folder, file) { SynonymsParser.parse($0, file: file) }
            case (_, "interface.yaml"):
                library.words[language] = parse(entry, in: folder, file) { WordsParser.parse($0, file: file) }
            case (.link, _) where !name.hasSuffix(".md") && !name.hasSuffix(".yaml"): note(.link(.folder), file)
            default: if !Self.isAside(name) { note(.strayFile, file) }
            }
        }
    }

    private mutating func readSection(
        _ entry: Folder.Entry, in parent: Folder, _ section: String, _ language: String, _ path: String
    ) {
        if let fault = Self.fault(entry.name, section) {
            note(.unsafeName(fault), path)
            return
        }
        guard let (folder, entries) = open(entry, in: parent, path) else { return }
        let known = library.sections.map(\.id)
        if hasLibraryFile, !known.contains(section), !entries.isEmpty {
            note(.unknownSection(section, nearest: Nearest.name(to: section, among: known)), path)
        }
        folders[folders.count - 1].sections.append(section)
        for entry in entries {
            let (file, name) = names(entry, path)
            guard let id = id(entry, name, ending: TopicFile.ending, file) else { continue }
            hasAny = true
            files.append(TopicFile(path: file, id: id, section: section, language: language, folder: folder, entry: entry))
        }
    }

    // MARK: Topics

    /// What a topic's file gave.
    struct ReadTopic: Sendable {
        /// With its text when it is not to be judged alone.
        var topic: Topic?
        var problems: [Problem]
        var report: TopicReport?
        /// As ``TopicTexts`` has it.
        var sum = 0
    }

    /// Reads the topics, several at a time, each by the thread that parses it.
    private mutating func readTopics(
        keepsTexts: Bool, _ check: (@Sendable () -> (Topic) -> TopicReport)?, note: (TopicFile, ReadTopic) -> Void
    ) {
        let files = files
        self.files = []
        var number = 0
        Crew.stream(files.count) {
            let report = check?()
            return { Self.read(files[$0], keepsText: keepsTexts, report) }
        } take: { read in
            keep(read.problems)
            if let topic = read.topic { library.topics.append(topic) } else { leftOut.append(files[number].path) }
            note(files[number], read)
            number += 1
        }
    }

    private static func read(_ file: TopicFile, keepsText: Bool, _ report: ((Topic) -> TopicReport)?) -> ReadTopic {
        do {
            let bytes = try file.folder.bytes(of: file.entry, limit: limit)
            let parsed = TopicParser.parse(bytes, file: file.path, id: file.id, section: file.section, language: file.language)
            guard !keepsText, let topic = parsed.value else { return ReadTopic(topic: parsed.value, problems: parsed.problems) }
            return ReadTopic(topic: topic.outline, problems: parsed.problems, report: report?(topic), sum: TopicTexts.sum(bytes))
        } catch {
            return ReadTopic(topic: nil, problems: [Problem(error.kind, file: file.path)])
        }
    }

    private mutating func keep(_ found: [Problem]) {
        let kept = keepsWarnings ? found : found.filter(\.isError)
        problems += kept
        uncountedWarnings += found.count - kept.count
    }

    // MARK: A file

    /// The id a file's name gives; nil, with a note where one is due, when it is no file that Carrel reads here.
    private mutating func id(_ entry: Folder.Entry, _ name: String, ending: String, _ file: String) -> String? {
        guard entry.name.count > ending.utf8.count, entry.name.suffix(ending.utf8.count).elementsEqual(ending.utf8) else {
            let isSpaced = name.hasSuffix(" ") && name.reversed().drop { $0 == " " }.starts(with: ending.reversed())
            if isSpaced {
                note(.unsafeName(.outerSpace), file)
                leftOut.append(file)
            } else if !Self.isAside(name) {
                note(.strayFile, file)
            }
            return nil
        }
        if let fault = Self.fault(entry.name.dropLast(ending.utf8.count), String(name.dropLast(ending.count))) {
            hasAny = true
            leftOut.append(file)
            note(.unsafeName(fault), file)
            return nil
        }
        return String(name.dropLast(ending.count))
    }

    private mutating func parse<Value>(
        _ entry: Folder.Entry, in folder: Folder, _ file: String, _ parse: ([UInt8]) -> Parsed<Value>
    ) -> Value? {
        do {
            let parsed = parse(try folder.bytes(of: entry, limit: Self.limit))
            keep(parsed.problems)
            return parsed.value
        } catch {
            note(error.kind, file)
            return nil
        }
    }

    /// Bytes a file may have, as the parsers will say too.
    static let limit = 1 << 20

    private func names(_ entry: Folder.Entry, _ path: String) -> (file: String, name: String) {
        let name = String(decoding: entry.name, as: UTF8.self)
        return ("\(path)/\(name)", name)
    }

    private mutating func note(_ kind: Problem.Kind, _ file: String) { keep([Problem(kind, file: file)]) }

    /// Files that people keep beside a library and nobody expects to be read.
    private static func isAside(_ name: String) -> Bool {
        name.hasSuffix("~") || ["README", "LICENSE", "COPYING"].contains(String(name.prefix { $0 != "." }))
    }

    /// Why a name, given as bytes and as repaired text, cannot be an id.
    private static func fault(_ bytes: some Sequence<UInt8>, _ name: String) -> Problem.NameFault? {
        if ID.isWellFormed(name) { return name.utf8.count > ID.lengthLimit ? .tooLong(limit: ID.lengthLimit) : nil }
        if !name.utf8.elementsEqual(bytes) { return .badUTF8 }
        if name.unicodeScalars.contains(where: { !ID.mayStandInName($0) }) { return .control }
        if name.hasPrefix("-") { return .leadingDash }
        if name.hasPrefix(" ") || name.hasSuffix(" ") { return .outerSpace }
        return .notAnID
    }

    // MARK: The whole

    /// Fills in what a missing `library.yaml` leaves open, and puts topics in the order of the menu.
    private mutating func complete() {
        library.directory = directory
        if !hasLibraryFile {
            library.languages = folders.isEmpty ? ["en"] : folders.map(\.language)
            for section in Set(folders.flatMap(\.sections)).sorted() {
                let topics = Set(library.topics.filter { $0.section == section }.map(\.id)).sorted()
                library.sections.append(Section(id: section, title: [library.languages[0]: section], topics: topics))
            }
        }
        var menu: [String: Int] = [:]
        for topic in library.sections.flatMap(\.topics) where menu[topic] == nil { menu[topic] = menu.count }
        let languages = Dictionary(library.languages.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        let topics = library.topics
        // Numbers, for a topic is long.
        let keys = topics.indices.map { (languages[topics[$0].language] ?? .max, menu[topics[$0].id] ?? .max, $0) }
        let order = keys.sorted { one, other in
            if (one.0, one.1) != (other.0, other.1) { return (one.0, one.1) < (other.0, other.1) }
            let (one, other) = (topics[one.2], topics[other.2])
            return (one.id, one.section) < (other.id, other.section)
        }
        library.topics = order.map { topics[$0.2] }
        library.sources.sort { $0.id < $1.id }
    }
}
