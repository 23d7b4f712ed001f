extension PlainFigure {
    /// Whether the plain words mean the figure, as far as both can be worked out; what cannot, such as `0.5 mg`, is taken as meant.
    ///
    /// `31%` is about 3 in 10: a share may be off by what rounding to that denominator explains, at most 5 points, and at most by
    /// half again, so that 6% is not about 1 in 10. `fewer than` and `more than` only fix the direction.
    var isMeant: Bool {
        let figureShares = Self.shares(in: figure)
        let plainShares = Self.shares(in: plain)
        guard !figureShares.isEmpty, figureShares.count == plainShares.count else { return true }
        let words = Token.all(in: plain).map(\.text)
        let isLess = ["fewer", "less", "under", "below"].contains(where: words.contains)
        let isMore = ["more", "over", "above"].contains(where: words.contains)
        return zip(figureShares, plainShares).allSatisfy { exact, said in
            if isLess || isMore {
                return isLess ? exact.share <= said.share + 0.001 && said.share <= exact.share * 5 + 5 : exact.share >= said.share - 0.001
            }
            let off = abs(exact.share - said.share)
            if off < 0.051 { return true }
            let larger = max(exact.share, said.share)
            let smaller = min(exact.share, said.share)
            return off <= min(5, 50 / said.whole) + 0.05 && larger <= smaller * 1.5
        }
    }

    /// The shares a text states, in points of 100, with the least denominator they can be said with.
    private static func shares(in text: String) -> [(share: Double, whole: Double)] {
        let tokens = Token.all(in: text)
        var shares: [(share: Double, whole: Double)] = []
        for figure in Figure.all(in: tokens, reading: .topic, language: "en") {
            if figure.unit == .percent, let share = Double(figure.value) {
                shares.append((share, 100 / commonDivisor(share, 100)))
            } else if figure.isRatio {
                let parts = figure.value.split(separator: "/").compactMap { Double($0) }
                guard parts.count == 2, parts[1] > 0 else { continue }
                shares.append((parts[0] / parts[1] * 100, parts[1] / commonDivisor(parts[0], parts[1])))
            }
        }
        if shares.isEmpty {
            let words = tokens.map(\.text)
            for (phrase, share, whole) in fractions where words.indices.contains(where: { words[$0...].starts(with: phrase) }) {
                return [(share, whole)]
            }
        }
        return shares
    }

    private static func commonDivisor(_ one: Double, _ other: Double) -> Double {
        guard one == one.rounded(), other == other.rounded(), one > 0 else { return 1 }
        var (large, small) = (other, one)
        while small > 0 { (large, small) = (small, large.truncatingRemainder(dividingBy: small)) }
        return large
    }

    private static let fractions: [([String], Double, Double)] = [
        (["two", "thirds"], 66.7, 3), (["two", "-", "thirds"], 66.7, 3), (["three", "quarters"], 75, 4),
        (["three", "-", "quarters"], 75, 4),
        (["a", "third"], 33.3, 3), (["one", "third"], 33.3, 3), (["one", "-", "third"], 33.3, 3), (["a", "quarter"], 25, 4),
        (["one", "quarter"], 25, 4),
        (["a", "fifth"], 20, 5), (["a", "tenth"], 10, 10), (["half"], 50, 2),
    ]
}
