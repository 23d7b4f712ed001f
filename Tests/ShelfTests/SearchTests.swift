import Glibc
import Testing
import Topics

@testable import Shelf

@Suite struct SearchTests {
    private let scratch = MadeUp.scratch()
    private let shelf: Shelf

    init() throws {
        try Shelf.publish(MadeUp.library, to: scratch.path)
        shelf = try Shelf(path: scratch.path)
    }

    private func found(_ query: String, in language: String = "en") throws -> [String] {
        try shelf.search(query, language: language, limit: 10).hits.map(\.id)
    }

    @Test(arguments: [
        ("green tea", "green-tea"), ("GREEN  TEA", "green-tea"), ("Tea and sleep", "tea-and-sleep"), ("asthma", "what-is-asthma"),
        ("what is asthma?", "what-is-asthma"), ("scald", "kettle-burns"), ("pef", "peak-flow"),
    ]) func `a typed title or keyword wins`(query: String, topic: String) throws {
        #expect(try found(query).first == topic)
    }

    @Test(arguments: [
        ("inhal", "inhalers"), ("caff", "tea-and-sleep"), ("green te", "green-tea"), ("k", "kettle-burns"), ("ke", "kettle-burns"),
        ("measuring pe", "peak-flow"), ("upri", "asthma-attack"),
    ]) func `the last word may be half typed`(query: String, topic: String) throws {
        #expect(try found(query).first == topic)
    }

    @Test func `a question can be typed letter by letter without an empty answer or a wrong correction`() throws {
        let question = "what is the asthma"
        for count in 1...question.count {
            let answer = try shelf.search(String(question.prefix(count)), language: "en", limit: 3)
            #expect(!answer.hits.isEmpty)
            #expect(answer.corrected == nil)
        }
        #expect(try found("asthma wit").first == "what-is-asthma")
    }

    @Test func `a phrase that mends its own spelling weighs nothing`() throws {
        var library = MadeUp.library
        library.synonyms["en"]?.append(Synonym(phrase: "asthmas", alsoSearch: ["asthma"]))
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        let plain = try shelf.search("asthma caffeine", language: "en", limit: 1).hits
        #expect(try Shelf(path: other.path).search("asthma caffeine", language: "en", limit: 1).hits.map(\.score) == plain.map(\.score))
    }

    @Test func `a shelf made ready for searching reads its words no more`() throws {
        let edition = try #require(Disk.names(in: scratch.path).first { $0.hasPrefix("edition-") })
        let words = "\(scratch.path)/\(edition)/spelling.glass"
        let other = try Shelf(path: scratch.path)
        for language in ["en", "xx"] { try shelf.prepareSearch(language: language) }
        #expect(truncate(words, 0) == 0)
        #expect(try shelf.search("asthmma", language: "en", limit: 1).corrected == "asthma")
        #expect(throws: ShelfError.self) { _ = try other.search("asthmma", language: "en", limit: 1) }
    }

    @Test func `a word that something follows is whole`() throws {
        #expect(try found("caff").first == "tea-and-sleep")
        #expect(try shelf.search("caff ", language: "en", limit: 5, correcting: false).hits.isEmpty)
    }

    @Test(arguments: [
        ("wheezed", "what-is-asthma"), ("burning", "kettle-burns"), ("leaves", "green-tea"), ("sleeping", "tea-and-sleep"),
    ]) func `other forms of a word are found`(query: String, topic: String) throws {
        #expect(try found(query).first == topic)
    }

    @Test(arguments: [
        ("caffiene", "caffeine", "tea-and-sleep"), ("astma", "asthma", "what-is-asthma"),
        ("insomna at nite", "insomnia at nite", "tea-and-sleep"),
    ]) func `a misspelt word is corrected and said so`(query: String, corrected: String, topic: String) throws {
        let answer = try shelf.search(query, language: "en", limit: 5)
        #expect(answer.corrected == corrected)
        #expect(answer.hits.first?.id == topic)
        #expect(answer.query == query)
    }

    @Test func `a word that is right is not corrected, nor is anything when not asked for`() throws {
        #expect(try shelf.search("caffeine", language: "en", limit: 5).corrected == nil)
        let answer = try shelf.search("caffiene", language: "en", limit: 5, correcting: false)
        #expect(answer.corrected == nil)
        #expect(answer.hits.isEmpty)
    }

    @Test(arguments: [
        ("brew", "green-tea"), ("I want to sleep", "tea-and-sleep"), ("she is choking to death!", "asthma-attack"),
    ]) func `synonyms lead from phrases to phrases`(query: String, topic: String) throws {
        #expect(try found(query).first == topic)
    }

    @Test(arguments: [
        ("isn't it choking", "is it choking not"), ("she felt wheezy", "feels wheezy she"), ("can't breathe", "he cannot really breathe"),
    ]) func `a phrase is the same in another order, another tense and with another no`(said: String, typed: String) throws {
        var library = MadeUp.library
        library.synonyms["en"] = [Synonym(phrase: said, alsoSearch: ["green tea"])]
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        #expect(try Shelf(path: other.path).search(typed, language: "en", limit: 1).hits.first?.id == "green-tea")
    }

    @Test func `the words of a lay phrase lead to its topic even when they come apart`() throws {
        var library = MadeUp.library
        library.synonyms["en"] = [Synonym(phrase: "jittery all the livelong day", alsoSearch: ["tea and sleep"])]
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        #expect(try Shelf(path: other.path).search("livelong jitters, jittery", language: "en", limit: 1).hits.first?.id == "tea-and-sleep")
    }

    @Test func `words of danger put the topic of help first, unless a longer phrase says otherwise`() throws {
        var library = MadeUp.library
        library.helpTopic = "asthma-attack"
        library.synonyms["en"] = [
            Synonym(phrase: "the face is blue", alsoSearch: ["asthma attack"]),
            Synonym(phrase: "green tea blue face", alsoSearch: ["green tea"]),
        ]
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        let danger = try Shelf(path: other.path)
        for words in ["green tea green tea caffeine, his face goes blue", "caffeine and a bluee face"] {
            #expect(try danger.search(words, language: "en", limit: 2, correcting: false).isDanger)
            let answer = try danger.search(words, language: "en", limit: 2)
            #expect(answer.isDanger)
            #expect(answer.hits.first?.id == "asthma-attack")
            #expect(answer.hits.count == 2)
            #expect(Set(answer.hits.map(\.id)).count == 2)
        }
        let calm = try danger.search("green tea blue face", language: "en", limit: 2)
        #expect(!calm.isDanger)
        #expect(calm.hits.first?.id == "green-tea")
    }

    @Test(arguments: [
        ("pufer", "puffer"), ("insomina", "insomnia"), ("kafeine", "caffeine"), ("wizing", "wheezing"), ("child hood", "childhood"),
        ("peakflow", "peak flow"), ("nhalers", "inhalers"), ("astma atack", "asthma attack"),
    ]) func `slips of the finger and of the ear are mended`(typed: String, meant: String) throws {
        #expect(try shelf.search(typed + " ", language: "en", limit: 1).corrected == meant + " ")
    }

    /// `trama` begins `tramadol`, which one topic has; `trauma` is in all the others.
    @Test func `an open last word that begins only rare words is corrected to a common one, until it says more`() throws {
        var library = MadeUp.library
        for number in library.topics.indices.dropFirst() where library.topics[number].language == "en" {
            library.topics[number].keywords.append("trauma")
        }
        library.topics[0].keywords.append("tramadol")
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        let shelf = try Shelf(path: other.path)
        func corrected(_ typed: String) throws -> String? { try shelf.search(typed, language: "en", limit: 5).corrected }
        #expect(try corrected("trama") == "trauma")
        #expect(try corrected("tea trama") == "tea trauma")
        for typed in ["tram", "tramad", "traum", "tramadol"] { #expect(try corrected(typed) == nil, "\(typed)") }
    }

    @Test(arguments: ["zyx", "abc", "Zoloft", "B12", "qqqqqqqq", "tee", "pep", "pfe"]) func `short words, names and noise are left alone`(
        word: String
    ) throws {
        #expect(try shelf.search(word + " tea", language: "en", limit: 1).corrected == nil)
    }

    @Test func `a search that is overtaken is given up before the index is asked, and before each hit`() throws {
        var asked = 0
        func overtaken(after count: Int) throws -> SearchAnswer? {
            asked = 0
            return try shelf.search("tea", language: "en", limit: 10, correcting: true) {
                asked += 1
                return asked > count
            }
        }
        let hits = try #require(try overtaken(after: .max)).hits.count
        #expect(hits > 1)
        #expect(asked == 1 + hits)
        for count in 0..<asked { #expect(try overtaken(after: count) == nil) }
    }

    @Test func `synonyms lead one way only`() throws {
        let answer = try shelf.search("insomnia", language: "en", limit: 5)
        #expect(answer.hits.map(\.id) == ["tea-and-sleep"])
    }

    @Test(arguments: ["can't breathe", "cant breathe", "can\u{2019}t breathe", "Can't  BREATHE?"])
    func `apostrophes are forgiven`(query: String) throws {
        #expect(try found(query).first == "asthma-attack")
    }

    @Test(arguments: ["off-label", "off label", "offlabel", "OFF\u{2011}LABEL use"])
    func `hyphens are forgiven`(query: String) throws {
        #expect(try found(query).first == "inhalers")
    }

    @Test(arguments: ["preparacion", "preparación", "PREPARACIONES", "nino"])
    func `accents and endings are forgiven in Spanish`(query: String) throws {
        #expect(try found(query, in: "es").first == "what-is-asthma")
    }

    @Test func `languages do not meet`() throws {
        #expect(try found("green tea", in: "es").isEmpty)
        #expect(try found("verde").isEmpty)
        #expect(try found("té verde", in: "es") == ["green-tea"])
        #expect(try shelf.search("té", language: "es", limit: 5).hits.first?.title == "Té verde")
        #expect(try shelf.search("verdee", language: "en", limit: 5).corrected == nil)
    }

    @Test func `most words are enough, and rare ones weigh more`() throws {
        #expect(try found("will caffeine in my cup keep me awake").first == "tea-and-sleep")
        #expect(try found("lungs meter").first == "peak-flow")
    }

    @Test(arguments: [
        "\"green tea\"", "green AND tea", "green tea*", "title:green tea", "(green tea", "green NEAR tea", "+green -tea", "green^tea",
    ]) func `query syntax is plain text`(query: String) throws {
        #expect(try found(query).first == "green-tea")
    }

    @Test(arguments: ["", " ", "?!…", "\u{0}\u{1B}\u{7F}", "👪", "-", "'"])
    func `a query without a word finds nothing and names nothing`(query: String) throws {
        let answer = try shelf.search(query, language: "en", limit: 5)
        #expect(answer == SearchAnswer(query: answer.query))
    }

    @Test func `a title comes first while it is typed, stop words and all`() throws {
        for title in ["What is asthma", "Tea and sleep", "Burns from a kettle"] {
            let id = try #require(try shelf.search(title, language: "en", limit: 1).hits.first?.id)
            for end in (title.firstIndex(of: " ").map { title.distance(from: title.startIndex, to: $0) + 2 } ?? 0)...title.count {
                #expect(try found(String(title.prefix(end))).first == id, "\(title.prefix(end))")
            }
        }
    }

    @Test func `only stop words still find titles with them`() throws {
        #expect(try found("what is").contains("what-is-asthma"))
    }

    @Test func `long, strange and hostile queries are answered`() throws {
        let queries = [
            String(repeating: "asthma ", count: 600), String(repeating: "x", count: 5_000),
            "e" + String(repeating: "\u{301}", count: 9_000),
            "\u{202E}tea", "ربو", "喘息", String(repeating: "a ", count: 64), String(repeating: "é", count: 4_000),
        ]
        for query in queries { _ = try shelf.search(query, language: "en", limit: 5) }
        #expect(try found(String(repeating: "asthma ", count: 600)).first == "what-is-asthma")
    }

    @Test func `nothing found names the nearest titles`() throws {
        let answer = try shelf.search("zzgreenteazz", language: "en", limit: 5, correcting: false)
        #expect(answer.hits.isEmpty)
        #expect(answer.nearest.first?.id == "green-tea")
        #expect(try shelf.nearestTopics(to: "grean-tea", language: "en").first == "green-tea")
        #expect(try shelf.nearestTopics(to: "qqqqqq", language: "en").isEmpty)
    }

    @Test func `equal topics come in the order of the menu, however they were put in`() throws {
        var library = MadeUp.library
        library.topics = ["tea-c", "tea-a", "tea-b"].map { MadeUp.topic($0, "Jasmine", in: "tea", text: "Jasmine.") }
        library.sections[1].topics = ["tea-c", "tea-a", "tea-b"]
        for shards in [1, 2] {
            let other = MadeUp.scratch()
            try Shelf.publish(library, to: other.path, shards: shards)
            #expect(try Shelf(path: other.path).search("jasmine", language: "en", limit: 5).hits.map(\.id) == ["tea-c", "tea-a", "tea-b"])
        }
    }

    @Test func `a snippet shows the best place with the words marked`() throws {
        let hit = try #require(try shelf.search("breathing slowly", language: "en", limit: 1).hits.first)
        #expect(hit.id == "inhalers")
        #expect(hit.snippet.parts.filter(\.isMatch).map(\.text) == ["breathe", "breathe", "slowly"])
        #expect(hit.sectionTitle == "Lungs")
    }

    @Test func `a hit names the words at its best place, up to the stops around them`() throws {
        let place = try #require(try shelf.search("breathing slowly", language: "en", limit: 1).hits.first?.place)
        let text = try #require(try shelf.page("inhalers", language: "en")).topic.blocks.flatMap(\.plainLines).joined(separator: "\n")
        #expect(text.contains(place))
        #expect(place.hasPrefix("breathe"))
        #expect(!place.contains { ".,\n".contains($0) })
        #expect(try shelf.search("sencha", language: "en", limit: 1).hits.first?.place == nil)
    }

    @Test func `a hit without a place in the text shows how the topic begins`() throws {
        let hit = try #require(try shelf.search("sencha", language: "en", limit: 1).hits.first)
        #expect(hit.snippet.plain.hasPrefix("A short summary."))
        #expect(hit.snippet.parts.allSatisfy { !$0.isMatch })
    }

    @Test func `a heading in a snippet does not run into the text below it`() throws {
        var library = MadeUp.library
        library.topics[0] = MadeUp.topic("what-is-asthma", "Long", text: "A late supper\n\nPemmican keeps. Eat it cold.\n\nthé\n\nmilk")
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        let snippet = try #require(try Shelf(path: other.path).search("supper pemmican", language: "en", limit: 1).hits.first).snippet
        #expect(snippet.plain.contains("A late supper · Pemmican keeps. Eat it cold. thé · milk"), "\(snippet.plain)")
    }

    @Test func `a snippet of a long text is cut at words and says so`() throws {
        var library = MadeUp.library
        let filler = String(repeating: "Ünnötig many wörds. ", count: 60)
        library.topics[0] = MadeUp.topic("what-is-asthma", "Long", text: filler + "Here stands pemmican twice. " + filler)
        let other = MadeUp.scratch()
        try Shelf.publish(library, to: other.path)
        let snippet = try #require(try Shelf(path: other.path).search("pemmican", language: "en", limit: 1).hits.first).snippet
        #expect(snippet.plain.hasPrefix("… Here stands pemmican twice. Ünnötig") || snippet.plain.hasPrefix("… Ünnötig"))
        #expect(snippet.plain.hasSuffix(" …"))
        #expect(snippet.plain.utf8.count < 180)
        #expect(snippet.parts.filter(\.isMatch).map(\.text) == ["pemmican"])
    }

    @Test func `no more hits than asked for`() throws {
        #expect(try shelf.search("tea", language: "en", limit: 1).hits.count == 1)
        #expect(try shelf.search("tea", language: "en", limit: 0) == SearchAnswer(query: "tea"))
    }
}
