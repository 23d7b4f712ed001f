import Surface

/// One line a person types in. In it every printable key is text.
public struct TextField: Equatable, Sendable {
    /// Longest text, in characters; with all their marks it takes four bytes a character, and the last character's marks besides.
    public static let limit = 128

    /// What stands in it. Keys make it no longer than ``limit``.
    public private(set) var text: String
    /// Characters before the cursor.
    public private(set) var cursor: Int

    /// The cursor stands behind the text.
    public init(_ text: String = "") {
        self.text = text
        cursor = text.count
    }

    /// Takes a key. Answers whether the text changed, or nil when the key is none of the field's.
    public mutating func take(_ key: Key) -> Bool? {
        switch key {
        case .character(let character):
            guard text.count < Self.limit, text.utf8.count < 4 * Self.limit, character.unicodeScalars.allSatisfy(Escaper.isAllowed) else {
                return false
            }
            // A mark joins the letter before it, and then there are no more characters than there were.
            let before = String(text[..<index(cursor)]) + String(character)
            text = before + text[index(cursor)...]
            cursor = before.count
            return true
        case .backspace where cursor > 0:
            text.remove(at: index(cursor - 1))
            cursor -= 1
            return true
        case .delete where cursor < text.count:
            text.remove(at: index(cursor))
            return true
        case .backspace: return text.isEmpty ? nil : false
        case .delete: return false
        case .left:
            cursor = max(0, cursor - 1)
            return false
        case .right:
            cursor = min(text.count, cursor + 1)
            return false
        case .home, .control("a"):
            cursor = 0
            return false
        case .end, .control("e"):
            cursor = text.count
            return false
        case .control("u"):
            let changed = !text.isEmpty
            self = TextField()
            return changed
        default: return nil
        }
    }

    /// Whether a letter was typed that has no place any more.
    func isFull(for key: Key) -> Bool {
        if case .character = key { text.count >= Self.limit } else { false }
    }

    private func index(_ offset: Int) -> String.Index { text.index(text.startIndex, offsetBy: offset) }
}
