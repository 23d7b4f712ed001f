import Testing
import Topics

@Suite struct LanguageCodeTests {
    @Test(arguments: ["en", "es", "hmn", "zh-Hant", "pt-BR", "zh-Hans-CN", "es-419", "sr-Latn-RS"])
    func `a language, with its script and its region, is a code`(code: String) { #expect(Language.isKnown(code)) }

    @Test(arguments: [
        "", "-", "xx", "EN", "english", "en-", "en_US", "pt-br", "zh-hant", "zh-HANT", "zh-Hant-", "zh-Hant-CN-x", "en-USA", "es-41",
        "es-4199",
        "Hmn", "h1n", "en-Latn-Latn", "en-U1",
    ])
    func `what is written otherwise is none`(code: String) { #expect(!Language.isKnown(code)) }
}
