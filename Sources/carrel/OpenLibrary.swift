import Shelf
import Topics

/// A library that has been opened for reading in one language. One thread's own, as its shelf is.
struct OpenLibrary {
    let shelf: Shelf
    let front: Front

    /// As many hits as a person will look through.
    static let hitsOnScreen = 50

    /// - Parameter language: nil for the library's first.
    init(_ shelf: Shelf, language: String?) throws(Refusal) {
        self.shelf = shelf
        do {
            front = try shelf.front(language: language ?? "")
        } catch {
            throw .shelf(error)
        }
        if let language, !front.languages.contains(language) {
            throw .unknownLanguage(language, known: front.languages)
        }
    }

    /// Asks the shelf, with its errors made ours.
    func ask<Answer>(_ question: (Shelf) throws(ShelfError) -> Answer) throws(Refusal) -> Answer {
        do {
            return try question(shelf)
        } catch {
            throw .shelf(error)
        }
    }

    /// A topic with all that is shown beside it.
    func page(_ id: String) throws(Refusal) -> Page {
        if let page = try ask({ shelf throws(ShelfError) in try shelf.page(id, language: front.language) }) { return page }
        let nearest = try ask { shelf throws(ShelfError) in try shelf.nearestTopics(to: id, language: front.language) }
        throw .unknownTopic(id, nearest: nearest, command: Nearest.name(to: id, among: Carrel.names))
    }

    /// Topics whose statements stand on one screen of a source: as many as are read before anybody notices.
    static let topicsOfSource = 200

    /// A source with the statements of the topics that cite it, from the one with that number on, at most so many of them.
    func source(_ id: String, from first: Int = 0, most: Int = .max) throws(Refusal) -> SourcePage {
        let source = try ask { shelf throws(ShelfError) in
            try shelf.source(id, language: front.language, from: first, most: most)
        }
        if let source { return source }
        throw .unknownSource(id, nearest: Nearest.names(to: id, among: try sourceIDs(), limit: 3))
    }

    /// The ids of all sources, sorted.
    func sourceIDs() throws(Refusal) -> [String] {
        try ask { shelf throws(ShelfError) in try shelf.sourceIDs() }
    }

    /// Every topic, in the order of the menu.
    func headings() throws(Refusal) -> [TopicHeading] {
        try ask { shelf throws(ShelfError) in try shelf.headings(language: front.language) }
    }
}
