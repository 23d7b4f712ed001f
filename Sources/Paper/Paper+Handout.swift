import Layout
import Surface
import Topics

extension Paper {
    /// What a person takes home, as plain text in sheets of 66 lines of at most 76 columns, ready for a printer.
    ///
    /// Each topic begins a sheet: its title, notices, main message and next step, its text, the questions it proposes, its numbered
    /// sources with what sort each is, how it was read and whether it holds, the dates of its review, and a QR code of the source it
    /// leans on most. The same handout of the same library is the same bytes.
    public static func handout(_ handout: Handout, front: Front) -> String {
        let words = front.words
        var sheets = Sheets()
        for page in handout.pages { sheets.add(page.topic.title, pieces(of: page, front, handout.day)) }
        if !handout.questions.isEmpty { sheets.add(words[.myQuestions], pieces(of: handout.questions, words)) }
        return lines(
            sheets.lines(
                name: front.title, call: front.crisisLine(columns: Sheets.columns),
                date: handout.day.map { words[.printed, ["date": $0.description]] } ?? "",
                number: { words[.matchCount, ["number": "\($0)", "count": "\($1)"]] }))
    }

    /// The same for a printer: a form feed ends each sheet instead of the blank lines at its end, so that a sheet is a sheet on longer paper too.
    public static func printed(_ handout: Handout, front: Front) -> String {
        let lines = self.handout(handout, front: front).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return stride(from: 0, to: lines.count, by: Sheets.rows).map { first in
            var sheet = lines[first..<min(lines.count, first + Sheets.rows)]
            while sheet.last?.isEmpty == true { sheet.removeLast() }
            return sheet.joined(separator: "\n") + "\n"
        }.joined(separator: "\u{0C}")
    }

    /// What a handout says of the source of a citation, by its index: the reference, what sort it is, how it was read, and whether what
    /// is cited holds. What it says stands in the text; a source named before is not named again.
    static func label(_ index: Int, of page: Page, _ words: Words) -> [String] {
        let (source, finding) = (page.citations[index].source, page.citations[index].finding)
        var verdict = words[.labelVerdict] + ": " + finding.verdict.plain(words) + "."
        if let why = finding.why { verdict += " " + why }
        if let first = page.citations[..<index].firstIndex(where: { $0.source.id == source.id }) {
            return [words[.sameSource, ["number": "\(first + 1)"]] + " " + verdict]
        }
        let sort = source.kind.plain(words) + ". " + source.read.plain(words) + " "
        let status = source.status(words).map { $0 + "." }
        return [source.reference(words)] + status + [sort + verdict] + [source.shownAddress].compactMap(\.self)
    }

    private static func pieces(of page: Page, _ front: Front, _ today: Day?) -> [Sheets.Piece] {
        let words = front.words
        var page = page
        // The names of other topics lead nowhere on paper.
        page.related = []
        var pieces = Sheets.pieces(.topic(page, width: Sheets.columns, words: words, today: today))
        pieces.append(Sheets.Piece(lines: Spread.wrapped(front.disclaimer, width: Sheets.columns)))
        if !page.citations.isEmpty {
            let language = words[.sourceLanguage]
            pieces.append(Sheets.Piece(lines: [words[.sources]] + (language.isEmpty ? [] : [language]), leads: true))
            for index in page.citations.indices {
                var maker = SpreadMaker(width: Sheets.columns)
                maker.marked(Run("[\(index + 1)]"), columns: page.citations.count < 10 ? 4 : 5) { maker in
                    for line in label(index, of: page, words) { maker.text(line) }
                }
                pieces.append(Sheets.Piece(lines: maker.spread.lines.map(\.text), gap: 0))
            }
        }
        if let source = page.mainSource, let address = source.shownAddress {
            var maker = SpreadMaker(width: Sheets.columns)
            maker.text(words[.mainSource])
            maker.text(source.title)
            maker.text(address)
            let code = QRCode(address).map { [""] + $0.lines(border: 0) } ?? []
            pieces.append(Sheets.Piece(lines: maker.spread.lines.map(\.text) + code, isWhole: true))
        }
        return pieces
    }

    /// Questions, with room to write what was answered.
    private static func pieces(of questions: [String], _ words: Words) -> [Sheets.Piece] {
        let title = Sheets.Piece(lines: [words[.myQuestions]], leads: true)
        return [title]
            + questions.enumerated().map { index, question in
                var maker = SpreadMaker(width: Sheets.columns)
                maker.marked(Run("\(index + 1)."), columns: 4) { $0.text(question) }
                let answer = "    " + String(repeating: "_", count: Sheets.columns - 4)
                return Sheets.Piece(lines: maker.spread.lines.map(\.text) + ["", answer, "", answer], isWhole: true)
            }
    }
}
