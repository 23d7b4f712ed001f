import Layout
import Surface

/// Text cut into sheets of 66 lines, as a printer of plain text takes them.
///
/// Every sheet has a line above that names the library and what is on it, and two below: whom to call, and which sheet of how many it is.
/// A heading stays with what follows, and short pieces stay whole.
struct Sheets {
    /// Lines of a sheet, margins included.
    static let rows = 66
    /// Columns of text; the widest line has ``margin`` more.
    static let columns = 72
    static let margin = 4
    /// Lines of a sheet that text has.
    static let body = 56
    /// A piece of so many lines at most is not divided.
    private static let short = 12

    /// Lines that belong together.
    struct Piece {
        var lines: [String]
        /// Blank lines above it, unless it begins a sheet.
        var gap = 1
        /// Whether it must not end a sheet.
        var leads = false
        /// Whether it must not be divided.
        var isWhole = false
    }

    /// For each sheet what it is about and its lines.
    private var sheets: [(title: String, lines: [String])] = []

    /// Adds pieces under a title, beginning on a new sheet.
    mutating func add(_ title: String, _ pieces: [Piece]) {
        sheets.append((title, []))
        for (index, piece) in pieces.enumerated() {
            let next = piece.leads && index + 1 < pieces.count ? pieces[index + 1] : nil
            let following = next.map { $0.gap + ($0.isWhole || $0.lines.count <= Self.short ? $0.lines.count : 2) } ?? 0
            add(piece, title: title, following: following)
        }
    }

    private mutating func add(_ piece: Piece, title: String, following: Int) {
        var rest = piece.lines[...]
        while !rest.isEmpty {
            let used = sheets[sheets.count - 1].lines.count
            let gap = used == 0 ? 0 : piece.gap
            let room = Self.body - used - gap
            let staysWhole = piece.isWhole || piece.lines.count <= Self.short
            if used > 0, rest.count + following > room, staysWhole || room < 4 {
                sheets.append((title, []))
                continue
            }
            // Two lines at least go on to the next sheet.
            let count = rest.count <= room ? rest.count : min(room, max(1, rest.count - 2))
            sheets[sheets.count - 1].lines += Array(repeating: "", count: gap) + rest.prefix(count)
            rest = rest.dropFirst(count)
        }
    }

    /// The sheets, one after the other, each exactly ``rows`` lines.
    ///
    /// - Parameters:
    ///   - name: stands at the left above every sheet.
    ///   - call: the line below every sheet.
    ///   - date: stands at the left of the last line, the sheet's number at the right.
    func lines(name: String, call: String, date: String, number: (Int, Int) -> String) -> [String] {
        var lines: [String] = []
        for (index, sheet) in sheets.enumerated() {
            let title = Width.clipped(sheet.title, to: Self.columns - 2 - min(Width.of(name), Self.columns / 2))
            lines += ["", "", Self.edges(Width.clipped(name, to: Self.columns / 2), title), ""]
            lines += sheet.lines + Array(repeating: "", count: Self.body - sheet.lines.count)
            lines += ["", call, Self.edges(date, number(index + 1, sheets.count)), "", "", ""]
        }
        return lines.map { $0.isEmpty ? "" : String(repeating: " ", count: Self.margin) + $0 }
    }

    private static func edges(_ left: String, _ right: String) -> String {
        left + String(repeating: " ", count: max(1, columns - Width.of(left) - Width.of(right))) + right
    }

    /// A spread in pieces: what stands between blank lines, with headings that stay with what follows.
    static func pieces(_ spread: Spread) -> [Piece] {
        let headings = Set(spread.headings.map(\.line))
        var pieces: [Piece] = []
        var isOpen = false
        for (index, line) in spread.lines.enumerated() {
            let text = line.text
            if text.isEmpty {
                isOpen = false
            } else if isOpen, !headings.contains(index) {
                pieces[pieces.count - 1].lines.append(text)
                // With its text right below it a heading has what follows already.
                if pieces[pieces.count - 1].lines.count > 2 { pieces[pieces.count - 1].leads = false }
            } else {
                pieces.append(Piece(lines: [text], leads: headings.contains(index) || index == 0))
                isOpen = true
            }
        }
        return pieces
    }
}
