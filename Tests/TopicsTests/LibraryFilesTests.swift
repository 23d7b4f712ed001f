import Testing
import Topics

/// `library.yaml`, glossary, synonyms and words.
struct LibraryFilesTests {
    private static let good = """
        title: {en: "A guide: for patients", es: Guía}
        languages: [en, es]
        sections:
          - id: basics
            title: {en: The basics, es: Lo básico}
            topics: [what-it-is, how-it-works]
          - id: help
            title: {en: Get help}
            topics: [get-help]
        crisis: [{name: {en: Crisis line}, call: 988, text: "1 (800) 222-1222", source: [line, f-1]}]
        disclaimer: {en: Not advice.}
        review: {months: 6}
        topic-words: {least: 100, most: 500, longer: {get-help: 900}}
        """

    private static func parse(_ text: String) -> Parsed<Library> { LibraryFileParser.parse(Array(text.utf8), file: "library.yaml") }

    @Test func `a whole library file is read`() throws {
        let parsed = Self.parse(Self.good)
        #expect(parsed.problems == [])
        var library = try #require(parsed.value)
        #expect(library.places["sections.0.topics.1"] == Place(line: 6, column: 26))
        #expect(library.places["crisis.0.source"] == Place(line: 10, column: 81))
        library.places = [:]
        #expect(
            library
                == Library(
                    title: ["en": "A guide: for patients", "es": "Guía"], languages: ["en", "es"],
                    sections: [
                        Section(id: "basics", title: ["en": "The basics", "es": "Lo básico"], topics: ["what-it-is", "how-it-works"]),
                        Section(id: "help", title: ["en": "Get help"], topics: ["get-help"]),
                    ],
                    crisis: [
                        CrisisLine(
                            name: ["en": "Crisis line"], call: "988", text: "1 (800) 222-1222",
                            source: FindingKey(source: "line", finding: "f-1"))
                    ],
                    disclaimer: ["en": "Not advice."], reviewMonths: 6,
                    topicLength: TopicLength(least: 100, most: 500, longer: ["get-help": 900])))
    }

    static let rows: [(old: String, new: String, faults: [String])] = [
        ("least: 100, ", "", ["C108 13:14"]),
        ("most: 500", "most: 0", ["C113 13:33"]),
        ("longer: {get-help: 900}", "longer: [get-help]", ["C110 13:46"]),
        ("get-help: 900}}", "Get Help: 900}}", ["C114 13:47"]),
        ("longer", "more", ["C109 13:38"]),
        ("title: {en: \"A", "titel: {en: \"A", ["C109 1:1", "C108 1:1"]),
        ("{en: \"A guide: for patients\", es: Guía}", "A guide", ["C110 1:8"]),
        ("es: Guía}", "es: [Guía]}", ["C110 1:42"]),
        ("es: Guía}", "spanish: Guía}", ["C112 1:38"]),
        ("es: Guía}", "es: }", ["C108 1:38"]),
        ("[en, es]", "en", ["C110 2:12"]),
        ("[en, es]", "[en, english]", ["C112 2:17"]),
        ("[en, es]", "[en, xx]", ["C112 2:17"]),
        ("[en, es]", "[en, en]", ["C512 2:17"]),
        ("[en, es]", "[]", ["C108 2:12"]),
        ("id: basics", "id: The Basics", ["C114 4:9"]),
        ("id: help", "id: basics", ["C512 7:9"]),
        ("[get-help]", "[what-it-is]", ["C512 9:14"]),
        ("[get-help]", "get-help", ["C110 9:13"]),
        ("[get-help]", "[get help]", ["C114 9:14"]),
        ("    topics: [get-help]\n", "", ["C108 7:5"]),
        ("call: 988", "call: nine", ["C403 10:42"]),
        ("call: 988", "cal: 988", ["C109 10:36"]),
        ("[line, f-1]", "line", ["C110 10:81"]),
        ("{months: 6}", "{months: 0}", ["C113 12:18"]),
        ("{months: 6}", "{months: six}", ["C113 12:18"]),
        ("{months: 6}", "{months: 99999999999999999999}", ["C113 12:18"]),
        ("{months: 6}", "{}", ["C108 12:9"]),
    ]

    @Test(arguments: rows.indices)
    func `a fault of the library file is told where it stands`(row: Int) {
        let (old, new, faults) = Self.rows[row]
        #expect(Self.good.contains(old))
        #expect(Self.parse(Self.good.replacing(old, with: new)).faults == faults, "\(new)")
    }

    @Test func `a glossary is a list of words`() {
        let text = """
            - {term: dissociative, also: [dissociation], meaning: "A drug, say.", topic: what-it-is, source: [a, b]}
            - term: é
              meaning: Short.
            """
        let parsed = GlossaryParser.parse(Array(text.utf8), file: "glossary.yaml")
        #expect(parsed.problems == [])
        #expect(
            parsed.value == [
                GlossaryEntry(
                    term: "dissociative", also: ["dissociation"], meaning: "A drug, say.", topic: "what-it-is",
                    source: FindingKey(source: "a", finding: "b"), place: Place(line: 1, column: 3)),
                GlossaryEntry(term: "é", meaning: "Short.", place: Place(line: 2, column: 3)),
            ])
    }

    static let glossaries: [(text: String, faults: [String])] = [
        ("term: a", ["C110 1:1"]),
        ("[]", []),
        ("- a", ["C110 1:3"]),
        ("- {term: a}", ["C108 1:3"]),
        ("- {term: a, meaning: b, c}", ["C109 1:25"]),
        ("- {term: a, meaning: b, topic: B}", ["C114 1:32"]),
        ("- {term: a, meaning: b, source: c}", ["C110 1:33"]),
        ("- term: a\n  meaning: \(String(repeating: "b ", count: 35))", []),
        ("- term: a\n  meaning: \(String(repeating: "b ", count: 36))", ["C515 2:12"]),
    ]

    @Test(arguments: glossaries.indices)
    func `a fault of a glossary is told where it stands`(row: Int) {
        let parsed = GlossaryParser.parse(Array(Self.glossaries[row].text.utf8), file: "glossary.yaml")
        #expect(parsed.faults == Self.glossaries[row].faults, "\(Self.glossaries[row].text)")
    }

    @Test func `synonyms lead from what people say to what is searched`() {
        let parsed = SynonymsParser.parse(Array("copay: [insurance, cost]\nk hole: [k-hole]\n".utf8), file: "synonyms.yaml")
        #expect(parsed.problems == [])
        #expect(
            parsed.value == [
                Synonym(phrase: "copay", alsoSearch: ["insurance", "cost"]), Synonym(phrase: "k hole", alsoSearch: ["k-hole"]),
            ])
    }

    static let synonyms: [(text: String, faults: [String])] = [
        ("copay: insurance", ["C110 1:8"]), ("copay:", ["C108 1:1"]), ("copay: [[a]]", ["C104 1:9"]),
        ("a: [b]\na: [c]", ["C103 2:1"]), ("- a", ["C110 1:1"]),
    ]

    @Test(arguments: synonyms.indices)
    func `a fault of the synonyms is told where it stands`(row: Int) {
        let parsed = SynonymsParser.parse(Array(Self.synonyms[row].text.utf8), file: "synonyms.yaml")
        #expect(parsed.faults == Self.synonyms[row].faults, "\(Self.synonyms[row].text)")
    }

    @Test(arguments: ["copay: insurance", "copay:", "\" \": [insurance]", "dying: [call]"])
    func `a fault of one phrase leaves out that one and no other`(line: String) {
        let text = "dying: [emergency]\n\(line)\nk hole: [k-hole]\n"
        let parsed = SynonymsParser.parse(Array(text.utf8), file: "synonyms.yaml")
        #expect(parsed.problems.map { $0.place.line } == [2])
        #expect(parsed.value?.map(\.phrase) == ["dying", "k hole"])
        #expect(parsed.value?.map(\.alsoSearch) == [["emergency"], ["k-hole"]])
    }

    @Test(arguments: ["- b", "- {term: b}", "- {meaning: b}"])
    func `a fault of one term leaves out that one and no other`(line: String) {
        let text = "- {term: a, meaning: A., topic: B}\n\(line)\n- {term: c, meaning: C., mening: D.}\n"
        let parsed = GlossaryParser.parse(Array(text.utf8), file: "glossary.yaml")
        #expect(parsed.problems.map { $0.place.line } == [1, 2, 3])
        #expect(parsed.value?.map(\.term) == ["a", "c"])
    }

    @Test func `a key that the library's file should not have takes neither the menu nor the crisis lines along`() {
        let sound =
            "title: {en: T}\nlanguages: [en]\nsections:\n  - {id: a, title: {en: A}, topics: [b]}\ndisclaimer: {en: D}\nreview: {months: 12}\n"
        let lines = "crisis:\n  - {name: {en: Line}, call: \"988\", source: [a, b]}\n  - {name: {en: Other}, call: none, source: [a, b]}\n"
        let parsed = LibraryFileParser.parse(Array((sound + lines + "colour: red\n").utf8), file: "library.yaml")
        #expect(parsed.problems.count == 2)
        #expect(parsed.value?.sections.map(\.topics) == [["b"]])
        #expect(parsed.value?.crisis.map(\.call) == ["988"])
        let broken = LibraryFileParser.parse(Array((sound.replacing("languages: [en]", with: "languages: []") + lines).utf8), file: "l")
        #expect(broken.value == nil)
    }

    @Test func `words of another language replace the English ones`() {
        let parsed = WordsParser.parse(Array("sources: Fuentes\n".utf8), file: "interface.yaml")
        #expect(parsed.problems == [])
        #expect(parsed.value == Words([.sources: "Fuentes"]))
        #expect(WordsParser.parse(Array("{}".utf8), file: "interface.yaml").value == Words())
    }

    @Test func `words keep the names in braces`() throws {
        let message = try #require(Message.allCases.first { $0.english.contains("{") })
        let parsed = WordsParser.parse(Array("\(message.rawValue): no braces\n".utf8), file: "interface.yaml")
        #expect(parsed.problems.map(\.number) == ["C517"])
        #expect(
            WordsParser.parse(Array("sources: \"{x}\"\n".utf8), file: "interface.yaml").problems.map(\.kind) == [
                .wrongPlaceholders(message: "sources", expected: [])
            ])
        #expect(WordsParser.parse(Array("\(message.rawValue): \"x \(message.english)\"\n".utf8), file: "interface.yaml").problems == [])
    }

    @Test(arguments: ["sorces: x", "find: \"{x}\"", "find: [x]", "find:", "search: twice"])
    func `a fault of one message leaves out that one and no other`(line: String) {
        let parsed = WordsParser.parse(Array("search: Buscar\n\(line)\nsources: Fuentes\n".utf8), file: "interface.yaml")
        #expect(parsed.problems.map { $0.place.line } == [2])
        #expect(parsed.problems.allSatisfy { $0.isError })
        #expect(parsed.value == Words([.search: "Buscar", .sources: "Fuentes"]))
        #expect(WordsParser.parse(Array("- sources\n".utf8), file: "interface.yaml").value == nil)
    }

    @Test func `an unknown message names the nearest`() {
        #expect(
            WordsParser.parse(Array("sorces: x\n".utf8), file: "interface.yaml").problems.map(\.kind) == [
                .unknownKey("sorces", nearest: "sources")
            ])
    }
}
