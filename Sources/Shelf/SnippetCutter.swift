import Topics

/// Finds the best place of a topic for a question and cuts one or two lines around it.
struct SnippetCutter {
    private let tongue: Tongue
    /// For each stem to mark the first word of the question it is for; words after the sixty-fourth count as one.
    private var marks: [String: Int] = [:]
    /// The same for the plain words met so far, -1 for one that is not marked: topics say the same words again and again.
    private var known = PlainNumbers(slots: 64)
    /// A bit for each word of the question.
    private let whole: UInt64
    private let filter: WordFilter
    /// About as many bytes as two lines of a narrow pane hold.
    private let length = 160

    /// - Parameter marks: stems to mark, by the word of the question they are for.
    init(tongue: Tongue, marks: [Set<String>]) {
        self.tongue = tongue
        self.marks.reserveCapacity(marks.reduce(0) { $0 + $1.count })
        for (number, stems) in marks.enumerated() {
            for stem in stems where self.marks[stem] == nil { self.marks[stem] = min(number, 63) }
        }
        whole = marks.count >= 64 ? .max : 1 << UInt64(marks.count) - 1
        filter = WordFilter(self.marks.keys)
    }

    private struct Hit {
        var range: Range<Int>
        var word: Int
    }

    /// - Parameter text: the summary and the text, a line for each paragraph.
    /// - Returns: the snippet, and the words of the text it was cut around; nil when nothing in the text matched.
    mutating func cut(_ text: WordedText) -> (snippet: Snippet, place: String?) {
        let hits = hits(in: text)
        return text.bytes.withUnsafeBufferPointer { bytes in
            let best = best(of: hits)
            let window = window(from: best?.range.lowerBound, bytes)
            return (cut(window, hits, bytes), best.map { clause(around: $0.range, bytes) })
        }
    }

    /// The words around a place, up to the next stop, comma or line's end on both sides; no more than eight words to a side.
    private func clause(around place: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        func isInside(_ at: Int) -> Bool {
            guard bytes.indices.contains(at) else { return false }
            return bytes[at] >= 0x80 || bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "-")
                || Cutter.letter(bytes[at]) != nil
        }
        func reach(from start: Int, step: Int) -> Int {
            var (at, words) = (start, 0)
            while words < 8, isInside(at) {
                at += step
                if bytes.indices.contains(at), bytes[at] == UInt8(ascii: " ") { words += 1 }
            }
            return at
        }
        var start = reach(from: place.lowerBound - 1, step: -1) + 1
        while bytes[start] == UInt8(ascii: " ") { start += 1 }
        let end = reach(from: place.upperBound, step: 1)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Where words of the question stand, in order. Once all of them stand near one another no better place can come, and the rest of
    /// the text is left unread but for what the snippet will show.
    private mutating func hits(in text: WordedText) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(16)
        var end = Int.max
        text.bytes.withUnsafeBufferPointer { bytes in
            var cutter = Cutter(bytes)
            text.starts(wanted: filter) { start in
                if start > end { return false }
                guard let hit = hit(from: start, bytes, &cutter) else { return true }
                hits.append(hit)
                if end == Int.max, isWhole(hits) { end = hit.range.upperBound + length }
                return true
            }
        }
        return hits
    }

    /// The word at a place, if it is to be marked.
    private mutating func hit(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ cutter: inout Cutter) -> Hit? {
        guard let end = Cutter.plainEnd(of: bytes, from: start), let letters = PlainNumbers.Letters(bytes[start..<end]) else {
            return cutter.next(from: start).flatMap { next in
                self.mark(tongue.stems(of: next.word)).map { Hit(range: next.word.range, word: $0) }
            }
        }
        let mark: Int
        if let known = known[letters] {
            mark = known
        } else {
            mark = self.mark(tongue.stems(ofPlain: bytes[start..<end])) ?? -1
            known[letters] = mark
        }
        return mark < 0 ? nil : Hit(range: start..<end, word: mark)
    }

    /// Which word of the question a word with such stems is for.
    private func mark(_ stems: Tongue.Stems) -> Int? { marks[stems.plain] ?? stems.accented.flatMap { marks[$0] } }

    /// Whether every word of the question stands in the stretch that ends with the last hit.
    private func isWhole(_ hits: [Hit]) -> Bool {
        guard let last = hits.last else { return false }
        var found: UInt64 = 0
        for hit in hits.reversed() {
            if last.range.upperBound > hit.range.lowerBound + length { break }
            found |= 1 << UInt64(hit.word)
        }
        return found == whole
    }

    /// The hit after which most different words of the question stand, the earliest of equals.
    private func best(of hits: [Hit]) -> Hit? {
        var best: Hit?
        var most = 0
        for (number, hit) in hits.enumerated() {
            var found: UInt64 = 0
            for near in hits[number...] {
                if near.range.upperBound > hit.range.lowerBound + length { break }
                found |= 1 << UInt64(near.word)
            }
            if found.nonzeroBitCount > most { (best, most) = (hit, found.nonzeroBitCount) }
        }
        return best
    }

    /// The stretch that shows a place; the beginning when there is none.
    private func window(from best: Int?, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = best.map { self.start(of: $0, bytes) } ?? 0
        let end = min(bytes.count, start + length)
        guard end < bytes.count else { return start..<bytes.count }
        return start..<(Self.lastWordEnd(from: start, to: end, bytes) ?? Self.boundary(end, bytes))
    }

    /// Where the last whole word ends that fits before a place.
    private static func lastWordEnd(from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = end
        while at > start, bytes[at] < 0x80, bytes[at] > 0x20 { at -= 1 }
        while at > start, bytes[at - 1] < 0x80, Cutter.letter(bytes[at - 1]) == nil { at -= 1 }
        // Words of other letters, or without blanks, are known only when they are cut.
        if at > start, bytes[at] < 0x80, bytes[at - 1] < 0x80 { return at }
        return words(from: start, to: end + 60, bytes).last { $0.upperBound <= end }?.upperBound
    }

    /// Where the sentence of a place begins, if that is near; else a few words before it.
    private func start(of place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let reach = max(0, place - 70)
        var at = place
        while at > reach {
            let before = bytes[at - 1]
            if before == UInt8(ascii: "\n") { return at }
            if before == UInt8(ascii: " "), at >= 2, [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[at - 2]) {
                return at
            }
            at -= 1
        }
        if reach == 0 { return 0 }
        return Self.words(from: reach, to: place + 1, bytes).first { $0.lowerBound >= place - 40 }?.lowerBound ?? place
    }

    /// Where the words of a stretch stand; a word that its end cuts reaches to the end.
    private static func words(from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        let stretch = UnsafeBufferPointer(rebasing: bytes[start..<min(end, bytes.count)])
        return Cutter.words(in: stretch).map { start + $0.range.lowerBound..<start + $0.range.upperBound }
    }

    /// The first byte of a scalar, at the place or before.
    private static func boundary(_ place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var place = place
        while place > 0, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }

    private func cut(_ window: Range<Int>, _ hits: [Hit], _ bytes: UnsafeBufferPointer<UInt8>) -> Snippet {
        var parts: [Snippet.Part] = []
        parts.reserveCapacity(8)
        func text(_ range: Range<Int>) -> String {
            var shown = ""
            var start = range.lowerBound
            while let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) {
                shown += String(decoding: bytes[start..<end], as: UTF8.self)
                // A heading or a row of a list that ends without a stop would run into what follows.
                let isOpen = end > 0 && !".!?:;,".utf8.contains(bytes[end - 1])
                shown += isOpen ? " · " : " "
                start = end + 1
            }
            return shown + String(decoding: bytes[start..<range.upperBound], as: UTF8.self)
        }
        func add(_ text: String, isMatch: Bool) {
            if text.isEmpty { return }
            if parts.last?.isMatch == isMatch { parts[parts.count - 1].text += text } else { parts.append(.init(text, isMatch: isMatch)) }
        }
        if window.lowerBound > 0, bytes[window.lowerBound - 1] != UInt8(ascii: "\n") { add("… ", isMatch: false) }
        var at = window.lowerBound
        for hit in hits where hit.range.lowerBound >= at && hit.range.upperBound <= window.upperBound {
            add(text(at..<hit.range.lowerBound), isMatch: false)
            add(text(hit.range), isMatch: true)
            at = hit.range.upperBound
        }
        add(text(at..<window.upperBound), isMatch: false)
        if window.upperBound < bytes.count { add(" …", isMatch: false) }
        return Snippet(parts)
    }
}
