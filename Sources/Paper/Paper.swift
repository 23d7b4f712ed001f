import Layout
import Surface
import Topics

/// The library on paper: topics, sources and lists as text for pipes, files and printers.
///
/// Every function is pure. Every line of plain text, Markdown, HTML and BibTeX goes through the escaper; JSON writes what may not be
/// shown as `\u` escapes instead. Every text ends with a line feed.
public enum Paper {
    /// A topic as its pane shows it, with its sources numbered below.
    public static func text(_ page: Page, width: Int, words: Words, today: Day? = nil) -> String {
        let topic = Spread.topic(page, width: width, words: words, today: today)
        var maker = SpreadMaker(width: width)
        if !page.citations.isEmpty {
            maker.title(words[.sources], .heading)
            if !words[.sourceLanguage].isEmpty { maker.text(words[.sourceLanguage]) }
            for (index, cited) in page.citations.enumerated() {
                maker.marked(Run("[\(index + 1)]"), columns: page.citations.count < 10 ? 4 : 5) { maker in
                    for line in account(of: cited, words) { maker.text(line) }
                }
            }
        }
        let sources = maker.spread.lines
        return lines((topic.lines + (sources.isEmpty ? [] : [Line()]) + sources).map(\.text))
    }

    /// A whole source with its findings, as its own page shows it.
    public static func sourceText(_ page: SourcePage, width: Int, words: Words) -> String {
        lines(Spread.source(page, width: width, words: words).lines.map(\.text))
    }

    /// What a numbered list of sources says about one of them: the reference, what sort it is, what it says and how far that holds.
    static func account(of cited: CitedFinding, _ words: Words) -> [String] {
        let (source, finding) = (cited.source, cited.finding)
        var account = [source.reference(words), source.kind.plain(words) + ". " + source.read.plain(words)]
        account += source.status(words).map { $0 + "." }
        account.append(words[.labelSays] + ": " + finding.says)
        account.append(words[.labelWhere] + ": " + finding.at)
        var judgement = words[.labelRestsOn] + ": " + finding.restsOn.plain(words) + ". "
        if let certainty = finding.certainty { judgement += words[.labelCertainty] + ": " + certainty.plain(words) + ". " }
        judgement += words[.labelVerdict] + ": " + finding.verdict.plain(words) + "."
        if let why = finding.why { judgement += " " + why }
        account.append(judgement)
        if let address = source.shownAddress { account.append(address) }
        return account
    }

    /// Lines made safe and joined, each with its line feed; blanks at their ends are dropped.
    static func lines(_ lines: [String]) -> String {
        var text = ""
        for line in lines {
            var line = Substring(line)
            while line.utf8.last == 0x20 { line.removeLast() }
            text += Escaper.safe(line)
            text += "\n"
        }
        return text
    }
}
