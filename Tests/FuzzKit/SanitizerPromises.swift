import Surface

/// The escaper and the cells: nothing that drives, turns or hides text comes through, and what is safe stays as it is.
///
/// The first two bytes of an input are columns of a frame, the rest is text.
enum SanitizerPromises {
    static func fault(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        let safe = Escaper.safe(text)
        if let scalar = safe.unicodeScalars.first(where: isDangerous) { return "U+\(String(scalar.value, radix: 16)) came through" }
        if Escaper.safe(safe) != safe { return "escaped again it is another text" }
        if bytes.count < 2 { return nil }
        var frame = Frame(Size(rows: 3, columns: Int(bytes[0] % 40)))
        let column = Int(bytes[1] % 64) - 12
        frame.put(text, row: 1, column: column, style: .text, limit: bytes[1] > 127 ? Int(bytes[1] % 50) : nil)
        if let fault = fault(frame) { return fault }
        // A second text over the first may cut its wide characters.
        frame.put(text, row: 1, column: column + 1, style: .strong, limit: 20)
        frame.put("x", row: 1, column: Int(bytes[0] % 17), style: .text)
        return fault(frame)
    }

    private static func fault(_ frame: Frame) -> String? {
        for (row, cells) in frame.cells.enumerated() {
            if cells.count != frame.size.columns { return "row \(row) has \(cells.count) cells" }
            if row != 1, cells.contains(where: { $0 != .blank }) { return "row \(row) was written too" }
            for (column, cell) in cells.enumerated() {
                let scalars = Array(cell.text.unicodeScalars)
                guard let first = scalars.first else {
                    if column == 0 || Width.of(cells[column - 1].text) != 2 { return "cell \(column) is half of nothing" }
                    continue
                }
                let isWide = Width.of(first) == 2
                if isWide, column + 1 == cells.count || !cells[column + 1].text.isEmpty { return "cell \(column) has lost its second half" }
                if Width.of(first) == 0 { return "cell \(column) begins with a mark" }
                if scalars.count > 5 || scalars.dropFirst().contains(where: { Width.of($0) > 0 }) {
                    return "cell \(column) holds \(cell.text)"
                }
                if let bad = scalars.first(where: isDangerous) { return "cell \(column) holds U+\(String(bad.value, radix: 16))" }
            }
        }
        return nil
    }

    /// Told by number, so that a fault in the program's own test by category shows.
    static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
            return true
        case 0xD800...0xF8FF, 0xFDD0...0xFDEF, 0xE0000...0xE007F, 0xF0000...0x10FFFF: return true
        default: return scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
