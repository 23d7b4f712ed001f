import Surface

@testable import Terminal

/// The key decoder: the same keys however the bytes are cut, nothing left over, and little remembered.
///
/// The first byte of an input says where the rest is cut.
enum KeyPromises {
    private static let table = KeyTable()

    static func fault(_ bytes: [UInt8]) -> String? {
        guard let cut = bytes.first else { return nil }
        let sent = bytes.dropFirst()
        var whole = KeyDecoder(table)
        let keys = whole.decode(sent)
        if let fault = remembered(whole) { return fault }
        var pieces = KeyDecoder(table)
        var same: [Key] = []
        var rest = sent
        var dice = UInt32(cut)
        while !rest.isEmpty {
            dice = dice &* 1_103_515_245 &+ 12_345
            let length = cut == 0 ? 1 : 1 + Int(dice >> 16) % 7
            same += pieces.decode(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        if let fault = remembered(pieces) { return fault }
        if keys != same { return "\(keys) at once, \(same) in pieces" }
        for key in keys {
            let text: String
            switch key {
            case .character(let character): text = String(character)
            case .pasted(let pasted): text = pasted
            default: continue
            }
            if text.unicodeScalars.contains(where: SanitizerPromises.isDangerous) { return "\(key) is text" }
            if text.utf8.count > KeyDecoder.pasteLimit + 3 { return "a paste of \(text.utf8.count) bytes" }
        }
        if whole.settle() != pieces.settle() { return "what is left over depends on the pieces" }
        if whole.patience != nil { return "something is awaited where all has come" }
        return whole.decode([UInt8(ascii: "a")]) + whole.settle() == [.character("a")] ? nil : "a letter after it all is no letter"
    }

    /// A decoder is a value: what it remembers is in its properties.
    private static func remembered(_ decoder: KeyDecoder) -> String? {
        let bytes = Mirror(reflecting: decoder).children.reduce(0) { $0 + (($1.value as? [UInt8])?.count ?? 0) }
        return bytes > 4096 ? "\(bytes) bytes are remembered" : nil
    }
}
