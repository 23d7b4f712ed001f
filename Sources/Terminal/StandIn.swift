/// What is drawn in place of a character on a terminal that shows ASCII only.
enum StandIn {
    /// One ASCII character; `?` for what has nothing like it.
    static func of(_ scalar: Unicode.Scalar) -> String {
        scalar.isASCII ? String(Character(scalar)) : table[scalar] ?? box(scalar) ?? "?"
    }

    /// Box drawing and blocks, by their ranges: lines, corners and shades.
    private static func box(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576, 0x2578, 0x257A: "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577, 0x2579, 0x257B: "|"
        case 0x250C...0x254B, 0x2552...0x256C, 0x256D...0x2570: "+"
        case 0x2580...0x2593: "#"
        default: nil
        }
    }

    private static let table: [Unicode.Scalar: String] = [
        "\u{A0}": " ", "…": ".", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "“": "\"", "”": "\"", "«": "\"",
        "»": "\"", "•": "*", "·": "*", "‣": "*", "▪": "*", "●": "*", "○": "o", "□": "o", "■": "#", "✓": "v", "✔": "v", "✗": "x", "✘": "x",
        "×": "x", "÷": "/", "›": ">", "‹": "<", "→": ">", "←": "<", "↑": "^", "↓": "v", "⏎": "<", "↵": "<", "▸": ">", "▶": ">", "◀": "<",
        "▾": "v", "▼": "v", "▲": "^", "≤": "<", "≥": ">", "≈": "~", "µ": "u", "°": "o", "¿": "?", "¡": "!", "´": "'", "á": "a", "à": "a",
        "â": "a", "ä": "a", "ã": "a", "å": "a", "Á": "A", "À": "A", "Ä": "A", "Â": "A", "é": "e", "è": "e", "ê": "e", "ë": "e", "É": "E",
        "È": "E", "í": "i", "ì": "i", "î": "i", "ï": "i", "Í": "I", "ó": "o", "ò": "o", "ô": "o", "ö": "o", "õ": "o", "Ó": "O", "Ö": "O",
        "ú": "u", "ù": "u", "û": "u", "ü": "u", "Ú": "U", "Ü": "U", "ñ": "n", "Ñ": "N", "ç": "c", "Ç": "C", "ß": "s", "ø": "o", "Ø": "O",
        "™": "T", "®": "R", "©": "C", "½": "?", "§": "S", "№": "N",
    ]
}
