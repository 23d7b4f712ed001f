import Layout
import Surface
import Topics

extension Paper {
    /// A topic as Markdown that any host shows: the citations are numbers in brackets, the sources a numbered list at the end.
    ///
    /// Boxes become quotations that begin with their title in bold; links between topics lead to `ID.md`. The text is escaped, so
    /// nothing in it becomes markup.
    public static func markdown(_ page: Page, words: Words, today: Day? = nil) -> String {
        let topic = page.topic
        let setter = MarkdownSetter(page: page, words: words)
        var text = ["# " + setter.escaped(topic.title)]
        func add(_ lines: [String]) { text += [""] + lines }
        for notice in Spread.notices(of: page, words: words, today: today) { add(["> **" + setter.escaped(notice) + "**"]) }
        add([setter.opening(setter.escaped(topic.summary))])
        if !topic.nextStep.isEmpty { add(["**" + setter.escaped(words[.nextStep]) + ":** " + setter.escaped(topic.nextStep)]) }
        if !topic.blocks.isEmpty { add(setter.lines(topic.blocks)) }
        if !topic.questions.isEmpty {
            add(["## " + setter.escaped(words[.questionsToAsk])])
            add(topic.questions.map { "- " + setter.opening(setter.escaped($0)) })
        }
        if !page.related.isEmpty {
            add(["## " + setter.escaped(words[.relatedTopics])])
            add(page.related.map { "- [" + setter.escaped($0.title) + "](" + setter.target($0.id + ".md") + ")" })
        }
        if !page.citations.isEmpty {
            add(["## " + setter.escaped(words[.sources])])
            if !words[.sourceLanguage].isEmpty { add([setter.opening(setter.escaped(words[.sourceLanguage]))]) }
            add(
                page.citations.enumerated().flatMap { index, cited in
                    // Two blanks before the line's end would be dropped with all blanks there; a backslash breaks the line too.
                    let account = account(of: cited, words).map { setter.escaped($0) }
                    let indent = String(repeating: " ", count: String(index + 1).count + 2)
                    return account.enumerated().map { line, text in
                        (line == 0 ? "\(index + 1). " : indent) + setter.opening(text) + (line + 1 < account.count ? "\\" : "")
                    }
                })
        }
        add(["*" + setter.escaped(words[.reviewLine, ["reviewed": topic.reviewed.description, "due": topic.reviewDue.description]]) + "*"])
        return lines(text)
    }
}

/// Writes blocks and inlines as Markdown.
private struct MarkdownSetter {
    let page: Page
    let words: Words

    func lines(_ blocks: [Block]) -> [String] {
        var text: [String] = []
        for (index, block) in blocks.enumerated() {
            if index > 0 { text.append("") }
            // Two lists one after the other would be one.
            if index > 0, case .list = block, case .list = blocks[index - 1] { text += ["<!-- -->", ""] }
            text += lines(block)
        }
        return text
    }

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let level, let prose): [String(repeating: "#", count: max(1, min(6, level))) + " " + onOneLine(prose)]
        case .paragraph(let prose): opened(marked(prose.inlines))
        case .list(let start, let items):
            items.enumerated().flatMap { index, item in
                let marker = start.map { "\($0 + index). " } ?? "- "
                let indent = String(repeating: " ", count: marker.utf8.count)
                let inner = lines(item)
                return inner.isEmpty
                    ? [marker] : inner.enumerated().map { line, text in line == 0 ? marker + text : text.isEmpty ? "" : indent + text }
            }
        case .quote(let inner): lines(inner).map { $0.isEmpty ? ">" : "> " + $0 }
        case .callout(let callout, let inner): box(callout, inner)
        case .table(let header, let rows):
            [row(header), "|" + header.map { _ in " --- |" }.joined()] + rows.map { row($0) }
        case .code(let text): fenced(text)
        case .rule: ["---"]
        }
    }

    private func box(_ callout: Callout, _ inner: [Block]) -> [String] {
        var title = callout.plain(words)
        if callout == .claim, let verdict = page.verdict(of: inner) {
            title += " · " + words[.boxVerdict, ["verdict": verdict.plain(words)]]
        }
        return ["> **" + escaped(title) + "**", ">"] + lines(inner).map { $0.isEmpty ? ">" : "> " + $0 }
    }

    private func fenced(_ text: String) -> [String] {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        var code = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        if code.last?.isEmpty == true { code.removeLast() }
        return [fence] + code + [fence]
    }

    private func row(_ cells: [Prose]) -> String {
        "|" + cells.map { " " + onOneLine($0) + " |" }.joined()
    }

    /// A prose that must stay on one line.
    private func onOneLine(_ prose: Prose) -> String { marked(prose.inlines, lineBreak: " ") }

    private func marked(_ inlines: [Inline], lineBreak: String = "\\\n") -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): text.hasSuffix("!") ? escaped(String(text.dropLast())) + "\\!" : escaped(text)
            case .code(let text): code(text)
            case .emphasis(let inner): around("*", marked(inner, lineBreak: lineBreak))
            case .strong(let inner): around("**", marked(inner, lineBreak: lineBreak))
            case .link(let topic, let anchor, let inner):
                "[" + marked(inner, lineBreak: lineBreak) + "](" + target(topic + ".md" + (anchor.map { "#" + $0 } ?? "")) + ")"
            case .address(let address, let inner): "[" + marked(inner, lineBreak: lineBreak) + "](" + target(address) + ")"
            case .citation(let citation):
                page.marks(of: citation.findings).map { "\\[\($0)\\]" }.joined()
            case .lineBreak: lineBreak
            }
        }.joined()
    }

    /// Marks stand against words, so blanks at the ends go outside them.
    private func around(_ mark: String, _ text: String) -> String {
        let body = text.drop { $0 == " " }
        guard let last = body.lastIndex(where: { $0 != " " }) else { return text }
        return String(text[..<body.startIndex]) + mark + String(body[...last]) + mark + String(body[body.index(after: last)...])
    }

    private func code(_ text: String) -> String {
        var fence = "`"
        while text.contains(fence) { fence += "`" }
        let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + pad + text.map { $0.isNewline ? " " : String($0) }.joined() + pad + fence
    }

    /// An address in which nothing ends the link.
    func target(_ address: String) -> String {
        var written = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case "<": written += "%3C"
            case ">": written += "%3E"
            case "(": written += "%28"
            case ")": written += "%29"
            case "\\": written += "%5C"
            case _ where scalar.properties.isWhitespace: written += "%20"
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }

    /// Text in which nothing is markup wherever it stands in a line.
    func escaped(_ text: String) -> String {
        var written = String.UnicodeScalarView()
        // Scalar by scalar: a mark on a bracket makes another character of it, and a bracket still.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "|", "&": written += ["\\", scalar]
            case _ where scalar.properties.isWhitespace && scalar.value < 0x80 || scalar.value == 0x2028 || scalar.value == 0x2029:
                written.append(" ")
            default: written.append(scalar)
            }
        }
        return String(written)
    }

    /// The lines of a paragraph, none of which begins a heading, a list or a rule.
    private func opened(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { opening(String($0.drop { $0 == " " })) }
    }

    /// A line that begins no heading, list or rule.
    func opening(_ line: String) -> String {
        guard let first = line.first else { return line }
        if "#+-=".contains(first) { return "\\" + line }
        let digits = line.prefix { ("0"..."9").contains($0) }
        let rest = line.dropFirst(digits.count)
        if !digits.isEmpty, digits.count < 10, rest.first == "." || rest.first == ")" { return digits + "\\" + rest }
        return line
    }
}
