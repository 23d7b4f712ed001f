import Surface
import TerminalKit

/// A terminal's screen as a picture: what every cell holds, drawn in the palette of xterm on a dark ground.
struct SVG {
    /// Of a cell, in pixels.
    private static let (width, height) = (9, 19)
    private static let (text, ground) = ("#d8d8d8", "#1c1c1c")
    private static let palette = [
        "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
        "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
    ]

    /// How a run of cells looks.
    private struct Look: Equatable {
        var text: String
        var ground: String
        var isBold: Bool
        var isUnderlined: Bool
        /// Lines are drawn by themselves, so that they stand above each other.
        var isLine: Bool

        init(_ glyph: Emulator.Glyph) {
            text = glyph.foreground < 0 ? SVG.text : SVG.palette[glyph.foreground % 16]
            ground = glyph.background < 0 ? SVG.ground : SVG.palette[glyph.background % 16]
            if glyph.isReversed { swap(&text, &ground) }
            isBold = glyph.isBold
            isUnderlined = glyph.isUnderlined
            isLine = glyph.text.unicodeScalars.first.map { (0x2500...0x259F).contains($0.value) } ?? false
        }
    }

    private(set) var lines: [String] = []

    /// - Parameter title: what the picture shows, for whoever hears it.
    init(_ emulator: Emulator, title: String) {
        let (columns, rows) = (emulator.size.columns, emulator.size.rows)
        let size = "width=\"\((columns + 2) * Self.width)\" height=\"\((rows + 1) * Self.height)\""
        lines.append("<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\">")
        lines.append("<title>\(Self.escaped(title))</title>")
        lines.append("<rect width=\"100%\" height=\"100%\" fill=\"\(Self.ground)\"/>")
        lines.append("<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\" xml:space=\"preserve\">")
        for (row, glyphs) in emulator.glyphs.enumerated() {
            var start = 0
            while start < columns {
                let look = Look(glyphs[start])
                var end = start
                while end < columns, Look(glyphs[end]) == look { end += 1 }
                draw(glyphs[start..<end].map(\.text), look, row: row, column: start, cells: end - start)
                start = end
            }
        }
        // The hardware cursor.
        let (left, top) = Self.corner(row: emulator.cursor.row, column: emulator.cursor.column)
        lines.append(
            "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(Self.width)\" height=\"\(Self.height)\" fill=\"none\" stroke=\"#ffaf00\"/>")
        lines += ["</g>", "</svg>"]
    }

    private mutating func draw(_ texts: [String], _ look: Look, row: Int, column: Int, cells: Int) {
        let (left, top) = Self.corner(row: row, column: column)
        if look.ground != Self.ground {
            lines.append(
                "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(cells * Self.width)\" height=\"\(Self.height)\" fill=\"\(look.ground)\"/>")
        }
        let text = texts.joined()
        guard text.contains(where: { $0 != " " }) || look.isUnderlined else { return }
        let style = (look.isBold ? " font-weight=\"bold\"" : "") + (look.isUnderlined ? " text-decoration=\"underline\"" : "")
        // Every run is stretched to its cells, whatever the font.
        lines.append(
            "<text x=\"\(left)\" y=\"\(top + 15)\" textLength=\"\(cells * Self.width)\" lengthAdjust=\"spacingAndGlyphs\" fill=\"\(look.text)\"\(style)>"
                + Self.escaped(text) + "</text>")
    }

    private static func corner(row: Int, column: Int) -> (left: Int, top: Int) { ((column + 1) * width, row * height + height / 2) }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
