/// One of the sixteen colours every colour terminal has, by its usual number.
public enum Colour: UInt8, Sendable {
    case black = 0, red, green, yellow, blue, magenta, cyan, white
    case grey, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a style looks: colours, or `nil` for the terminal's own, and what a terminal without colour can show.
public struct Attributes: Equatable, Hashable, Sendable {
    /// Of the letters; nil for the terminal's own.
    public var foreground: Colour?
    /// Behind the letters; nil for the terminal's own.
    public var background: Colour?
    /// Shown without colours too.
    public var isBold: Bool
    /// Shown without colours too.
    public var isUnderlined: Bool
    /// Letters and ground exchanged, without colours too.
    public var isReversed: Bool

    /// The terminal's own look, unless something is asked for.
    public init(
        _ foreground: Colour? = nil, on background: Colour? = nil, bold: Bool = false, underlined: Bool = false,
        reversed: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        isBold = bold
        isUnderlined = underlined
        isReversed = reversed
    }
}

/// A way to show every style. Each theme tells focus, matches and links apart without colour too, by bold, underline
/// or reverse; dim is never used, because many terminals and many eyes do not show it.
///
/// Text stands out from its ground by 4.5 to 1 at least, in high contrast by 7 to 1, in the palettes of the Linux console and of xterm; a test
/// computes it from what is sent. Two rules come from there. A colour never stands alone on the terminal's own ground, which may be black or
/// white: colours come in pairs. And bold never joins black or reverse: many terminals take bold for bright, and bright black is grey.
public enum Theme: String, CaseIterable, Sendable {
    /// The terminal's own colours, and few others.
    case `default`
    /// Black on light grey, whatever the terminal's own colours are.
    case light
    /// White on black.
    case highContrast = "high-contrast"
    /// No colours.
    case mono

    /// How `style` looks in this theme.
    public func attributes(of style: Style) -> Attributes {
        // A code is read by a camera: black on white, whatever the eyes like.
        if style == .inkDark || style == .inkLight { return Self.plain(style) }
        return switch self {
        case .default: Self.own(style)
        case .light: Self.paper(style)
        case .highContrast: Self.contrast(style)
        case .mono: Self.plain(style)
        }
    }

    private static func plain(_ style: Style) -> Attributes {
        switch style {
        case .title, .heading, .strong, .emphasis, .section, .paneTitle, .boxTitle, .boxWarning, .boxEmergency, .emergency, .hintKey,
            .verdictHolds, .verdictFails:
            Attributes(bold: true)
        case .link, .term, .question, .lit, .field: Attributes(underlined: true)
        case .match: Attributes(bold: true, underlined: true)
        case .focused, .bar: Attributes(reversed: true)
        case .inkDark: Attributes(.black, on: .black)
        case .inkLight: Attributes(.black, on: .brightWhite)
        case .currentMatch: Attributes(underlined: true, reversed: true)
        // A citation is told by its brackets: a page has dozens, and they must not shout.
        case .text, .citation, .muted, .code, .hint, .row, .line, .message, .progress: Attributes()
        }
    }

    /// What looks the same in every theme with colours; nil for all else.
    private static func coloured(_ style: Style) -> Attributes? {
        switch style {
        case .emergency, .boxWarning, .verdictFails: Attributes(.brightYellow, on: .black, bold: true)
        case .boxEmergency: Attributes(.brightWhite, on: .red, bold: true)
        case .verdictHolds: Attributes(.brightGreen, on: .black, bold: true)
        case .lit: Attributes(.black, on: .cyan)
        case .match: Attributes(.black, on: .green, underlined: true)
        default: nil
        }
    }

    private static func own(_ style: Style) -> Attributes { coloured(style) ?? plain(style) }

    private static func paper(_ style: Style) -> Attributes {
        if let look = coloured(style) { return look }
        var look = plain(style)
        (look.foreground, look.background) = (.black, .white)
        if look.isBold || style == .link || style == .term || style == .question { look.foreground = .blue }
        look.isBold = false
        return look
    }

    private static func contrast(_ style: Style) -> Attributes {
        switch style {
        case .focused, .boxEmergency: return Attributes(.black, on: .brightWhite)
        case .currentMatch: return Attributes(.black, on: .brightWhite, underlined: true)
        case .bar: return Attributes(.brightWhite, on: .blue)
        case .lit: return Attributes(.brightWhite, on: .blue, underlined: true)
        case .match: return Attributes(.brightYellow, on: .black, bold: true, underlined: true)
        default: break
        }
        if let look = coloured(style) { return look }
        var look = plain(style)
        (look.foreground, look.background) = (.brightWhite, .black)
        if style == .link || style == .term || style == .question { look.foreground = .brightCyan }
        return look
    }
}
