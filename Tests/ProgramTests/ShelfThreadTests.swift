import Glibc
import Reader
import Testing

@testable import Shelf
@testable import carrel

@Suite struct ShelfThreadTests {
    let library: FixtureLibrary

    init() throws {
        library = try FixtureLibrary()
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
    }

    /// Everything a thread answers until nothing asked is left open.
    func answers(of thread: ShelfThread) -> [Event] {
        var answers: [Event] = []
        while true {
            answers += thread.takeAnswers()
            if thread.isIdle { return answers }
            var ready = pollfd(fd: thread.wake, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, 10_000) == 0 { return answers }
        }
    }

    func open() throws -> sending Shelf { try Shelf(path: library.shelf) }

    @Test func `every question is answered`() throws {
        let thread = try ShelfThread(open())
        let questions: [Effect] = [
            .openMenu(section: "drinks", rows: 0..<9), .openTopic("asthma", number: 1), .openTopic("nothing", number: 2),
            .openSource("tea-shop", number: 3), .openIndex(number: 4),
        ]
        let answers = questions.flatMap { question in
            thread.ask(question, in: "en")
            return self.answers(of: thread)
        }
        try #require(answers.count == 5)
        guard case .menu(let part) = answers[0], part.section == "drinks" else { Issue.record("\(answers[0])"); return }
        #expect(part.topics.map(\.id) == ["green-tea", "black-tea"])
        guard case .openedTopic(let page?, number: 1) = answers[1] else { Issue.record("\(answers[1])"); return }
        #expect(page.topic.title == "What is asthma?")
        #expect(answers[2] == .openedTopic(nil, number: 2))
        guard case .openedSource(let source?, number: 3) = answers[3] else { Issue.record("\(answers[3])"); return }
        #expect(source.source.id == "tea-shop")
        guard case .openedIndex(let all, number: 4) = answers[4] else { Issue.record("\(answers[4])"); return }
        #expect(all.count == 3)
    }

    @Test func `nobody waits for a shelf that gets ready for a search`() throws {
        let thread = try ShelfThread(open())
        for _ in 0..<3 { thread.expectSearch(in: "en") }
        #expect(thread.isIdle)
        thread.ask(.search("asthmma", correcting: true, number: 1), in: "en")
        guard case .found(let answer, number: 1) = answers(of: thread).first else { Issue.record("no answer"); return }
        #expect(answer.corrected == "asthma" && answer.hits.first?.id == "asthma")
        #expect(thread.takeAnswers().isEmpty)
    }

    @Test func `a file that is found changed behind the first frame is told to every question, and read when it is put back`() throws {
        let edition = library.shelf + "/" + (try #require(try Disk.names(in: library.shelf).first { $0.hasPrefix("edition-") }))
        let good = try #require(try Disk.read(edition + "/spelling.glass", limit: 1 << 20))
        try Disk.write(good.dropLast() + [(good.last ?? 0) ^ 1], to: edition + "/spelling.glass")
        let thread = try ShelfThread(try Shelf(path: library.shelf, isHurried: true))
        thread.ask(.openMenu(section: "drinks", rows: 0..<9), in: "en")
        thread.ask(.openTopic("asthma", number: 1), in: "en")
        let refusals = answers(of: thread)
        guard refusals.count == 2, case .noMenu("drinks", let why) = refusals[0] else { Issue.record("\(refusals)"); return }
        #expect(why.contains("spelling.glass has changed") && refusals[1] == .failed(why: why, number: 1))
        try Disk.write(good, to: edition + "/spelling.glass")
        thread.ask(.openTopic("asthma", number: 2), in: "en")
        guard case .openedTopic(.some, number: 2) = answers(of: thread).first else { Issue.record("not read again"); return }
    }

    @Test func `another language answers with what lies open in it, or says that it is not there`() throws {
        let files = Dictionary(FixtureLibrary.files) { first, _ in first }
        var menu = try #require(files["library.yaml"]).replacing("languages: [en]", with: "languages: [en, es]")
        for (english, spanish) in [("Tea and breathing\"", "Té\""), ("Drinks", "Té"), ("Breathing", "Aire"), ("Poison line", "Venenos")] {
            menu = menu.replacing(english + "}", with: english + ", es: " + (spanish.hasSuffix("\"") ? "\"" : "") + spanish + "}")
        }
        try library.write("library.yaml", menu.replacing("a doctor.}", with: "a doctor., es: Pregunte a su médico.}"))
        try library.write("es/interface.yaml", "language-name: Español\n")
        let black = try #require(files["en/drinks/black-tea.md"])
        try library.write(
            "es/drinks/black-tea.md",
            black.replacing(
                "title: Is black tea stronger?", with: "title: ¿Es más fuerte el té negro?\ntranslates: {of: en, reviewed: 2026-03-01}"))
        let published = try CarrelRun(["publish", library.content, "--to", library.shelf], in: library)
        #expect(published.status == 0, "\(published)")
        let thread = try ShelfThread(open())
        thread.ask(.openTopic("black-tea", number: 1), in: "es")
        var first = answers(of: thread)
        thread.ask(.openTopic("asthma", number: 2), in: "en")
        first += answers(of: thread)
        try #require(first.count == 2)
        guard case .openedTopic(let black?, number: 1) = first[0], case .openedTopic(let asthma?, number: 2) = first[1]
        else { Issue.record("\(first)"); return }
        #expect(black.topic.language == "es")
        #expect(black.original?.title == "Is black tea stronger?")
        thread.ask(.openLanguage("es", showing: .topic(asthma), chosen: "black-tea", number: 3), in: "en")
        var answers = self.answers(of: thread)
        thread.ask(.openLanguage("en", showing: .topic(black), chosen: "nothing", number: 4), in: "es")
        answers += self.answers(of: thread)
        try #require(answers.count == 2)
        guard case .openedLanguage(let front, .untranslated(let missing, let there), 0, number: 3) = answers[0]
        else { Issue.record("\(answers)"); return }
        #expect(front.language == "es")
        #expect(front.nextLanguage?.name == "English")
        #expect(missing == asthma)
        #expect(there.map(\.id) == ["black-tea"])
        guard case .openedLanguage(_, .topic(let english), nil, number: 4) = answers[1] else { Issue.record("\(answers)"); return }
        #expect(english.topic.title == "Is black tea stronger?")
    }

    @Test func `of questions that wait only the newest of a kind is kept, and no other kind is dropped`() {
        var exchange = ShelfThread.Exchange()
        for number in 1...1000 {
            exchange.add(.search("tea", correcting: true, number: number), in: "en")
            exchange.add(.openMenu(section: "drinks", rows: number..<number + 9), in: "en")
            exchange.add(number % 2 == 1 ? .openTopic("asthma", number: number) : .openIndex(number: number), in: "en")
        }
        exchange.add(.search("teas", correcting: true, number: 1001), in: "es")
        let kept: [Effect] = [.openMenu(section: "drinks", rows: 1000..<1009), .openIndex(number: 1000)]
        #expect(exchange.questions.map(\.question) == kept + [.search("teas", correcting: true, number: 1001)])
        #expect(exchange.next()?.question == kept[0] && exchange.isWorking)
    }

    @Test func `of searches asked one after the other the newest is answered`() throws {
        let thread = try ShelfThread(open())
        for number in 1...100 { thread.ask(.search("tea", correcting: true, number: number), in: "en") }
        thread.ask(.openIndex(number: 101), in: "en")
        let answers = answers(of: thread)
        let numbers = answers.compactMap { if case .found(_, let number) = $0 { number } else { nil } }
        #expect(numbers.last == 100 && numbers == numbers.sorted())
        guard case .openedIndex(_, number: 101) = answers.last else { Issue.record("no index"); return }
    }

    @Test func `a search that is overtaken while it runs has no answer, and every other question has`() throws {
        let shelf = try open()
        var asked = 0
        func answer(_ question: Effect, overtakenAfter count: Int) throws -> Event? {
            asked = 0
            return shelf.answer(question, in: "en") {
                asked += 1
                return asked > count
            }
        }
        let search = Effect.search("tea", correcting: true, number: 1)
        guard case .found(let found, number: 1) = try answer(search, overtakenAfter: .max) else { Issue.record("no answer"); return }
        #expect(found.hits.count > 1)
        for count in 0..<asked { #expect(try answer(search, overtakenAfter: count) == nil) }
        #expect(try answer(.openTopic("asthma", number: 2), overtakenAfter: 0) != nil)
        #expect(asked == 0)
    }
}
