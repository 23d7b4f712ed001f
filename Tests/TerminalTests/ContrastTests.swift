import Foundation
import Surface
import Terminal
import TerminalKit
import Testing

/// A colour as a screen lights it up.
struct Light: Equatable {
    var red, green, blue: Int

    /// Relative luminance by WCAG 2.2, from 0 to 1.
    var luminance: Double {
        func linear(_ value: Int) -> Double {
            let share = Double(value) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// How far two colours stand apart by WCAG, from 1 to 21.
    func contrast(to other: Light) -> Double {
        let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }
}

/// A terminal with its colours, and what it makes of bold and underlined.
struct Glass: CustomStringConvertible, Sendable {
    enum Manner { case console, boldIsBright, boldIsBold }

    var description: String
    var terminal: String
    var palette: [Int]
    var manner: Manner
    /// The terminal's own colours, as numbers of the palette.
    var ownText: Int
    var ownGround: Int

    /// Both colours of a cell, as they light up.
    func shown(_ glyph: Emulator.Glyph) -> (text: Light, ground: Light) {
        var text = glyph.foreground < 0 ? ownText : glyph.foreground
        var ground = glyph.background < 0 ? ownGround : glyph.background
        switch manner {
        case .console:
            // As drivers/tty/vt/vt.c has it: underlined is cyan, reversed exchanges all but brightness, bold is bright.
            let isBright = glyph.isBold || text > 7
            text = glyph.isUnderlined ? 6 : text & 7
            ground &= 7
            if glyph.isReversed { swap(&text, &ground) }
            if isBright { text |= 8 }
        case .boldIsBright, .boldIsBold:
            if manner == .boldIsBright, glyph.isBold, (0..<8).contains(glyph.foreground) { text += 8 }
            if glyph.isReversed { swap(&text, &ground) }
        }
        return (light(text), light(ground))
    }

    private func light(_ number: Int) -> Light {
        Light(red: palette[number] >> 16, green: palette[number] >> 8 & 0xFF, blue: palette[number] & 0xFF)
    }

    private static let consolePalette = [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ]
    private static let xtermPalette = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    /// The Linux console, and xterm with 8 and 256 colours, black on white and white on black, bold bright and not.
    static let all: [Glass] = {
        var all = [
            Glass(
                description: "Linux console", terminal: "linux", palette: consolePalette, manner: .console, ownText: 7, ownGround: 0)
        ]
        for terminal in ["xterm", "xterm-256color"] {
            for (own, text, ground) in [("black on white", 0, 15), ("white on black", 7, 0)] {
                for manner in [Manner.boldIsBright, .boldIsBold] {
                    all.append(
                        Glass(
                            description: "\(terminal), \(own), \(manner)", terminal: terminal, palette: xtermPalette, manner: manner,
                            ownText: text, ownGround: ground))
                }
            }
        }
        return all
    }()
}

/// Whether what is drawn can be read: computed from the bytes that are sent, as the terminals of our visitors show them.
@Suite struct ContrastTests {
    /// Black and white of a QR code hold no text.
    static let inks: Set<Style> = [.inkDark, .inkLight]

    /// Every style as a terminal is told to show it.
    static func glyphs(_ theme: Theme, on terminal: String, isColourful: Bool = true) throws -> [Style: Emulator.Glyph] {
        let size = Size(rows: Style.allCases.count, columns: 4)
        var painter = try Painter(terminal: terminal, size: size, theme: theme, isColourful: isColourful)
        let emulator = Emulator(size)
        var frame = Frame(size)
        for (row, style) in Style.allCases.enumerated() { frame.put("ab", row: row, column: 1, style: style) }
        emulator.feed(painter.paint(frame))
        return Dictionary(uniqueKeysWithValues: Style.allCases.enumerated().map { ($1, emulator.glyph($0, 1)) })
    }

    @Test(arguments: Theme.allCases, Glass.all)
    func `every style stands out from its ground`(theme: Theme, glass: Glass) throws {
        let least = theme == .highContrast ? 7 : 4.5
        for (style, glyph) in try Self.glyphs(theme, on: glass.terminal) where !Self.inks.contains(style) {
            let (text, ground) = glass.shown(glyph)
            let contrast = text.contrast(to: ground)
            #expect(contrast >= least, "\(style) in \(theme) on \(glass) has \(contrast)")
        }
    }

    @Test(arguments: Theme.allCases, Glass.all)
    func `what has the focus stands out from what has not`(theme: Theme, glass: Glass) throws {
        let glyphs = try Self.glyphs(theme, on: glass.terminal)
        let focus = glass.shown(try #require(glyphs[.focused])).ground
        for style in [Style.text, .link, .term, .citation, .row, .section] {
            let contrast = focus.contrast(to: glass.shown(try #require(glyphs[style])).ground)
            #expect(contrast >= 4.5, "focus beside \(style) in \(theme) on \(glass) has \(contrast)")
        }
    }

    @Test(arguments: Theme.allCases, Glass.all)
    func `the black of a QR code stands out from its white`(theme: Theme, glass: Glass) throws {
        let glyphs = try Self.glyphs(theme, on: glass.terminal)
        let dark = glass.shown(try #require(glyphs[.inkDark])).ground
        let light = glass.shown(try #require(glyphs[.inkLight])).ground
        #expect(dark.contrast(to: light) >= 7)
    }

    @Test(arguments: Theme.allCases)
    func `colours come in pairs, and bold never joins black or reverse`(theme: Theme) {
        for style in Style.allCases {
            let look = theme.attributes(of: style)
            #expect((look.foreground == nil) == (look.background == nil), "\(style)")
            #expect(!look.isBold || !look.isReversed && look.foreground != .black, "\(style)")
        }
    }

    @Test(arguments: Theme.allCases, ["linux", "xterm", "xterm-256color"])
    func `without colours every theme looks as mono does`(theme: Theme, terminal: String) throws {
        let glyphs = try Self.glyphs(theme, on: terminal, isColourful: false)
        for (style, glyph) in glyphs where !Self.inks.contains(style) {
            let look = Theme.mono.attributes(of: style)
            #expect(
                glyph
                    == .init("a", isBold: look.isBold, isUnderlined: look.isUnderlined, isReversed: look.isReversed), "\(style)")
        }
    }

    @Test func `where there are no colours what can be opened, what is strong, what is found and what has the focus differ`() {
        let looks = [Style.text, .link, .strong, .match, .focused, .currentMatch].map { Theme.mono.attributes(of: $0) }
        #expect(Set(looks).count == looks.count)
    }
}
