import Reader
import Surface
import Topics

/// A reader with a made-up shelf behind it that answers at once: for tests of the reader and the screen.
public struct Desk: Sendable {
    /// As the last key left it.
    public var state: ReaderState
    /// Effects that ask nothing of the shelf, such as quitting, in order.
    public private(set) var orders: [Effect] = []
    /// Whether the shelf answers. While it does not, questions are kept in ``unanswered``.
    public var answers = true
    /// What was asked and is not answered yet, the oldest first.
    public private(set) var unanswered: [Effect] = []

    /// What was written, by the names of the files.
    public private(set) var files: [String: Handout] = [:]

    /// The printers of the machine.
    public var printers: [String] = []
    /// What was printed, by the names of the printers.
    public private(set) var prints: [String: Handout] = [:]

    private let pages: [String: Page]
    private let headings: [TopicHeading]

    /// A desk of that size with the menu on it, or with a topic open.
    public init(
        _ size: Size = Size(rows: 24, columns: 80), topic: String? = nil, policy: Policy = .personal, front: Front = Asthma.front,
        isASCII: Bool = false, visit: Visit? = nil
    ) {
        pages = Dictionary(Asthma.library.topics.map { ($0.id, Asthma.library.page(of: $0)) }) { first, _ in first }
        headings = Asthma.headings
        state = ReaderState(front: front, size: size, policy: policy, today: Day("2026-11-21"), isASCII: isASCII, visit: visit)
        carryOut(state.begin(topic: topic))
    }

    /// Presses keys, one after the other.
    public mutating func press(_ keys: Key...) { press(keys) }

    /// Each key, and the answers to what it asked, before the next.
    public mutating func press(_ keys: [Key]) {
        for key in keys { tell(.key(key)) }
    }

    /// Types letters.
    public mutating func type(_ text: String) { press(text.map { .character($0) }) }

    /// Tells the reader something, and carries out what it asks for.
    public mutating func tell(_ event: Event) { carryOut(state.apply(event)) }

    private mutating func carryOut(_ effects: [Effect]) {
        for effect in effects {
            guard let answer = answer(to: effect) else {
                orders.append(effect)
                continue
            }
            if case .write(let handout, let name, _, _) = effect, case .wrote(.written, _) = answer { files[name] = handout }
            if case .putOnPaper(let handout, let printer, _) = effect, case .wrote(.printed, _) = answer { prints[printer] = handout }
            if answers { tell(answer) } else { unanswered.append(effect) }
        }
    }

    /// What the made-up shelf answers; nil for what is no question.
    public func answer(to effect: Effect) -> Event? {
        switch effect {
        case .openMenu(let section, let rows): .menu(menu(section, rows))
        case .openTopic(let id, let number): .openedTopic(page(id, in: state.front.language), number: number)
        case .openSource(let id, _, let number): .openedSource(Asthma.sourcePage(id), number: number)
        case .openIndex(let number): .openedIndex(headings(in: state.front.language), number: number)
        case .openGlossary(let number): .openedGlossary(Asthma.glossary, number: number)
        case .openLanguage(let language, let document, let chosen, let number):
            .openedLanguage(
                language == "es" ? Asthma.spanishFront : Asthma.bilingualFront, translated(document, to: language),
                chosen.flatMap { page($0, in: language)?.row }, number: number)
        case .search(let query, let correcting, let number): .found(search(query, correcting: correcting), number: number)
        case .write(_, let name, let replaces, let number):
            .wrote(files[name] != nil && !replaces ? .isThere : .written(name), number: number)
        case .findPrinters(let number): .printers(printers, number: number)
        case .putOnPaper(_, let printer, let number): .wrote(.printed(on: printer), number: number)
        case .speak, .hush, .redraw, .wear, .suspend, .quit, .tryPasscode, .leave, .takeEdition: nil
        }
    }

    private func menu(_ section: String, _ rows: Range<Int>) -> MenuPart {
        let topics = headings(in: state.front.language).filter { $0.section == section }
        let told = rows.clamped(to: topics.indices)
        return MenuPart(section: section, language: state.front.language, first: told.lowerBound, topics: Array(topics[told]))
    }

    private func page(_ id: String, in language: String) -> Page? {
        language == "en" ? pages[id] : id == Asthma.spanishPage.topic.id ? Asthma.spanishPage : nil
    }

    private func headings(in language: String) -> [TopicHeading] {
        language == "en" ? headings : [TopicHeading(of: Asthma.spanishPage.topic)]
    }

    private func translated(_ document: Document, to language: String) -> Document {
        switch document {
        case .welcome, .source, .glossary: return document
        case .topic(let page), .untranslated(let page, _):
            return self.page(page.topic.id, in: language).map { .topic($0) } ?? .untranslated(page, headings(in: language))
        case .index: return .index(headings(in: language))
        }
    }

    /// Titles that hold the words; `ashtma` is taken for `asthma`, and `blue` is a word of danger.
    private func search(_ query: String, correcting: Bool) -> SearchAnswer {
        let corrected = correcting && query.contains("ashtma") ? query.replacing("ashtma", with: "asthma") : nil
        let words = Folding.fold(corrected ?? query)
        let hits = headings.filter { Folding.fold($0.title).contains(words) }.map { topic in
            SearchHit(
                id: topic.id, title: topic.title, section: topic.section, sectionTitle: "The basics", score: 1,
                snippet: Snippet([
                    .init("It says ", isMatch: false), .init(words, isMatch: true), .init(" in " + topic.summary, isMatch: false),
                ]))
        }
        if words.contains("blue"), let attacks = pages["attacks"]?.topic {
            let help = SearchHit(
                id: attacks.id, title: attacks.title, section: attacks.section, sectionTitle: "Risks", score: 1,
                snippet: Snippet([
                    .init("Call 000 if the lips turn ", isMatch: false), .init("blue", isMatch: true), .init(".", isMatch: false),
                ]))
            return SearchAnswer(query: query, corrected: corrected, hits: [help] + hits, isDanger: true, emergency: attacks.emergency)
        }
        return SearchAnswer(query: query, corrected: corrected, hits: hits, nearest: hits.isEmpty ? Array(headings.prefix(3)) : [])
    }
}
