/// Damerau's distance of other words from one, with weights: letters that sound alike, or lie side by side on a keyboard, are nearer.
struct Distance {
    let letters: [UInt8]
    /// What it costs to leave each letter out.
    private let gaps: [Double]

    init(_ letters: [UInt8]) {
        self.letters = letters
        gaps = letters.indices.map { Self.gap(letters[$0], after: $0 == 0 ? nil : letters[$0 - 1]) }
    }

    /// Hands over every word of a list that costs no more than a limit and is no more than three letters longer or shorter.
    ///
    /// Rows of the table that belong to the letters a word shares with the one before it are not made again, and once the letters so far cost
    /// too much all words that begin with them are passed over; so most words cost one comparison.
    func walk(_ list: WordList, limit: Double, _ take: (_ word: Int, _ cost: Double) -> Void) {
        if limit < 0 || letters.isEmpty { return }
        let width = letters.count + 1
        let depth = letters.count + 3
        var rows = [Double](repeating: 0, count: width * (depth + 1))
        for column in letters.indices { rows[column + 1] = rows[column] + gaps[column] }
        var least = [Double](repeating: 0, count: depth + 1)
        rows.withUnsafeMutableBufferPointer { rows in
            // How many rows are those of the word before, and after how many letters it was given up.
            var made = 0
            var given = Int.max
            for word in 0..<list.count {
                let shared = list.shared(word)
                if shared >= given { continue }
                given = .max
                made = min(made, shared)
                list.with(word) { other in
                    while made < other.count {
                        if made == depth {
                            given = depth + 1
                            return
                        }
                        least[made + 1] = fill(rows, made, other, width)
                        made += 1
                        // Two letters that changed places cost less together than the first of them alone.
                        if least[made] > limit, least[made - 1] + Self.swap > limit {
                            given = made
                            return
                        }
                    }
                    let cost = rows[other.count * width + letters.count]
                    if cost <= limit, abs(other.count - letters.count) <= 3 { take(word, cost) }
                }
            }
        }
    }

    /// Makes the row of one more letter of another word.
    ///
    /// - Returns: the least cost in it.
    private func fill(_ rows: UnsafeMutableBufferPointer<Double>, _ row: Int, _ other: UnsafeBufferPointer<UInt8>, _ width: Int) -> Double {
        let (last, next) = (row * width, (row + 1) * width)
        let letter = other[row]
        let dropped = Self.gap(letter, after: row == 0 ? nil : other[row - 1])
        rows[next] = rows[last] + dropped
        var least = rows[next]
        for column in letters.indices {
            var cost = rows[last + column] + Self.change(letters[column], letter, isFirst: row == 0 && column == 0)
            cost = min(cost, rows[last + column + 1] + dropped, rows[next + column] + gaps[column])
            if row > 0, column > 0, letter == letters[column - 1], other[row - 1] == letters[column], letter != letters[column] {
                cost = min(cost, rows[last - width + column - 1] + Self.swap)
            }
            rows[next + column + 1] = cost
            least = min(least, cost)
        }
        return least
    }

    /// Two letters that changed places.
    private static let swap = 0.7

    /// A letter too many or too few.
    private static func gap(_ letter: UInt8, after before: UInt8?) -> Double {
        if letter == before { return 0.5 }
        if before == nil { return 1.4 }
        return isVowel(letter) || letter == UInt8(ascii: "h") ? 0.75 : 0.9
    }

    /// A letter for another.
    private static func change(_ one: UInt8, _ other: UInt8, isFirst: Bool) -> Double {
        if one == other { return 0 }
        let penalty = isFirst ? 0.5 : 0
        if isVowel(one), isVowel(other) { return 0.7 + penalty }
        if alike[Int(one)] & bit(other) != 0 { return 0.75 + penalty }
        return 1 + penalty
    }

    private static func isVowel(_ letter: UInt8) -> Bool { vowels & bit(letter) != 0 }

    /// A bit for each small letter; none for anything else.
    private static func bit(_ letter: UInt8) -> UInt32 { (0x61...0x7A).contains(letter) ? 1 << UInt32(letter - 0x61) : 0 }

    private static let vowels: UInt32 = "aeiouy".utf8.reduce(0) { $0 | bit($1) }

    /// For each letter those that sound like it, and those beside it on a keyboard.
    private static let alike: [UInt32] = {
        let pairs = "ck cs sz gj fv td bp mn qw we er rt ty op as sd df fg gh hj jk kl zx xc vb bn nm ui io"
        var table = [UInt32](repeating: 0, count: 256)
        for pair in pairs.split(separator: " ").map({ Array($0.utf8) }) {
            table[Int(pair[0])] |= bit(pair[1])
            table[Int(pair[1])] |= bit(pair[0])
        }
        return table
    }()
}
