extension LibraryCheck {
    /// Checks every source: whether it is used, what its findings contradict and mean, and whether what does not hold is answered.
    ///
    /// Comes after the topics, which tell what is cited where.
    mutating func checkSources() {
        for source in library.sources {
            if !citedSources.contains(source.id) { report(.sourceNeverCited(source.id), source.file, nil) }
            if let newer = source.supersededBy, sources[newer] == nil {
                let ids = sources.keys
                let nearest = nearest(newer, among: "sources") { ids.sorted() }
                report(.unknownSource(newer, nearest: nearest), source.file, source.places["superseded-by"])
            }
            for finding in source.findings { check(finding, of: source) }
        }
    }

    private mutating func check(_ finding: Finding, of source: Source) {
        let key = FindingKey(source: source.id, finding: finding.id)
        if finding.verdict.needsAnswer, !answered.contains(key) {
            report(.findingNotAnswered(key, finding.verdict), source.file, finding.place)
        }
        for (number, other) in finding.contradicts.enumerated() {
            let place = source.places["findings.\(finding.id).contradicts.\(number)"] ?? finding.place
            guard confirm(other, source.file, place) else { continue }
            // Either finding may name the other; the pair is noted the way round it was met.
            if !answeredPairs.contains([key, other]) { report(.contradictionNotAnswered(key, other), source.file, place) }
        }
        for plain in finding.plain where !plain.isMeant {
            let place = source.places["findings.\(finding.id).plain.\(plain.figure)"] ?? finding.place
            report(.plainFigureWrong(figure: plain.figure, plain: plain.plain), source.file, place)
        }
    }
}
