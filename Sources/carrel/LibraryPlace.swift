/// Where a library is, and in which of its two forms.
enum LibraryPlace: Equatable, Sendable {
    /// The author's folder.
    case content(String)
    /// A published shelf.
    case shelf(String)

    /// Where to read from: what the person named, else `Content/` where they stand, else what was installed with the program.
    ///
    /// What the person named is not looked at here; opening it says what is wrong with it.
    static func find(_ choices: Choices) throws(Refusal) -> LibraryPlace {
        if let path = choices.shelf { return .shelf(path) }
        if let path = choices.content { return .content(path) }
        if Surroundings.exists("Content/library.yaml") { return .content("Content") }
        if let shelf = installedShelf { return .shelf(shelf) }
        throw .noLibrary
    }

    /// The shelf that was installed with the program: `share/carrel/shelf` beside the `bin` that holds it, wherever that is. Nil when there
    /// is none.
    static var installedShelf: String? {
        guard let folder = Surroundings.programFolder, let slash = folder.lastIndex(of: "/") else { return nil }
        let shelf = folder[..<slash] + "/share/carrel/shelf"
        return Surroundings.exists(shelf + "/XAPIANDB") ? String(shelf) : nil
    }
}
