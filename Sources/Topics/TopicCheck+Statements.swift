extension TopicCheck {
    /// Something wrong at a byte of a passage's plain text, whose place in the file is not worked out yet.
    struct Fault {
        var kind: Problem.Kind
        var passage: Int
        var byte = 0
    }

    /// What one box of a topic cites.
    private struct Box {
        var callout: Callout
        var firstPassage: Int
        var cited: Set<FindingKey> = []
    }

    /// Checks every statement of a topic against the findings it cites, and the boxes against what they must hold.
    mutating func checkStatements(of perusal: Perusal) {
        let topic = perusal.topic
        let passages = perusal.passages
        var rows: [Int: [Citation]] = [:]
        for passage in passages {
            if let row = passage.row { rows[row, default: []] += passage.prose.citations }
        }
        var faults: [Fault] = []
        var boxes: [Int: Box] = [:]
        var cited: Set<FindingKey> = []
        for (number, passage) in passages.enumerated() {
            let citations = passage.prose.citations
            for citation in citations { marks(citation, in: passage, of: topic) }
            let keys = citations.flatMap(\.findings)
            cited.formUnion(keys)
            if let box = passage.box, let callout = passage.callout {
                boxes[box, default: Box(callout: callout, firstPassage: number)].cited.formUnion(keys)
            }
            if passage.role == .heading || passage.role == .column { continue }
            var plain: [UInt8] = []
            for (statement, tokens) in zip(perusal.statements[number], perusal.tokens[number]) {
                // A mark anywhere in a row of a table stands for the whole row.
                let marks = statement.citations.isEmpty ? passage.row.flatMap { rows[$0] } ?? [] : statement.citations
                let found = faultsIn(statement, tokens, marks: marks, of: topic)
                if found.isEmpty { continue }
                if plain.isEmpty { plain = Array(perusal.plains[number].utf8) }
                let blanks = Substring(decoding: plain[statement.bytes], as: UTF8.self).prefix { $0.isWhitespace }.utf8.count
                faults += found.map { Fault(kind: $0, passage: number, byte: statement.bytes.lowerBound + blanks + $1) }
            }
        }
        faults += unmarkedFigures(perusal, cited)
        let wrongBoxes = boxes.values.compactMap { box in fault(of: box).map { Fault(kind: $0, passage: box.firstPassage) } }
        for box in boxes.values { note(box, isOriginal: topic.translates == nil) }
        for (fault, place) in places(faults, perusal) { note(fault.kind, place) }
        if wrongBoxes.isEmpty { return }
        let lines = topic.body.split(separator: "\n", omittingEmptySubsequences: false)
        for (fault, place) in places(wrongBoxes, perusal) {
            note(fault.kind, Self.head(ofBoxAt: place, in: lines, from: topic.bodyLine))
        }
    }

    /// The faults with their places, found passage by passage so that long lines are counted through once.
    func places(_ faults: [Fault], _ perusal: Perusal) -> [(fault: Fault, place: Place)] {
        // What is only counted needs no place, and to work places out costs as much as all else.
        if !facts.keepsWarnings, !faults.contains(where: { $0.kind.rule.severity == .error }) {
            return faults.map { ($0, Place(line: 1, column: 1)) }
        }
        if faults.isEmpty { return [] }
        let places = perusal.places
        return Dictionary(grouping: faults, by: \.passage).flatMap { passage, faults in
            let faults = faults.sorted { $0.byte < $1.byte }
            let start = Place(line: perusal.topic.bodyLine, column: 1)
            let found = places.indices.contains(passage) ? places[passage].places(ofBytes: faults.map(\.byte)) : faults.map { _ in start }
            return zip(faults, found).map { ($0, $1) }
        }
    }

    /// Where the `[!` stands that opens the box a place lies in: on the nearest line above that has one.
    private static func head(ofBoxAt place: Place, in lines: [Substring], from first: Int) -> Place {
        for row in stride(from: min(place.line - first, lines.count - 1), through: 0, by: -1) {
            if let mark = lines[row].firstRange(of: "[!") {
                return Place(line: first + row, column: lines[row].distance(from: lines[row].startIndex, to: mark.lowerBound) + 1)
            }
        }
        return place
    }

    /// Checks that what a mark names exists, and may be cited where it stands.
    private mutating func marks(_ citation: Citation, in passage: Passage, of topic: Topic) {
        let answers = passage.callout == .claim || passage.callout == .disagree
        for key in citation.findings {
            guard confirm(key, citation.place) else { continue }
            report.citedSources.insert(key.source)
            if !answers, let verdict = facts.findings[key]?.verdict, verdict.needsAnswer {
                note(.findingRepeated(key, verdict), citation.place)
            }
        }
    }

    /// What is wrong with one statement; faults without a mark of their own come with the byte of the statement they stand at.
    private mutating func faultsIn(
        _ statement: Statement, _ tokens: [Token], marks: [Citation], of topic: Topic
    ) -> [(Problem.Kind, Int)] {
        let figures = Figure.all(in: tokens, reading: .topic, language: topic.language).filter { !facts.crisisNumbers.contains($0.value) }
        guard let first = marks.first else {
            if tokens.last?.text == "?" || tokens.isEmpty { return [] }
            if let figure = figures.first { return [(.uncitedFigure(figure.text), figure.range.lowerBound)] }
            let mentionsCrisisLine = tokens.contains { $0.kind == .number && facts.crisisNumbers.contains($0.text) }
            return !mentionsCrisisLine && Wording(statement.text, tokens).isAdvice ? [(.uncitedAdvice(shortened(statement.text)), 0)] : []
        }
        let keys = marks.flatMap(\.findings)
        if keys.contains(where: { facts.findings[$0] == nil }) { return [] }
        var faults: [(Problem.Kind, Int)] = []
        if !figures.isEmpty {
            for figure in figures where !isStated(figure, by: keys) {
                faults.append((.figureNotInFinding(figure.text, cited: Array(Set(keys).sorted().prefix(8))), figure.range.lowerBound))
            }
        }
        standing(statement, tokens, keys, first)
        certainty(statement, tokens, keys, first)
        return faults
    }

    /// A source that was withdrawn or replaced must be called so where it is cited.
    private mutating func standing(_ statement: Statement, _ tokens: [Token], _ keys: [FindingKey], _ mark: Citation) {
        let cited = Set(keys.map(\.source))
        for id in cited.sorted() {
            guard let source = facts.sources[id], source.retracted != nil || source.supersededBy != nil else { continue }
            let wording = Wording(statement.text, tokens)
            if source.retracted != nil, !wording.saysRetracted { note(.retractedUnsaid(source: id), mark.place) }
            if let newer = source.supersededBy, !cited.contains(newer), !wording.saysSuperseded {
                note(.supersededUnsaid(source: id, by: newer), mark.place)
            }
        }
    }

    /// The surest of the findings decides how sure the sentence may be. What no study could grade, such as a law, sets no limit.
    private mutating func certainty(_ statement: Statement, _ tokens: [Token], _ keys: [FindingKey], _ mark: Citation) {
        let graded = keys.compactMap { facts.findings[$0]?.certainty }
        guard graded.count == keys.count, graded.allSatisfy({ $0 == .low || $0 == .veryLow }) else { return }
        let wording = Wording(statement.text, tokens)
        if statement.text.isEmpty || wording.isHedged || wording.isAdvice { return }
        note(.tooSure(graded.contains(.low) ? .low : .veryLow), mark.place)
    }

    private func fault(of box: Box) -> Problem.Kind? {
        switch box.callout {
        case .disagree: Set(box.cited.map(\.source)).count < 2 ? .disagreeWithOneSource : nil
        case .claim: box.cited.isEmpty ? .claimWithoutCitation : nil
        default: nil
        }
    }

    /// Remembers what a box answers. A translation's box repeats its original's and answers nothing new.
    private mutating func note(_ box: Box, isOriginal: Bool) {
        guard isOriginal, box.callout == .claim || box.callout == .disagree else { return }
        report.answered.formUnion(box.cited)
        for key in box.cited {
            for other in facts.findings[key]?.contradicts ?? [] where box.cited.contains(other) {
                report.answeredPairs.insert([key, other])
            }
        }
    }

    /// Figures of title, summary, next step and headings, which carry no marks, must stand in a finding the text cites.
    private mutating func unmarkedFigures(_ perusal: Perusal, _ cited: Set<FindingKey>) -> [Fault] {
        let topic = perusal.topic
        var faults: [Fault] = []
        func unstated(in text: String) -> [Figure] {
            let figures = Figure.all(in: text, reading: .topic, language: topic.language)
            return figures.filter { !facts.crisisNumbers.contains($0.value) && !isStated($0, by: cited) }
        }
        let texts = [
            ("title", topic.title), ("menu-title", topic.menuTitle ?? ""), ("summary", topic.summary), ("next-step", topic.nextStep),
        ]
        for (key, text) in texts {
            for figure in unstated(in: text) { note(.figureNotInText(figure.text, key: key), topic.places[key]) }
        }
        for (number, passage) in perusal.passages.enumerated() where passage.role == .heading || passage.role == .column {
            for figure in unstated(in: perusal.plains[number]) {
                faults.append(Fault(kind: .figureNotInText(figure.text, key: "heading"), passage: number, byte: figure.range.lowerBound))
            }
        }
        return faults
    }

    private func shortened(_ text: String) -> String { text.count <= 60 ? text : text.prefix(59) + "…" }
}
