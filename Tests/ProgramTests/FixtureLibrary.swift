import Foundation

/// A small library about tea and breathing, written into a folder of its own that goes away with this value.
final class FixtureLibrary {
    /// The folder that holds everything.
    let folder: String
    /// The author's folder.
    var content: String { home + "/Content" }
    /// The folder the author's folder lies in, where it is found by itself.
    var home: String { folder + "/home" }
    /// Where the automatic cache may lie.
    var cache: String { folder + "/cache" }
    /// A place to publish to.
    var shelf: String { folder + "/shelf" }

    init() throws {
        folder = NSTemporaryDirectory() + "carrel-" + UUID().uuidString
        for (path, text) in Self.files { try write(path, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a file of the author's folder, with the folders it lies in.
    func write(_ path: String, _ text: String) throws {
        let whole = content + "/" + path
        try FileManager.default.createDirectory(
            atPath: (whole as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: whole, atomically: false, encoding: .utf8)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: content + "/" + path) }

    static let green = """
        ---
        title: Can green tea keep me awake?
        menu-title: Green tea and sleep
        summary: Green tea holds some caffeine. Late in the day it may keep you awake.
        next-step: Tell your doctor how much tea you drink.
        keywords: [caffeine, sleep, insomnia]
        related: [black-tea]
        questions:
          - How much tea is too much for me?
        reviewed: 2026-03-01
        review-due: 2027-03-01
        ---

        Green tea holds about 30 mg of caffeine in a cup [@tea-review, caffeine].
        People who drink it late may sleep less [@tea-review, sleep].

        ## What the advertisements say

        > [!DISAGREE]
        > A tea shop says its green tea helps everyone sleep [@tea-shop, helps-sleep].
        > A review found that people may have slept less [@tea-review, sleep].

        Read more about [black tea](../drinks/black-tea.md).

        """

    static let files: [(String, String)] = [
        (
            "library.yaml",
            """
            title: {en: "Tea and breathing"}
            languages: [en]
            sections:
              - id: drinks
                title: {en: Drinks}
                topics: [green-tea, black-tea]
              - id: breathing
                title: {en: Breathing}
                topics: [asthma]
            crisis: [{name: {en: Poison line}, call: "555", source: [tea-review, line]}]
            disclaimer: {en: This guide does not replace a doctor.}
            review: {months: 12}

            """
        ),
        ("en/drinks/green-tea.md", green),
        (
            "en/drinks/black-tea.md",
            """
            ---
            title: Is black tea stronger?
            summary: Black tea often holds more caffeine than green tea.
            next-step: Try a cup without caffeine in the evening.
            keywords: [caffeine, strong]
            reviewed: 2026-03-01
            review-due: 2027-03-01
            ---

            A cup of black tea holds about 50 mg of caffeine [@tea-review, black].

            """
        ),
        (
            "en/breathing/asthma.md",
            """
            ---
            title: What is asthma?
            summary: Asthma makes the airways narrow, so that breathing is hard at times.
            next-step: Ask which inhaler is for every day and which is for an attack.
            keywords: [inhaler, wheeze]
            reviewed: 2026-03-01
            review-due: 2027-03-01
            ---

            In asthma the airways swell and grow narrow [@lung-guide, airways].

            > [!EMERGENCY]
            > If you cannot speak for lack of breath, call 911 [@lung-guide, call].

            """
        ),
        (
            "en/glossary.yaml",
            """
            - {term: caffeine, meaning: A substance in tea and coffee that keeps people awake., topic: black-tea}
            - {term: airways, meaning: The tubes that carry air into the lungs.}

            """
        ),
        (
            "en/synonyms.yaml",
            """
            puffer: [inhaler]

            """
        ),
        (
            "sources/tea-review.yaml",
            """
            references:
              - id: tea-review
                type: article-journal
                title: Tea and sleep, a review of trials
                author:
                  - {family: Leaf, given: Camellia}
                container-title: Journal of Hot Drinks
                issued: 2024-05
                URL: https://example.org/tea-review
                carrel:
                  kind: review
                  read: whole
                  trust: A careful review of nine trials.
                  findings:
                    caffeine:
                      at: Table 1
                      says: A cup of green tea held 30 mg of caffeine on average.
                      rests-on: review
                      certainty: high
                      verdict: supported
                    black:
                      at: Table 1
                      says: A cup of black tea held 50 mg of caffeine on average.
                      rests-on: review
                      certainty: high
                      verdict: supported
                    sleep:
                      at: Results
                      says: People who drank tea in the evening slept less.
                      rests-on: trial
                      certainty: low
                      verdict: supported
                    line:
                      at: Appendix
                      says: The poison line is reached by calling 555.
                      rests-on: policy
                      verdict: supported

            """
        ),
        (
            "sources/tea-shop.yaml",
            """
            references:
              - id: tea-shop
                type: webpage
                title: The Leaf Shop
                issued: 2025
                URL: https://example.org/shop
                carrel:
                  kind: advertisement
                  read: excerpt
                  trust: A shop that sells the tea it praises.
                  findings:
                    helps-sleep:
                      at: Front page
                      says: Green tea helps everyone sleep.
                      rests-on: marketing
                      verdict: wrong
                      why: Trials found the opposite.
                      contradicts: [[tea-review, sleep]]

            """
        ),
        (
            "sources/lung-guide.yaml",
            """
            references:
              - id: lung-guide
                type: report
                title: A guide to asthma care
                publisher: The Lung Society
                issued: 2025-01-15
                URL: https://example.org/lung
                carrel:
                  kind: guideline
                  read: whole
                  trust: Written by lung doctors and reviewed by patients.
                  findings:
                    airways:
                      at: Chapter 1
                      says: In asthma the airways swell and become narrow.
                      rests-on: guideline
                      certainty: high
                      verdict: supported
                    call:
                      at: Chapter 9
                      says: A person who cannot speak for lack of breath should call 911.
                      rests-on: guideline
                      certainty: high
                      verdict: supported

            """
        ),
    ]
}
