/// What the words of a sentence do: advise, hedge, or tell that a source no longer stands. English and Spanish, accents ignored.
struct Wording: Sendable {
    let words: [String]

    init(_ text: String) { words = Self.words(of: text) }

    private static func words(of text: String) -> [String] { Token.all(in: Folding.fold(text)).map(\.text) }

    /// The same, when the sentence has been cut before.
    init(_ text: String, _ tokens: [Token]) {
        // Next to a hyphen a capital counts: what is folded is cut otherwise.
        let isSame = text.utf8.areAll { $0 < 0x80 && $0 != UInt8(ascii: "-") }
        words = isSame ? tokens.map(\.text) : Self.words(of: text)
    }

    /// Whether it tells the reader what to do for their health: `Do not drive`, `tell your doctor`, `call 911`, `you should`.
    /// Asking a clinic about money or papers is not medical advice. A question gives none.
    var isAdvice: Bool {
        if words.last == "?" { return false }
        return words.indices.contains { start in
            guard isOpening(start) else { return Self.duties.isAt(start, of: words) }
            return Self.orders.isAt(start, of: words) || Self.duties.isAt(start, of: words) || isPersonalOrder(start)
        }
    }

    /// Whether it says that it may be so, or whose word it is: what a finding of low certainty needs.
    var isHedged: Bool {
        words.last == "?" || words.indices.contains { Self.hedges.isAt($0, of: words) && !isMonth($0) }
    }

    var saysRetracted: Bool { words.contains { $0.hasPrefix("retract") || $0.hasPrefix("withdrawn") || $0.hasPrefix("retirad") } }

    var saysSuperseded: Bool { words.indices.contains { Self.older.isAt($0, of: words) } }

    /// May 2026 hedges nothing.
    private func isMonth(_ index: Int) -> Bool {
        words[index] == "may" && index + 1 < words.count && words[index + 1].first?.isNumber == true
    }

    /// Whether an order can begin here: at the start, after a mark, or after a word that leads to one.
    private func isOpening(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = words[index - 1]
        if before == "-" || before == "'" { return false }
        return !Self.isWord(before) || Self.leads.isAt(index - 1, of: words)
    }

    /// Whether it begins with a letter or a figure. Unicode's tables are asked last: they are slow, and most words are plain.
    private static func isWord(_ token: String) -> Bool {
        guard let first = token.utf8.first else { return false }
        if first < 0x80 {
            return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
        }
        return token.first.map { $0.isLetter || $0.isNumber } ?? false
    }

    /// `ask your doctor`, `talk to the nurse`: a verb of speaking, and within four words someone of the ward.
    private func isPersonalOrder(_ start: Int) -> Bool {
        guard Self.speaking.contains(words[start]) else { return false }
        return words[start...].dropFirst().prefix(5).contains { Self.people.contains($0) }
    }

    private static let leads = Phrases("and; or; please; then; but; so; always; y; o; pero; entonces; siempre")

    private static let speaking: Set<String> = [
        "ask", "tell", "call", "see", "talk", "contact", "let", "speak", "text", "pregunte", "pregunta", "diga", "digale", "llame", "llama",
        "hable", "consulte",
        "avise", "vea",
    ]

    private static let people: Set<String> = [
        "doctor", "doctors", "nurse", "pharmacist", "prescriber", "clinician", "therapist", "psychiatrist", "midwife", "911", "988",
        "ambulance", "poison",
        "provider", "team", "medico", "medica", "doctora", "enfermera", "enfermero", "farmaceutico", "farmaceutica", "psiquiatra",
        "ambulancia",
    ]

    private static let orders = Phrases(
        """
        never; avoid; do not drive; do not take; do not use; do not mix; do not drink; do not stop; do not start; do not share; do not eat; do not leave; \
        do not give; do not wait; do not have; do not skip; do not try; do not get; do not go; do not put; do not change; do not breastfeed; do not operate; \
        don't drive; don't take; don't use; don't mix; don't drink; don't stop; don't start; don't share; don't eat; don't leave; don't give; don't wait; \
        don't have; don't skip; don't try; don't get; don't go; don't put; don't change; don't breastfeed; don't operate; stop taking; stop using; \
        keep taking; take your medicine; take your medicines; take your pills; take your dose; take it; seek; go to the emergency; go to an emergency; go to the er; go to a hospital; go to the hospital; \
        go to the nearest; get help; get medical; get emergency; get to a hospital; get to the; call 911; call 988; call or text; call an ambulance; \
        call poison; drink plenty; drink more; drink less; drink water; fast for; wait until; wait at least; \
        nunca; evite; no tome; no conduzca; no maneje; no mezcle; no beba; no use; no deje; no coma; no espere; no empiece; no comparta; deje de; \
        siga tomando; tome su; busque ayuda; busque atencion; acuda; vaya a; vaya al; llame al; espere hasta
        """)

    private static let duties = Phrases(
        """
        you should; you must; you need to; you have to; you ought to; you should not; you must not; you shouldn't; people should; patients should; \
        usted debe; debe; deberia; no debe; tiene que
        """)

    private static let hedges = Phrases(
        """
        may; might; could; possibly; perhaps; maybe; seems; seem; seemed; appears; appear; appeared; suggests; suggest; suggested; unclear; unknown; uncertain; \
        unproven; unsure; not known; not clear; not sure; not certain; not proven; not been proven; not shown; not enough; no proof; no evidence; no good evidence; no one knows; nobody knows; \
        little is known; little evidence; little proof; weak evidence; weak proof; limited evidence; too early; too few; mixed results; says; said; say; claims; claimed; \
        claim; reports; reported; report; told; tells; called; calls; describes; described; promises; promised; advertises; according to; thinks; think; thought; believe; believes; believed; hope; hopes; mice; mouse; rats; rat; monkeys; \
        macaques; animals; animal; one study; one trial; small study; small studies; small trial; small trials; early study; early studies; \
        puede; pueden; podria; podrian; quiza; quizas; tal vez; posiblemente; parece; parecen; sugiere; sugieren; no se sabe; no esta claro; no hay pruebas; \
        no se ha demostrado; dice; dicen; segun; afirma; afirman; informa; informan; ratones; ratas; animales; un estudio pequeno
        """)

    private static let older = Phrases(
        """
        superseded; replaced; older; earlier; previous; outdated; no longer; newer; updated; since changed; at the time; sustituido; sustituida; anterior; \
        reemplazado; reemplazada; ya no
        """)
}

/// Phrases by their first word, so that looking one up costs no more for a longer list.
struct Phrases: Sendable {
    private var byFirst: [String: [[String]]] = [:]
    /// Which words may begin one, by ``code(of:)``: most words of a text are passed over by it.
    private let mayBegin: [Bool]

    /// From phrases divided by semicolons.
    init(_ list: String) {
        for phrase in list.split(separator: ";") {
            let words = phrase.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let first = words.first else { continue }
            byFirst[first, default: []].append(words)
        }
        mayBegin = Self.table(of: byFirst.keys)
    }

    /// Whether one of the phrases stands at that place.
    func isAt(_ start: Int, of words: [String]) -> Bool {
        mayBegin[Self.code(of: words[start])] && byFirst[words[start]]?.contains { words[start...].starts(with: $0) } == true
    }

    /// Which words may be among some, by ``code(of:)``.
    static func table(of words: some Sequence<String>) -> [Bool] {
        var table = Array(repeating: false, count: 1024)
        for word in words { table[code(of: word)] = true }
        return table
    }

    /// A number below 1024; that of a word is always the same.
    static func code(of word: String) -> Int {
        func code(_ first: UInt8?, _ last: UInt8?, _ count: Int) -> Int { (Int(first ?? 0) &* 37 &+ Int(last ?? 0) &* 5 &+ count) & 1023 }
        let units = word.utf8
        return units.withContiguousStorageIfAvailable { code($0.first, $0.last, $0.count) } ?? code(units.first, units.last, units.count)
    }
}
