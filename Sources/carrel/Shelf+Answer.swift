import Glibc
import Reader
import Shelf
import Topics

extension Shelf {
    /// What the shelf says to a question of the reader's; that it cannot say is an event too.
    ///
    /// - Parameters:
    ///   - question: an effect that asks; the others are for whoever owns the terminal.
    ///   - isOvertaken: whether a newer search waits. Asked again and again while a search runs.
    /// - Returns: nil for a search that was overtaken.
    func answer(_ question: Effect, in language: String, isOvertaken: () -> Bool) -> Event? {
        func event(_ number: Int, _ ask: () throws(ShelfError) -> Event?) -> Event? {
            do {
                return try ask()
            } catch {
                return .failed(why: Refusal.shelf(error).message ?? "", number: number)
            }
        }
        switch question {
        case .openMenu(let section, let rows):
            do {
                return .menu(try menu(section: section, rows: rows, language: language))
            } catch {
                return .noMenu(section: section, why: Refusal.shelf(error).message ?? "")
            }
        case .openTopic(let id, let number):
            return event(number) { () throws(ShelfError) in .openedTopic(try page(id, language: language), number: number) }
        case .openSource(let id, let first, let number):
            return event(number) { () throws(ShelfError) in
                .openedSource(try source(id, language: language, from: first, most: OpenLibrary.topicsOfSource), number: number)
            }
        case .openIndex(let number):
            return event(number) { () throws(ShelfError) in .openedIndex(try headings(language: language), number: number) }
        case .openGlossary(let number):
            return event(number) { () throws(ShelfError) in .openedGlossary(try glossaryPage(language: language), number: number) }
        case .openLanguage(let language, let document, let chosen, let number):
            return event(number) { () throws(ShelfError) in
                .openedLanguage(
                    try front(language: language), try translated(document, to: language),
                    try chosen.flatMap { id throws(ShelfError) in try page(id, language: language)?.row }, number: number)
            }
        case .search(let query, let correcting, let number):
            return event(number) { () throws(ShelfError) in
                let limit = OpenLibrary.hitsOnScreen
                return try search(query, language: language, limit: limit, correcting: correcting, isOvertaken: isOvertaken)
                    .map { .found($0, number: number) }
            }
        case .write(let handout, let name, let replaces, let number):
            return event(number) { () throws(ShelfError) in
                .wrote(HandoutFile.put(handout, name: name, replaces: replaces, front: try front(language: language)), number: number)
            }
        case .findPrinters, .putOnPaper, .speak, .hush, .redraw, .wear, .suspend, .quit, .tryPasscode, .leave, .takeEdition:
            preconditionFailure("only questions are asked of a shelf")
        }
    }

    /// What lies open, in another language.
    private func translated(_ document: Document, to language: String) throws(ShelfError) -> Document {
        switch document {
        case .welcome: return document
        case .topic(let page), .untranslated(let page, _):
            if let page = try self.page(page.topic.id, language: language) { return .topic(page) }
            return .untranslated(page, try headings(language: language))
        case .source(let page):
            return try source(page.source.id, language: language, most: OpenLibrary.topicsOfSource).map { .source($0) } ?? document
        case .glossary: return .glossary(try glossaryPage(language: language))
        case .index: return .index(try headings(language: language))
        }
    }
}
