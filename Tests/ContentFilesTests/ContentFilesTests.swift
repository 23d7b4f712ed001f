import ContentFiles
import Foundation
import Testing
import Topics

/// A library in a folder of its own, gone when the test is over.
final class Shed {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("carrel-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// The problems, their files told from the library's folder on.
    func faults() throws -> [String] {
        try ContentFiles.read(path).problems.map { "\($0.number) \($0.file.dropFirst(path.count + 1))" }
    }

    static let libraryFile = """
        title: {en: A guide}
        languages: [en, es]
        sections:
          - {id: risks, title: {en: Risks}, topics: [side-effects, bladder]}
          - {id: basics, title: {en: Basics}, topics: [what-it-is]}
        """

    static func topic(_ title: String) -> String {
        "---\ntitle: \(title)\nsummary: b\nnext-step: c\nreviewed: 2026-11-21\nreview-due: 2027-11-21\n---\nText.\n"
    }

    static func source(_ id: String) -> String {
        """
        references:
          - id: \(id)
            type: book
            title: a
            carrel:
              kind: label
              read: whole
              trust: b
              findings:
                f: {at: c, says: d, rests-on: label, verdict: supported}
        """
    }

    /// A library of three topics, one of them also in Spanish, and two sources.
    static func full() throws -> Shed {
        let shed = try Shed()
        try shed.write("library.yaml", libraryFile)
        try shed.write("en/basics/what-it-is.md", topic("What"))
        try shed.write("en/risks/bladder.md", topic("Bladder"))
        try shed.write("en/risks/side-effects.md", topic("Effects"))
        try shed.write("es/basics/what-it-is.md", topic("Qué"))
        try shed.write("en/glossary.yaml", "- {term: dose, meaning: How much.}\n")
        try shed.write("en/synonyms.yaml", "copay: [cost]\n")
        try shed.write("es/interface.yaml", "sources: Fuentes\n")
        try shed.write("sources/beta.yaml", source("beta"))
        try shed.write("sources/alpha.yaml", source("alpha"))
        return shed
    }
}

struct ContentFilesTests {
    @Test func `a whole library is read in the order of its menu`() throws {
        let shed = try Shed.full()
        let reading = try ContentFiles.read(shed.path + "/")
        #expect(reading.problems == [])
        #expect(reading.leftOut == [])
        let library = reading.library
        #expect(
            library.topics.map { "\($0.language) \($0.section) \($0.id)" } == [
                "en risks side-effects", "en risks bladder", "en basics what-it-is", "es basics what-it-is",
            ])
        #expect(library.sources.map(\.id) == ["alpha", "beta"])
        #expect(library.glossary["en"]?.map(\.term) == ["dose"])
        #expect(library.synonyms["en"] == [Synonym(phrase: "copay", alsoSearch: ["cost"])])
        #expect(library.words["es"]?.spoken == [.sources: "Fuentes"])
        #expect(library.directory == shed.path)
        #expect(library.topics[0].file == shed.path + "/en/risks/side-effects.md")
    }

    @Test func `a broken file is left out and the rest is served`() throws {
        let shed = try Shed.full()
        try shed.write("en/risks/bladder.md", "---\ntitle: [\n")
        try shed.write("sources/beta.yaml", "")
        try shed.write("en/glossary.yaml", "- {term: dose}\n")
        let reading = try ContentFiles.read(shed.path)
        #expect(try shed.faults() == ["C108 en/glossary.yaml", "C107 en/risks/bladder.md", "C006 sources/beta.yaml"])
        #expect(reading.library.topics.map(\.id) == ["side-effects", "what-it-is", "what-it-is"])
        #expect(reading.library.sources.map(\.id) == ["alpha"])
        #expect(reading.library.glossary == ["en": []])
        #expect(reading.leftOut == [shed.path + "/en/risks/bladder.md", shed.path + "/sources/beta.yaml"])
    }

    @Test(arguments: [nil, "title: ["])
    func `without a readable library file the folders stand in for it`(text: String?) throws {
        let shed = try Shed.full()
        if let text { try shed.write("library.yaml", text) } else { unlink(shed.path + "/library.yaml") }
        #expect(try shed.faults() == [text == nil ? "C008 library.yaml" : "C101 library.yaml"])
        let library = try ContentFiles.read(shed.path).library
        #expect(library.languages == ["en", "es"])
        #expect(library.sections.map(\.id) == ["basics", "risks"])
        #expect(library.sections.map(\.topics) == [["what-it-is"], ["bladder", "side-effects"]])
        #expect(library.topics.count == 4)
    }

    @Test func `where there is nothing to read that is said`() throws {
        let shed = try Shed()
        #expect(throws: ContentFailure.empty) { try ContentFiles.read(shed.path) }
        #expect(throws: ContentFailure.noFolder(errno: ENOENT)) { try ContentFiles.read(shed.path + "/none") }
        #expect(throws: ContentFailure.noFolder(errno: ENOENT)) { try ContentFiles.stamp(shed.path + "/none") }
        try shed.write("file", "")
        #expect(throws: ContentFailure.noFolder(errno: ENOTDIR)) { try ContentFiles.read(shed.path + "/file") }
        try FileManager.default.createDirectory(atPath: shed.path + "/en/basics", withIntermediateDirectories: true)
        #expect(throws: ContentFailure.empty) { try ContentFiles.read(shed.path) }
    }

    // MARK: What lies where a file should

    @Test func `folders, pipes, sockets and devices are told and make nobody wait`() throws {
        let shed = try Shed.full()
        try FileManager.default.createDirectory(atPath: shed.path + "/en/risks/folder.md", withIntermediateDirectories: true)
        #expect(mkfifo(shed.path + "/en/risks/pipe.md", 0o600) == 0)
        #expect(mkfifo(shed.path + "/sources/pipe.yaml", 0o600) == 0)
        #expect(symlink("/dev/zero", shed.path + "/en/risks/zero.md") == 0)
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        let name = shed.path + "/en/risks/socket.md"
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bound = name.utf8.count < 108
        if bound {
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
            }
            #expect(result == 0)
        }
        #expect(
            try shed.faults()
                == [
                    "C002 en/risks/folder.md", "C002 en/risks/pipe.md", bound ? "C002 en/risks/socket.md" : nil, "C003 en/risks/zero.md",
                    "C002 sources/pipe.yaml",
                ].compactMap { $0 })
        #expect(try ContentFiles.read(shed.path).library.topics.count == 4)
    }

    @Test func `links are followed to files of the library and nowhere else`() throws {
        let outside = try Shed()
        try outside.write("secret.md", Shed.topic("Secret"))
        let shed = try Shed.full()
        let risks = shed.path + "/en/risks/"
        #expect(symlink("side-effects.md", risks + "inside.md") == 0)
        #expect(symlink(outside.path + "/secret.md", risks + "outside.md") == 0)
        #expect(symlink("../../../../../../../../../../etc/passwd", risks + "passwd.md") == 0)
        #expect(symlink("nowhere.md", risks + "dangling.md") == 0)
        #expect(symlink("loop.md", risks + "loop.md") == 0)
        #expect(symlink("../basics", risks + "folder.md") == 0)
        #expect(symlink(outside.path, shed.path + "/en/elsewhere") == 0)
        #expect(symlink(outside.path, shed.path + "/fr") == 0)
        let reading = try ContentFiles.read(shed.path)
        #expect(
            reading.problems == [
                Problem(.link(.folder), file: shed.path + "/en/elsewhere"), Problem(.link(.dangling), file: risks + "dangling.md"),
                Problem(.link(.folder), file: risks + "folder.md"), Problem(.link(.dangling), file: risks + "loop.md"),
                Problem(.link(.outside), file: risks + "outside.md"), Problem(.link(.outside), file: risks + "passwd.md"),
                Problem(.link(.folder), file: shed.path + "/fr"),
            ])
        #expect(reading.library.topics.map(\.id) == ["side-effects", "bladder", "what-it-is", "inside", "what-it-is"])
        #expect(!reading.library.topics.contains { $0.title == "Secret" })
    }

    @Test func `the folder itself may be a link`() throws {
        let shed = try Shed.full()
        let link = shed.path + "-link"
        #expect(symlink(shed.path, link) == 0)
        defer { unlink(link) }
        #expect(try ContentFiles.read(link).problems == [])
        #expect(try ContentFiles.read(link).library.topics.count == 4)
    }

    @Test func `a file that may not be read is told with the system's reason`() throws {
        let shed = try Shed.full()
        chmod(shed.path + "/en/risks/bladder.md", 0)
        let reading = try ContentFiles.read(shed.path)
        if geteuid() == 0 {
            #expect(reading.problems == [])
        } else {
            #expect(reading.problems == [Problem(.unreadable(errno: EACCES), file: shed.path + "/en/risks/bladder.md")])
            #expect(reading.library.topics.count == 3)
        }
    }

    @Test func `a file over one MiB is refused by its size`() throws {
        let shed = try Shed.full()
        truncate(shed.path + "/en/risks/bladder.md", off_t(1) << 40)
        let reading = try ContentFiles.read(shed.path)
        #expect(reading.problems.map(\.kind) == [.tooLarge(bytes: 1 << 40, limit: 1 << 20)])
        #expect(reading.library.topics.count == 3)
    }

    // MARK: Names

    static let names: [(bytes: [UInt8], fault: Problem.NameFault)] = [
        (Array("new\nline.md".utf8), .control), (Array("esc\u{1B}[31m.md".utf8), .control), (Array("turn\u{202E}.md".utf8), .control),
        ([0x61, 0xFF, 0x2E, 0x6D, 0x64], .badUTF8), (Array("-dash.md".utf8), .leadingDash), (Array("space .md".utf8), .outerSpace),
        (Array(" space.md".utf8), .outerSpace), (Array("space.md ".utf8), .outerSpace), (Array("Upper.md".utf8), .notAnID),
        (Array("two words.md".utf8), .notAnID),
        (Array("é.md".utf8), .notAnID), (Array("a_b.md".utf8), .notAnID),
    ]

    @Test(arguments: names.indices)
    func `a name that cannot be an id is refused`(row: Int) throws {
        let shed = try Shed.full()
        let path = Array((shed.path + "/en/risks/").utf8) + Self.names[row].bytes + [0]
        let file = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
            $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
        }
        #expect(file >= 0)
        close(file)
        let reading = try ContentFiles.read(shed.path)
        #expect(reading.problems.map(\.kind) == [.unsafeName(Self.names[row].fault)])
        #expect(reading.leftOut.count == 1)
        #expect(reading.library.topics.count == 4)
    }

    @Test func `a name of a hundred letters is read, a longer one is refused`() throws {
        let shed = try Shed.full()
        let long = String(repeating: "a", count: 100)
        try shed.write("en/risks/\(long).md", Shed.topic("Long"))
        try shed.write("en/risks/a\(long).md", Shed.topic("Longer"))
        #expect(try ContentFiles.read(shed.path).problems.map(\.kind) == [.unsafeName(.tooLong(limit: 100))])
        #expect(try ContentFiles.read(shed.path).library.topics.contains { $0.id == long })
    }

    @Test func `what lies where Carrel does not read is told`() throws {
        let shed = try Shed.full()
        for name in [
            "notes.md", "en/notes.md", "en/risks/notes.txt", "en/risks/UPPER.MD", "sources/a.md", "README.md", ".hidden", "en/.DS_Store",
            "en/risks/side-effects.md~", "sources/README.md",
        ] {
            try shed.write(name, "x")
        }
        #expect(
            try shed.faults() == [
                "C007 en/notes.md", "C007 en/risks/UPPER.MD", "C007 en/risks/notes.txt", "C007 notes.md", "C007 sources/a.md",
            ])
    }

    @Test func `folders that library.yaml does not know are told`() throws {
        let shed = try Shed.full()
        try shed.write("en/risk/a.md", Shed.topic("A"))
        try shed.write("fr/risks/a.md", Shed.topic("A"))
        try shed.write("en/Risky Things/a.md", Shed.topic("A"))
        let problems = try ContentFiles.read(shed.path).problems
        #expect(
            problems == [
                Problem(.unsafeName(.notAnID), file: shed.path + "/en/Risky Things"),
                Problem(.unknownSection("risk", nearest: "risks"), file: shed.path + "/en/risk"),
                Problem(.unknownLanguage("fr", nearest: nil), file: shed.path + "/fr"),
            ])
    }

    // MARK: Stamps

    @Test func `stamps tell what was changed, added and taken away`() throws {
        let shed = try Shed.full()
        let before = try ContentFiles.stamp(shed.path)
        #expect(
            before.map(\.path) == [
                "en/basics/what-it-is.md", "en/glossary.yaml", "en/risks/bladder.md", "en/risks/side-effects.md", "en/synonyms.yaml",
                "es/basics/what-it-is.md", "es/interface.yaml", "library.yaml", "sources/alpha.yaml", "sources/beta.yaml",
            ])
        #expect(try ContentFiles.stamp(shed.path) == before)
        try shed.write("en/risks/bladder.md", Shed.topic("Bladder, changed"))
        try shed.write("sources/gamma.yaml", Shed.source("gamma"))
        unlink(shed.path + "/en/synonyms.yaml")
        let after = try ContentFiles.stamp(shed.path)
        #expect(
            Set(after).symmetricDifference(before).map(\.path).sorted() == [
                "en/risks/bladder.md", "en/risks/bladder.md", "en/synonyms.yaml", "sources/gamma.yaml",
            ])
    }

    // MARK: Outlines

    /// A library with something wrong in it that shows in one topic, between two, and in the whole.
    private func faulty() throws -> Shed {
        let shed = try Shed.full()
        let links = "A [link](../basics/nowhere.md), [one](../basics/what-it-is.md#none), [another](../risks/what-it-is.md)."
        let text = links + " It is 5% [@alpha, g].\n"
        try shed.write("en/risks/bladder.md", Shed.topic("Bladder").replacing("Text.\n", with: text))
        try shed.write("en/risks/side-effects.md", "---\ntitle: [\n")
        let translation = Shed.topic("Qué").replacing("title:", with: "translates: {of: en, reviewed: 2026-01-01}\ntitle:")
        try shed.write("es/basics/what-it-is.md", translation)
        let lost = Shed.topic("Lost").replacing("summary", with: "related: [bladder, side-effects, lot, lost]\nsummary")
        try shed.write("en/basics/lost.md", lost)
        return shed
    }

    @Test func `a library read topic by topic is judged as one that is read whole`() throws {
        let shed = try faulty()
        let today = try #require(Day("2026-11-22"))
        let reading = try ContentFiles.read(shed.path)
        let survey = try ContentFiles.survey(shed.path, isJudged: true, today: today)
        #expect(survey.reading.problems == reading.problems)
        #expect(survey.reading.leftOut == reading.leftOut)
        #expect(survey.reading.library.topics == reading.library.topics.map(\.outline))
        let judgement = try #require(survey.judgement)
        #expect(judgement.problems == reading.library.problems(today: today, leftOut: reading.leftOut))
        let found = judgement.problems.map { "\($0.number) \($0.file.dropFirst(shed.path.count + 1))" }
        #expect(
            found == [
                "C502 en/basics/lost.md", "C504 en/basics/lost.md", "C507 en/basics/lost.md", "C504 en/risks/bladder.md",
                "C505 en/risks/bladder.md", "C506 en/risks/bladder.md", "C304 en/risks/bladder.md", "C514 es/basics/what-it-is.md",
                "C511 library.yaml", "C511 library.yaml", "C511 library.yaml", "C305 sources/alpha.yaml", "C305 sources/beta.yaml",
            ])
        let errors = try ContentFiles.survey(shed.path, isJudged: true, today: today, keepsWarnings: false)
        #expect(errors.judgement?.problems == judgement.problems.filter(\.isError))
        #expect(errors.judgement?.uncountedWarnings == judgement.problems.count { !$0.isError })
    }

    @Test func `a topic's text is read when it is asked for, and not when the file is another by then`() throws {
        let shed = try Shed.full()
        let reading = try ContentFiles.read(shed.path)
        let survey = try ContentFiles.survey(shed.path, isJudged: false)
        #expect(survey.judgement == nil)
        #expect(survey.reading.library.topics.map(survey.texts.whole) == reading.library.topics)
        try shed.write("en/risks/bladder.md", Shed.topic("Bladder").replacing("Text", with: "Next"))
        unlink(shed.path + "/en/risks/side-effects.md")
        #expect(survey.reading.library.topics.map { survey.texts.whole($0)?.id } == [nil, nil, "what-it-is", "what-it-is"])
    }
}
