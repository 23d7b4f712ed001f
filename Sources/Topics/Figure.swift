/// A number as a sentence states it: `31%`, `0.5 mg`, `$1,200`, `1970`, `9-1-1`, `3 in 10`.
struct Figure: Equatable, Sendable {
    enum Unit: String, Equatable, Sendable { case percent, milligram, microgram, gram, kilogram, millilitre }

    /// As it is written, without its unit.
    var text: String
    /// Plain decimal digits: `1,000` is `1000`, `0.50` is `0.5`, `2 million` is `2000000`, `3 in 10` is `3/10`.
    var value: String
    /// What it would be if the point in it divides thousands, as in Spanish; nil elsewhere.
    var alternative: String?
    var unit: Unit?
    /// In bytes of the text.
    var range: Range<Int>

    var isRatio: Bool { value.utf8.contains(UInt8(ascii: "/")) }

    /// Which numbers count.
    enum Reading { case topic, finding }

    /// The figures of a sentence, in order.
    ///
    /// In a topic, number words count only in a ratio (`one in five`) or before a percent sign's word; words such as `type 2` or
    /// `step 1` name a thing, and `as of November 2026` says when we looked: none of them is a figure. In a finding every number
    /// word counts, so that `2 weeks` may rest on `two weeks`.
    static func all(in tokens: [Token], reading: Reading, language: String) -> [Figure] {
        var figures: [Figure] = []
        var index = 0
        while index < tokens.count {
            guard let first = number(at: index, in: tokens, language: language) else {
                index += 1
                continue
            }
            if let ratio = ratio(from: first, at: index, in: tokens, language: language) {
                if reading == .finding { figures.append(first.figure) }
                figures.append(ratio.figure)
                index = ratio.next
                continue
            }
            var figure = first.figure
            figure.unit = unit(at: first.next, in: tokens)
            let isStated = reading == .finding || (!isName(at: index, in: tokens) && (!first.isWord || figure.unit != nil))
            if isStated { figures.append(figure) }
            index = first.next
        }
        shareUnits(&figures, tokens)
        return figures
    }

    static func all(in text: String, reading: Reading, language: String = "en") -> [Figure] {
        all(in: Token.all(in: text), reading: reading, language: language)
    }
}

extension Figure {
    private typealias Found = (figure: Figure, next: Int, isWord: Bool)

    /// One number in digits or words, with `million` and the like worked in.
    private static func number(at index: Int, in tokens: [Token], language: String) -> Found? {
        let token = tokens[index]
        var found: Found
        if token.kind == .number {
            let (value, alternative) = digits(token.text, language: language)
            found = (Figure(text: token.text, value: value, alternative: alternative, range: token.range), index + 1, false)
        } else if let fraction = token.kind == .mark && token.text.utf8.count > 1 ? fractions[token.text] : nil {
            found = (Figure(text: token.text, value: fraction, range: token.range), index + 1, false)
        } else if token.kind == .word, beginsNumber[Phrases.code(of: token.text)], let value = words[token.text] {
            found = (Figure(text: token.text, value: String(value), range: token.range), index + 1, true)
            // twenty-five
            if value >= 20, value % 10 == 0, index + 2 < tokens.count, tokens[index + 1].text == "-",
                let ones = words[tokens[index + 2].text], ones < 10
            {
                found.figure.value = String(value + ones)
                found.figure.text += "-" + tokens[index + 2].text
                found.figure.range = token.range.lowerBound..<tokens[index + 2].range.upperBound
                found.next = index + 3
            }
        } else {
            return nil
        }
        // Three at most: a hundred thousand million.
        let end = min(found.next + 3, tokens.count)
        while found.next < end, let zeros = scales[tokens[found.next].text] {
            found.figure.value = shifted(found.figure.value, by: zeros)
            found.figure.alternative = nil
            found.figure.text += " " + tokens[found.next].text
            found.figure.range = found.figure.range.lowerBound..<tokens[found.next].range.upperBound
            found.next += 1
        }
        return found
    }

    /// `3 in 10`, `one in five`, `13 out of 100`, `3 de cada 10`; not `1970 in 3 cities` or `2 in 40 minutes`.
    private static func ratio(from first: Found, at index: Int, in tokens: [Token], language: String) -> Found? {
        var next = first.next
        func skip(_ words: String...) -> Bool {
            guard next + words.count < tokens.count, words.indices.allSatisfy({ tokens[next + $0].text == words[$0] }) else { return false }
            next += words.count
            return true
        }
        let isSure =
            skip("in", "every") || skip("out", "of", "every") || skip("out", "of") || skip("of", "every") || skip("de", "cada")
            || skip("in")
        guard isSure || (!first.isWord && (skip("of") || skip("de"))), let second = number(at: next, in: tokens, language: language) else {
            return nil
        }
        guard let part = Double(first.figure.value), let whole = Double(second.figure.value), part <= whole, whole >= 2 else { return nil }
        let isRound = whole <= 100 || [200, 300, 400, 500, 1_000, 10_000, 100_000, 1_000_000].contains(whole)
        guard isRound, unit(at: second.next, in: tokens) == nil else { return nil }
        if second.next < tokens.count, times.contains(tokens[second.next].text) { return nil }
        if second.next + 1 < tokens.count, tokens[second.next].text == "-", times.contains(tokens[second.next + 1].text) { return nil }
        let words = tokens[(first.next)..<next].map(\.text).joined(separator: " ")
        let figure = Figure(
            text: "\(first.figure.text) \(words) \(second.figure.text)", value: "\(first.figure.value)/\(second.figure.value)",
            range: first.figure.range.lowerBound..<second.figure.range.upperBound)
        return (figure, second.next, first.isWord)
    }

    private static func unit(at index: Int, in tokens: [Token]) -> Unit? {
        var index = index
        if index < tokens.count, tokens[index].text == "-" { index += 1 }
        guard index < tokens.count else { return nil }
        if let unit = units[tokens[index].text] { return unit }
        guard index + 1 < tokens.count, ["per", "por"].contains(tokens[index].text) else { return nil }
        return ["cent", "ciento"].contains(tokens[index + 1].text) ? .percent : nil
    }

    /// Whether the number only tells things of a kind apart, or dates our reading.
    private static func isName(at index: Int, in tokens: [Token]) -> Bool {
        guard index > 0 else { return false }
        let before = tokens[index - 1].text
        if kinds.contains(before) { return true }
        // as of 2026, as of November 2026, as of November 21, 2026
        for back in 1...4 where index >= back + 1 && tokens[index - back].text == "of" && tokens[index - back - 1].text == "as" {
            return tokens[(index - back + 1)..<index].allSatisfy { months.contains($0.text) || $0.kind != .word }
        }
        for back in 1...3 where index >= back + 2 && tokens[index - back].text == "de" && tokens[index - back - 1].text == "partir" {
            return true
        }
        return false
    }

    /// In `20 to 30%` and `20-30 mg` both numbers have the unit.
    private static func shareUnits(_ figures: inout [Figure], _ tokens: [Token]) {
        guard figures.count > 1 else { return }
        for index in figures.indices.dropLast().reversed() where figures[index].unit == nil && !figures[index].isRatio {
            guard let unit = figures[index + 1].unit else { continue }
            let gap = figures[index].range.upperBound..<figures[index + 1].range.lowerBound
            var next = firstToken(from: gap.lowerBound, tokens)
            var between: [String] = []
            while between.count < 3, next < tokens.count, tokens[next].range.upperBound <= gap.upperBound {
                between.append(tokens[next].text)
                next += 1
            }
            if (1...2).contains(between.count), between.allSatisfy(connectors.contains) { figures[index].unit = unit }
        }
    }

    /// The index of the first token that begins at that byte or later.
    private static func firstToken(from byte: Int, _ tokens: [Token]) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A number's digits made plain. A comma divides thousands where three digits follow each, else it is a decimal point.
    private static func digits(_ text: String, language: String) -> (String, String?) {
        if text.contains("-") { return (text.filter { $0 != "-" }, nil) }
        if text.contains(":") { return (text, nil) }
        func isGrouped(_ mark: Character) -> Bool {
            let groups = text.split(separator: mark, omittingEmptySubsequences: false)
            return groups.count > 1 && (1...3).contains(groups[0].count)
                && groups.dropFirst().allSatisfy { $0.prefix { $0 != "." && $0 != "," }.count == 3 }
        }
        if text.contains(","), isGrouped(",") || text.split(separator: ",").count > 2 { return (trimmed(text.filter { $0 != "," }), nil) }
        let decimal = trimmed(text.map { $0 == "," ? "." : String($0) }.joined())
        if language.hasPrefix("es"), isGrouped(".") { return (decimal, trimmed(text.filter { $0 != "." })) }
        return (decimal, nil)
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.hasPrefix(".") ? "0" + text : text
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        while text.count > 1, text.hasPrefix("0"), !text.hasPrefix("0.") { text.removeFirst() }
        return text
    }

    private static func shifted(_ value: String, by zeros: Int) -> String {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        var whole = String(parts.first ?? "")
        for _ in 0..<zeros {
            whole.append(fraction.first ?? "0")
            if !fraction.isEmpty { fraction.removeFirst() }
        }
        return trimmed(fraction.isEmpty ? whole : whole + "." + fraction)
    }

    private static let words: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11,
        "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
        "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "uno": 1, "una": 1, "dos": 2,
        "tres": 3,
        "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20,
        "treinta": 30,
        "cuarenta": 40, "cincuenta": 50, "cien": 100,
    ]
    /// Which words may be one of ``words``: most are passed over by it.
    private static let beginsNumber = Phrases.table(of: words.keys)
    private static let fractions = ["½": "0.5", "¼": "0.25", "¾": "0.75"]
    private static let scales = ["hundred": 2, "thousand": 3, "mil": 3, "million": 6, "millón": 6, "millones": 6, "billion": 9]
    private static let units: [String: Unit] = [
        "%": .percent, "percent": .percent, "mg": .milligram, "milligram": .milligram, "milligrams": .milligram, "miligramo": .milligram,
        "miligramos": .milligram, "mcg": .microgram, "µg": .microgram, "μg": .microgram, "microgram": .microgram, "micrograms": .microgram,
        "g": .gram, "gram": .gram, "grams": .gram, "gramo": .gram, "gramos": .gram, "kg": .kilogram, "kilogram": .kilogram,
        "kilograms": .kilogram,
        "kilogramo": .kilogram, "kilogramos": .kilogram, "kilo": .kilogram, "kilos": .kilogram, "ml": .millilitre,
        "milliliter": .millilitre,
        "milliliters": .millilitre, "millilitre": .millilitre, "millilitres": .millilitre, "mililitro": .millilitre,
        "mililitros": .millilitre,
    ]
    private static let kinds: Set<String> = [
        "type", "step", "part", "question", "phase", "section", "tipo", "paso", "parte", "pregunta", "fase",
    ]
    private static let connectors: Set<String> = ["to", "-", "–", "and", "or", "a", "y", "o", ",", "%", "$"]
    private static let times: Set<String> = [
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "minutos", "hora",
        "horas", "día", "días", "semana", "semanas", "mes", "meses", "año", "años",
    ]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "early",
        "mid", "late",
    ]
}

/// The figures that findings state, ready to be asked for.
struct FigureSet: Equatable, Sendable {
    private var stated: Set<String> = []

    init(_ figures: [Figure] = []) {
        for figure in figures {
            stated.insert(figure.value)
            if let unit = figure.unit { stated.insert(figure.value + " " + unit.rawValue) }
            // Both numbers of a ratio may be said alone.
            if figure.isRatio { for part in figure.value.split(separator: "/") { stated.insert(String(part)) } }
        }
    }

    /// Whether the figure stands among them, with the same unit if it has one.
    func states(_ figure: Figure) -> Bool {
        [figure.value, figure.alternative].contains { value in
            guard let value else { return false }
            return stated.contains(figure.unit.map { value + " " + $0.rawValue } ?? value)
        }
    }
}

extension Finding {
    /// The figures of `says` and of both sides of `plain`.
    var figures: FigureSet {
        FigureSet(([says] + plain.flatMap { [$0.figure, $0.plain] }).flatMap { Figure.all(in: $0, reading: .finding) })
    }
}
