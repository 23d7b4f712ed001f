extension Wording {
    /// Whether it states nothing that a source could bear out: a question, what begins with a verb of advice, or
    /// what the library says of itself.
    ///
    /// Advice about health that is more than asking or calling still needs its citation; ``isAdvice`` finds it.
    var needsNoSource: Bool {
        if words.last == "?" { return true }
        let start = words.drop { $0 == "please" || !($0.first?.isLetter ?? false) }
        return start.first.map(Self.adviceVerbs.contains) ?? false || isOwnVoice
    }

    /// Whether the library speaks of itself.
    var isOwnVoice: Bool { words.indices.contains { Self.ownVoice.isAt($0, of: words) } }

    private static let adviceVerbs = Set(
        """
        ask bring call check contact do find get go keep let list look make plan read rest say see seek speak start stay talk tell text think use write \
        busque consulte diga hable lea lleve llame mire pida pregunte vaya vea
        """.split(separator: " ").map(String.init))

    private static let ownVoice = Phrases(
        """
        we; our; us; this page; this guide; this topic; this library; this box; these pages; esta guia; esta pagina; nuestra; nuestro; nosotros
        """)
}
