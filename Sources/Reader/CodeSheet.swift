import Layout
import Surface
import Topics

/// Something to be taken along by the camera of a telephone.
public struct Code: Equatable, Sendable {
    /// An address is one code; questions are as many as they take.
    public enum Kind: Equatable, Sendable { case address, questions }

    /// What sort of thing it carries, which decides the words beside it.
    public var kind: Kind
    /// What is said of it, such as the title of a source.
    public var title: String
    /// What it says. Where one code cannot hold all lines there are several, cut between lines.
    public var lines: [String]
    /// How often the person has turned to the next code, or the next lines where no code fits.
    public var step = 0

    /// The first step of it.
    public init(_ kind: Kind, title: String, lines: [String]) {
        self.kind = kind
        self.title = title
        self.lines = lines
    }
}

/// A ``Code`` in an area of the screen: the QR code with words beside or below it, or words alone where it does not fit.
public struct CodeSheet: Equatable, Sendable {
    /// What can be turned to; at least 1.
    public private(set) var steps = 0
    /// The code to be drawn, with its light border.
    public private(set) var drawn: Drawn?
    /// What is said beside or below it, wrapped to ``wordsArea``.
    public private(set) var words: Spread
    /// Where the words stand; their first line to be seen is ``top``.
    public private(set) var wordsArea: Area
    /// Index of a line of ``words``.
    public private(set) var top = 0

    /// A QR code and where it stands.
    public struct Drawn: Equatable, Sendable {
        /// Its modules.
        public let code: QRCode
        /// Light modules on every side.
        public let border: Int
        /// The cells it fills, its border included.
        public let area: Area
        /// Whether a module is two cells of a row, for a terminal without half blocks.
        public let isASCII: Bool
    }

    /// Arranges what `code` shows at its step; a step past the last is the last.
    ///
    /// - Parameter hasColours: without, only a dark terminal shows it dark on light, and that is said.
    init(_ code: Code, in area: Area, measure: Int, isASCII: Bool, hasColours: Bool, words: Words) {
        let press = Press(area: area, measure: measure, isASCII: isASCII)
        self.words = Spread(width: 1)
        wordsArea = press.text
        let parts = press.parts(code.lines)
        for (index, part) in parts.enumerated() {
            var said = Said(code: code, words: words, hasColours: hasColours)
            if parts.count > 1 { said.count = words[.codeCount, ["number": "\(index + 1)", "count": "\(parts.count)"]] }
            if let qr = QRCode(part), let place = press.place(qr, with: said) {
                if steps <= code.step {
                    (drawn, wordsArea, top) = (place.drawn, place.words, 0)
                    self.words = said.spread(width: place.words.columns)
                }
                steps += 1
            } else {
                said.unfit = part
                let spread = said.spread(width: press.text.columns)
                for first in stride(from: 0, to: spread.lines.count, by: max(1, press.text.rows)) {
                    if steps <= code.step { (drawn, wordsArea, top, self.words) = (nil, press.text, first, spread) }
                    steps += 1
                }
            }
        }
    }
}

/// The words of a sheet.
private struct Said {
    let code: Code
    let words: Words
    let hasColours: Bool
    var count: String?
    /// What the code would say, when it does not fit.
    var unfit: String?

    func spread(width: Int) -> Spread {
        var maker = SpreadMaker(width: width)
        let isAddress = code.kind == .address
        if let unfit {
            maker.text(words[isAddress ? .codeUnfitAddress : .codeUnfitQuestions], .message)
            maker.blank()
            for line in unfit.split(separator: "\n") { maker.text(String(line), .strong) }
            maker.blank()
            maker.text(code.title, .muted)
        } else {
            maker.title(code.title)
            maker.blank()
            maker.text(words[isAddress ? .codeAddress : .codeQuestions])
            if !hasColours {
                maker.blank()
                maker.text(words[isAddress ? .codeNoColours : .codeNoColoursQuestions])
            }
            maker.blank()
            if isAddress { for line in code.lines { maker.text(line, .muted) } }
        }
        if let count { maker.text(count, .strong) }
        return maker.spread
    }
}

/// Fits codes and words into an area.
private struct Press {
    let area: Area
    let measure: Int
    let isASCII: Bool

    /// Cells beside a code that are enough for words.
    private static let beside = 24

    var text: Area { Arrangement.text(in: area, measure: measure) }

    /// Joins lines to as few codes as fit.
    func parts(_ lines: [String]) -> [String] {
        var parts: [String] = []
        for line in lines {
            if let last = parts.last, let code = QRCode(last + "\n" + line), place(code, with: nil) != nil {
                parts[parts.count - 1] = last + "\n" + line
            } else {
                parts.append(line)
            }
        }
        return parts
    }

    /// Where a code stands and where its words: with a border of four if there is room, else of two; beside each other if there is room,
    /// else the words below. Nil when the code does not fit, or not with all its words.
    func place(_ code: QRCode, with said: Said?) -> (drawn: CodeSheet.Drawn, words: Area)? {
        for border in [4, 2] {
            let modules = code.side + 2 * border
            let (rows, columns) = isASCII ? (modules, modules * 2) : ((modules + 1) / 2, modules)
            guard rows <= area.rows, columns <= area.columns else { continue }
            var place = Area(row: area.row, column: area.column, rows: rows, columns: columns)
            var words = area
            if columns + 3 + Self.beside <= area.columns {
                place.column += 1
                // The words begin beside the first dark row.
                words = Area(
                    row: area.row + border / 2, column: area.column + columns + 3, rows: area.rows - border / 2,
                    columns: min(measure, area.columns - columns - 4))
            } else {
                place.column += (area.columns - columns) / 2
                words.row += rows
                words.rows -= rows
                words.column = text.column
                words.columns = text.columns
            }
            if let said, said.spread(width: words.columns).lines.count > words.rows { continue }
            if said == nil, words.rows < 6 { continue }
            return (CodeSheet.Drawn(code: code, border: border, area: place, isASCII: isASCII), words)
        }
        return nil
    }
}

extension ReaderState {
    /// Makes ``codeSheet`` anew when the code, its step or its place changed.
    mutating func layCode() {
        guard case .code(let code) = place.layers.last, arrangement.kind != .tooSmall else {
            codeSheet = nil
            wrapped.code = nil
            return
        }
        let made = MadeCode(code: code, area: arrangement.layer, measure: measure, language: front.language, isPlain: theme == nil)
        if wrapped.code == made { return }
        wrapped.code = made
        codeSheet = CodeSheet(
            code, in: arrangement.layer, measure: measure, isASCII: isASCII, hasColours: theme != nil, words: front.words)
    }

    /// What a code sheet was made from.
    struct MadeCode: Equatable, Sendable {
        var code: Code
        var area: Area
        var measure: Int
        var language: String
        var isPlain: Bool
    }

    /// Shows the code of the chosen source's address, or says why not.
    mutating func showCode() -> [Effect] {
        let source: Source? =
            if case .source(let page) = place.document {
                page.source
            } else {
                place.citation.flatMap { number in page?.citations[number - 1].source }
            }
        guard let source else { return refuse(front.words[.noSourceChosen]) }
        guard let address = source.shownAddress else { return refuse(front.words[.noAddress]) }
        place.layers.append(.code(Code(.address, title: source.title, lines: [address])))
        return []
    }

    /// A command while a code is shown.
    mutating func obeyInCode(_ command: Command, _ code: Code) {
        var code = code
        switch command {
        case .up, .lineUp, .pageUp, .previousItem: code.step -= 1
        case .down, .lineDown, .pageDown, .nextItem: code.step += 1
        case .back, .open, .qrCode:
            place.layers.removeLast()
            return
        default: return
        }
        code.step = max(0, min((codeSheet?.steps ?? 1) - 1, code.step))
        place.layers[place.layers.count - 1] = .code(code)
    }
}
