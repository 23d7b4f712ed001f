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

    @Test func `words of danger bring help first, however they are said`() throws {
        let said = [
            "want to die", "I want to die", "kill myself", "im going to kill myself", "end my life", "I don't want to live anymore",
            "suicide",
            "suicidal", "I feel suicidal", "self harm", "overdose", "I overdosed", "OD", "took too much", "he took too much ketamine",
            "can't breathe", "cant breathe", "I can\u{2019}t breathe", "she is not breathing", "wont wake up", "passed out", "blue lips",
            "911", "988", "hotline", "poison control", "someone to talk to",
        ]
        try Self.asking { (shelf: Shelf) throws in
            for words in said {
                let first = try shelf.search(words, language: "en", limit: 3).hits.first
                #expect(first?.id == "get-help-now", "\(words)")
            }
        }
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
