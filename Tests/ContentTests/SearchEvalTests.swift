import Foundation
import Shelf
import Testing

@testable import SearchEval

/// How well the library that Carrel ships with is found in.
@Suite struct SearchEvalTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func asking<Answer>(_ body: (Shelf) throws -> Answer) throws -> Answer {
        try SearchEval.withShelf(of: root.appending(path: "Content").path, body)
    }

    @Test func `the library answers the judged queries, of every kind`() throws {
        let table = try String(contentsOf: Self.root.appending(path: "Tests/SearchEval/queries.tsv"), encoding: .utf8)
        let queries = try JudgedQuery.list(table)
        #expect(queries.count >= 120)
        let trial = try Self.asking { try Trial(queries, shelf: $0) }
        #expect(trial.overall.first >= 0.92)
        #expect(trial.overall.third >= 0.97)
        #expect(trial.overall.reciprocal >= 0.94)
        for (kind, score) in trial.byKind { #expect(score.first >= 0.85, "\(kind)") }
    }

    @Test func `words of danger bring help first, however they are said or spelled`() throws {
        let said = [
            "I want to die", "killing myself", "I don't want to live anymore", "I feel suicidal", "I overdosed",
            "took too much", "he took too much ketamine", "I can\u{2019}t breathe", "she is not breathing", "passed out", "blue lips",
            "want to die", "i want to dye", "i just want to die already", "wanna die", "wnat to die", "i dont wanna live",
            "i don't want to live any more", "I wish I were dead", "im going to kill myself", "kil myself",
            "i want too kill my self", "my son wants to kill himself", "suicde", "sucide", "suiside", "suicidel",
            "feeling suicidal tonight", "end my life", "thinking of ending my life", "i cant go on like this",
            "no reason to live", "i cut myself", "self-harm", "hang myself", "overdose", "over dose", "overdoze", "overdoes",
            "ovredose", "he overdosed on ketamine", "i think my friend is overdosing", "OD", "she took too much",
            "took too many pills", "can't breathe", "cant breath", "cant brethe", "i cannot breathe", "he isn't breathing",
            "she stopped breathing", "not breating", "trouble breathing after dose", "having a hard time breathing",
            "wont wake up", "he wont wake up", "she won't wake", "i can't wake my husband up", "my friend is unconscious",
            "unconcious", "unconsious friend", "unresponsive", "passed out on the floor", "her lips are blue",
            "lips turning blue", "chest pain", "chest pains", "my chest hurts so bad", "crushing chest pain", "heart attack",
            "hart attack", "having a seizure", "he's having a seizure", "siezure right now help", "poison control", "poisoned",
            "911", "988", "call 911", "emergency", "emergancy", "emergencey number", "hotline", "suicide hotline",
            "sucide hotline", "help line", "crisis", "someone to talk to", "who can I call right now", "choking on vomit",
            "i am in danger", "ambulence", "collapsed after snorting k", "i took to much", "he took to many pills", "i tok too much",
        ]
        let saidInSpanish = [
            "quiero morir", "me quiero morir", "kiero morir", "quiero morirme ya", "no quiero vivir más", "no quiero vivir mas",
            "quiero matarme", "me voy a matar", "suicidio", "suisidio", "suicidarme", "pienso suicidarme", "sobredosis",
            "sobredocis", "sobredosis de ketamina", "mi hijo tomó demasiado", "tomo demasiadas pastillas", "no respira",
            "mi amigo no respira", "no puedo respirar", "no puedo respirár", "le cuesta mucho respirar", "no despierta",
            "mi esposo no se despierta", "no reacciona", "se desmayó", "se desmayo", "se desmalló", "esta inconsciente",
            "inconciente", "labios azules", "tiene los labios morados", "dolor de pecho", "me duele mucho el pecho",
            "convulsiones", "combulsion", "emergencia", "emerjencia", "envenenamiento", "911", "988", "línea de crisis",
            "necesito hablar con alguien", "ayuda", "hacerme daño", "quitarme la vida", "me corto", "ataque al corazon",
        ]
        try Self.asking { (shelf: Shelf) throws in
            for (language, words) in said.map({ ("en", $0) }) + saidInSpanish.map({ ("es", $0) }) {
                let answer = try shelf.search(words, language: language, limit: 3)
                #expect(answer.hits.first?.id == "get-help-now", "\(words)")
            }
            for words in ["want to die", "overdose", "can't breathe", "suicde", "cant brethe", "ovredose", "i took to much"] {
                let answer = try shelf.search(words, language: "en", limit: 3)
                #expect(answer.isDanger, "\(words)")
                #expect(answer.emergency.prefix(2) == ["In danger?", "Call 911."], "\(words)")
            }
        }
    }

    @Test func `calm questions about dangers and dangerous-sounding words lead to their own topics`() throws {
        let asked = [
            ("signs of an overdose", "overdose-and-emergencies"), ("can you overdose on ketamine", "overdose-and-emergencies"),
            ("ketamine for suicidal thoughts", "suicidal-thoughts"), ("is it dangerous", "side-effects"),
            ("did matthew perry die from ketamine", "reading-the-headlines"), ("how much does it cost", "what-it-costs"),
            ("can I have it with a seizure disorder", "who-should-not-take-it"), ("will I wake up during surgery", "anesthesia"),
        ]
        try Self.asking { (shelf: Shelf) throws in
            for words in ["how much does it take", "did it take much longer to work"] {
                #expect(try !shelf.search(words, language: "en", limit: 1).isDanger, "\(words)")
            }
            for (words, topic) in asked {
                let answer = try shelf.search(words, language: "en", limit: 3)
                #expect(!answer.isDanger, "\(words)")
                #expect(answer.hits.first?.id == topic, "\(words)")
            }
        }
    }

    @Test func `the Spanish pages answer the judged queries`() throws {
        let table = try String(contentsOf: Self.root.appending(path: "Tests/SearchEval/queries-es.tsv"), encoding: .utf8)
        let trial = try Self.asking { try Trial(try JudgedQuery.list(table), shelf: $0, language: "es") }
        #expect(trial.overall.first >= 0.9)
        #expect(trial.overall.third == 1)
    }

    @Test func `no query of any shape leaves the library without an answer`() throws {
        let odd = [
            "", " ", "the", "what is it", "?!…", "👪", "\u{1B}[31mred", "\u{0}", "\u{202E}enimatek", "קטמין", "كيتامين", "氯胺酮", "ketamine 👪",
            String(repeating: "ketamine ", count: 455), String(repeating: "k", count: 4_096), "\"ketamine\" NEAR/3 title:* AND (",
            "kétàmîne",
            "bladder-", "-", "'", "ketamine\u{7}\u{8}bladder",
        ]
        try Self.asking { (shelf: Shelf) throws in
            for query in odd {
                let answer = try shelf.search(query, language: "en", limit: 10)
                for text in answer.hits.flatMap({ [$0.title, $0.snippet.plain] }) + [answer.corrected ?? ""] {
                    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(query)")
                }
            }
            #expect(try shelf.search("kétàmîne", language: "en", limit: 1).hits.count == 1)
            #expect(try shelf.search("ketamine\u{7}\u{8}bladder", language: "en", limit: 1).hits.first?.id == "bladder-problems")
        }
    }
}

@Suite struct JudgingTests {
    @Test func `a list of queries is read by the names of its columns`() throws {
        let list = try JudgedQuery.list("kind\tquery\tnote\trelevant\nslang\tbrew\t–\tgreen-tea, kettle-burns\n")
        #expect(list.count == 1)
        #expect(list.first?.text == "brew")
        #expect(list.first?.relevant == ["green-tea", "kettle-burns"])
        #expect(list.first?.kind == "slang")
    }

    @Test(arguments: [
        "", "query\trelevant\n", "query\trelevant\tkind\n", "query\trelevant\tkind\nbrew\tgreen-tea\n", "query\trelevant\tkind\n\ta\tb\n",
    ])
    func `a list that cannot be judged by is refused`(table: String) {
        #expect(throws: JudgedQuery.Fault.self) { try JudgedQuery.list(table) }
    }

    @Test func `scores count the first right topic, and nothing when there is none`() {
        let score = Trial.Score([1, 2, 4, nil])
        #expect(score.count == 4)
        #expect(score.first == 0.25)
        #expect(score.third == 0.5)
        #expect(score.reciprocal == (1 + 0.5 + 0.25) / 4)
        #expect(Trial.Score([]).first == 0)
    }
}
