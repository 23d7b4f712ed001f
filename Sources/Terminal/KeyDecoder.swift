import Surface

/// Turns what a terminal sends into keys. A value: bytes in, keys out, the same for every way of cutting the bytes into pieces.
///
/// Ncurses has a decoder too, and it is not used: it reports sequences it does not know as text, loses half a character when the other half
/// comes later, and swallows up to fifteen keys after one bad byte. The names of the sequences still come from its terminfo, see ``KeyTable``.
///
/// Unknown sequences, replies nobody asked for, bad UTF-8 and controls without a meaning are ignored, never text. What is kept between
/// two calls is at most a few bytes and ``pasteLimit`` of a paste; what is more in it, and every terminal string, is thrown away as it comes.
struct KeyDecoder {
    /// Characters taken from one paste, in bytes of UTF-8.
    static let pasteLimit = 4096
    /// Once so many bytes of a string or a paste were thrown away it is nobody's reply, and its end is not waited for much longer.
    private static let stringLimit = 4096

    enum State: Equatable {
        case ground
        /// `ESC` alone: the key, or the start of something.
        case escape
        /// `ESC [` and what followed; likewise `ESC O`.
        case control, application
        /// `ESC` and an intermediate byte: a charset and the like.
        case announced
        /// Between `ESC ]`, `ESC P`, … and its end; the flag says the last byte was `ESC`.
        case string(sawEscape: Bool)
        /// After `ESC [ M`: the three bytes of an old mouse report.
        case oldMouse
        case paste
        /// After a paste or a very long string whose end did not come for long: what comes next is a key, or more of it. The bytes are in ``sequence``.
        case doubt(ofString: Bool)
    }

    private let table: KeyTable
    var state = State.ground
    /// The sequence so far, without its ESC; at most ``longest`` bytes, a longer one is unknown.
    var sequence: [UInt8] = []
    private static let longest = 32
    var character = PartialCharacter()
    /// The character now coming belongs to Alt and is dropped.
    private var isMuted = false
    /// What was taken from the paste so far.
    var pasted = ""
    var pasteWasBlank = false
    /// Bytes of the string or paste so far that nothing came of.
    var thrown = 0
    private var pressed: Position?

    init(_ table: KeyTable) { self.table = table }

    /// How long, in milliseconds, to wait for more before calling ``settle()``; nil when nothing is pending.
    var patience: Int? {
        switch state {
        case .ground: nil
        case .escape: 25
        case .doubt: sequence.isEmpty ? nil : 25
        case .paste, .string: thrown > Self.stringLimit ? 75 : 500
        default: 500
        }
    }

    /// Nothing more came: a lone ESC was the Escape key, a paste was all it is to be, anything else unfinished is dropped.
    mutating func settle() -> [Key] {
        let (last, bytes) = (state, sequence)
        state = doubted ?? .ground
        sequence = []
        character = PartialCharacter()
        isMuted = false
        switch last {
        case .escape: return [.escape]
        case .paste: return takePasted().map { [$0] } ?? []
        // A few bytes by themselves were typed.
        case .doubt where !bytes.isEmpty: return decode(bytes) + settle()
        default: return []
        }
    }

    /// What state the decoder is in when nothing came for long, if more of the same may come yet.
    private var doubted: State? {
        switch state {
        case .paste: .doubt(ofString: false)
        case .string: thrown > Self.stringLimit ? .doubt(ofString: true) : nil
        case .doubt: sequence.isEmpty ? state : nil
        default: nil
        }
    }

    /// Decodes some bytes. An unfinished character or sequence waits for the next call.
    mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
        var keys: [Key] = []
        for byte in bytes {
            if let key = take(byte) { keys.append(key) }
        }
        return keys
    }

    private mutating func take(_ byte: UInt8) -> Key? {
        switch state {
        case .ground: return plain(byte)
        case .escape: return afterEscape(byte)
        case .control: return inControl(byte)
        case .application: return inApplication(byte)
        case .announced:
            if byte == 0x1B { return begin() }
            if !(0x20...0x2F).contains(byte) { state = .ground }
            return nil
        case .string(let sawEscape):
            if Self.endsString(byte, sawEscape: sawEscape) {
                state = .ground
            } else {
                state = .string(sawEscape: byte == 0x1B)
                thrown += 1
            }
            return nil
        case .oldMouse:
            sequence.append(byte)
            return sequence.count < 3 ? nil : finishOldMouse()
        case .paste: return inPaste(byte)
        case .doubt(let isString): return inDoubt(byte, ofString: isString)
        }
    }

    static func endsString(_ byte: UInt8, sawEscape: Bool) -> Bool {
        byte == 0x07 || byte == 0x18 || byte == 0x1A || (sawEscape && byte == UInt8(ascii: "\\"))
    }

    private mutating func plain(_ byte: UInt8) -> Key? {
        if byte == 0x1B {
            character = PartialCharacter()
            isMuted = false
            return begin()
        }
        if byte & 0xC0 != 0x80 { isMuted = false }
        guard let scalar = character.take(byte) else { return nil }
        if isMuted {
            isMuted = false
            return nil
        }
        return Self.key(scalar)
    }

    private mutating func begin() -> Key? {
        state = .escape
        sequence = []
        return nil
    }

    private mutating func afterEscape(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x1B: return .escape
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .application
        case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "X"):
            state = .string(sawEscape: false)
            thrown = 0
        case 0x20...0x2F: state = .announced
        case 0x80...:
            state = .ground
            isMuted = character.begins(with: byte)
        default:
            state = .ground
            return table[[byte]]
        }
        sequence = [byte]
        return nil
    }

    private mutating func inControl(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x1B: return begin()
        case 0x18, 0x1A, 0x80...:
            state = .ground
            return nil
        case 0..<0x20: return nil
        case UInt8(ascii: "[") where sequence.count == 1, 0x20...0x3F:
            // The console of Linux sends `ESC [ [ A` for F1: there the second bracket ends nothing.
            if sequence.count < Self.longest { sequence.append(byte) }
            return nil
        case UInt8(ascii: "M") where sequence.count == 1:
            state = .oldMouse
            sequence = []
            return nil
        default:
            state = .ground
            if sequence.count == Self.longest { return nil }
            sequence.append(byte)
            return finish()
        }
    }

    private mutating func inApplication(_ byte: UInt8) -> Key? {
        if byte == 0x1B { return begin() }
        if (0x30...0x39).contains(byte), sequence.count < 4 {
            sequence.append(byte)
            return nil
        }
        state = .ground
        sequence.append(byte)
        return (0x40...0x7E).contains(byte) ? table[sequence] : nil
    }

    private mutating func finish() -> Key? {
        if sequence == Array("[200~".utf8) {
            beginPaste()
            return nil
        }
        if sequence.starts(with: "[<".utf8) { return finishMouse() }
        return table[sequence]
    }

    /// The key of one character: text, or a control that has a meaning.
    private static func key(_ scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0x0A, 0x0D: .enter
        case 0x09: .tab
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(UnicodeScalar(UInt8(scalar.value) + 0x60)))
        default: Escaper.isAllowed(scalar) ? .character(Character(scalar)) : nil
        }
    }
}

// MARK: - The mouse

extension KeyDecoder {
    /// The lines one notch of the wheel turns.
    private static let notch = 3

    /// `ESC [ < button ; column ; row` and `M` for down or `m` for up.
    private mutating func finishMouse() -> Key? {
        let fields = sequence.dropFirst(2).dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let numbers = fields.compactMap { $0.count > 5 ? nil : Int(String(decoding: $0, as: UTF8.self)) }
        guard fields.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        guard let kind = sequence.last, kind == UInt8(ascii: "M") || kind == UInt8(ascii: "m") else { return nil }
        return mouse(numbers[0], column: numbers[1], row: numbers[2], isUp: kind == UInt8(ascii: "m"))
    }

    private mutating func finishOldMouse() -> Key? {
        state = .ground
        let numbers = sequence.map { Int($0) - 32 }
        guard numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        let isUp = numbers[0] & 0b1100_0011 == 3
        return mouse(isUp ? numbers[0] & ~3 : numbers[0], column: numbers[1], row: numbers[2], isUp: isUp)
    }

    /// Only the left button and the wheel mean anything. Shift, Alt and Ctrl do not matter.
    private mutating func mouse(_ button: Int, column: Int, row: Int, isUp: Bool) -> Key? {
        guard row >= 1, column >= 1, button < 128 else { return nil }
        let place = Position(row: row - 1, column: column - 1)
        switch button & ~0b1_1100 {
        case 0 where isUp:
            defer { pressed = nil }
            return pressed.map { .click(place, from: $0) }
        case 0: pressed = place
        case 32 where !isUp: return pressed.map { .drag(place, from: $0) }
        case 64 where !isUp: return .wheel(place, rows: -Self.notch)
        case 65 where !isUp: return .wheel(place, rows: Self.notch)
        default: break
        }
        return nil
    }
}
