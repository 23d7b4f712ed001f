import Layout
import Surface
import Topics

extension Paper {
    /// A topic as one HTML file that needs nothing else: its style is in it, it names its language, and it prints well.
    ///
    /// All text is escaped. Citations lead to the numbered sources at the end; only web, mail and telephone addresses are links, and other topics are
    /// named, not linked, because the file stands alone.
    public static func html(_ page: Page, words: Words, today: Day? = nil) -> String {
        let topic = page.topic
        let article = article(page, words, today) { account(of: page.citations[$0], words) }
        return document(title: topic.title, language: topic.language, ["<main>"] + article + ["</main>"])
    }

    /// A whole file with its style in it.
    static func document(title: String, language: String, style: [String] = [], _ body: [String]) -> String {
        let head = [
            "<!DOCTYPE html>", "<html lang=\"\(escaped(language))\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "<title>\(escaped(title))</title>", "<style>",
        ]
        return lines(head + HTMLSetter.style + style + ["</style>", "</head>", "<body>"] + body + ["</body>", "</html>"])
    }

    /// A topic from its title to the dates of its review.
    ///
    /// - Parameters:
    ///   - mark: stands before the numbers of sources in ids, so that several topics may stand in one file.
    ///   - account: what is said of the source of a citation, by its index.
    static func article(_ page: Page, _ words: Words, _ today: Day?, mark: String = "", account: (Int) -> [String]) -> [String] {
        let topic = page.topic
        let setter = HTMLSetter(page: page, words: words, mark: mark)
        var out = ["<h1>\(escaped(topic.title))</h1>"]
        out += Spread.notices(of: page, words: words, today: today).map { "<p class=\"notice\">\(escaped($0))</p>" }
        out.append("<p class=\"summary\">\(escaped(topic.summary))</p>")
        if !topic.nextStep.isEmpty { out.append("<p><strong>\(escaped(words[.nextStep])):</strong> \(escaped(topic.nextStep))</p>") }
        out += setter.lines(topic.blocks)
        if !topic.questions.isEmpty {
            out += ["<h2>\(escaped(words[.questionsToAsk]))</h2>", "<ul>"] + topic.questions.map { "<li>\(escaped($0))</li>" } + ["</ul>"]
        }
        if !page.related.isEmpty {
            out +=
                ["<h2>\(escaped(words[.relatedTopics]))</h2>", "<ul>"] + page.related.map { "<li>\(escaped($0.title))</li>" } + ["</ul>"]
        }
        if !page.citations.isEmpty {
            out.append("<h2>\(escaped(words[.sources]))</h2>")
            if !words[.sourceLanguage].isEmpty { out.append("<p>\(escaped(words[.sourceLanguage]))</p>") }
            out.append("<ol class=\"sources\">")
            for index in page.citations.indices {
                let account = account(index).map { setter.linked($0) }
                out.append("<li id=\"source-\(mark)\(index + 1)\">" + account.joined(separator: "<br>") + "</li>")
            }
            out.append("</ol>")
        }
        let dates = words[.reviewLine, ["reviewed": topic.reviewed.description, "due": topic.reviewDue.description]]
        return out + ["<footer>\(escaped(dates))</footer>"]
    }

    /// Text that may stand between tags and in attributes.
    static func escaped(_ text: String) -> String {
        var written = ""
        // Scalar by scalar: a mark on a bracket makes another character of it, and a bracket still.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": written += "&amp;"
            case "<": written += "&lt;"
            case ">": written += "&gt;"
            case "\"": written += "&quot;"
            case "'": written += "&#39;"
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": written += " "
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }
}

/// Writes blocks and inlines as HTML.
private struct HTMLSetter {
    let page: Page
    let words: Words
    let mark: String

    static let style = [
        "body { font: 1.1rem/1.5 Georgia, serif; color: #111; background: #fff; margin: 0; }",
        "main { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; }",
        "h1, h2, h3, h4, h5, h6 { line-height: 1.25; }",
        ".summary { font-size: 1.15em; }",
        ".notice, aside { border: 2px solid #111; padding: 0 1rem; margin: 1rem 0; }",
        ".notice { padding: .5rem 1rem; font-weight: bold; }",
        "aside .box-title { font-weight: bold; letter-spacing: .05em; }",
        "aside.emergency { border-width: 4px; }",
        "blockquote { border-left: 3px solid #555; margin-left: 0; padding-left: 1rem; }",
        "table { border-collapse: collapse; }",
        "th, td { border: 1px solid #555; padding: .25rem .5rem; text-align: left; vertical-align: top; }",
        "pre { white-space: pre-wrap; }",
        ".cite { text-decoration: none; white-space: nowrap; }",
        ".sources { font-size: .9em; }",
        "@media print {",
        "  body { font-size: 11pt; }",
        "  main { max-width: none; margin: 0; padding: 0; }",
        "  a { color: inherit; text-decoration: none; }",
        "  h1, h2, h3 { break-after: avoid; }",
        "  aside, blockquote, tr, .sources li { break-inside: avoid; }",
        "}",
    ]

    func lines(_ blocks: [Block]) -> [String] { blocks.flatMap { lines($0) } }

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let level, let prose):
            let tag = "h\(max(2, min(6, level)))"
            return ["<\(tag)>\(marked(prose))</\(tag)>"]
        case .paragraph(let prose): return ["<p>\(marked(prose))</p>"]
        case .list(let start, let items):
            let open = start.map { $0 == 1 ? "<ol>" : "<ol start=\"\($0)\">" } ?? "<ul>"
            return [open] + items.flatMap { ["<li>"] + lines($0) + ["</li>"] } + [start == nil ? "</ul>" : "</ol>"]
        case .quote(let inner): return ["<blockquote>"] + lines(inner) + ["</blockquote>"]
        case .callout(let callout, let inner):
            var title = callout.plain(words)
            if callout == .claim, let verdict = page.verdict(of: inner) {
                title += " · " + words[.boxVerdict, ["verdict": verdict.plain(words)]]
            }
            return ["<aside class=\"\(callout.rawValue.lowercased())\">", "<p class=\"box-title\">\(escaped(title))</p>"] + lines(inner) + [
                "</aside>"
            ]
        case .table(let header, let rows):
            let head = "<tr>" + header.map { "<th>\(marked($0))</th>" }.joined() + "</tr>"
            let body = rows.map { "<tr>" + $0.map { "<td>\(marked($0))</td>" }.joined() + "</tr>" }
            return ["<table>", "<thead>", head, "</thead>", "<tbody>"] + body + ["</tbody>", "</table>"]
        case .code(let text):
            var code = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { escaped(String($0)) }
            if code.last?.isEmpty == true { code.removeLast() }
            return ("<pre><code>" + code.joined(separator: "\n") + "</code></pre>").split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
        case .rule: return ["<hr>"]
        }
    }

    private func marked(_ prose: Prose) -> String { marked(prose.inlines) }

    private func marked(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): escaped(text)
            case .code(let text): "<code>\(escaped(text))</code>"
            case .emphasis(let inner): "<em>\(marked(inner))</em>"
            case .strong(let inner): "<strong>\(marked(inner))</strong>"
            case .link(_, _, let inner): "<cite>\(marked(inner))</cite>"
            case .address(let address, let inner):
                Self.mayLink(address) ? "<a href=\"\(escaped(address))\">\(marked(inner))</a>" : marked(inner)
            case .citation(let citation):
                page.marks(of: citation.findings).map { "<a class=\"cite\" href=\"#source-\(mark)\($0)\">[\($0)]</a>" }
                    .joined()
            case .lineBreak: "<br>"
            }
        }.joined()
    }

    /// A line that is an address becomes a link.
    func linked(_ line: String) -> String {
        line.hasPrefix("http://") || line.hasPrefix("https://") ? "<a href=\"\(escaped(line))\">\(escaped(line))</a>" : escaped(line)
    }

    private static func mayLink(_ address: String) -> Bool {
        let small = address.lowercased()
        return ["http://", "https://", "mailto:", "tel:"].contains { small.hasPrefix($0) }
    }

    private func escaped(_ text: String) -> String { Paper.escaped(text) }
}
