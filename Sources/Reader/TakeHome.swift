import Layout
import Surface
import Topics

/// A handout on its way to a file, while the person says what the file is to be called.
public struct TakeHome: Equatable, Sendable {
    public var handout: Handout
    /// What is taken home, in a few words.
    public var title: String
    /// The name of the file, in the folder Carrel was started in.
    public var field: TextField
    /// The number of the order that has not been answered yet.
    public var awaited: Int?
    /// What is wrong with the name or the disk, for the person.
    public var trouble: String?
    /// Whether a file of that name is there, and Enter replaces it.
    public var replaces = false

    init(_ handout: Handout, title: String, name: String) {
        self.handout = handout
        self.title = title
        field = TextField(name + Self.text)
    }

    private static let text = ".txt"
    private static let page = ".html"

    /// Whether the name asks for a page for a browser, and not for plain text.
    public var isPage: Bool { Handout.isPage(field.text) }

    /// Makes a name of the one form a name of the other.
    mutating func turnForm() {
        let ending = field.text.lastIndex(of: ".") ?? field.text.endIndex
        field = TextField(field.text[..<ending] + (isPage ? Self.text : Self.page))
    }

    /// Whether the name is one of a plain file in the folder itself, and none that a shell or a listing would treat as something else.
    var isSafe: Bool {
        let name = field.text
        guard let first = name.first, let last = name.last else { return false }
        return !name.contains("/") && !".-~ ".contains(first) && last != " "
    }
}

extension ReaderState {
    /// Asks for the file a handout of the open topic is to be, or of the questions when they are looked at.
    mutating func takeHome() -> [Effect] {
        if case .questions = place.layers.last {
            if questions.isEmpty { return refuse(front.words[.noQuestions]) }
            let handout = Handout(questions: questions, day: today)
            place.layers.append(.takeHome(TakeHome(handout, title: front.words[.myQuestions], name: front.words[.questionsFile])))
        } else {
            guard let page else { return refuse(front.words[.noTopicOpen]) }
            place.layers.append(.takeHome(TakeHome(Handout(pages: [page], day: today), title: page.topic.title, name: page.topic.id)))
        }
        return []
    }

    /// A key while the file's name is typed: text, up and down for the form, Enter to write, Esc to let it be.
    mutating func typeInTakeHome(_ key: Key) -> [Effect]? {
        guard case .takeHome(var takeHome) = place.layers.last else { return nil }
        if let changed = takeHome.field.take(key) {
            if changed { (takeHome.replaces, takeHome.trouble) = (false, nil) }
            put(takeHome)
            return []
        }
        switch key {
        case .up, .down, .tab, .backTab:
            takeHome.turnForm()
            (takeHome.replaces, takeHome.trouble) = (false, nil)
            put(takeHome)
        case .enter:
            guard takeHome.awaited == nil else { return [] }
            guard takeHome.isSafe else {
                takeHome.trouble = front.words[.badFileName]
                put(takeHome)
                return []
            }
            asked += 1
            takeHome.awaited = asked
            put(takeHome)
            return [.write(takeHome.handout, to: takeHome.field.text, replaces: takeHome.replaces, number: asked)]
        case .escape, .backspace: place.layers.removeLast()
        case .function, .control: return nil
        default: break
        }
        return []
    }

    /// What became of a handout. A file of that name is not replaced before the person has been told and presses Enter again.
    mutating func hear(_ outcome: Outcome, number: Int) {
        guard case .takeHome(var takeHome) = place.layers.last, takeHome.awaited == number else {
            if case .written(let name) = outcome { notice = front.words[.handoutWritten, ["file": name]] }
            return
        }
        takeHome.awaited = nil
        switch outcome {
        case .written(let name):
            place.layers.removeLast()
            notice = front.words[.handoutWritten, ["file": name]]
            return
        case .isThere: (takeHome.replaces, takeHome.trouble) = (true, front.words[.fileIsThere])
        case .failed(let why): takeHome.trouble = why
        }
        put(takeHome)
    }

    private mutating func put(_ takeHome: TakeHome) {
        place.layers[place.layers.count - 1] = .takeHome(takeHome)
    }

    /// The words below the name: what form it has, where it goes, and what is wrong.
    public func words(of takeHome: TakeHome, width: Int) -> Spread {
        var maker = SpreadMaker(width: width)
        if let trouble = takeHome.trouble {
            maker.text(trouble, .boxWarning)
            maker.blank()
        }
        maker.text(front.words[takeHome.isPage ? .handoutAsPage : .handoutAsText])
        maker.blank()
        maker.text(front.words[.handoutWhere], .muted)
        return maker.spread
    }
}
