/// Letters as a comparison sees them: small, without accents.
public enum Folding {
    /// The text in small letters without accents: `Señor` is `senor`. Letters of other scripts are only made small.
    public static func fold(_ text: some StringProtocol) -> String {
        if text.utf8.areAll({ $0 < 0x80 }) { return text.lowercased() }
        return text.map { fold($0) }.joined()
    }

    /// One character in small letters without accents. Empty for a mark that stands alone.
    public static func fold(_ character: Character) -> String {
        if character.utf8.count == 1 { return character.lowercased() }
        var folded = ""
        for scalar in character.lowercased().unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
            folded.unicodeScalars.append(base(of: scalar))
        }
        return folded
    }

    /// `é` is `e`, by the scalar's own name: LATIN SMALL LETTER E WITH ACUTE.
    private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        let prefix = "LATIN SMALL LETTER "
        guard (0x80..<0x2000).contains(scalar.value), let name = scalar.properties.name, name.hasPrefix(prefix) else { return scalar }
        let letter = name.dropFirst(prefix.count)
        guard let first = letter.unicodeScalars.first, letter.dropFirst().hasPrefix(" WITH "), (65...90).contains(first.value) else {
            return scalar
        }
        return Unicode.Scalar(UInt8(first.value) + 32)
    }
}

extension Sequence<UInt8> {
    /// As `allSatisfy`, at a third of its price for texts: their bytes lie side by side, which `allSatisfy` does not make use of.
    func areAll(_ isWanted: (UInt8) -> Bool) -> Bool {
        withContiguousStorageIfAvailable { $0.allSatisfy(isWanted) } ?? allSatisfy(isWanted)
    }
}
