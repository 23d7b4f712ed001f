import CZXing

extension Emulator {
    /// What the QR code on the screen says, read by ZXing from a picture of the cells; nil when it finds none.
    ///
    /// Every cell is painted as a terminal shows it, eight pixels wide and sixteen high, from its colours, its reverse and its half
    /// blocks; other letters are left out.
    ///
    /// - Parameters:
    ///   - foreground: how light the terminal's own colour of text is, from 0 to 255.
    ///   - background: and its own ground.
    public func codeText(foreground: UInt8 = 220, background: UInt8 = 0) -> String? {
        let (width, height) = (8, 16)
        var pixels = [UInt8](repeating: background, count: size.rows * height * size.columns * width)
        for (row, glyphs) in glyphs.enumerated() {
            for (column, glyph) in glyphs.enumerated() {
                var (ink, ground) = (Self.grey(glyph.foreground) ?? foreground, Self.grey(glyph.background) ?? background)
                if glyph.isReversed { swap(&ink, &ground) }
                for line in 0..<height {
                    let isInk =
                        switch glyph.text {
                        case "█": true
                        case "▀": line < height / 2
                        case "▄": line >= height / 2
                        default: false
                        }
                    let start = ((row * height + line) * size.columns + column) * width
                    for pixel in start..<start + width { pixels[pixel] = isInk ? ink : ground }
                }
            }
        }
        return Self.read(pixels, columns: size.columns * width, rows: size.rows * height)
    }

    /// What the QR code of a grey picture says; nil when there is none.
    public static func read(_ pixels: [UInt8], columns: Int, rows: Int) -> String? {
        var text = [CChar](repeating: 0, count: 4096)
        let count = czxing_read(pixels, Int32(columns), Int32(rows), &text, text.count)
        return count < 0 ? nil : String(decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// How light one of the sixteen colours is; nil for the terminal's own.
    private static func grey(_ colour: Int) -> UInt8? {
        switch colour {
        case -1: nil
        case 0: 0
        case 7: 190
        case 8: 100
        case 15: 255
        default: 128
        }
    }
}
