import Surface
import Topics

extension Paper {
    /// The author's CSL-YAML record of a source, line by line as it was written.
    public static func csl(_ source: Source) -> String {
        var record = source.record.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        while record.last?.isEmpty == true { record.removeLast() }
        return lines(record)
    }

    /// A source as one BibTeX entry, its id as the key.
    public static func bibtex(_ source: Source) -> String {
        var fields: [(String, String)] = [("title", "{" + tex(source.title) + "}")]
        if !source.authors.isEmpty {
            // A name that holds the word between names, or a comma, is one name all the same.
            let names = source.authors.map { name in
                let whole = tex(name)
                return name.contains(" and ") || name.contains(",") ? "{" + whole + "}" : whole
            }
            fields.append(("author", names.joined(separator: " and ")))
        }
        let entry = entryType(source.type)
        if let container = source.containerTitle {
            fields.append((entry == "article" ? "journal" : entry == "misc" ? "howpublished" : "booktitle", tex(container)))
        }
        if let publisher = source.publisher {
            fields.append((entry == "techreport" ? "institution" : entry == "phdthesis" ? "school" : "publisher", tex(publisher)))
        }
        let date = source.issued?.split(separator: "-").map(String.init) ?? []
        if let year = date.first { fields.append(("year", year)) }
        if date.count > 1 { fields.append(("month", Int(date[1]).map { String($0) } ?? date[1])) }
        if let doi = source.doi { fields.append(("doi", verbatim(doi))) }
        if let address = source.address { fields.append(("url", verbatim(address))) }
        let written = fields.enumerated().map { index, field in
            "  \(field.0) = {\(field.1)}" + (index + 1 < fields.count ? "," : "")
        }
        return lines(["@\(entry){\(source.id),"] + written + ["}"])
    }

    private static func entryType(_ type: String) -> String {
        switch type {
        case "article-journal", "article", "article-magazine", "article-newspaper", "review": "article"
        case "book": "book"
        case "chapter", "entry", "entry-dictionary", "entry-encyclopedia": "incollection"
        case "paper-conference": "inproceedings"
        case "report": "techreport"
        case "thesis": "phdthesis"
        default: "misc"
        }
    }

    /// Text on one line as TeX reads it.
    private static func tex(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "%", "$", "#", "_", "{", "}":
                written += "\\"
                written.unicodeScalars.append(scalar)
            case "\\": written += "\\textbackslash{}"
            case "~": written += "\\textasciitilde{}"
            case "^": written += "\\textasciicircum{}"
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": written += " "
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }

    /// An address or number that TeX takes as it is; braces would end it, so they are percent-encoded.
    private static func verbatim(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "{": written += "%7B"
            case "}": written += "%7D"
            case "\\": written += "%5C"
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written
    }
}
