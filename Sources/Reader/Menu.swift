import Topics

/// The menu: sections that open in place, one at a time. Of the open section it holds the topics that have been on the screen or near it, so
/// that a section of thousands costs no more than one of ten.
public struct Menu: Equatable, Sendable {
    /// The open section, by id.
    public private(set) var openSection: String?
    /// Those of its topics that the shelf has told, side by side.
    public private(set) var topics: [TopicHeading] = []
    /// The row of the first of them among the topics of the section, from 0.
    public private(set) var first = 0
    /// The chosen row.
    public var chosen = 0
    /// The first row to be seen.
    public var top = 0
    /// The row that is opened as soon as its topic is here, if it is still the chosen one.
    var opening: Int?

    /// All sections closed.
    public init() {}

    /// One row of the menu, whichever it is.
    public enum Row: Equatable, Sendable {
        case section(SectionHeading, isOpen: Bool)
        case topic(TopicHeading)
        /// A topic that the shelf has not told yet.
        case awaited
        /// The person's own questions, and how many there are.
        case questions(Int)
        /// What else can be done.
        case more
    }

    /// Opens a section in place of the open one, or closes that. Its topics are not here yet.
    mutating func open(_ section: String?) {
        openSection = section
        topics = []
        first = 0
    }

    /// The rows of the open section whose topics are here.
    var told: Range<Int> { first..<first + topics.count }

    /// Takes topics of the open section. Those that do not touch the ones that are here take their place.
    mutating func take(_ part: MenuPart) {
        let rows = part.first..<part.first + part.topics.count
        if rows.lowerBound <= told.upperBound, told.lowerBound <= rows.upperBound {
            topics = topics.prefix(max(0, rows.lowerBound - first)) + part.topics + topics.dropFirst(max(0, rows.upperBound - first))
            first = min(first, part.first)
        } else {
            (topics, first) = (part.topics, part.first)
        }
    }

    /// The rows from top to bottom. Under the sections stand the questions, when there are any, and what else can be done.
    public func rows(_ sections: [SectionHeading], questions: Int) -> Rows { Rows(self, sections, questions) }

    /// The rows of a menu, each made when it is asked for.
    public struct Rows: RandomAccessCollection, Sendable {
        private let sections: [SectionHeading]
        private let questions: Int
        private let topics: [TopicHeading]
        private let first: Int
        /// The rows of the open section's topics; empty at the end of the sections when none is open.
        let open: Range<Int>

        init(_ menu: Menu, _ sections: [SectionHeading], _ questions: Int) {
            self.sections = sections
            self.questions = questions
            topics = menu.topics
            first = menu.first
            let section = sections.firstIndex { $0.id == menu.openSection }
            open = section.map { $0 + 1..<$0 + 1 + sections[$0].count } ?? sections.count..<sections.count
        }

        /// The first row.
        public var startIndex: Int { 0 }
        /// The row after the last.
        public var endIndex: Int { sections.count + open.count + (questions > 0 ? 1 : 0) + 1 }

        /// What stands in a row.
        public subscript(row: Int) -> Row {
            if open.contains(row) {
                let topic = row - open.lowerBound - first
                return topics.indices.contains(topic) ? .topic(topics[topic]) : .awaited
            }
            let number = row < open.lowerBound ? row : row - open.count
            if number < sections.count { return .section(sections[number], isOpen: number + 1 == open.lowerBound && !open.isEmpty) }
            return number == sections.count && questions > 0 ? .questions(questions) : .more
        }

        /// The row of a section's title; the first where there is none.
        func row(of section: String) -> Int {
            let number = sections.firstIndex { $0.id == section } ?? 0
            return number < open.lowerBound ? number : number + open.count
        }
    }
}
