/// The codes of languages a library can be written in.
public enum Language {
    /// Whether a code is one of BCP 47's: a language of ISO 639-1, or three letters of ISO 639-3, with an optional script and an
    /// optional region, such as `en`, `zh-Hant`, `pt-BR`, `hmn`.
    public static func isKnown(_ code: some StringProtocol) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, parts.count <= 3 else { return false }
        guard language.utf8.count == 3 ? isLower(language) : twoLetters.contains(String(language)) else { return false }
        var rest = parts.dropFirst()
        if let script = rest.first, script.utf8.count == 4 {
            guard isUpper(script.prefix(1)), isLower(script.dropFirst()) else { return false }
            rest = rest.dropFirst()
        }
        guard let region = rest.first else { return true }
        let isNumber = region.utf8.count == 3 && region.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return rest.count == 1 && (isNumber || region.utf8.count == 2 && isUpper(region))
    }

    /// What a message offers to an author whose code is none.
    static let examples = ["en", "es", "zh-Hans", "vi", "tl", "… (codes of ISO 639)"]

    private static func isLower(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
    private static func isUpper(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy { (0x41...0x5A).contains($0) } }

    private static let twoLetters = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
        fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km \
        kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om \
        or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr \
        ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " ").map(String.init))
}
