/// What the Citation Style Language knows (CSL 1.0.2), as far as a source's file may use it.
enum CSL {
    static let types: [String] = """
        article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document \
        entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map \
        motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog \
        regulation report review review-book software song speech standard thesis treaty webpage
        """.split(separator: " ").map(String.init)

    static let names: [String] = """
        author chair collection-editor compiler composer container-author contributor curator director editor editorial-director \
        editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer producer \
        recipient reviewed-author script-writer series-creator translator
        """.split(separator: " ").map(String.init)

    static let dates = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]

    static let texts: [String] = """
        abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number citation-key \
        citation-label collection-number collection-title container-title container-title-short dimensions division DOI edition event \
        event-place event-title genre ISBN ISSN jurisdiction keyword language license locator medium note number number-of-pages \
        number-of-volumes original-publisher original-publisher-place original-title page page-first part-number part-title PMCID \
        PMID printing-number publisher publisher-place references reviewed-genre reviewed-title scale section source status \
        supplement-number title title-short URL version volume volume-title volume-title-short year-suffix issue
        """.split(separator: " ").map(String.init)

    static let keys = ["id", "type", "carrel"] + names + dates + texts

    static let nameKeys = ["family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix"]
}

/// Numbers that documents are known by.
enum Identifier {
    /// Whether a text can be the value of a CSL key that holds such a number; true for every other key.
    static func isWellFormed(_ text: String, key: String) -> Bool {
        switch key {
        case "DOI": isDOI(text)
        case "ISBN": isISBN(text)
        case "ISSN": isISSN(text)
        case "PMID": isNumber(text, digits: 1...8)
        case "PMCID": text.hasPrefix("PMC") && isNumber(text.dropFirst(3), digits: 1...9)
        default: true
        }
    }

    private static func isNumber(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Bool {
        digits.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && !text.hasPrefix("0")
    }

    /// `10.`, a registrant of four to nine digits, a slash, and printable ASCII.
    private static func isDOI(_ text: String) -> Bool {
        let halves = text.split(separator: "/", maxSplits: 1)
        guard halves.count == 2, halves[0].hasPrefix("10.") else { return false }
        let registrant = halves[0].dropFirst(3).split(separator: ".", omittingEmptySubsequences: false)
        guard let number = registrant.first, isNumber(number, digits: 4...9) else { return false }
        return registrant.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            && halves[1].utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static func isISSN(_ text: String) -> Bool {
        let letters = Array(text.utf8)
        guard letters.count == 9, letters[4] == UInt8(ascii: "-"), let digits = digits(letters[..<4] + letters[5...]) else { return false }
        return zip(digits, (1...8).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }

    private static func isISBN(_ text: String) -> Bool {
        guard let digits = digits(text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }[...]) else { return false }
        switch digits.count {
        case 10: return zip(digits, (1...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
        case 13: return !digits.contains(10) && digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0
        default: return false
        }
    }

    /// The digits, an `X` at the end as 10; nil when there is anything else.
    private static func digits(_ letters: ArraySlice<UInt8>) -> [Int]? {
        var digits: [Int] = []
        for (offset, letter) in letters.enumerated() {
            if (0x30...0x39).contains(letter) {
                digits.append(Int(letter) - 0x30)
            } else if letter == UInt8(ascii: "X"), offset == letters.count - 1 {
                digits.append(10)
            } else {
                return nil
            }
        }
        return digits
    }
}
