import Layout
import Surface
import Topics

/// Wrapping: no line is wider than asked, the lines joined are the text, and whatever can be chosen begins at the edge of a cell.
///
/// The first two bytes of an input are a width from 1 to 500, the rest is text: paragraphs between line ends, whose first character says
/// what sort of block they are.
public enum WrapPromises {
    static func fault(_ bytes: [UInt8]) -> String? {
        guard bytes.count > 2 else { return nil }
        let width = 1 + (Int(bytes[0]) | Int(bytes[1]) << 8) % 500
        let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        let blocks = text.split(separator: "\n").map(block)
        let page = page(blocks)
        let spread = Spread.topic(page, width: width, words: Words(), today: nil)
        if let fault = faults(in: spread).first { return "at \(width): \(fault)" }
        let wide = Spread.topic(page, width: 500, words: Words(), today: nil)
        if let fault = faults(in: wide).first { return "at 500: \(fault)" }
        let letters = letters(of: spread)
        if letters != FuzzKit.letters(of: wide) { return "other letters at \(width) than at 500" }
        for case .paragraph(let prose) in blocks {
            let expected = prose.inlines.flatMap { $0.plain.unicodeScalars.split(whereSeparator: isBlank) }.map { Escaper.safe(String($0)) }
                .joined()
            if !letters.utf8.contains(expected.utf8) { return "at \(width) the text \(expected) is lost" }
        }
        return nil
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    private static func block(_ line: Substring) -> Block {
        let prose = Prose(inlines(line.dropFirst()))
        return switch line.first {
        case "#": .heading(level: 2, prose)
        case "-": .list(start: nil, items: [[.paragraph(prose)], [.list(start: 9, items: [[.paragraph(prose)]])]])
        case ">": .quote([.paragraph(prose), .callout(.note, [.paragraph(prose)])])
        case "`": .code(String(line.dropFirst()))
        default: .paragraph(Prose(inlines(line)))
        }
    }

    /// Text, with what stands between stars strong, and every other of them a link.
    private static func inlines(_ line: Substring) -> [Inline] {
        line.split(separator: "*").enumerated().map { number, part in
            switch number % 4 {
            case 1: .strong([.text(String(part))])
            case 3: .link(topic: "t", anchor: nil, [.text(String(part))])
            default: .text(String(part))
            }
        }
    }

    /// A page with some blocks and a letter of everything else.
    public static func page(_ blocks: [Block]) -> Page {
        guard let day = Day("2026-11-21") else { fatalError("The calendar has lost a day.") }
        let topic = Topic(
            id: "t", section: "s", language: "en", title: "T", summary: "S", nextStep: "N", reviewed: day, reviewDue: day, body: "",
            blocks: blocks)
        return Page(topic: topic, sectionTitle: "S")
    }
}
