import Layout
import Surface
import Topics

/// The person's questions while they are looked at: one row a question, then what can be done with them all.
public struct QuestionList: Equatable, Sendable {
    /// The chosen row.
    public var chosen = 0
    /// The field in which a question is written or changed; nil when none is.
    public var field: TextField?
    /// The question the field changes; nil for a new one.
    public var changed: Int?
    /// Whether the list was opened only to write one question, and closes with it.
    public var isAside = false

    /// The first row is chosen.
    public init() {}

    /// What Enter does on a row.
    public enum Row: Equatable, Sendable {
        case question(Int)
        case write, code, file

        /// The words of a row that is not a question.
        var title: Message? {
            switch self {
            case .question: nil
            case .write: .writeQuestion
            case .code: .questionsAsCode
            case .file: .questionsAsFile
            }
        }
    }
}

extension ReaderState {
    /// The rows of ``QuestionList``, from top to bottom.
    public var questionRows: [QuestionList.Row] {
        let home: [QuestionList.Row] = policy.commands.contains(.handout) ? [.code, .file] : [.code]
        return questions.indices.map { .question($0) } + [.write] + (questions.isEmpty ? [] : home)
    }

    /// The list as text: each row is one item, in order.
    public var questionSpread: Spread {
        let words = front.words
        var maker = SpreadMaker(width: Arrangement.text(in: arrangement.layer, measure: measure).columns)
        if questions.isEmpty {
            maker.text(words[.noQuestions], .muted)
            maker.blank()
        }
        for (index, row) in questionRows.enumerated() {
            if case .question(let number) = row {
                maker.marked(Run("\(number + 1).", .muted), columns: 3) { $0.text([Run(questions[number], .row, target: .row(index))]) }
            } else if let title = row.title {
                if row == .write { maker.blank() }
                maker.text([Run(words[title], .link, target: .row(index))])
            }
        }
        return maker.spread
    }

    /// Where the list stands on the screen, and which lines of ``questionSpread`` are on it: it stays where it is until the chosen row would
    /// leave it.
    public func page(of list: QuestionList) -> (body: Area, lines: Range<Int>) {
        var body = layerBody
        // The field has a row of its own where there is no title for it to stand in.
        if list.field != nil, body.row == arrangement.layer.row, body.rows > 1 {
            body.row += 1
            body.rows -= 1
        }
        let spread = questionSpread
        let chosen = spread.items.indices.contains(list.chosen) ? spread.items[list.chosen] : spread.items.last
        let lastLine = chosen?.fragments.last?.line ?? 0
        let top = max(0, min(max(0, lastLine - body.rows + 1), chosen?.line ?? 0))
        return (body, top..<max(top, min(spread.lines.count, top + body.rows)))
    }

    /// Adds the question at the cursor, or takes it off again; elsewhere opens a field for one's own words.
    mutating func addQuestion() -> [Effect] {
        if place.layers.isEmpty, place.pane == .topic, case .question(let index) = chosenItem?.target { return tick(index) }
        var list = QuestionList()
        list.field = TextField()
        list.isAside = true
        place.layers.append(.questions(list))
        return []
    }

    /// Whether a question that the open topic proposes is among the person's own.
    public func isKept(_ index: Int) -> Bool {
        guard let topic = page?.topic, topic.questions.indices.contains(index) else { return false }
        return questions.contains(topic.questions[index])
    }

    /// Adds a question the open topic proposes, or takes it off again.
    mutating func tick(_ index: Int) -> [Effect] {
        guard let topic = page?.topic, topic.questions.indices.contains(index) else { return [] }
        let question = topic.questions[index]
        if let known = questions.firstIndex(of: question) {
            questions.remove(at: known)
            return refuse(front.words[.questionRemoved])
        }
        return keep(question)
    }

    /// Puts a question at the end of the list and says so.
    private mutating func keep(_ question: String) -> [Effect] {
        questions.append(question)
        let said: Message = questions.count == 1 ? .questionAddedFirst : .questionAdded
        return refuse(front.words[said, ["count": "\(questions.count)"]])
    }

    mutating func showQuestions() -> [Effect] {
        place.layers.append(.questions(QuestionList()))
        return []
    }

    /// A command while the questions are looked at.
    mutating func obeyInQuestions(_ command: Command, _ list: QuestionList) -> [Effect] {
        var list = list
        let rows = questionRows
        if let next = row(command, from: list.chosen, of: rows.count) {
            list.chosen = next
            put(list)
            return []
        }
        switch command {
        case .open: return open(rows[max(0, min(rows.count - 1, list.chosen))], list)
        case .addQuestion: return open(.write, list)
        case .qrCode: return open(.code, list)
        case .handout: return open(.file, list)
        case .removeQuestion:
            guard questions.indices.contains(list.chosen) else { return [] }
            questions.remove(at: list.chosen)
            return refuse(front.words[.questionRemoved])
        case .back, .questions:
            place.layers.removeLast()
            return []
        default: return []
        }
    }

    private mutating func open(_ row: QuestionList.Row, _ list: QuestionList) -> [Effect] {
        var list = list
        switch row {
        case .question(let index):
            list.field = TextField(questions[index])
            list.changed = index
        case .write:
            list.field = TextField()
            list.changed = nil
        case .code:
            if questions.isEmpty { return [] }
            place.layers.append(.code(Code(.questions, title: front.words[.myQuestions], lines: questions)))
            return []
        case .file: return takeHome()
        }
        put(list)
        return []
    }

    /// A key while a question is written: text, Enter to keep it, Esc to leave it as it was. A question without words is taken off.
    mutating func typeInQuestions(_ key: Key) -> [Effect]? {
        guard case .questions(var list) = place.layers.last, var field = list.field else { return nil }
        if field.isFull(for: key) { notice = front.words[.fieldFull, ["count": String(TextField.limit)]] }
        if field.take(key) != nil {
            list.field = field
            put(list)
            return []
        }
        switch key {
        case .enter:
            let text = field.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            end(list)
            if let index = list.changed, questions.indices.contains(index) {
                if text.isEmpty {
                    questions.remove(at: index)
                    return refuse(front.words[.questionRemoved])
                }
                questions[index] = text
                return []
            }
            return text.isEmpty ? [] : keep(text)
        case .escape, .backspace:
            end(list)
            return []
        case .function, .control: return nil
        default: return []
        }
    }

    /// Closes the field, and the list with it if it was opened for that alone.
    private mutating func end(_ list: QuestionList) {
        if list.isAside {
            place.layers.removeLast()
        } else {
            var list = list
            if list.changed == nil { list.chosen = questions.count }
            list.field = nil
            put(list)
        }
    }

    private mutating func put(_ list: QuestionList) {
        place.layers[place.layers.count - 1] = .questions(list)
    }
}
