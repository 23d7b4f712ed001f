/// Inputs known to be hard, small enough to be changed a little and tried again.
enum Hostile {
    static let texts = [
        "plain text", "\u{1B}]0;title\u{7}\u{1B}[31mred\u{1B}c", "\u{1B}]52;c;aGk=\u{1B}\\", "\u{1B}P$q\u{1B}\\",
        "\u{9B}31m\u{9D}0;x\u{9C}",
        "a\u{202E}b\u{2066}c\u{200F}", "\u{FEFF}x\u{E0041}\u{E007F}\u{2028}\u{AD}", "e" + String(repeating: "\u{301}", count: 12),
        "漢字仮名、交じり文。「引用」", "👩‍⚕️👪🏥❤️‍🔥", "\u{1112}\u{1161}\u{11AB}국어", "क्‍ष می‌خواهم", "\u{E000}\u{F8FF}\u{FFFE}\u{10FFFF}",
        "50\u{A0}mg “so”—or over-the-counter", "https://example.org/path/path/path?a=b&c=d",
        "#heading *strong* text *link*\n-entry\n>quote\n`code  x",
        String(repeating: "Donaudampfschiff", count: 20), "\u{301}\u{300}alone", "\0\r\n\t\u{B}", "ﬀ\u{FE0F}\u{20E3}1\u{FE0F}\u{20E3}",
    ]

    static let configurations = [
        "content: /srv/library\nlanguage: en\ntheme: light\nwidth: 72\nmouse: off\n", "shelf: ../shelf\nkiosk:\n  idle-seconds: 180\n",
        "kiosk: {passcode-hash: $y$j9T$a, languages: [en, es], allow: [print]}\n", "width: 19\n", "width: 99999999999999999999\n",
        "kiosk: {idle-seconds: -5}\n", "kiosk: {idle-seconds: 1e18}\n", "widht: 60\n", "width: 60\nwidth: 60\n", "# width: 60\n",
        "kiosk:\n", "content: a\nshelf: b\n", "---\nwidth: 60\n...\n", "{width: 60, mouse: yes}", "theme: \u{1B}c\n", "~",
    ]

    static let yaml = [
        "title: T\nsummary: S\nnext-step: N\nreviewed: 2026-11-21\nreview-due: 2027-11-21",
        "title: \"a\\u0041\\n\\\"b\"\nmenu-title: 'it''s'\nsummary: >\n  folded\n  text\nnext-step: |\n  kept\n  lines\nkeywords: [a, \"b, c\", 'd']\nrelated: [esketamine]\nquestions:\n  - One?\n  - \"Two: or three?\"\nreviewed: 2026-11-21\nreview-due: 2027-11-21\ntranslates: {of: es, reviewed: 2026-01-05}",
        "a: &x [*x]\n<<: *x\nb: !!str c", "title: no\nsummary: 012\nnext-step: ~\nreviewed: 2026-02-30\nreview-due: 26-1-1",
        "title: a\ntitle: b\ntittle: c",
        String(repeating: "[", count: 60), String(repeating: "{a: ", count: 30), "\ttitle: tab", "a: b\n---\nc: d\n...",
        "%YAML 1.1\n---\na: b", "? [a, b]\n: c",
        "title: \"\\e[31m\\u202e\"", "title: \u{202E}x\n", "🔥: 1", "keywords: {a: b}\nquestions: text",
    ]

    static let source = """
        references:
          - id: s
            type: article-journal
            title: A trial
            author:
              - family: Kettle
                given: Ann
            issued: 2023-12
            URL: https://example.org/a
            DOI: 10.1000/182
            carrel:
              kind: trial
              read: whole
              trust: A small trial.
              findings:
                a:
                  at: Results
                  says: It helped 31% of people.
                  plain: {31%: about 3 in 10}
                  rests-on: trial
                  certainty: low
                  verdict: overstated
                  why: It was small.
                  contradicts: [[s, b]]
                b:
                  at: Results
                  says: It did not help.
                  rests-on: trial
                  certainty: low
                  verdict: supported

        """

    static let citations = [
        "So it may be [@s, a].", "Both [@s, a; @s, b].", "None [@s, c; @t, a]. Twice [@s, c; @s, c].", "[@]", "[@a;;b]", "[@s,a][@s,b]",
        "`[@s, a]`",
        "> [!CLAIM]\n> It helps [@s, a].", "> [!DISAGREE]\n> One [@s, a].\n> Other [@s, b].",
        "| a | b |\n|---|---|\n| 31% [@s, a] | [@s, d] |",
        "[@s, a; @s, a; @s, a; @s, a; @s, a; @s, a; @s, a; @s, a; @s, a]", "*[@s, a]* [x [@s, b]](t.md) # [@s, b]",
        "- 40 mg [@s, b]\n  - so [@s,\n    a]",
        "\\[@s, a] &#91;@s, a] [@s&#44; a]", "# Head [@s, z]\n\nAsk [@S, a].",
    ]

    static let markdown = [
        "## Head\n\nText with *emphasis*, **strong**, `code`, [link](t.md#head) and <https://example.org>.\n\n- one\n- two\n  1. three\n\n> quote\n\n---\n",
        "> [!NOTE]\n> Text [@s, a].\n>\n> - more", "> [!EMERGENCY]\n> Call.", "> [!nothing]\n> x",
        "| a | b |\n|:--|--:|\n| c \\| d | `e \\| f` |\n| g |",
        "&amp; &copy; &#65; &#x1b; \\* \\[ é\u{301}", "a  \nb\\\nc", "Setext\n===\n\nOther\n---", "    code\n\tmore",
        "```\nfence\n```\n~~~ a\nb\n~~~",
        "<div>\nx\n</div>\n\n<b>y</b>", "![image](x.png) [ref][x]\n\n[x]: /y \"z\"", "[a](<b c> \"t\") [d](e\\(f) [](g)",
        "1) a\n\n   b\n2) c", "- [ ] task\n- [x] done",
        "> - > - > a\nlazy", "***a** b* _c_d_ *e*f", "``a ` b`` ` c `", "\u{FEFF}text", "a\r\nb\r\n\r\n> c\r\n", "[^1]\n\n[^1]: note",
        "text\n| a |\n|---|\n| b |", "| a |\n|---|\n> | b |", "# a #\n## b ##\\\n", "*a\n> b*", "`a\n> b`", "[a\nb](c\nd)", "-\n\n  a",
        "+ a\n\n\n  b\n- c",
    ]

    static let keys = [
        "abc é漢👪", "\u{1B}[A\u{1B}OB\u{1B}[5~\u{1B}[Z", "\u{1B}\u{1B}[A", "\u{1B}[200~pasted\r\ntext\u{1B}[201~after",
        "\u{1B}[200~\u{1B}[201\u{1B}[201~",
        "\u{1B}[<0;3;4M\u{1B}[<0;3;4m\u{1B}[<64;1;1M", "\u{1B}[M !!\u{1B}[M#!!", "\u{1B}]52;c;x\u{7}\u{1B}P$q\u{1B}\\",
        "\u{1B}[?1;2c\u{1B}[10;20R", "\u{1B}[<99999999999;-1;0M",
        "\u{1B}é\u{1B}(B\u{1B} F", "\u{1B}[[A\u{1B}[11~\u{1B}OP\u{1B}Oj", "\u{1B}[" + String(repeating: "1;", count: 40) + "A",
        "\u{1}\u{3}\u{1A}\u{7F}\u{8}\t\r\n",
        "\u{1B}]unterminated", "\u{1B}[200~" + String(repeating: "x", count: 200),
    ]

    /// The words of command lines, one a line.
    static let commandLines = [
        "", "green-tea", "--shelf\nP\ngreen-tea", "--content\nP", "list\n--json", "search\nbladder\npain\n--limit\n3",
        "search\n--\n--linear", "show\ntea\n--format\nhtml\n--width\n60",
        "check\nContent\n--strict\n--format\njson", "publish\n--to\nX\n--shards\n3", "kiosk\nset-passcode", "handout\na\nb\n--to\n-",
        "sources\nx\n--format\ncsl", "config",
        "--help", "help\nsearch", "--version", "--today\n2026-02-30", "--theme\nmono\n--linear", "--language=es", "--content=",
        "--contnet\nX", "lsit\n--json", "--shelf\nP\n--content\nQ",
        "search\n--limit\n99999999999999999999", "show\n--width\n-1\ntea", "--generate-completion-script\nbash", "--experimental-dump-help",
        "-h", "-", "--",
    ]
}
