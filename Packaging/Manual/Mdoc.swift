/// Text in the language of manual pages, mdoc(7).
enum Mdoc {
    /// Text that means nothing to mdoc but itself, in a line of its own; what stands between backticks is set in bold.
    static func text(_ text: String) -> String {
        var result = ""
        var isBold = false
        for character in text {
            switch character {
            case "`":
                isBold.toggle()
                result += isBold ? #"\fB"# : #"\fR"#
            case "\\": result += #"\e"#
            case "“": result += #"\(lq"#
            case "”": result += #"\(rq"#
            case "’": result += #"\(cq"#
            case "…": result += "..."
            default: result.append(character)
            }
        }
        return result.hasPrefix(".") || result.hasPrefix("'") ? #"\&"# + result : result
    }

    /// A page whose lines of text are no longer than 78 characters; mandoc asks for 80 bytes.
    static func wrapped(_ page: String) -> String {
        page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix(".") ? String(line) : wrapped(line: line)
        }.joined(separator: "\n")
    }

    private static func wrapped(line: Substring) -> String {
        var lines: [String] = [""]
        for word in line.split(separator: " ") {
            let isFull = lines[lines.count - 1].count + word.count + 1 > 78
            if isFull {
                lines.append(word.hasPrefix(".") || word.hasPrefix("'") ? #"\&"# + word : String(word))
            } else if lines[lines.count - 1].isEmpty {
                lines[lines.count - 1] = String(word)
            } else {
                lines[lines.count - 1] += " " + word
            }
        }
        return lines.joined(separator: "\n")
    }

    /// One word behind a macro: no punctuation mark and no macro, whatever it looks like.
    static func word(_ word: String) -> String {
        let plain = text(word).replacing("-", with: #"\-"#)
        let isSafe = word.count > 3 || word.allSatisfy { $0.isLowercase || $0.isNumber }
        return isSafe ? plain : #"\&"# + plain
    }

    /// A list of things with what is to be said of each.
    static func list(_ entries: [(tag: String, text: String)], width: String = "Ds") -> String {
        let lines = entries.map { ".It \($0.tag)\n\($0.text)" }
        return ([".Bl -tag -width \(width)"] + lines + [".El"]).joined(separator: "\n")
    }

    /// Words with commas between them.
    static func choice(_ words: [String]) -> String {
        words.map { #"\fB\#($0.replacing("-", with: #"\-"#))\fR"# }.joined(separator: ", ")
    }

    /// A day such as 2026-11-21 as mdoc wants it; nil for anything else.
    static func day(_ text: String) -> String? {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ]
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return nil }
        return "\(months[parts[1] - 1]) \(parts[2]), \(parts[0])"
    }
}
