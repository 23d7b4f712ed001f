/// What speech-dispatcher sends, cut into replies and events, those that matter to us.
///
/// A reply is some lines `225-…` and a last one `225 …`, all of one code; an event looks the same, with a code from 700 on.
struct SpeechReplies {
    enum Reply: Equatable {
        /// The service took a text and gave it this number.
        case taken(String)
        case ended(String)
        case cancelled(String)
        /// Something we asked for was refused.
        case refused
    }

    /// Bytes of a line that has not ended.
    private var rest: [UInt8] = []
    /// What stood on the lines of a reply that has not ended.
    private var said: [String] = []

    /// Replies that are whole now. Bytes may be cut anywhere.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [Reply] {
        rest += bytes
        var replies: [Reply] = []
        while let end = rest.firstIndex(of: 0x0A) {
            let line = String(decoding: rest[..<end].filter { $0 != 0x0D }, as: UTF8.self)
            rest.removeFirst(end + 1)
            let text = String(line.dropFirst(4))
            if line.dropFirst(3).first == "-" {
                said.append(text)
                continue
            }
            let number = said.first ?? ""
            said = []
            switch Int(line.prefix(3)) ?? 0 {
            case 225: replies.append(.taken(number))
            case 702: replies.append(.ended(number))
            case 703: replies.append(.cancelled(number))
            case 200..<300, 700..<800: break
            default: replies.append(.refused)
            }
        }
        return replies
    }
}
