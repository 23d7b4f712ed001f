import Topics

extension Page {
    /// The verdict that a `CLAIM` box of these blocks shows: that of the first finding they cite; nil when it does not exist.
    public func verdict(of blocks: [Block]) -> Verdict? {
        guard let key = Self.firstFinding(in: blocks), let number = number(of: key) else { return nil }
        return citations[number - 1].finding.verdict
    }

    private static func firstFinding(in blocks: [Block]) -> FindingKey? {
        for block in blocks {
            let found: FindingKey? =
                switch block {
                case .heading(_, let prose), .paragraph(let prose): prose.citations.first?.findings.first
                case .list(_, let items): firstFinding(in: items.flatMap { $0 })
                case .quote(let inner), .callout(_, let inner): firstFinding(in: inner)
                case .table(let header, let rows): (header + rows.flatMap { $0 }).flatMap(\.citations).first?.findings.first
                case .code, .rule: nil
                }
            if let found { return found }
        }
        return nil
    }
}
