/// Finds where words of a topic's text stand in the author's file, by reading the text and the file along each other.
///
/// The parsed text has lost its places; what it keeps, in order, is its letters and digits. Marks, citations, addresses of links and
/// fenced code are skipped in the file, and where the two differ, as at an entity, they are brought together again a little later.
/// Made only for a topic that has something to report.
struct BodyMap {
    /// Where the `[` of each box stands, in reading order.
    private(set) var boxes: [Place] = []
    private var letters: [(letter: Character, place: Place)] = []
    /// For each passage, its letters: offset in the plain text, and place.
    private var passages: [[(offset: Int, place: Place)]] = []
    private let start: Place

    init(_ topic: Topic) {
        start = Place(line: topic.bodyLine, column: 1)
        readBody(topic)
        var cursor = 0
        for passage in topic.passages { align(Array(passage.prose.plain), &cursor) }
    }

    /// Where the character at that offset of a passage's plain text stands, or the next letter after it.
    func place(passage: Int, offset: Int) -> Place {
        guard passages.indices.contains(passage), let last = passages[passage].last else { return start }
        return (passages[passage].first { $0.offset >= offset } ?? last).place
    }

    private mutating func readBody(_ topic: Topic) {
        var fence: Character?
        for (row, line) in topic.body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = Array(line)
            let margin = text.prefix { $0 == " " || $0 == ">" || $0 == "\t" || $0 == "-" || $0 == "*" || $0 == "+" }.count
            if let mark = text[margin...].first, mark == "`" || mark == "~", text[margin...].prefix(3).allSatisfy({ $0 == mark }),
                text.count >= margin + 3,
                fence == nil || fence == mark
            {
                fence = fence == nil ? mark : nil
                continue
            }
            if fence == nil { readLine(text, number: topic.bodyLine + row, margin: margin) }
        }
    }

    private mutating func readLine(_ text: [Character], number: Int, margin: Int) {
        var index = 0
        if text[margin...].starts(with: "[!"), text[..<margin].contains(">"), let end = text[margin...].firstIndex(of: "]") {
            boxes.append(Place(line: number, column: margin + 1))
            index = end + 1
        }
        while index < text.count {
            if text[index...].starts(with: "[@"), let end = text[index...].firstIndex(of: "]") {
                index = end + 1
            } else if text[index...].starts(with: "]("), let end = Self.closing(text, from: index + 1) {
                index = end + 1
            } else {
                if text[index].isLetter || text[index].isNumber { letters.append((text[index], Place(line: number, column: index + 1))) }
                index += 1
            }
        }
    }

    private static func closing(_ text: [Character], from open: Int) -> Int? {
        var depth = 0
        for index in open..<text.count {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    private mutating func align(_ text: [Character], _ cursor: inout Int) {
        let wanted = text.indices.filter { text[$0].isLetter || text[$0].isNumber }
        var places: [(offset: Int, place: Place)] = []
        func matches(_ from: Int, _ at: Int, _ length: Int) -> Bool {
            let count = min(length, wanted.count - from)
            return count > 0 && at + count <= letters.count && (0..<count).allSatisfy { letters[at + $0].letter == text[wanted[from + $0]] }
        }
        var next = cursor
        if !matches(0, next, 12), let found = (next..<min(next + 20_000, letters.count)).first(where: { matches(0, $0, 12) }) {
            next = found
        }
        var index = 0
        while index < wanted.count, next < letters.count {
            if letters[next].letter != text[wanted[index]] {
                if let skipped = (1...60).first(where: { matches(index, next + $0, 6) }) {
                    next += skipped
                } else if let skipped = (1...8).first(where: { matches(index + $0, next, 6) }) {
                    for missing in index..<(index + skipped) { places.append((wanted[missing], letters[next].place)) }
                    index += skipped
                }
            }
            places.append((wanted[index], letters[next].place))
            index += 1
            next += 1
        }
        passages.append(places)
        cursor = next
    }
}
