/// Counts the syllables of English words: runs of vowels, put right by a list of letter pairs and a few words no rule fits.
///
/// Remembers what it has counted; texts use few words often.
struct Syllables {
    private var known: [String: Int] = [:]
    /// By the word as it stands in the text, marks and capitals included; 0 for what is no word.
    private var seen: [String: Int] = [:]

    /// Syllables of what stands between two blanks, or nil when there is no letter or digit in it.
    mutating func number(inBytes bytes: ArraySlice<UInt8>) -> Int? {
        let word = String(decoding: bytes, as: UTF8.self)
        if let count = seen[word] { return count == 0 ? nil : count }
        let count = word.contains { $0.isLetter || $0.isNumber } ? number(in: word) : 0
        seen[word] = count
        return count == 0 ? nil : count
    }

    /// Syllables of one word, at least 1. Letters said one by one count each (`FDA` is 3), a figure counts 1, and parts
    /// joined by hyphens are added up.
    mutating func number(in word: some StringProtocol) -> Int {
        let parts = word.split { $0 == "-" || $0 == "\u{2011}" || $0 == "–" }
        if parts.count > 1 { return parts.reduce(0) { $0 + number(in: $1) } }
        let letters = String(word.filter(\.isLetter))
        if Self.isSpelledOut(letters) { return letters.reduce(0) { $0 + ($1 == "W" ? 3 : $1 == "s" ? 0 : 1) } }
        let small = Folding.fold(word).filter { $0.isLetter || $0 == "'" || $0 == "’" }
        if let count = known[small] { return count }
        let count = Self.counted(small.map { $0 == "’" ? "'" : String($0) }.joined())
        known[small] = count
        return count
    }

    /// Two to five capitals, such as `FDA` or `PTSD`, an `s` after them or not, unless people say them as a word.
    private static func isSpelledOut(_ letters: String) -> Bool {
        let capitals = letters.hasSuffix("s") ? letters.dropLast() : letters[...]
        return (2...5).contains(capitals.count) && capitals.allSatisfy { $0.isASCII && $0.isUppercase }
            && !saidAsWords.contains(String(capitals))
    }

    private static func counted(_ word: String) -> Int {
        if word.hasSuffix("n't") {
            let verb = String(word.dropLast(3))
            return ["do", "ca", "wo", "are", "were"].contains(verb) ? 1 : counted(verb) + 1
        }
        let letters = (word.hasSuffix("'s") ? word.dropLast(2) : word[...]).filter { $0 != "'" }
        for (ending, more) in [("", 0), ("s", 0), ("ly", 1), ("ing", 1)] where letters.hasSuffix(ending) {
            if let count = exceptions[String(letters.dropLast(ending.count))] { return count + more }
        }
        return max(1, byRule(Array(letters.utf8)))
    }

    private static func byRule(_ whole: [UInt8]) -> Int {
        for part in firstParts where whole.count >= part.count + 2 && whole.starts(with: part) && !isVowel(whole[part.count]) {
            let rest = Array(whole[part.count...])
            if rest.contains(where: isVowel) { return 1 + byRule(rest) }
        }
        var word = whole
        var count = 0
        for (ending, syllables) in endings where word.count > ending.count + 1 && word.suffix(ending.count).elementsEqual(ending) {
            // An element or a supplement is not a verb with -ment.
            if ending.starts(with: "ement".utf8), word[word.count - ending.count - 1] == UInt8(ascii: "l") { continue }
            word.removeLast(ending.count)
            if ending.first == e { word.append(e) }
            count = syllables
            break
        }
        word = withoutSilentE(word)
        count += vowelRuns(word)
        let bounded = [UInt8(ascii: "^")] + word + [UInt8(ascii: "$")]
        for (pattern, change) in adjustments { count += change * occurrences(of: pattern, in: bounded) }
        return count
    }

    /// The word without the e of `take`, `takes` and `used`; the e of `doses`, `needed` and `little` is heard and stays.
    private static func withoutSilentE(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 2 else { return word }
        let last = word[word.count - 1]
        let before = word[word.count - 2]
        let third = word[word.count - 3]
        let isAfterL = { (l: UInt8, consonant: UInt8) in l == UInt8(ascii: "l") && !isVowel(consonant) }
        if last == e {
            let isQue = third == UInt8(ascii: "q")
            if (isVowel(before) && !isQue) || isAfterL(before, third) { return word }
            return word.dropLast().contains(where: isVowel) ? word.dropLast() : word
        }
        guard before == e, word.count > 3, !isVowel(third) else { return word }
        let fourth = word[word.count - 4]
        if last == UInt8(ascii: "s") {
            if isAfterL(third, fourth) || "sxzcg".utf8.contains(third) { return word }
            if third == UInt8(ascii: "h"), "cs".utf8.contains(fourth) { return word }
        } else if last == UInt8(ascii: "d") {
            if "td".utf8.contains(third) || (isAfterL(third, fourth) && !"lrw".utf8.contains(fourth)) { return word }
        } else {
            return word
        }
        return word.dropLast(2).contains(where: isVowel) ? word.dropLast(2) : word
    }

    /// Runs of vowels. A u after q is part of the q; a y before a vowel is a consonant, or after a consonant a syllable.
    private static func vowelRuns(_ word: [UInt8]) -> Int {
        var count = 0
        var isInside = false
        for (index, letter) in word.enumerated() {
            let before = index > 0 ? word[index - 1] : 0
            var isHeard = isVowel(letter)
            if letter == UInt8(ascii: "u"), before == UInt8(ascii: "q") { isHeard = false }
            if letter == y, index + 1 < word.count, isVowel(word[index + 1]), index == 0 || isVowel(before) { isHeard = false }
            if isHeard, !isInside { count += 1 }
            if isHeard, isInside, before == y, index > 1, !isVowel(word[index - 2]) { count += 1 }
            isInside = isHeard
        }
        return count
    }

    private static func occurrences(of pattern: [UInt8], in word: [UInt8]) -> Int {
        guard pattern.count <= word.count else { return 0 }
        return (0...(word.count - pattern.count)).count { word[$0..<($0 + pattern.count)].elementsEqual(pattern) }
    }

    private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

    private static let e = UInt8(ascii: "e")
    private static let y = UInt8(ascii: "y")

    private static let saidAsWords: Set<String> = [
        "GABA", "AIDS", "REMS", "COVID", "PIN", "AND", "NOT", "NO", "OR", "DO", "IF", "ALL", "ASK", "CALL",
    ]

    /// First parts of compounds whose e is silent although letters follow: `sometimes`, `safety`.
    private static let firstParts = [
        "some", "there", "where", "life", "home", "house", "care", "safe", "fore", "price", "bone", "time", "line", "side", "smoke",
        "drive", "base",
        "make", "like", "hope", "space", "whole", "one", "phone", "nose", "face", "tired",
    ].map { Array($0.utf8) }

    /// Endings before which an e is silent, with their own syllables.
    private static let endings = [
        ("fully", 2), ("fulness", 2), ("lessness", 2), ("eful", 1), ("eless", 1), ("ement", 1), ("ements", 1), ("eness", 1), ("ely", 1),
    ].map { (Array($0.0.utf8), $0.1) }

    /// Letters that make more or fewer syllables than their runs of vowels; `^` and `$` are the ends of the word.
    private static let adjustments: [([UInt8], Int)] = [
        ("ia", 1), ("cia", -1), ("tia", -1), ("gian$", -1), ("gia$", -1), ("iage", -1), ("ciat", 1), ("tiat", 1), ("tiab", 1), ("io", 1),
        ("tion", -1), ("sion", -1), ("cion", -1), ("gion", -1), ("xion", -1), ("cious", -1), ("tious", -1), ("xious", -1), ("gious", -1),
        ("shion", -1), ("illion", -1), ("nion", -1), ("iu", 1), ("ii", 1), ("uo", 1), ("quo", -1), ("eo", 1), ("people", -1), ("geon", -1),
        ("geous", -1), ("iet", 1), ("ien", 1), ("tien", -1), ("cien", -1), ("frien", -1), ("scien", 1), ("iest$", 1), ("ier$", 1),
        ("^tier$", -1),
        ("^pier$", -1), ("ldier$", -1), ("ua", 1), ("qua", -1), ("gua", -1), ("suad", -1), ("uen", 1), ("quen", -1), ("uel", 1),
        ("quel", -1),
        ("uity", 1), ("quity", -1), ("uing", 1), ("guing", -1), ("quing", -1), ("uicid", 1), ("fluid", 1), ("ruin", 1), ("^reac", 1),
        ("^reach", -1), ("^reaff", 1), ("^reass", 1), ("^reapp", 1), ("realit", 1), ("realis", 1), ("realiz", 1), ("creat", 1),
        ("creatur", -1),
        ("area", 1), ("idea", 1), ("nausea", 1), ("urea", 1), ("rrhea", 1), ("nuclea", 1), ("linea", 1), ("theat", 1), ("eing$", 1),
        ("^reim", 1),
        ("^reins", 1), ("^reu", 1), ("eum", 1), ("eus$", 1), ("oing$", 1), ("poet", 1), ("poem", 1), ("coex", 1), ("^coop", 1),
        ("^coor", 1),
        ("aic$", 1), ("ao", 1), ("sm$", 1), ("sms$", 1), ("thm$", 1), ("thms$", 1),
    ].map { (Array($0.0.utf8), $0.1) }

    private static let exceptions: [String: Int] = [
        "eye": 1, "business": 2, "businesses": 3, "every": 2, "everyone": 3, "everything": 3, "everyday": 3, "everywhere": 3, "people": 2,
        "science": 2,
        "one": 1, "once": 1, "someone": 2, "anyone": 3, "ketamine": 3, "mouse": 1, "recipe": 3, "acetaminophen": 6, "naive": 2, "poem": 2,
        "diabetes": 4,
        "forehead": 2, "machine": 2, "vacuum": 2, "different": 3, "somebody": 3, "anywhere": 3, "theory": 3, "clothes": 1, "does": 1,
        "goes": 1, "shoes": 1,
        "says": 1, "cafe": 2, "apostrophe": 4, "catastrophe": 4, "whose": 1, "wholly": 2, "prayer": 1, "hour": 1, "fire": 1, "tired": 1,
        "tongue": 1,
        "league": 1, "vague": 1, "fatigue": 2, "colleague": 2, "rogue": 1, "vehicle": 3, "phenomena": 4, "caregiver": 3, "women": 2,
        "evening": 2,
    ]
}
