import Glibc
import Reader
import Testing

@testable import carrel

@Suite struct ShelfThreadTests {
    let library: FixtureLibrary

    init() throws {
        library = try FixtureLibrary()
        #expect(try CarrelRun(["publish", library.content, "--to", library.shelf], in: library).status == 0)
    }

    /// Everything a thread answers until nothing asked is left open.
    func answers(of thread: ShelfThread) -> [ShelfThread.Answer] {
        var answers: [ShelfThread.Answer] = []
        while true {
            answers += thread.takeAnswers()
            if thread.isIdle { return answers }
            var ready = pollfd(fd: thread.wake, events: Int16(POLLIN), revents: 0)
            if poll(&ready, 1, 10_000) == 0 { return answers }
        }
    }

    @Test func `the first answer is the front, and every question is answered in order`() throws {
        let thread = try ShelfThread(Preparation(Choices(shelf: library.shelf)), topic: "asthma")
        thread.ask(.openMenu(section: "drinks"))
        thread.ask(.openTopic("asthma", number: 1))
        thread.ask(.openTopic("nothing", number: 2))
        thread.ask(.openSource("tea-shop", number: 3))
        thread.ask(.openIndex(number: 4))
        let answers = answers(of: thread)
        try #require(answers.count == 6)
        guard case .opened(let front) = answers[0] else { Issue.record("\(answers[0])"); return }
        #expect(front.title == "Tea and breathing")
        guard case .event(.menu("drinks", let topics)) = answers[1] else { Issue.record("\(answers[1])"); return }
        #expect(topics.map(\.id) == ["green-tea", "black-tea"])
        guard case .event(.openedTopic(let page?, number: 1)) = answers[2] else { Issue.record("\(answers[2])"); return }
        #expect(page.topic.title == "What is asthma?")
        #expect(answers[3] == .event(.openedTopic(nil, number: 2)))
        guard case .event(.openedSource(let source?, number: 3)) = answers[4] else { Issue.record("\(answers[4])"); return }
        #expect(source.source.id == "tea-shop")
        guard case .event(.openedIndex(let all, number: 4)) = answers[5] else { Issue.record("\(answers[5])"); return }
        #expect(all.count == 3)
    }

    @Test func `of searches that wait only the newest is answered, and nothing else is dropped`() throws {
        let thread = try ShelfThread(Preparation(Choices(shelf: library.shelf)), topic: nil)
        for number in 1...100 { thread.ask(.search("tea", correcting: true, number: number)) }
        thread.ask(.openIndex(number: 101))
        let answers = answers(of: thread)
        let numbers = answers.compactMap { answer -> Int? in
            if case .event(.found(_, let number)) = answer { number } else { nil }
        }
        #expect(numbers.last == 100)
        #expect(numbers == numbers.sorted())
        guard case .event(.openedIndex(_, number: 101)) = answers.last else { Issue.record("no index"); return }
    }

    @Test func `a topic that is not there is refused with the nearest before anything is shown`() throws {
        let thread = try ShelfThread(Preparation(Choices(shelf: library.shelf)), topic: "gren-tea")
        var ready = pollfd(fd: thread.wake, events: Int16(POLLIN), revents: 0)
        #expect(poll(&ready, 1, 10_000) == 1)
        guard case .refused(.unknownTopic("gren-tea", let nearest, _)) = thread.takeAnswers().first else {
            Issue.record("not refused")
            return
        }
        #expect(nearest.first == "green-tea")
    }

    @Test func `a shelf that is not there is refused`() throws {
        let thread = try ShelfThread(Preparation(Choices(shelf: library.folder + "/none")), topic: nil)
        #expect(answers(of: thread) == [.refused(.shelf(.missing(path: library.folder + "/none")))])
    }
}
