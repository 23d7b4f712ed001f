import Foundation
import Topics

/// A small library about asthma and tea, made for these tests.
enum MadeUp {
    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { fatalError("\(text) is no day") }
        return day
    }

    static func topic(
        _ id: String, _ title: String, in section: String = "lungs", language: String = "en", summary: String = "A short summary.",
        keywords: [String] = [], questions: [String] = [], related: [String] = [], text: String = "Plain text.", findings: [FindingKey] = []
    ) -> Topic {
        let citation: [Inline] = findings.isEmpty ? [] : [.text(" "), .citation(Citation(findings))]
        let marks = findings.isEmpty ? "" : " [" + findings.map { "@\($0.source), \($0.finding)" }.joined(separator: "; ") + "]"
        let paragraphs = text.split(separator: "\n\n")
        return Topic(
            id: id, section: section, language: language, title: title, summary: summary, nextStep: "Ask your nurse.", keywords: keywords,
            related: related, questions: questions, reviewed: day("2026-11-21"), reviewDue: day("2027-11-21"),
            body: paragraphs.map { $0 + marks }.joined(separator: "\n\n") + "\n",
            blocks: paragraphs.map { .paragraph(Prose([.text(String($0))] + citation)) })
    }

    static let source = Source(
        id: "kettle-2020", type: "article-journal", title: "Kettles and steam", authors: ["Ann Kettle"], issued: "2020-05",
        address: "https://example.org/kettle", kind: .trial, read: .whole, trust: "A small trial.",
        findings: [
            Finding(
                id: "steam", at: "Results", says: "Steam eased 31% of coughs.", plain: [PlainFigure(figure: "31%", plain: "about 3 in 10")],
                restsOn: .trial, certainty: .low, verdict: .overstated, why: "It was small.",
                contradicts: [FindingKey(source: "kettle-2020", finding: "cold")]),
            Finding(id: "cold", at: "Methods", says: "Cold air was not tried.", restsOn: .trial, verdict: .supported),
        ], record: "references:\n  - id: kettle-2020\n")

    static var library: Library {
        let steam = FindingKey(source: "kettle-2020", finding: "steam")
        return Library(
            title: ["en": "Breath and tea", "es": "Aire y té"], languages: ["en", "es"],
            sections: [
                Section(
                    id: "lungs", title: ["en": "Lungs", "es": "Pulmones"],
                    topics: ["what-is-asthma", "inhalers", "asthma-attack", "peak-flow"]),
                Section(id: "tea", title: ["en": "Tea", "es": "Té"], topics: ["green-tea", "tea-and-sleep", "kettle-burns"]),
            ],
            crisis: [CrisisLine(name: ["en": "Lung line"], call: "555", source: steam)], disclaimer: ["en": "Ask a person."],
            topics: [
                topic(
                    "what-is-asthma", "What is asthma?", summary: "Asthma makes the airways narrow.", keywords: ["wheezing", "airways"],
                    related: ["inhalers", "no-such-topic"],
                    text: "Asthma narrows the airways of the lungs. Steam may ease a cough.\n\nIt often begins in childhood.",
                    findings: [steam]),
                topic(
                    "inhalers", "Inhalers", keywords: ["puffer", "off-label use"], questions: ["How do I clean my inhaler?"],
                    text: "An inhaler brings medicine to the lungs. Shake it, breathe out, press and breathe in slowly."),
                topic(
                    "asthma-attack", "Asthma attack: what to do", summary: "Signs of danger and what to do.",
                    keywords: ["can't breathe", "blue lips"],
                    text: "Sit upright. Use the inhaler. Call for help when it does not get better."),
                topic("peak-flow", "Measuring peak flow", keywords: ["PEF"], text: "A meter shows how fast you can blow out air."),
                topic(
                    "green-tea", "Green tea", in: "tea", keywords: ["sencha"],
                    text: "Green tea is made of leaves that were not left to wilt."),
                topic(
                    "tea-and-sleep", "Tea and sleep", in: "tea", keywords: ["caffeine", "insomnia"],
                    text: "Tea holds caffeine. Caffeine late in the day keeps some people awake."),
                topic(
                    "kettle-burns", "Burns from a kettle", in: "tea", keywords: ["scald"],
                    text: "Cool the burn under running water for twenty minutes."),
                topic(
                    "what-is-asthma", "¿Qué es el asma?", language: "es", summary: "El asma estrecha las vías respiratorias.",
                    keywords: ["silbidos"], text: "La preparación de los niños es importante. Los bronquios se estrechan."),
                topic("green-tea", "Té verde", in: "tea", language: "es", text: "El té verde se hace con hojas."),
            ],
            sources: [source],
            glossary: [
                "en": [
                    GlossaryEntry(
                        term: "airway", also: ["airways", "windpipe"], meaning: "A tube that brings air.", topic: "what-is-asthma")
                ]
            ],
            synonyms: [
                "en": [
                    Synonym(phrase: "brew", alsoSearch: ["green tea"]), Synonym(phrase: "want to sleep", alsoSearch: ["insomnia"]),
                    Synonym(phrase: "choking to death", alsoSearch: ["asthma attack: what to do"]),
                ]
            ],
            words: ["es": Words([.sources: "Fuentes", .languageName: "Español"])])
    }

    /// A folder of its own for one test, taken away by ``Scratch/deinit``.
    static func scratch() -> Scratch { Scratch() }
}

/// A temporary folder that goes when nobody holds it any more.
final class Scratch {
    let path: String

    init() {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-tests-" + UUID().uuidString)
        path = folder.path
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        chmod(path, 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }
}
