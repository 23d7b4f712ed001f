/// One of the sixteen colours every colour terminal has, by its usual number.
public enum Colour: UInt8, Sendable {
    case black = 0, red, green, yellow, blue, magenta, cyan, white
    case grey, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a style looks: colours, or `nil` for the terminal's own, and what a terminal without colour can show.
public struct Attributes: Equatable, Hashable, Sendable {
    public var foreground: Colour?
    public var background: Colour?
    public var isBold: Bool
    public var isUnderlined: Bool
    public var isReversed: Bool

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
public enum Theme: String, CaseIterable, Sendable {
    case `default`, light
    case highContrast = "high-contrast"
    case mono

    /// How `style` looks in this theme.
    public func attributes(of style: Style) -> Attributes {
        switch self {
        case .default: Self.dark(style)
        case .light: Self.paper(style)
        case .highContrast: Self.contrast(style)
        case .mono: Self.plain(style)
        }
    }

    private static func plain(_ style: Style) -> Attributes {
        switch style {
        case .title, .heading, .strong, .section, .paneTitle, .boxTitle, .hintKey, .verdictHolds: Attributes(bold: true)
        case .boxWarning, .boxEmergency, .emergency, .verdictFails: Attributes(bold: true)
        case .link, .term, .question, .emphasis, .lit, .field: Attributes(underlined: true)
        case .match: Attributes(bold: true, underlined: true)
        case .focused, .bar: Attributes(reversed: true)
        case .currentMatch: Attributes(bold: true, reversed: true)
        case .inkDark: Attributes(reversed: true)
        case .inkLight: Attributes()
        // A citation is told by its brackets: a page has dozens, and they must not shout.
        case .text, .citation, .muted, .code, .hint, .row, .line, .message, .progress: Attributes()
        }
    }

    private static func dark(_ style: Style) -> Attributes {
        switch style {
        case .inkDark: return Attributes(.black, on: .black)
        case .inkLight: return Attributes(.brightWhite, on: .brightWhite)
        default: break
        }
        var look = plain(style)
        switch style {
        case .link, .term, .question: look.foreground = .cyan
        case .title, .heading, .boxTitle: look.foreground = .brightWhite
        case .boxWarning, .match, .currentMatch, .verdictFails: look.foreground = .brightYellow
        case .boxEmergency, .emergency: look = Attributes(.black, on: .brightYellow, bold: true)
        case .verdictHolds: look.foreground = .brightGreen
        default: break
        }
        return look
    }

    private static func paper(_ style: Style) -> Attributes {
        switch style {
        case .inkDark: return Attributes(.black, on: .black)
        case .inkLight: return Attributes(.brightWhite, on: .brightWhite)
        case .emergency, .boxEmergency: return Attributes(.brightWhite, on: .black, bold: true)
        case .link, .term, .question: return Attributes(.black, on: .white, underlined: true)
        default:
            var look = plain(style)
            look.foreground = .black
            look.background = .white
            return look
        }
    }

    private static func contrast(_ style: Style) -> Attributes {
        var look = plain(style)
        look.background = .black
        look.foreground = .brightWhite
        switch style {
        case .inkDark: return Attributes(.black, on: .black)
        case .inkLight: return Attributes(.brightWhite, on: .brightWhite)
        case .link, .term, .question: look.foreground = .brightCyan
        case .boxWarning, .match, .verdictFails, .currentMatch: look.foreground = .brightYellow
        case .boxEmergency, .emergency: look = Attributes(.black, on: .brightYellow, bold: true)
        case .verdictHolds: look.foreground = .brightGreen
        default: break
        }
        return look
    }
}
