/// The anchors of headings, made as GitHub makes them, so that a link works there and here.
public enum Anchor {
    /// The anchors of a topic's headings, in order. A heading that repeats another's anchor gets `-1`, `-2` and so on.
    public static func all(of topic: Topic) -> [String] {
        var counts: [String: Int] = [:]
        return topic.passages.filter { $0.role == .heading }.map { passage in
            let anchor = Self.of(passage.prose.plain)
            let count = counts[anchor, default: 0]
            counts[anchor] = count + 1
            return count == 0 ? anchor : "\(anchor)-\(count)"
        }
    }

    /// A heading's text in small letters, blanks as hyphens, everything else but letters, digits, hyphens and underscores left out.
    public static func of(_ heading: String) -> String {
        var anchor = ""
        for scalar in heading.lowercased().unicodeScalars {
            switch scalar {
            case " ", "-", "_": anchor.unicodeScalars.append(scalar == " " ? "-" : scalar)
            default:
                let isMark = [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark { anchor.unicodeScalars.append(scalar) }
            }
        }
        return anchor
    }
}
