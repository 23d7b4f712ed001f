/// How records and documents are called in the index.
enum Key {
    /// An id longer than this is in no shelf.
    static let longest = 200

    static let sources = "sources"
    /// What the automatic cache was made from.
    static let stamps = "stamps"

    /// What Xapian calls the databases behind a head, so that those of another edition are not taken for them.
    static let shards = "shards"

    /// The topic that words of danger lead to.
    static let help = "help"

    static func front(_ language: String) -> String { "front:" + language }
    /// So many topics of a section are in one record: no screen has many more rows, and no section is read whole for one.
    static let menuSheet = 64
    static func menu(_ language: String, _ section: String, sheet: Int) -> String { "menu:\(language):\(sheet):\(section)" }
    static func glossary(_ language: String) -> String { "glossary:" + language }
    static func synonyms(_ language: String) -> String { "synonyms:" + language }
    static func source(_ language: String, _ id: String) -> String { "source:\(language):\(id)" }

    /// The term that names a topic's document. The language is given by its number in the order of the shelf's languages.
    static func topic(_ language: Int, _ id: String) -> String { tongue(language) + "Q" + id }

    /// What a phrase of danger is followed by in the synonym table, beside what is searched as well: no word begins so.
    static let danger = "!"

    /// What every term of a language begins with: one character, so that languages do not meet in one index.
    static func tongue(_ language: Int) -> String {
        Unicode.Scalar(UInt32(0x41 + language)).map { String(Character($0)) } ?? "A"
    }
}
