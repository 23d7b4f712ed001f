import Surface
import Topics

extension Spread {
    /// The sources pane of a topic: for each citation, in order, the source, the finding, where, what it rests on, certainty,
    /// verdict and why, how it was read, who paid, and the full reference. Each is one item, ``Target/citation(_:)``, whose first fragment is its `[n]`.
    /// The one with number `chosen` is shown in full with a mark before it, the others in short.
    ///
    /// - Parameter statement: the words that the chosen one supports, for where the topic does not stand beside the pane.
    public static func sources(of page: Page, chosen: Int?, statement: String? = nil, width: Int, words: Words) -> Spread {
        var maker = SpreadMaker(width: width)
        for (index, cited) in page.citations.enumerated() {
            let number = index + 1
            maker.blank()
            if number == chosen { maker.mark("•", .citation) }
            maker.text(
                [Run("[\(number)]", .citation, target: .citation(number)), Run("\u{A0}"), Run(cited.source.title, .strong)], indent: 1,
                hanging: 2)
            if number == chosen {
                if let statement {
                    maker.text([Run(words[.labelStatement] + ":", .strong), Run(" "), Run(statement, .lit)], indent: 3, hanging: 2)
                }
                maker.setWhole(cited, words: words)
            } else {
                maker.setShort(cited, words: words)
            }
        }
        return maker.spread
    }

    /// A whole source: its full reference, kind, trust, funding, and each finding with every statement that leans on it (items
    /// ``Target/statement(topic:number:_:)``). The sources it names are items ``Target/source(_:)``; more statements, of a source that very many
    /// topics cite, are an item ``Target/uses(source:from:)``.
    public static func source(_ page: SourcePage, width: Int, words: Words) -> Spread {
        var maker = SpreadMaker(width: width)
        let source = page.source
        maker.title(source.title)
        maker.blank()
        maker.language(words)
        for status in source.status(words, titles: page.titles) { maker.text(status, .boxWarning) }
        if let newer = source.supersededBy { maker.link(to: [newer], of: page) }
        maker.field(.labelReference, source.reference(words), words)
        maker.field(.labelKind, source.kind.plain(words), words)
        maker.field(.labelTrust, source.trust, words)
        maker.field(.labelRead, source.read.plain(words), words)
        maker.field(.labelFunding, source.payer(words), words)
        maker.field(.labelAddress, source.shownAddress, words)
        if source.shownAddress != nil { maker.text([Run(words[.showCode], .link, target: .code)]) }
        if !source.findings.isEmpty {
            maker.blank()
            maker.heading(words[.sourceFindings], level: 2)
        }
        if let part = page.part {
            let (from, to, count) = (part.topics.lowerBound + 1, part.topics.upperBound, part.count)
            maker.text(words[.usedInPart, ["from": String(from), "to": String(to), "count": String(count)]], .muted)
        }
        for (index, finding) in source.findings.enumerated() {
            if index > 0 { maker.blank() }
            maker.marked(Run("•", .muted), columns: 2) { maker in
                maker.text(finding.says, .strong)
                maker.field(.labelWhere, finding.at, words)
                maker.judgement(of: finding, words)
                for figure in finding.plain { maker.field(.labelPlain, figure.figure + ": " + figure.plain, words) }
                if !finding.contradicts.isEmpty { maker.text([Run(words[.labelOtherwise] + ":", .strong)]) }
                maker.link(to: finding.contradicts.map(\.source), of: page)
                let key = FindingKey(source: source.id, finding: finding.id)
                let uses = page.usedIn[finding.id] ?? []
                // Of a part it cannot be said that nobody uses it.
                if !uses.isEmpty || page.part == nil { maker.users(uses, key, words) }
            }
        }
        if let part = page.part, part.topics.upperBound < part.count {
            maker.blank()
            maker.text([Run(words[.usedInNext], .link, target: .uses(source: source.id, from: part.topics.upperBound))])
        }
        return maker.spread
    }
}

extension SpreadMaker {
    /// Puts a mark at the left margin of the next line, where there is room for one.
    fileprivate mutating func mark(_ text: String, _ style: Style) {
        if cells >= 16 { markers.append(Span(column: margins.left, text: text, style: style)) }
    }

    fileprivate mutating func setShort(_ cited: CitedFinding, words: Words) {
        text(cited.source.kind.plain(words), indent: 3)
        for status in cited.source.status(words) { text(status, .boxWarning, indent: 3) }
        if cited.finding.verdict == .supported {
            field(.labelCertainty, cited.finding.certainty?.plain(words), words, indent: 3)
        } else {
            verdict(cited.finding.verdict, cited.finding.verdict.plain(words), words, indent: 3)
        }
    }

    fileprivate mutating func setWhole(_ cited: CitedFinding, words: Words) {
        text(cited.source.imprint(words), indent: 3)
        text(cited.source.kind.plain(words), indent: 3)
        for status in cited.source.status(words) { text(status, .boxWarning, indent: 3) }
        language(words, indent: 3)
        field(.labelSays, cited.finding.says, words, indent: 3)
        judgement(of: cited.finding, words, indent: 3)
        field(.labelWhere, cited.finding.at, words, indent: 3)
        field(.labelRead, cited.source.read.plain(words), words, indent: 3)
        field(.labelTrust, cited.source.trust, words, indent: 3)
        field(.labelFunding, cited.source.payer(words), words, indent: 3)
        field(.labelReference, cited.source.reference(words), words, indent: 3)
        field(.labelAddress, cited.source.shownAddress, words, indent: 3)
        text(words[.sourceMore], .muted, indent: 3)
    }

    /// Certainty, verdict and why, and what it rests on.
    fileprivate mutating func judgement(of finding: Finding, _ words: Words, indent: Int = 0) {
        if let certainty = finding.certainty {
            field(.labelCertainty, certainty.plain(words) + ": " + certainty.meaning(words), words, indent: indent)
        }
        verdict(finding.verdict, finding.verdict.plain(words) + ": " + finding.verdict.meaning(words), words, indent: indent)
        field(.labelWhy, finding.why, words, indent: indent)
        field(.labelRestsOn, finding.restsOn.plain(words), words, indent: indent)
    }

    /// That notes on sources are in another language than the topic, where they are.
    fileprivate mutating func language(_ words: Words, indent: Int = 0) {
        if !words[.sourceLanguage].isEmpty { text(words[.sourceLanguage], .muted, indent: indent) }
    }

    /// A line `Label: text`; nothing when there is no text.
    fileprivate mutating func field(_ label: Message, _ value: String?, _ words: Words, indent: Int = 0) {
        guard let value, !value.isEmpty else { return }
        text([Run(words[label] + ":", .strong), Run(" " + value)], indent: indent, hanging: 2)
    }

    fileprivate mutating func verdict(_ verdict: Verdict, _ value: String, _ words: Words, indent: Int) {
        let style: Style = verdict == .supported ? .verdictHolds : .verdictFails
        text([Run(words[.labelVerdict] + ":", .strong), Run(" "), Run(value, style)], indent: indent, hanging: 2)
    }

    /// Other sources, each once.
    fileprivate mutating func link(to sources: [String], of page: SourcePage) {
        var seen: Set<String> = [page.source.id]
        for id in sources where seen.insert(id).inserted {
            marked(Run("–", .muted), columns: 2) { $0.text([Run(page.titles[id] ?? id, .link, target: .source(id))]) }
        }
    }

    fileprivate mutating func users(_ uses: [Use], _ key: FindingKey, _ words: Words) {
        if uses.isEmpty { return text(words[.notUsed], .muted) }
        text([Run(words[.labelUsedIn] + ":", .strong)])
        for use in uses {
            let target = Target.statement(topic: use.topic.id, number: use.number, key)
            marked(Run("–", .muted), columns: 2) { $0.text([Run(use.topic.title, .link, target: target), Run(" · " + use.text)]) }
        }
    }
}
