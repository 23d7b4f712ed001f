import CVTerm
import Surface

/// A terminal without glass: libvterm, fed with the bytes a program sends. What a person would see can be asked of it.
///
/// Colours are those of ``Colour``, nil for the terminal's own. Not for more than one thread.
public final class Emulator {
    /// One cell as the terminal shows it.
    public struct Glyph: Equatable {
        /// The character with its marks; empty in the second half of a wide one.
        public var text: String
        /// As the terminal would show it.
        public var isBold = false
        /// As the terminal would show it.
        public var isUnderlined = false
        /// As the terminal would show it.
        public var isReversed = false
        /// Bright and plain colours by number, -1 for the terminal's own.
        public var foreground = -1
        /// The colour's number; -1 for the terminal's own.
        public var background = -1

        /// What is not named is the terminal's own.
        public init(
            _ text: String, isBold: Bool = false, isUnderlined: Bool = false, isReversed: Bool = false, foreground: Int = -1,
            background: Int = -1
        ) {
            self.text = text
            self.isBold = isBold
            self.isUnderlined = isUnderlined
            self.isReversed = isReversed
            self.foreground = foreground
            self.background = background
        }
    }

    /// As it was last told.
    public private(set) var size: Size
    /// Every byte fed so far.
    public private(set) var received: [UInt8] = []
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private let properties = Properties()
    private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)

    /// What the program switched on, told by libvterm's callback.
    private final class Properties {
        var isAlternate = false
        var isCursorVisible = true
        var mouse = 0
        var scrolledOff: [String] = []
    }

    /// A blank screen.
    public init(_ size: Size) {
        self.size = size
        guard let terminal = vterm_new(Int32(size.rows), Int32(size.columns)) else {
            preconditionFailure("libvterm gives no terminal")
        }
        self.terminal = terminal
        vterm_set_utf8(terminal, 1)
        screen = vterm_obtain_screen(terminal)
        vterm_screen_enable_altscreen(screen, 1)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let value, let user else { return 0 }
            let properties = Unmanaged<Properties>.fromOpaque(user).takeUnretainedValue()
            switch property {
            case VTERM_PROP_ALTSCREEN: properties.isAlternate = value.pointee.boolean != 0
            case VTERM_PROP_CURSORVISIBLE: properties.isCursorVisible = value.pointee.boolean != 0
            case VTERM_PROP_MOUSE: properties.mouse = Int(value.pointee.number)
            default: break
            }
            return 1
        }
        callbacks.pointee.sb_pushline = { count, cells, user in
            guard let cells, let user else { return 0 }
            var line = ""
            for cell in UnsafeBufferPointer(start: cells, count: Int(count)) {
                line.unicodeScalars.append(Unicode.Scalar(cell.chars.0) ?? " ")
            }
            Unmanaged<Properties>.fromOpaque(user).takeUnretainedValue().scrolledOff.append(line)
            return 1
        }
        vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(properties).toOpaque())
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
    }

    /// Shows some bytes, wherever they are cut.
    public func feed(_ bytes: some Sequence<UInt8>) {
        let new = Array(bytes)
        received += new
        new.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { _ = vterm_input_write(terminal, $0.baseAddress, $0.count) }
        }
    }

    /// What falls outside is cut, as on a real terminal.
    public func resize(to size: Size) {
        self.size = size
        vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
    }

    /// Whether the alternate screen is shown.
    public var isAlternate: Bool { properties.isAlternate }
    /// Whether the last thing said of it was to show it.
    public var isCursorVisible: Bool { properties.isCursorVisible }
    /// The lines that were scrolled off the top of the main screen, which a person can scroll back to.
    public var scrolledOff: [String] { properties.scrolledOff }
    /// Whether mouse events are asked for.
    public var wantsMouse: Bool { properties.mouse != 0 }

    /// Whether pastes are to be marked; libvterm does not tell, so it is read from what was received.
    public var pastesInBrackets: Bool { isOn("\u{1B}[?2004h", until: "\u{1B}[?2004l") }

    private func isOn(_ on: String, until off: String) -> Bool {
        let text = String(decoding: received, as: UTF8.self)
        guard let last = text.ranges(of: on).last else { return false }
        return !text[last.upperBound...].contains(off)
    }

    /// Whether the cursor keys and the keypad send what they send to a shell.
    public var hasPlainKeys: Bool { !isOn("\u{1B}[?1h", until: "\u{1B}[?1l") && !isOn("\u{1B}=", until: "\u{1B}>") }

    /// Where the cursor stands.
    public var cursor: Position {
        var place = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place)
        return Position(row: Int(place.row), column: Int(place.col))
    }

    /// One cell.
    public func glyph(_ row: Int, _ column: Int) -> Glyph {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        var codes = [cell.chars.0, cell.chars.1, cell.chars.2, cell.chars.3, cell.chars.4, cell.chars.5]
        var text = ""
        // The second half of a wide character; libvterm leaves old marks behind it.
        if codes[0] == .max { codes = [.max] }
        for code in codes.prefix(while: { $0 != 0 }) {
            if let scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
        }
        if codes[0] == 0 { text = " " }
        return Glyph(
            text, isBold: cell.attrs.bold != 0, isUnderlined: cell.attrs.underline != 0, isReversed: cell.attrs.reverse != 0,
            foreground: Self.number(cell.fg, own: 2), background: Self.number(cell.bg, own: 4))
    }

    /// All cells, row by row.
    public var glyphs: [[Glyph]] { (0..<size.rows).map { row in (0..<size.columns).map { glyph(row, $0) } } }

    /// A row as text, without the blanks at its end.
    public func text(row: Int) -> String {
        var line = (0..<size.columns).map { glyph(row, $0).text }.joined()
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The whole screen as text, one line a row.
    public var text: String { (0..<size.rows).map { text(row: $0) }.joined(separator: "\n") }

    private static func number(_ colour: VTermColor, own: UInt8) -> Int {
        if colour.type & own != 0 { return -1 }
        return colour.type & 1 == 1 ? Int(colour.indexed.idx) : -2
    }
}
