import Topics

/// Finds the best place of a topic for a question and cuts one or two lines around it.
struct SnippetCutter {
    let tongue: Tongue
    /// Stems to mark, by the word of the question they are for.
    let marks: [Set<String>]
    /// About as many bytes as two lines of a narrow pane hold.
    private let length = 160

    private struct Hit {
        var range: Range<Int>
        var word: Int
    }

    /// - Parameter plain: the summary and the text, a line for each paragraph.
    func snippet(of plain: String) -> Snippet {
        var plain = plain
        return plain.withUTF8 { bytes in
            let hits = hits(in: bytes)
            let window = window(around: hits, bytes)
            return cut(window, hits, bytes)
        }
    }

    private func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [Hit] {
        // Cutting and stemming every word would cost more than the search: only words that begin as a mark does are looked at.
        let beginnings = Set(marks.joined().map { Cutter.beginning($0) })
        return Cutter.words(in: bytes, beginning: beginnings).compactMap { word in
            guard beginnings.contains(Cutter.beginning(word.folded)) else { return nil }
            let stems = tongue.stems(of: word).all
            guard let mark = marks.firstIndex(where: { mark in stems.contains { mark.contains($0) } }) else { return nil }
            return Hit(range: word.range, word: mark)
        }
    }

    /// The stretch with most different words of the question, the earliest of equals; the beginning when there is none.
    private func window(around hits: [Hit], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var best = 0
        var most = 0
        for (number, hit) in hits.enumerated() {
            let near = hits[number...].prefix { $0.range.upperBound <= hit.range.lowerBound + length }
            let count = Set(near.map(\.word)).count
            if count > most { (best, most) = (hit.range.lowerBound, count) }
        }
        let start = most == 0 ? 0 : start(of: best, bytes)
        let end = min(bytes.count, start + length)
        guard end < bytes.count else { return start..<bytes.count }
        // The last whole word that still fits.
        let last = Self.words(from: start, to: end + 60, bytes).last { $0.upperBound <= end }?.upperBound
        return start..<(last ?? Self.boundary(end, bytes))
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
        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes[range].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
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
