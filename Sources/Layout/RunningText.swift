import Surface

/// Runs joined to one text that is safe to show and ready to be cut into lines.
///
/// Works on bytes: a topic is wrapped again whenever the window changes, and characters are dear.
struct RunningText {
    /// Safe UTF-8 with single blanks between words; a line feed where a new line is wanted.
    private(set) var bytes: [UInt8] = []
    /// Where in ``bytes`` each run begins, in order; the end of the last is the end of the text.
    private(set) var starts: [Int] = []
    private(set) var runs: [Run]
    /// Blanks that are no place for a break, in order.
    private(set) var glued: [Int] = []
    private(set) var isASCII = true

    init(_ runs: [Run]) {
        self.runs = runs
        starts.reserveCapacity(runs.count)
        var count = 0
        for run in runs { count += run.text.utf8.count }
        bytes.reserveCapacity(count)
        for run in runs {
            if run.isGlued, bytes.last == Self.blank { glue(bytes.count - 1) }
            starts.append(bytes.count)
            append(run.text)
        }
        while bytes.last == Self.blank || bytes.last == Self.newLine { removeLast() }
        for index in starts.indices.reversed() {
            if starts[index] <= bytes.count { break }
            starts[index] = bytes.count
        }
    }

    static let blank: UInt8 = 0x20
    static let newLine: UInt8 = 0x0A

    var isEmpty: Bool { bytes.isEmpty }

    /// The text of a range of ``bytes`` that begins and ends between characters.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Cells of a range of ``bytes``.
    func width(_ range: Range<Int>) -> Int {
        if isASCII { return range.count }
        var cells = 0
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] < 0x80 {
                cells += 1
                index += 1
            } else {
                let (scalar, length) = scalar(at: index)
                cells += Width.of(scalar)
                index += length
            }
        }
        return cells
    }

    /// The scalar that begins at an index, and its length in bytes.
    func scalar(at index: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[index])
        func next(_ step: Int) -> UInt32 { index + step < bytes.count ? UInt32(bytes[index + step]) & 0x3F : 0 }
        let (value, length): (UInt32, Int) =
            switch first {
            case ..<0x80: (first, 1)
            case ..<0xE0: ((first & 0x1F) << 6 | next(1), 2)
            case ..<0xF0: ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
            default: ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
            }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    private mutating func glue(_ index: Int) {
        if glued.last != index { glued.append(index) }
    }

    private mutating func append(_ text: String) {
        var text = text
        let isDone = text.withUTF8 { appendWords($0) }
        if isDone { return }
        var marks = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09...0x0D, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: appendBlank()
            case 0xA0, 0x2007, 0x202F:
                glue(bytes.count)
                bytes.append(Self.blank)
            case 0x2028:
                while bytes.last == Self.blank { removeLast() }
                if !bytes.isEmpty { bytes.append(Self.newLine) }
            default:
                if scalar.value >= 0x80 { isASCII = false }
                Escaper.write(scalar, after: &marks, to: &bytes)
                continue
            }
            marks = 0
        }
    }

    /// Appends a text of letters that may all be shown and never join: whole words at a time, with exactly one blank between them.
    ///
    /// - Returns: false, and nothing is appended, when the text holds anything else.
    private mutating func appendWords(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        var isPlain = true
        var hasDoubleBlank = false
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if byte < 0x20 || byte == 0x7F { return false }
                index += 1
                if byte == Self.blank, index < text.count, text[index] == Self.blank { hasDoubleBlank = true }
            } else if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, (0x90...0xA7).contains(text[index + 2]) {
                isPlain = false
                index += 3
            } else if byte == 0xC3 {
                isPlain = false
                index += 2
            } else {
                return false
            }
        }
        if !isPlain { isASCII = false }
        if !hasDoubleBlank, let first = text.first {
            if first == Self.blank {
                appendBlank()
                bytes.append(contentsOf: text[1...])
            } else {
                bytes.append(contentsOf: text)
            }
            return true
        }
        var start = 0
        for index in 0..<text.count where text[index] == Self.blank {
            if index > start { bytes.append(contentsOf: text[start..<index]) }
            appendBlank()
            start = index + 1
        }
        if start < text.count { bytes.append(contentsOf: text[start...]) }
        return true
    }

    private mutating func removeLast() {
        bytes.removeLast()
        if glued.last == bytes.count { glued.removeLast() }
    }

    private mutating func appendBlank() {
        if let last = bytes.last, last != Self.blank, last != Self.newLine { bytes.append(Self.blank) }
    }
}
