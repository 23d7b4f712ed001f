import DiceKit

extension Dice {
    /// A word of any script, now and then a very long one.
    mutating func word() -> String {
        switch Int.random(in: 0..<12, using: &self) {
        case 0: "naïve"
        case 1: "漢字仮名、交じり文。"
        case 2: "👪👩‍⚕️🏥"
        case 3: "e\u{301}te\u{301}"
        case 4: "https://example.org/" + String(repeating: "path/", count: Int.random(in: 0..<9, using: &self))
        case 5: String(repeating: "Donaudampfschiff", count: Int.random(in: 1..<6, using: &self))
        case 6: "over-the-counter"
        case 7: "50\u{A0}mg"
        case 8: "\u{1112}\u{1161}\u{11AB}국어"
        case 9: "“so”—or"
        case 10: "a\u{1B}[1m\u{202E}b"
        default: ["a", "of", "ketamine", "pain", "hospital"].randomElement(using: &self) ?? "a"
        }
    }

    mutating func words(_ count: Int) -> String { (0..<count).map { _ in word() }.joined(separator: " ") }
}
