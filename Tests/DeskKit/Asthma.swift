import Topics

/// A small made-up library about asthma, for tests. Its figures and sources are inventions and mean nothing.
public enum Asthma {
    /// Two languages, of which Spanish has a part; the same in every test.
    public static let library: Library = {
        var library = Library(
            title: ["en": "Asthma: a guide for tests"],
            sections: [
                Section(id: "basics", title: ["en": "The basics"], topics: ["what-is-asthma", "inhalers", "history"]),
                Section(id: "risks", title: ["en": "Risks"], topics: ["attacks", "smoke"]),
                Section(id: "help", title: ["en": "Get help"], topics: ["get-help"]),
            ],
            crisis: [
                CrisisLine(name: ["en": "Test line"], call: "555", text: "555"),
                CrisisLine(name: ["en": "Emergency"], call: "000"),
            ],
            disclaimer: ["en": "This guide is made up for tests. It helps nobody."],
            sources: [trial, leaflet],
            glossary: [
                "en": [
                    GlossaryEntry(term: "airway", also: ["airways"], meaning: "A tube that carries air to the lungs.", topic: "inhalers"),
                    GlossaryEntry(
                        term: "wheeze", meaning: "A whistling sound when you breathe.",
                        source: FindingKey(source: "made-up-trial", finding: "relief")),
                ]
            ])
        for (section, id, text) in texts {
            let parsed = TopicParser.parse(Array(text.utf8), file: "en/\(section)/\(id).md", id: id, section: section, language: "en")
            if let topic = parsed.value { library.topics.append(topic) }
        }
        return library
    }()

    /// In English.
    public static let front = Front(
        edition: "test", title: "Asthma: a guide for tests", disclaimer: "This guide is made up for tests. It helps nobody.",
        sections: library.sections.map { SectionHeading(id: $0.id, title: $0.title["en"] ?? "", count: $0.topics.count) },
        crisis: library.crisis.map { HelpLine(name: $0.name["en"] ?? "", call: $0.call, text: $0.text) })

    /// The same library offered in Spanish too, where one topic is translated.
    public static let bilingualFront: Front = {
        var front = Asthma.front
        front.languages = ["en", "es"]
        front.languageNames = ["English", "Español"]
        return front
    }()

    /// The same in Spanish.
    public static let spanishFront: Front = {
        var front = Asthma.bilingualFront
        front.language = "es"
        front.title = "El asma: una guía para pruebas"
        front.sections = [
            SectionHeading(id: "basics", title: "Lo básico", count: 1), SectionHeading(id: "risks", title: "Riesgos", count: 0),
        ]
        front.words = Words([.languageName: "Español", .hintHelp: "Ayuda", .hintBack: "Atrás", .hintOpen: "Abrir"])
        return front
    }()

    /// The one topic there is in Spanish.
    public static let spanishPage: Page = {
        let text = topic(
            "¿Qué es el asma?", translates: "{of: en, reviewed: 2026-01-10}",
            """
            El asma estrecha las vías respiratorias [@made-up-trial, sleep].

            ## Qué ayuda

            Tenga cerca su inhalador. Aléjese del humo.

            ## Qué no se sabe

            Nadie sabe por qué algunas personas tienen asma y otras no. Viene de familia. El humo y el polvo la empeoran.
            """)
        let parsed = TopicParser.parse(
            Array(text.utf8), file: "es/basics/what-is-asthma.md", id: "what-is-asthma", section: "basics", language: "es")
        guard let topic = parsed.value else { fatalError("The Spanish topic for tests does not parse: \(parsed)") }
        var translated = library
        translated.topics.append(topic)
        return translated.page(of: topic)
    }()

    /// Of its English topics, in the order of the menu.
    public static let headings: [TopicHeading] = library.topics.map {
        TopicHeading(
            id: $0.id, title: $0.title, shortTitle: $0.shortTitle, section: $0.section, summary: $0.summary, reviewed: $0.reviewed,
            reviewDue: $0.reviewDue)
    }

    /// As a shelf would answer; nil for a source the library does not have.
    public static func sourcePage(_ id: String) -> SourcePage? {
        library.sources.first { $0.id == id }.map { source in
            let uses = library.topics.flatMap { library.page(of: $0).uses }.filter { $0.key.source == id }
            return SourcePage(source: source, usedIn: Dictionary(grouping: uses, by: \.key.finding).mapValues { $0.map(\.use) })
        }
    }

    /// Of its English words.
    public static let glossary = Glossary(
        entries: library.glossary["en"] ?? [], topics: ["inhalers": "Inhalers"], sources: ["made-up-trial": "A made-up trial of inhalers"])

    private static let trial = Source(
        id: "made-up-trial", type: "article-journal", title: "A made-up trial of inhalers", authors: ["Ann Example"],
        containerTitle: "Journal of Tests", issued: "2020", address: "https://example.org/trial", kind: .trial, read: .excerpt,
        trust: "Small, but done with care.", funding: "A maker of inhalers",
        findings: [
            Finding(
                id: "relief", at: "Results", says: "Eased breathing in 7 of 10 people within 5 minutes.", restsOn: .trial,
                certainty: .moderate,
                verdict: .supported),
            Finding(id: "sleep", at: "Results", says: "Slept no better.", restsOn: .trial, certainty: .low, verdict: .supported),
        ])

    private static let leaflet = Source(
        id: "made-up-leaflet", type: "webpage", title: "Breathe free today", publisher: "A made-up clinic", kind: .advertisement,
        read: .whole, trust: "An advertisement.",
        findings: [
            Finding(
                id: "cure", at: "First line", says: "Inhalers cure asthma.", restsOn: .marketing, verdict: .wrong,
                why: "Inhalers ease asthma. Nothing cures it.")
        ])

    private static func topic(
        _ title: String, menu: String? = nil, related: String? = nil, translates: String? = nil, questions: [String] = [], _ body: String
    )
        -> String
    {
        var text = "---\ntitle: \(title)\n"
        if let menu { text += "menu-title: \(menu)\n" }
        text += "summary: A short answer about \(title.lowercased())\nnext-step: Ask the made-up nurse.\nkeywords: [test]\n"
        if let related { text += "related: [\(related)]\n" }
        if let translates { text += "translates: \(translates)\n" }
        if !questions.isEmpty { text += "questions:\n" + questions.map { "  - \($0)\n" }.joined() }
        return text + "reviewed: 2026-01-10\nreview-due: 2027-01-10\n---\n\n" + body
    }

    private static let texts: [(section: String, id: String, text: String)] = [
        (
            "basics", "what-is-asthma",
            topic(
                "What is asthma?", related: "inhalers, attacks", questions: ["Do I have asthma?"],
                """
                Asthma makes the airways narrow. A person may wheeze or cough [@made-up-trial, sleep].
                An inhaler eased breathing in 7 of 10 people [@made-up-trial, relief]. See [Inhalers](inhalers.md).

                ## What helps

                - Keep your inhaler near you.
                - Stay away from smoke; see [Smoke](../risks/smoke.md).

                > [!DISAGREE]
                > A clinic says inhalers cure asthma [@made-up-leaflet, cure].
                > A trial found that they ease it [@made-up-trial, relief].

                ## What is not known

                Nobody knows why some people get asthma and others do not. It runs in families. Smoke and dust make it
                worse. Cold air may set it off. So may a cold, a run, or a laugh. Most people live with it well.

                | Sign | What to do |
                | --- | --- |
                | A wheeze | Use the inhaler |
                | Blue lips | Call 000 |

                ## Café, naïve, 漢字

                Accents and wide letters: é, ñ, 漢字, and one family 👪.
                """)
        ),
        (
            "basics", "inhalers",
            topic(
                "Inhalers", menu: "Inhalers, in short", related: "what-is-asthma",
                "An inhaler carries medicine to the airways. Back to [asthma](what-is-asthma.md#what-is-not-known).\n")
        ),
        ("basics", "history", topic("A short history", "There is not much to tell.\n")),
        (
            "risks", "attacks",
            topic(
                "Asthma attacks",
                """
                > [!EMERGENCY]
                > Call 000 if the lips turn blue [@made-up-trial, sleep]. Stay with the person.

                An attack comes fast. Sit up. Use the inhaler.
                """)
        ),
        ("risks", "smoke", topic("Smoke", "Smoke makes asthma worse. So does dust.\n")),
        ("help", "get-help", topic("Get help", "Call the test line. See [attacks](../risks/attacks.md).\n")),
    ]
}
