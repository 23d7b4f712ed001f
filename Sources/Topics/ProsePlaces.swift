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
        return places(ofBytes: [plain.utf8.distance(from: plain.startIndex, to: character)]).first ?? index.firstPlace
    }

    /// The same for offsets in bytes of `plain`'s UTF-8.
    ///
    /// - Complexity: O(*n*) in the length of the prose for all offsets together, when they rise.
    func places(ofBytes offsets: [Int]) -> [Place] {
        var index = index
        return offsets.map { offset in
            guard let last = trail.last else { return index.firstPlace }
            return index.place(at: offset < trail.count ? trail[offset] : last)
        }
    }
}
