/// Where the characters of one ``Prose`` stand in the author's file.
public struct ProsePlaces: Sendable {
    /// The ``Prose/plain`` of the prose.
    public let plain: String
    /// For each byte of `plain` the offset of the byte it comes from.
    private let trail: [Int]
    private let index: LineIndex

    init(plain: String, trail: [Int], index: LineIndex) {
        self.plain = plain
        self.trail = trail
        self.index = index
    }

    /// The place of the character of `plain` with that offset, counted in characters from 0. Past the end, that of the last one;
    /// an escape or entity stands where its `\` or `&` does.
    ///
    /// - Complexity: O(*n*) in the length of the prose.
    public func place(ofCharacter offset: Int) -> Place {
        let character = plain.index(plain.startIndex, offsetBy: max(0, offset), limitedBy: plain.endIndex) ?? plain.endIndex
        return place(ofByte: plain.utf8.distance(from: plain.startIndex, to: character))
    }

    /// The same by the offset in bytes of `plain`'s UTF-8.
    ///
    /// - Complexity: O(length of the line of the file it stands on).
    func place(ofByte byte: Int) -> Place {
        guard let last = trail.last else { return index.firstPlace }
        var index = index
        return index.place(at: byte < trail.count ? trail[byte] : last)
    }
}
