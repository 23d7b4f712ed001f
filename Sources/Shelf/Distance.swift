/// Damerau's distance of other words from one, with weights: letters that sound alike, or lie side by side on a keyboard, are nearer.
struct Distance {
    let letters: [UInt8]
    private let own: [Letter]

    /// A letter of the word.
    private struct Letter {
        let byte: UInt8
        /// What it costs to leave it out.
        let gap: Double
        /// The letters that are like it, and those that are vowels as it is one.
        let likes: UInt32, vowels: UInt32
    }

    init(_ letters: [UInt8]) {
        self.letters = letters
        own = letters.enumerated().map { place, byte in
            Letter(
                byte: byte, gap: Self.gap(byte, after: place == 0 ? nil : letters[place - 1]), likes: Self.alike[Int(byte)],
                vowels: Self.vowels & Self.bit(byte) == 0 ? 0 : Self.vowels)
        }
    }

    /// Hands over every word of a list that costs no more than a limit and is no more than three letters longer or shorter.
    ///
    /// Rows of the table that belong to the letters a word shares with the one before it are not made again, and once the letters so far cost
    /// too much all words that begin with them are passed over; so most words cost one comparison.
    func walk(_ list: WordList, limit: Double, _ take: (_ word: Int, _ cost: Double) -> Void) {
        if limit < 0 || letters.isEmpty { return }
        let width = letters.count + 1
        let depth = letters.count + 3
        let reach = Int(limit / Self.leastGap)
        var rows = [Double](repeating: 0, count: width * (depth + 1))
        for column in letters.indices { rows[column + 1] = rows[column] + own[column].gap }
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
                        least[made + 1] = fill(rows, made, other, reach)
                        made += 1
                        // Two letters that changed places cost less together than the first of them alone.
                        if least[made] > limit, least[made - 1] + Self.swap > limit {
                            given = made
                            return
                        }
                    }
                    guard abs(other.count - letters.count) <= min(3, reach) else { return }
                    let cost = rows[other.count * width + letters.count]
                    if cost <= limit { take(word, cost) }
                }
            }
        }
    }

    /// Makes the row of one more letter of another word, as far as it may cost no more than the limit: every place further from as many letters of
    /// this word as of the other costs a gap.
    ///
    /// - Parameter reach: the most gaps.
    /// - Returns: the least cost in it.
    private func fill(_ rows: UnsafeMutableBufferPointer<Double>, _ row: Int, _ other: UnsafeBufferPointer<UInt8>, _ reach: Int) -> Double {
        let width = letters.count + 1
        let (last, next) = (row * width, (row + 1) * width)
        let (low, high) = (max(0, row + 1 - reach), min(letters.count, row + 1 + reach))
        if low > high { return .infinity }
        let letter = other[row]
        let bit = Self.bit(letter)
        let dropped = Self.gap(letter, after: row == 0 ? nil : other[row - 1])
        var least = Double.infinity
        if low == 0 {
            rows[next] = rows[last] + dropped
            least = rows[next]
        } else {
            rows[next + low - 1] = .infinity
        }
        for column in max(1, low)..<high + 1 {
            let own = own[column - 1]
            var cost = rows[last + column - 1] + Self.change(own, letter, bit, isFirst: row == 0 && column == 1)
            cost = min(cost, rows[last + column] + dropped, rows[next + column - 1] + own.gap)
            if row > 0, column > 1, letter == letters[column - 2], other[row - 1] == own.byte, letter != own.byte {
                cost = min(cost, rows[last - width + column - 2] + Self.swap)
            }
            rows[next + column] = cost
            least = min(least, cost)
        }
        if high < letters.count { rows[next + high + 1] = .infinity }
        return least
    }

    /// Two letters that changed places.
    private static let swap = 0.7

    /// A letter too many or too few, when it is doubled.
    private static let leastGap = 0.5

    /// A letter too many or too few.
    private static func gap(_ letter: UInt8, after before: UInt8?) -> Double {
        if letter == before { return leastGap }
        if before == nil { return 1.4 }
        return (vowels | bit(UInt8(ascii: "h"))) & bit(letter) != 0 ? 0.75 : 0.9
    }

    /// Another letter, whose bit this is, for one of its own.
    private static func change(_ own: Letter, _ other: UInt8, _ bit: UInt32, isFirst: Bool) -> Double {
        if own.byte == other { return 0 }
        let penalty = isFirst ? 0.5 : 0
        if own.vowels & bit != 0 { return 0.7 + penalty }
        if own.likes & bit != 0 { return 0.75 + penalty }
        return 1 + penalty
    }

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
