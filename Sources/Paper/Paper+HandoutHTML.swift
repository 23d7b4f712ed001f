import Layout
import Topics

extension Paper {
    /// What a person takes home as one HTML file that needs nothing else and prints well: black on white, each topic on a page of its own.
    ///
    /// It holds what ``handout(_:front:)`` holds. There is no script in it, and nothing is fetched to show it.
    public static func handoutHTML(_ handout: Handout, front: Front) -> String {
        let words = front.words
        var body = ["<header>\(escaped(front.title))</header>"]
        for (index, page) in handout.pages.enumerated() {
            var page = page
            page.related = []
            let article = article(page, words, handout.day, mark: "\(index + 1)-") { label($0, of: page, words) }
            body += ["<article>"] + article + figure(page, words) + ["</article>"]
        }
        if !handout.questions.isEmpty {
            body += ["<article>", "<h1>\(escaped(words[.myQuestions]))</h1>", "<ol class=\"questions\">"]
            body += handout.questions.map { "<li>\(escaped($0))</li>" } + ["</ol>", "</article>"]
        }
        body.append("<footer class=\"call\">")
        let date = handout.day.map { words[.printed, ["date": $0.description]] } ?? ""
        body += [front.crisisLine(columns: .max), front.disclaimer, date].filter { !$0.isEmpty }.map { "<p>\(escaped($0))</p>" }
        body.append("</footer>")
        let title = handout.pages.first?.topic.title ?? words[.myQuestions]
        return document(title: title, language: front.language, style: handoutStyle, ["<main>"] + body + ["</main>"])
    }

    /// The source a topic leans on most, with its address as a QR code.
    private static func figure(_ page: Page, _ words: Words) -> [String] {
        guard let source = page.mainSource, let address = source.shownAddress else { return [] }
        return ["<figure>"] + (QRCode(address).map { [picture($0, of: address)] } ?? [])
            + ["<figcaption>\(escaped(words[.mainSource]))<br>\(escaped(source.title))<br>\(escaped(address))</figcaption>", "</figure>"]
    }

    /// A QR code as a drawing, a unit a module, with its border of four.
    private static func picture(_ code: QRCode, of text: String) -> String {
        var path = ""
        for row in 0..<code.side {
            var column = 0
            while column < code.side {
                var end = column
                while code.isDark(row: row, column: end) { end += 1 }
                if end > column { path += "M\(column + 4) \(row + 4)h\(end - column)v1h-\(end - column)z" }
                column = max(end, column + 1)
            }
        }
        let side = code.side + 8
        return "<svg viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"\(escaped(text))\">"
            + "<path fill=\"#fff\" d=\"M0 0h\(side)v\(side)h-\(side)z\"/><path d=\"\(path)\"/></svg>"
    }

    private static let handoutStyle = [
        "body, main { color: #000; }",
        "header { font-size: .9em; border-bottom: 1px solid #000; }",
        "figure { margin: 1.5rem 0; display: flex; align-items: center; gap: 1rem; break-inside: avoid; }",
        "svg { flex: none; width: 38mm; height: 38mm; shape-rendering: crispEdges; }",
        ".questions li { margin-bottom: 4.5rem; border-bottom: 1px solid #000; padding-bottom: 3rem; break-inside: avoid; }",
        ".call { margin-top: 2rem; border-top: 1px solid #000; break-inside: avoid; }",
        ".call p:first-child { font-weight: bold; }",
        "@page { margin: 18mm 16mm; @bottom-right { content: counter(page) \" / \" counter(pages); } }",
        "@media print {",
        "  article + article { break-before: page; }",
        "}",
    ]
}
