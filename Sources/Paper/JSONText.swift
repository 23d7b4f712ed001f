import Surface

/// A JSON value and how it is written: keys in the order they are given, everything a terminal or a script could stumble over escaped.
public indirect enum JSONText: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    case null
    case bool(Bool)
    case number(Int)
    /// What is not finite is written `null`.
    case decimal(Double)
    case string(String)
    case array([JSONText])
    case object([Member])

    /// One key and its value.
    public struct Member: Equatable, Sendable {
        /// Written first, and escaped.
        public var key: String
        /// Written behind it.
        public var value: JSONText

        /// A key once in an object is the caller's to see to.
        public init(_ key: String, _ value: JSONText) {
            self.key = key
            self.value = value
        }
    }

    /// A text, as a literal.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A list, as a literal.
    public init(arrayLiteral elements: JSONText...) { self = .array(elements) }
    /// An object, as a literal; keys stay in the order they are written.
    public init(dictionaryLiteral elements: (String, JSONText)...) { self = .object(elements.map { Member($0, $1) }) }

    /// The text, or null.
    public static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

    /// The value on one line, without blanks between its parts.
    public var line: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// An array with each of its elements on a line of its own, so that `grep` and `diff` see elements; any other value on one
    /// line. Ends with a line feed.
    public var page: String {
        guard case .array(let elements) = self, !elements.isEmpty else { return line + "\n" }
        return "[\n" + elements.map(\.line).joined(separator: ",\n") + "\n]\n"
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += String(value)
        case .decimal(let value): text += value.isFinite ? value.description : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.write(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    /// Quotes a text. What the escaper would not let on a screen is written as `\u` and four digits, in pairs beyond the first plane, so
    /// nothing is lost.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            default:
                if Escaper.isAllowed(scalar) {
                    text.unicodeScalars.append(scalar)
                } else {
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { text += "\\u" + hex(unit) }
                }
            }
        }
        text += "\""
    }

    private static func hex(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
