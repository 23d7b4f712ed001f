/// Where a link leads: to a topic of the library, or to an address outside it.
enum Address: Equatable {
    /// `topic.md` or `../section/topic.md`, with or without `#anchor`.
    case topic(String, section: String?, anchor: String?)
    /// A whole address; shown, never followed.
    case outside(String)

    /// What the author wrote as a link's target, and what is wrong with it.
    static func read(_ target: String) -> (address: Address?, fault: Problem.Kind?) {
        guard let scheme = scheme(of: target) else {
            let topic = topic(target)
            return (topic, topic == nil ? .badLink(target) : nil)
        }
        switch scheme {
        case "http", "https": return (.outside(target), isWeb(target) ? nil : .badAddress(target))
        case "mailto": return (.outside(target), isPlain(target) && target.utf8.count > 7 ? nil : .badAddress(target))
        default: return (.outside(target), isPlain(target) ? .strangeAddress(target) : .badAddress(target))
        }
    }

    /// Whether a text is an `http` or `https` address: ASCII, with a host, without spaces, controls (written as `%1B` too), or
    /// names that only look like letters (`xn--`).
    static func isWeb(_ text: String) -> Bool {
        guard isPlain(text), let scheme = scheme(of: text), scheme == "http" || scheme == "https" else { return false }
        let rest = text.utf8.dropFirst(scheme.utf8.count + 1)
        guard rest.starts(with: "//".utf8) else { return false }
        let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
        let host = String(
            decoding: authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).first ?? [], as: UTF8.self)
        let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.utf8.allSatisfy(ID.isLetter) && !label.hasPrefix("xn--") && !label.hasPrefix("-")
            }
    }

    /// Whether a text is printable ASCII without a space or a percent-coded control.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for (offset, byte) in bytes.enumerated() {
            guard byte > 0x20, byte < 0x7F else { return false }
            guard byte == UInt8(ascii: "%") else { continue }
            guard offset + 2 < bytes.count, let high = hex(bytes[offset + 1]), let low = hex(bytes[offset + 2]) else { return false }
            let coded = high << 4 | low
            if coded < 0x20 || coded == 0x7F { return false }
        }
        return true
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// The scheme of a whole address in small letters, or nil for a relative link.
    private static func scheme(of target: String) -> String? {
        let letters = target.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard letters.count < target.utf8.count, let first = letters.first, isAlpha(first) else { return nil }
        guard letters.allSatisfy({ isAlpha($0) || (0x30...0x39).contains($0) || "+.-".utf8.contains($0) }) else { return nil }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }

    private static func isAlpha(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    private static func topic(_ target: String) -> Address? {
        let halves = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var anchor: String?
        if halves.count == 2 {
            anchor = String(halves[1])
            if halves[1].isEmpty || !halves[1].unicodeScalars.allSatisfy({ Lettering.isAllowed($0) && $0.value > 0x20 }) { return nil }
        }
        var parts = halves[0].split(separator: "/", omittingEmptySubsequences: false)
        guard let file = parts.popLast(), file.hasSuffix(".md") else { return nil }
        let id = file.dropLast(3)
        // Capitals are left to the library, which knows the name that was meant.
        guard ID.isWellFormed(id.lowercased()) else { return nil }
        if parts.isEmpty { return .topic(String(id), section: nil, anchor: anchor) }
        guard parts.count == 2, parts[0] == "..", ID.isWellFormed(parts[1].lowercased()) else { return nil }
        return .topic(String(id), section: String(parts[1]), anchor: anchor)
    }
}
